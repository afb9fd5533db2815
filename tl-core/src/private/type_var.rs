//! Placeholders for type parameters, so that a generic constructor has a definition without concrete types.

use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::object::{Constructor, DecodeObject, Function, TlObject};
use crate::reader::Reader;
use crate::schema::definition::{Definition, Type};
use crate::writer::Writer;

/// A placeholder for the type parameter whose name has the bytes of `NAME`. It implements the usual bounds of type
/// parameters. No value of it is ever written or read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeVar<const NAME: u128>;

/// A placeholder for an associated type of a type parameter, such as its response: `X` if the parameter is `!X`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeVarResponse<const NAME: u128>;

impl<const NAME: u128> TypeVar<NAME> {
    const BYTES: [u8; 16] = NAME.to_be_bytes();
    const TEXT: &'static str = {
        let (_, name) = Self::BYTES.split_at(NAME.leading_zeros() as usize / 8);
        match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => "X",
        }
    };
}

macro_rules! type_var {
    ($type_var:ident, $ty:expr) => {
        impl<const NAME: u128> TlObject for $type_var<NAME> {
            const TYPE: Type = $ty;
            const CONSTRUCTORS: &'static [Definition] = &[Definition::new(
                TypeVar::<NAME>::TEXT,
                0,
                "",
                &[],
                Type::Variable(TypeVar::<NAME>::TEXT),
            )];

            fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
                Ok(out.left())
            }
        }

        impl<'de, const NAME: u128> DecodeObject<'de> for $type_var<NAME> {
            const BARE_ID: u32 = 0;

            fn decode_body(_: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                Err(reader.error(DecodeErrorKind::Custom("a type variable has no values".into())))
            }
        }
    };
}

type_var!(TypeVar, Type::Variable(Self::TEXT));
type_var!(TypeVarResponse, Type::Text(TypeVar::<NAME>::TEXT));

impl<const NAME: u128> Constructor for TypeVar<NAME> {
    const ID: u32 = 0;
    const NAME: &'static str = Self::TEXT;
}

impl<const NAME: u128> Function for TypeVar<NAME> {
    type Response = TypeVarResponse<NAME>;
}
