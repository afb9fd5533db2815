//! A client of layer 198 reads what servers of other layers send, with the table of all layers.
//!
//! The packets are random values of the other layer's schema, written by its definitions alone.

use std::collections::HashSet;

use tl_core::schema::{Combinator, Object, Schema, SchemaType, SchemaTypeKind, Value};
use tl_core::{Reader, from_slice, to_vec};
use tl_other_layers::enums::{Update, Updates};

/// A linear congruential generator, by the constants of Numerical Recipes.
struct Random(u32);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next()).unwrap() % count
    }
}

/// Values of `schema`, nested at most so deep.
struct Values<'a> {
    schema: &'a Schema,
    random: Random,
}

impl Values<'_> {
    fn value(&mut self, ty: &SchemaType, depth: usize) -> Value {
        match ty.kind() {
            SchemaTypeKind::Int => Value::Int(self.random.next().cast_signed()),
            SchemaTypeKind::Long => Value::Long(i64::from(self.random.next())),
            SchemaTypeKind::Double => Value::Double(f64::from(self.random.next())),
            SchemaTypeKind::Bool => Value::Bool(self.random.below(2) == 0),
            SchemaTypeKind::String => Value::String("text".repeat(self.random.below(3))),
            SchemaTypeKind::Bytes => Value::Bytes(vec![7; self.random.below(9)]),
            SchemaTypeKind::Int128 => Value::Int128([7; 16].into()),
            SchemaTypeKind::Int256 => Value::Int256(Box::new([7; 32].into())),
            SchemaTypeKind::Vector(item) => {
                let count = if depth == 0 { 0 } else { self.random.below(3) };
                (0..count).map(|_| self.value(item, depth - 1)).collect()
            }
            _ => self.object(ty, depth).into(),
        }
    }

    /// An object of a random constructor; at the end of the depth, of the one with the fewest parameters.
    fn object(&mut self, ty: &SchemaType, depth: usize) -> Object {
        let mut constructors: Vec<_> = self.schema.constructors_of(ty).collect();
        constructors.sort_by_key(|it| it.parameters().len());
        let chosen = if depth == 0 { 0 } else { self.random.below(constructors.len()) };
        self.object_of(constructors[chosen].id(), depth)
    }

    fn object_of(&mut self, id: u32, depth: usize) -> Object {
        let constructor = self.schema.constructor(id).unwrap();
        let mut object = Object::new(constructor.name()).with_id(id);
        // Parameters that share a bit are all there, or none is.
        let bits: Vec<bool> = (0..64).map(|_| depth > 0 && self.random.below(3) == 0).collect();
        for parameter in constructor.parameters() {
            if parameter.is_flags_word() {
                continue;
            }
            if let Some((word, bit)) = parameter.condition() {
                let index = usize::try_from(bit).unwrap() + if word == "flags" { 0 } else { 32 };
                if !bits[index] {
                    continue;
                }
            }
            let is_bit = matches!(parameter.ty().kind(), SchemaTypeKind::True);
            let value = if is_bit {
                Value::Bool(true)
            } else {
                self.value(parameter.ty(), depth.saturating_sub(1))
            };
            object = object.with(parameter.name(), value);
        }
        object
    }
}

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
    let mut values = Values { schema: &schema, random: Random(seed) };
    let updates: Vec<Value> = ids.iter().map(|id| values.object_of(*id, 3).into()).collect();
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
