//! Short names for everything that emitted code uses, imported by one glob.
//!
//! Such a name is one token, and a path has four. The types of an API layer use about fifty thousand names: every sixth
//! token that the macro makes and the compiler parses. Each name begins with `__tl_`, so that it hides no name of the
//! user in the emitted block.

pub use alloc::boxed::Box as __tl_Box;
pub use alloc::string::String as __tl_String;
pub use alloc::vec::Vec as __tl_Vec;
pub use core::option::Option::{None as __tl_None, Some as __tl_Some};
pub use core::primitive::{u32 as __tl_u32, usize as __tl_usize};
pub use core::result::Result::{Err as __tl_Err, Ok as __tl_Ok};

pub use crate::decode::Decode as __tl_Decode;
pub use crate::encode::Encode as __tl_Encode;
pub use crate::object::{
    Constructor as __tl_Constructor, DecodeObject as __tl_DecodeObject, Function as __tl_Function,
    TlObject as __tl_TlObject,
};
pub use crate::reader::Reader as __tl_Reader;
pub use crate::schema::definition::{
    ConvertedType as __tl_ConvertedType, CustomType as __tl_CustomType,
    Definition as __tl_Definition, Dialect as __tl_Dialect, Type as __tl_Type,
    WrappedType as __tl_WrappedType,
};
pub use crate::schema::name::ConstructorName as __tl_ConstructorName;
pub use crate::signed::Signed as __tl_Signed;
pub use crate::writer::Writer as __tl_Writer;

pub use super::Written as __tl_Written;
pub use super::{
    AcceptedLine as __tl_AcceptedLine, has_id as __tl_has_id,
    prove_accepted as __tl_prove_accepted, prove_accepting_type as __tl_prove_accepting_type,
    refuse_bare as __tl_refuse_bare, rewrite as __tl_rewrite,
    unknown_constructor_of as __tl_unknown_constructor_of, with_accepted as __tl_with_accepted,
    write_with as __tl_write_with,
};
pub use super::{
    As as __tl_As, BareAs as __tl_BareAs, BareObject as __tl_BareObject, Convert as __tl_Convert,
    ConvertClone as __tl_ConvertClone, ConvertRef as __tl_ConvertRef,
    DecodeBareObject as __tl_DecodeBareObject, Wire as __tl_Wire, bare_type as __tl_bare_type,
    decode_as as __tl_decode_as, decode_bare_object as __tl_decode_bare_object,
    decode_items_of as __tl_decode_items_of, decode_on_the_heap as __tl_decode_on_the_heap,
    decode_wrapped as __tl_decode_wrapped, encode_as as __tl_encode_as,
    encode_bare_as as __tl_encode_bare_as, encode_bare_object as __tl_encode_bare_object,
    encode_bare_vector_as as __tl_encode_bare_vector_as, encode_vector_as as __tl_encode_vector_as,
    prove_signature as __tl_prove_signature,
};
pub use super::{
    AsSigned as __tl_AsSigned, BareItems as __tl_BareItems, BoxedItems as __tl_BoxedItems,
    SignedItems as __tl_SignedItems, VectorCodec as __tl_VectorCodec,
    VectorTypes as __tl_VectorTypes,
};
pub use crate::types::bare::Bare as __tl_Bare;

pub use super::{
    DecodeField as __tl_DecodeField, DecodeItemForm as __tl_DecodeItemForm,
    decode_bare_field as __tl_decode_bare_field, predicted as __tl_predicted,
    proven_instance as __tl_proven_instance, proven_parameter as __tl_proven_parameter,
};
pub use super::{
    Decoded as __tl_Decoded, Definitions as __tl_Definitions, Encoded as __tl_Encoded,
    Expected as __tl_Expected, IdAlone as __tl_IdAlone, NoResponse as __tl_NoResponse,
    ResponseOf as __tl_ResponseOf, SharedBit as __tl_SharedBit, TypeVar as __tl_TypeVar,
    TypeVarResponse as __tl_TypeVarResponse, assert_id as __tl_assert_id,
    assert_predicted as __tl_assert_predicted, bit as __tl_bit,
    check_shared_bit as __tl_check_shared_bit, checked_codec as __tl_checked_codec,
    constructor_name_of as __tl_constructor_name_of, decode_bare as __tl_decode_bare,
    decode_failed as __tl_decode_failed, decode_optional_bare as __tl_decode_optional_bare,
    decode_variant as __tl_decode_variant, definition as __tl_definition,
    encode_bare as __tl_encode_bare, encode_optional_bare as __tl_encode_optional_bare,
    f64_hi as __tl_f64_hi, f64_lo as __tl_f64_lo, i32_le as __tl_i32_le, i64_hi as __tl_i64_hi,
    i64_lo as __tl_i64_lo, largest_size as __tl_largest_size, left as __tl_left,
    merge_unknown_bits as __tl_merge_unknown_bits, object_type as __tl_object_type,
    open_type as __tl_open_type, prove_distinct as __tl_prove_distinct,
    prove_form as __tl_prove_form, prove_line as __tl_prove_line,
    prove_parameter as __tl_prove_parameter, prove_response as __tl_prove_response,
    prove_result as __tl_prove_result, prove_type as __tl_prove_type,
    prove_variable as __tl_prove_variable, proven_form as __tl_proven_form, refuse as __tl_refuse,
    refuse_variant as __tl_refuse_variant, spells_id as __tl_spells_id,
    struct_type as __tl_struct_type, u32_le as __tl_u32_le, u64_hi as __tl_u64_hi,
    u64_lo as __tl_u64_lo, unknown_bits as __tl_unknown_bits,
    unknown_constructor as __tl_unknown_constructor, with_bit as __tl_with_bit,
    with_bit_if_some as __tl_with_bit_if_some, with_variants as __tl_with_variants,
    write_block as __tl_write_block, write_field as __tl_write_field,
};
