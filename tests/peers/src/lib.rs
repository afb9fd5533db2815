//! Decodes packets of another implementation and encodes them again. The other side compares.
//!
//! A line of the input is the name of a schema and a packet in hexadecimal digits. A line of the output is the packet
//! that was encoded, or `!` and the error.

use std::error::Error;
use std::fmt::Debug;
use std::{env, fs};

use tl_core::{DecodeOwned, Encode};

/// Decodes a packet and encodes it again.
type Recode = fn(&[u8]) -> Result<Vec<u8>, String>;

/// A schema by name, with the function for its packets.
pub type Schema = (&'static str, Recode);

/// Answers the packets in the file of the first argument; writes the file of the second.
pub fn run(schemas: &[Schema]) -> Result<(), Box<dyn Error>> {
    let paths: Vec<_> = env::args_os().skip(1).collect();
    let [packets, answers] = &paths[..] else {
        return Err("expected two paths: of the packets and of the answers".into());
    };
    let text = fs::read_to_string(packets)?;
    let lines: Result<Vec<_>, _> = text.lines().map(|line| answer(schemas, line)).collect();

    fs::write(answers, lines?.concat())?;
    Ok(())
}

fn answer(schemas: &[Schema], line: &str) -> Result<String, Box<dyn Error>> {
    let (name, digits) = line.split_once(' ').ok_or("expected a schema and a packet")?;
    let schema = schemas.iter().find(|(it, _)| *it == name);
    let (_, recode) = schema.ok_or_else(|| format!("there is no schema `{name}`"))?;
    let packet = hex::decode(digits).map_err(|error| error.to_string())?;
    Ok(match recode(&packet) {
        Ok(packet) => hex::encode(packet) + "\n",
        Err(error) => format!("! {}\n", error.replace('\n', "; ")),
    })
}

/// Decodes `packet` as any object and encodes it again. An object that the schema does not have is an error, also
/// inside of another: it would be kept as bytes, which prove nothing.
pub fn recode<T: Encode + DecodeOwned + Debug>(
    packet: &[u8],
    name_of: fn(u32) -> Option<&'static str>,
) -> Result<Vec<u8>, String> {
    let id = packet.first_chunk().map(|id| u32::from_le_bytes(*id)).ok_or("there is no id")?;
    name_of(id).ok_or_else(|| format!("the schema has no id {id:08x}"))?;
    let value: T = tl_core::from_slice(packet).map_err(|error| error.to_string())?;
    if let Some(id) = kept_ids(&value).find(|id| name_of(*id).is_none()) {
        return Err(format!("the schema has no id {id:08x}, of an object in this one"));
    }
    tl_core::to_vec(&value).map_err(|error| error.to_string())
}

/// The ids of all objects in `value` that are kept as bytes, as its `Debug` shows them: `Unknown { id: 0x7d748d04`.
fn kept_ids(value: &impl Debug) -> impl Iterator<Item = u32> {
    let shown = format!("{value:?}");
    let ids = shown.split("Unknown { id: 0x").skip(1);
    let ids = ids.filter_map(|it| u32::from_str_radix(it.get(..8)?, 16).ok());
    ids.collect::<Vec<_>>().into_iter()
}

/// The schemas of a binary: for each name a module of its types, and the list `SCHEMAS`.
#[macro_export]
macro_rules! schemas {
    ($($name:ident)*) => {
        $(mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        })*

        const SCHEMAS: &[$crate::Schema] = &[
            $((stringify!($name), |packet| match tl_core::from_slice(packet) {
                Ok($name::AnyObject::Unknown(_)) => {
                    $crate::recode::<$name::AnyFunction>(packet, $name::name_of)
                }
                _ => $crate::recode::<$name::AnyObject>(packet, $name::name_of),
            })),*
        ];
    };
}

#[cfg(test)]
mod tests {
    use tl_core::{TlObject, Unknown};

    use super::recode;

    #[derive(Debug, TlObject)]
    #[tl(id = 0x0000_0001, name = "holder", proof = false)]
    struct Holder {
        objects: Vec<Unknown>,
    }

    fn name_of(id: u32) -> Option<&'static str> {
        (id < 3).then_some("holder")
    }

    /// `holder` with objects of these ids, which have no parameters.
    fn packet(ids: &[u32]) -> Vec<u8> {
        let words = [1, 0x1cb5_c415, u32::try_from(ids.len()).unwrap()];
        words.iter().chain(ids).flat_map(|it| it.to_le_bytes()).collect()
    }

    #[test]
    fn an_object_that_the_schema_does_not_have_is_an_error() {
        let of = |ids: &[u32]| recode::<Holder>(&packet(ids), name_of);
        assert_eq!(of(&[]), Ok(packet(&[])));
        assert_eq!(of(&[2]), Ok(packet(&[2])));
        assert_eq!(of(&[9]), Err("the schema has no id 00000009, of an object in this one".into()));
        let outer = recode::<Holder>(&7_u32.to_le_bytes(), name_of);
        assert_eq!(outer, Err("the schema has no id 00000007".into()));
    }
}
