//! The names that emitted code has for all that it uses, which it takes in with one glob.
//!
//! A name is a token where a path would be four, some fifty thousand times in a layer: every sixth of the
//! tokens that the macro makes and the compiler parses. Each begins with `__tl_`, since within the emitted
//! block it goes before one of the user's.

pub use core::option::Option::Some as __tl_Some;
pub use core::primitive::{bool as __tl_bool, u32 as __tl_u32};
pub use core::result::Result::{Err as __tl_Err, Ok as __tl_Ok};

pub use crate::definition::ConstructorName as __tl_ConstructorName;
pub use crate::{
    Buffer as __tl_Buffer, Constructor as __tl_Constructor, CustomType as __tl_CustomType,
    Decode as __tl_Decode, DecodeObject as __tl_DecodeObject, Definition as __tl_Definition,
    Dialect as __tl_Dialect, Encode as __tl_Encode, Function as __tl_Function,
    Reader as __tl_Reader, TlObject as __tl_TlObject, Type as __tl_Type, Writer as __tl_Writer,
};

pub use super::{
    Decoded as __tl_Decoded, Definitions as __tl_Definitions, Returned as __tl_Returned,
    SharedBit as __tl_SharedBit, Variable as __tl_Variable,
    another_constructor as __tl_another_constructor, bit as __tl_bit, bit_if as __tl_bit_if,
    bit_if_some as __tl_bit_if_some, constructor as __tl_constructor,
    double_high as __tl_double_high, double_low as __tl_double_low, get_double as __tl_get_double,
    get_int as __tl_get_int, get_long as __tl_get_long, get_word as __tl_get_word,
    in_place as __tl_in_place, int as __tl_int, long_high as __tl_long_high,
    long_low as __tl_long_low, name_of as __tl_name_of, object_type as __tl_object_type,
    open_type as __tl_open_type, prove as __tl_prove, prove_distinct as __tl_prove_distinct,
    prove_guessed as __tl_prove_guessed, prove_type as __tl_prove_type, read_run as __tl_read_run,
    shared_bit as __tl_shared_bit, undeclared as __tl_undeclared,
    unknown_constructor as __tl_unknown_constructor, with_undeclared as __tl_with_undeclared,
    word as __tl_word, write_head as __tl_write_head, write_id as __tl_write_id,
    write_run as __tl_write_run,
};
