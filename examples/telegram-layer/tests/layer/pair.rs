//! Every type and function of the layer, with the one that `grammers-tl-types` has for it.

use grammers_tl_types::{Deserializable, Serializable};
use tl_core::{DecodeOwned, Definition, Encode, Limits, TlObject};

/// A function that decodes a packet and encodes it again.
type Recode = fn(&[u8]) -> Result<Vec<u8>, String>;

/// A type or a function, in both implementations.
pub struct Pair {
    pub name: &'static str,
    pub definitions: &'static [Definition],
    pub is_function: bool,
    /// The memory that a value takes in place.
    pub size: usize,
    pub ours: Recode,
    pub theirs: Recode,
    /// Decodes a packet, within limits.
    pub decode: fn(&[u8], Limits) -> Result<(), tl_core::DecodeError>,
}

/// All types and functions of the layer.
pub static PAIRS: &[Pair] = include!(concat!(env!("OUT_DIR"), "/pairs.rs"));

impl Pair {
    const fn of_types<Ours, Theirs>() -> Self
    where
        Ours: TlObject + DecodeOwned,
        Theirs: Serializable + Deserializable,
    {
        Self {
            name: <Ours as Encode>::TYPE.name(),
            definitions: Ours::CONSTRUCTORS,
            is_function: false,
            size: size_of::<Ours>(),
            ours: recode::<Ours>,
            theirs: |packet| their_recode::<Theirs>(packet),
            decode: decode::<Ours>,
        }
    }

    /// Grammers decodes functions without their ids.
    const fn of_functions<Ours, Theirs>() -> Self
    where
        Ours: TlObject + DecodeOwned,
        Theirs: Serializable + Deserializable,
    {
        let theirs = |packet: &[u8]| their_recode::<Theirs>(&packet[4..]);
        Self {
            name: Ours::CONSTRUCTORS[0].name,
            is_function: true,
            theirs,
            ..Self::of_types::<Ours, Theirs>()
        }
    }
}

fn recode<T: Encode + DecodeOwned>(packet: &[u8]) -> Result<Vec<u8>, String> {
    let value: T = tl_core::from_slice(packet).map_err(|error| error.to_string())?;
    tl_core::to_vec(&value).map_err(|error| error.to_string())
}

fn decode<T: DecodeOwned>(packet: &[u8], limits: Limits) -> Result<(), tl_core::DecodeError> {
    tl_core::from_slice_with::<T>(packet, limits).map(drop)
}

fn their_recode<T: Serializable + Deserializable>(packet: &[u8]) -> Result<Vec<u8>, String> {
    T::from_bytes(packet).map(|value| value.to_bytes()).map_err(|error| error.to_string())
}
