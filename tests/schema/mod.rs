//! Every definition of `samples.tl` as a Rust type that gives its line, tested by its name. The definition of each type
//! must be the schema's line. Random packets are written from the definition, by the rules of the wire and without
//! tl-core's encoder. They are decoded, encoded and decoded again.

mod envelopes;
mod flags;
mod generics;
mod mtproto;
mod packets;
mod phone;
mod primitives;
mod read;
mod recursion;
pub mod stubs;
mod ton;

use std::fmt::Debug;

use proptest::prelude::*;
use tl_core::{
    DecodeObject, Definition, TlObject, Unknown, from_bytes, from_slice, to_bytes, to_vec,
};

const SCHEMA: &str = include_str!("samples.tl");

/// Tests of each definition: its line, and the round trip of its values.
macro_rules! samples {
    ($($test:ident: $object:ty = $name:literal,)*) => {
        pub const TESTED: &[&str] = &[$($name),*];

        mod definition {
            use super::*;

            $(
                #[test]
                fn $test() {
                    crate::schema::assert_line::<$object>($name);
                }
            )*
        }

        mod round_trip {
            use super::*;

            proptest::proptest! {
                #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

                $(
                    #[test]
                    fn $test(packet in crate::schema::packets_of::<$object>($name)) {
                        crate::schema::assert_round_trip::<$object>(&packet);
                    }
                )*
            }
        }
    };
}
pub(crate) use samples;

/// The lines of the schema, each with the name of its constructor.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SCHEMA.lines().filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| (line.split(['#', ' ']).next().unwrap(), line))
}

fn definition_of<T: TlObject>(name: &str) -> &'static Definition {
    T::CONSTRUCTORS.iter().find(|it| it.name == name).unwrap()
}

pub fn assert_line<T: TlObject>(name: &str) {
    let (_, line) = lines().find(|(of, _)| *of == name).unwrap();
    let definition = definition_of::<T>(name);
    let id = format!("#{:08x}", definition.id);
    // `message` is never boxed: the schema gives it no id.
    let has_id = line.contains(&id);
    assert_eq!(has_id, name != "message");
    let shown = definition.to_string();
    assert_eq!(if has_id { shown } else { shown.replacen(&id, "", 1) }, line);
}

pub fn packets_of<T: TlObject>(name: &str) -> BoxedStrategy<Vec<u8>> {
    packets::boxed(definition_of::<T>(name))
}

pub fn assert_round_trip<T>(packet: &[u8])
where
    T: for<'de> DecodeObject<'de> + TlObject + PartialEq + Debug,
{
    let value = from_slice::<T>(packet).unwrap();
    assert_eq!(tl_core::encoded_len(&value).unwrap(), packet.len());
    assert_eq!(to_vec(&value).unwrap(), packet);
    assert_eq!(from_slice::<T>(&to_vec(&value).unwrap()).unwrap(), value);
    assert_eq!(from_bytes::<T>(&to_bytes(&value).unwrap()).unwrap(), value);

    read::assert_same_dump::<T>(packet);

    let bare = Unknown::from_object(&value).unwrap();
    assert_eq!(bare.body(), &packet[4..]);
    assert_eq!(bare.to_object::<T>().unwrap(), value);
}

#[test]
fn no_line_is_left_out() {
    assert_all_are_tested(&[
        envelopes::TESTED,
        flags::TESTED,
        generics::TESTED,
        mtproto::TESTED,
        phone::TESTED,
        primitives::TESTED,
        recursion::TESTED,
        ton::TESTED,
    ]);
}

pub fn assert_all_are_tested(tested: &[&[&str]]) {
    let mut tested = tested.concat();
    let mut names: Vec<_> = lines().map(|(name, _)| name).collect();
    tested.sort_unstable();
    names.sort_unstable();
    assert_eq!(tested, names);
}
