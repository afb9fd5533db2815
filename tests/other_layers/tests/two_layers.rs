//! The types of layer 230 read packets of layer 198, and are written for it.
//!
//! The packets are random values, written by the schemas alone, and compared parameter by parameter.

mod support;

use std::collections::HashSet;

use tl_core::schema::{Combinator, Object, Schema, Value};
use tl_core::{EncodeErrorKind, from_slice, to_vec};
use tl_other_layers::{layer_198, layer_230};

use support::{Random, Values};

/// How many values of each constructor are tried.
const VALUES: u32 = 20;

fn schema(layer: u32) -> Schema {
    Schema::parse(&tl_layers::schema(layer).unwrap()).unwrap()
}

/// The constructors of a layer that the types know.
fn known(schema: &Schema, is_known: impl Fn(u32) -> bool) -> HashSet<u32> {
    let constructors = schema.constructors().filter(|it| !it.is_function());
    constructors.map(Combinator::id).filter(|id| is_known(*id)).collect()
}

/// Compares a value with the same value in another layer: they may differ only in parameters that one layer lacks.
struct Difference {
    /// Whether the second value lacks something.
    is_less: bool,
}

impl Difference {
    /// Compares the parameters that both have.
    fn between(one: &Value, other: &Value) -> Self {
        let mut difference = Self { is_less: false };
        difference.value(one, other, "");
        difference
    }

    fn value(&mut self, one: &Value, other: &Value, path: &str) {
        match (one, other) {
            (Value::Object(one), Value::Object(other)) => self.object(one, other, path),
            (Value::Vector(one), Value::Vector(other)) => {
                assert_eq!(one.len(), other.len(), "{path}");
                for (one, other) in one.iter().zip(other) {
                    self.value(one, other, path);
                }
            }
            // An `int` that became a `long`.
            (one, other) if one.as_i64().is_some() => {
                assert_eq!(one.as_i64(), other.as_i64(), "{path}");
            }
            (one, other) => assert_eq!(one, other, "{path}"),
        }
    }

    fn object(&mut self, one: &Object, other: &Object, path: &str) {
        assert_eq!(one.name(), other.name(), "{path}");
        for (name, value) in one.fields() {
            match other.get(name) {
                Some(other) => self.value(value, other, &format!("{path}.{}.{name}", one.name())),
                None if is_default(value) || name.starts_with("flags") => {}
                // In one line a bit has a name, in another of the same id it has none.
                None if *value == Value::Bool(true) && one.id() == other.id() => {}
                None => self.is_less = true,
            }
        }
        // An id does not tell apart lines that differ in bits without a value: these are in the word.
        let is_new = |name: &str| one.get(name).is_none() && !name.starts_with("flags");
        for (name, value) in other.fields().filter(|(name, _)| is_new(name)) {
            assert!(is_default(value), "{path}.{}.{name}: made up", one.name());
        }
    }
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Bool(value) => !value,
        Value::Int(0) | Value::Long(0) => true,
        Value::String(text) => text.is_empty(),
        Value::Vector(items) => items.is_empty(),
        _ => false,
    }
}

#[test]
fn packets_of_the_old_layer_are_read_and_written_again() {
    let (old, new) = (schema(198), schema(230));
    let allowed = known(&old, |id| layer_230::name_of(id).is_some());
    let own = known(&new, |id| layer_230::name_of(id).is_some());
    let mut ids: Vec<_> = allowed.iter().copied().collect();
    ids.sort_unstable();
    let other_lines = ids.iter().filter(|id| !own.contains(id)).count();
    let (mut read, mut read_alone, mut written, mut same) = (0, 0, 0, 0);
    for id in ids {
        for seed in 0..VALUES {
            let mut values =
                Values { schema: &old, random: Random(seed), allowed: allowed.clone() };
            let Some(object) = values.object_of(id, 3) else { continue };
            let object = Value::from(object);
            let packet = old.encode(&object).unwrap();
            let value: layer_230::AnyObject = from_slice(&packet).unwrap();
            assert!(!matches!(value, layer_230::AnyObject::Unknown(_)), "{id:08x}");
            let own = match to_vec(&value) {
                Ok(own) => own,
                // In the new layer two parameters share a bit, and the old one has one of them.
                Err(error) if matches!(error.kind(), EncodeErrorKind::SharedBit { .. }) => {
                    read_alone += 1;
                    continue;
                }
                Err(error) => panic!("{error}"),
            };
            let in_new = new.decode(&own).unwrap();
            let difference = Difference::between(&object, &in_new);
            read += 1;
            match value.to_vec_as(198) {
                Ok(bytes) => {
                    let back = old.decode_canonical(&bytes).unwrap();
                    let is_less = Difference::between(&object, &back).is_less;
                    assert!(difference.is_less || !is_less, "{object:?}");
                    assert!(difference.is_less || bytes == packet, "{object:?}");
                    written += 1;
                    same += usize::from(bytes == packet);
                }
                // A dropped value is not invented again.
                Err(error) => assert!(
                    difference.is_less && error.to_string().contains("requires a parameter"),
                    "{id:08x}: {error}"
                ),
            }
        }
    }
    println!(
        "{other_lines} other lines; {read} packets read, {written} written again, {same} with the same bytes; {read_alone} \
         have no form in the new layer"
    );
    assert!(other_lines > 50 && read > 5_000 && same > 5_000);
}

#[test]
fn values_of_the_new_layer_are_written_for_the_old_one() {
    let (old, new) = (schema(198), schema(230));
    let allowed = known(&new, |id| layer_230::name_of(id).is_some());
    let mut ids: Vec<_> = allowed.iter().copied().collect();
    ids.sort_unstable();
    let (mut written, mut refused) = (0, 0);
    for id in ids {
        for seed in 0..VALUES {
            let mut values = Values { schema: &new, random: Random(seed), allowed: HashSet::new() };
            let Some(object) = values.object_of(id, 2) else { continue };
            let object = Value::from(object);
            let packet = new.encode(&object).unwrap();
            let value: layer_230::AnyObject = from_slice(&packet).unwrap();
            match value.to_vec_as(198) {
                Ok(bytes) => {
                    // A client of the old layer knows all of it.
                    let client: layer_198::AnyObject = from_slice(&bytes).unwrap();
                    assert_eq!(to_vec(&client).unwrap(), bytes);
                    let in_old = old.decode_canonical(&bytes).unwrap();
                    let difference = Difference::between(&object, &in_old);
                    assert!(!difference.is_less, "lost: {object:?}");
                    written += 1;
                }
                Err(error) => {
                    assert!(error.to_string().contains("layer 198"), "{id:08x}: {error}");
                    refused += 1;
                }
            }
        }
    }
    println!("{written} values written, {refused} refused");
    assert!(written > 5_000 && refused > 500);
}
