//! The items that only emitted code names. Not part of the public interface: it changes with the derive,
//! which is released in step with this crate.
//!
//! Work is done here in ordinary functions rather than in emitted code, which is compiled again for each type.

mod bare_object;
mod conversion;
mod decode_field;
mod definitions;
mod fields;
mod flags;
mod implementations;
pub mod names;
mod numbers;
mod type_var;
mod vectors;

pub use crate::__tl_implementations as implementations;
pub use crate::decode::{decode_items_of, decode_wrapped};
pub use crate::error::Expected;
pub use crate::proof::line::{
    IdAlone, NoResponse, ResponseOf, prove_form, prove_line, prove_parameter, prove_response,
    prove_result, proven_parameter, spells_id,
};
pub use crate::proof::{
    predicted, prove, prove_distinct, prove_guessed, prove_signature, prove_type,
    prove_unless_guessed, proven_instance,
};
pub use crate::types::flags::bit;
pub use bare_object::{
    BareObject, DecodeBareObject, bare_type, decode_bare_object, decode_on_the_heap,
    encode_bare_object,
};
pub use conversion::{
    As, BareAs, Convert, ConvertClone, ConvertFrom, ConvertRef, ConvertTo, Wire, WireDecode,
    decode_as, encode_as, encode_bare_as, encode_bare_vector_as, encode_vector_as,
};
pub use decode_field::DecodeField;
pub use definitions::{
    Definitions, constructor_name_of, definition, largest_size, object_type, open_type,
    with_variants,
};
pub use fields::{
    Decoded, Encoded, Written, checked_codec, decode_bare, decode_failed, decode_optional_bare,
    decode_variant, encode_bare, encode_failed, encode_optional_bare, unknown_constructor,
    write_block,
};
pub use flags::{
    SharedBit, merge_unknown_bits, shared_bit, unknown_bits, with_bit, with_bit_if_some,
};
pub use numbers::{Prim, f64_hi, f64_lo, i32_le, i64_hi, i64_lo, u32_le, u64_hi, u64_lo};
pub use type_var::{TypeVar, TypeVarResponse};
pub use vectors::{
    AsSigned, BareItems, BoxedItems, SignedItems, VectorCodec, VectorField, VectorTypes,
};
