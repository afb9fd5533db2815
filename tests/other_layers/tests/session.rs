//! A client of layer 198 reads what servers of other layers send, with the table of all layers.
//!
//! The packets are random values of the other layer's schema, written by its definitions alone.

mod support;

use std::collections::HashSet;

use tl_core::schema::{Combinator, Object, Schema, Value};
use tl_core::{Reader, from_slice, to_vec};
use tl_other_layers::layer_198::enums::{Update, Updates};

use support::{Random, Values};

/// The ids of layer 198.
fn own_ids() -> HashSet<u32> {
    let own = tl_layers::constructors().filter(|it| it.is_in(198));
    own.map(|it| it.id()).collect()
}

/// A packet of `updates` with all constructors of `Update` in the layer: known ones and unknown ones among them.
fn session(layer: u32, seed: u32) -> (Vec<u32>, Vec<u8>) {
    let schema = Schema::parse(&tl_layers::schema(layer).unwrap()).unwrap();
    let update = schema.ty("Update").unwrap();
    let ids: Vec<_> = schema.constructors_of(&update).map(Combinator::id).collect();
    let mut values = Values { schema: &schema, random: Random(seed), allowed: HashSet::new() };
    let updates: Vec<Value> =
        ids.iter().map(|id| values.object_of(*id, 3).unwrap().into()).collect();
    let empty = || Value::Vector(Vec::new());
    let object = Object::new("updates")
        .with("updates", Value::Vector(updates))
        .with("users", empty())
        .with("chats", empty())
        .with("date", 1)
        .with("seq", 2);
    (ids, schema.encode(&object.into()).unwrap())
}

#[test]
fn a_session_of_another_layer_loses_no_known_update() {
    let all = Schema::parse(&tl_layers::all()).unwrap();
    let own = own_ids();
    for layer in [105, 148, 177, 216, 224, 230] {
        for seed in 0..10 {
            let (ids, packet) = session(layer, seed);
            let updates: Updates = Reader::new(&packet).with_schema(&all).read_all().unwrap();
            assert!(to_vec(&updates).unwrap() == packet, "layer {layer}, seed {seed}");
            let Updates::Updates(updates) = updates else { panic!("{updates:?}") };
            assert_eq!(updates.updates.len(), ids.len());
            for (update, id) in updates.updates.iter().zip(&ids) {
                let is_kept = matches!(update, Update::Unknown(_));
                assert_eq!(is_kept, !own.contains(id), "layer {layer}: {id:08x}");
            }
            // Without the table, a packet with unknown constructors is lost.
            assert!(from_slice::<Updates>(&packet).is_err(), "layer {layer}");
        }
    }
}
