//! Deprecated items, fields, variants and types: emitted code does not warn of its own uses.

use renamed::{Bytes, Function, TlObject};

/// A struct, and a field of another.
#[deprecated]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, TlObject)]
#[tl(name = "oldStruct", type = "Old", crate = renamed)]
pub struct OldStruct {
    /// A number.
    pub id: i64,
}

/// Each kind of field.
#[derive(Debug, TlObject)]
#[tl(name = "fields", crate = renamed)]
pub struct Fields {
    /// In a block.
    #[deprecated]
    pub number: i32,
    /// A flag.
    #[deprecated]
    #[tl(flag = 0)]
    pub flag: bool,
    /// Optional.
    #[deprecated]
    #[tl(flag = 1)]
    pub optional: Option<String>,
    /// Skipped.
    #[deprecated]
    #[tl(skip)]
    pub skipped: u8,
    /// Converted.
    #[deprecated]
    #[tl(as = Seconds)]
    pub converted: i16,
    /// With a codec.
    #[deprecated]
    #[tl(with = old_codec, type = "int")]
    pub coded: i32,
    /// Of a deprecated type.
    #[allow(deprecated, reason = "not in emitted code")]
    pub object: OldStruct,
    /// Of a deprecated type, bare.
    #[allow(deprecated, reason = "not in emitted code")]
    #[tl(bare)]
    pub bare: OldStruct,
    /// Of a deprecated type, in a vector.
    #[allow(deprecated, reason = "not in emitted code")]
    #[tl(flag = 2)]
    pub objects: Option<Vec<OldStruct>>,
    /// The signature.
    #[deprecated]
    #[tl(signature)]
    pub signature: Bytes,
}

/// Unnamed fields.
#[derive(Clone, Copy, TlObject)]
#[tl(name = "unnamed", crate = renamed)]
pub struct Unnamed(
    #[deprecated]
    #[tl(name = "number")]
    pub i32,
);

/// A type of converted values.
#[deprecated]
#[derive(Clone, Copy, Debug, TlObject)]
#[tl(transparent, crate = renamed)]
pub struct Seconds(#[deprecated] pub i32);

#[allow(deprecated, reason = "not in emitted code")]
impl From<i16> for Seconds {
    fn from(seconds: i16) -> Self {
        Self(i32::from(seconds))
    }
}

#[allow(deprecated, reason = "not in emitted code")]
impl TryFrom<Seconds> for i16 {
    type Error = core::num::TryFromIntError;

    fn try_from(seconds: Seconds) -> Result<Self, Self::Error> {
        seconds.0.try_into()
    }
}

/// A codec.
#[deprecated]
pub mod old_codec {
    use renamed::{DecodeError, EncodeError, Reader, Writer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape of a codec")]
    pub(super) fn encode<'w>(value: &i32, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_array(value.to_be_bytes())
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<i32, DecodeError> {
        reader.read_array().map(i32::from_be_bytes)
    }
}

/// Each kind of variant.
#[derive(TlObject)]
#[tl(type = "Old", crate = renamed, ids)]
pub enum Variants<'a> {
    /// Without fields.
    #[deprecated]
    #[tl(name = "oldUnit")]
    Unit,
    /// With fields.
    #[deprecated]
    #[tl(name = "oldFields")]
    Fields {
        /// A text.
        #[deprecated]
        text: &'a str,
    },
    /// An object.
    #[deprecated]
    #[allow(deprecated, reason = "not in emitted code")]
    Object(OldStruct),
    /// All others.
    #[deprecated]
    #[tl(other)]
    Other(renamed::Unknown),
}

/// An enum, all of it.
#[deprecated]
#[derive(TlObject)]
#[tl(type = "Old", crate = renamed, ids)]
pub enum OldEnum {
    /// Without fields.
    #[tl(name = "oldUnit")]
    Unit,
    /// An object.
    #[allow(deprecated, reason = "not in emitted code")]
    Object(OldStruct),
    /// An object.
    #[allow(deprecated, reason = "not in emitted code")]
    Boxed(Box<OldStruct2>),
    /// An object.
    #[allow(deprecated, reason = "not in emitted code")]
    Third(OldStruct3),
}

/// A variant.
#[deprecated]
#[derive(Clone, Copy, TlObject)]
#[tl(name = "oldStruct2", type = "Old", crate = renamed)]
pub struct OldStruct2;

/// A variant.
#[deprecated]
#[derive(Clone, Copy, TlObject)]
#[tl(name = "oldStruct3", type = "Old", crate = renamed)]
pub struct OldStruct3;

/// A function, and its response.
#[deprecated]
#[derive(Clone, Copy, TlObject)]
#[tl(name = "getOld", returns = Vec<OldStruct>, crate = renamed)]
pub struct GetOld {
    /// A number.
    pub hash: i64,
}

/// A function with a deprecated response.
#[derive(Clone, Copy, TlObject)]
#[tl(name = "getResponse", returns = OldStruct, crate = renamed)]
pub struct GetResponse;

/// A generic function.
#[deprecated]
#[derive(TlObject)]
#[tl(name = "invokeOld", returns = X::Response, crate = renamed)]
pub struct InvokeOld<X> {
    /// Another function.
    #[deprecated]
    pub query: X,
}

/// A generic struct.
#[deprecated]
#[derive(TlObject)]
#[tl(name = "oldPage", crate = renamed)]
pub struct OldPage<T> {
    /// Items.
    pub items: Vec<T>,
}

/// A generic enum.
#[deprecated]
#[derive(TlObject)]
#[tl(crate = renamed)]
pub enum OldEither<T> {
    /// One.
    #[tl(name = "oldLeft")]
    Left {
        /// An item.
        item: T,
    },
    /// The other.
    #[tl(name = "oldRight")]
    Right,
}

/// Bare.
#[deprecated]
#[derive(Clone, Copy, TlObject)]
#[tl(bare, crate = renamed)]
pub struct OldPoint {
    /// A number.
    #[deprecated]
    pub x: i32,
}

/// Lines of other layers.
#[deprecated]
#[derive(TlObject)]
#[tl(
    definition = "oldUser flags:# id:long name:flags.0?string date:int = OldUser;",
    accepts(225) = "oldUser id:int name:string old:Old = OldUser;",
    convert(id = i32),
    drop(old = OldStruct, date),
    since = 226,
    crate = renamed
)]
pub struct OldUser {
    /// A number.
    pub id: i64,
    /// A text.
    #[deprecated]
    pub name: Option<String>,
    /// A number.
    #[deprecated]
    #[tl(default)]
    pub date: i32,
}

/// Variants that accept lines.
#[derive(TlObject)]
#[tl(type = "OldUser", crate = renamed)]
pub enum AnyOldUser {
    /// A struct.
    #[allow(deprecated, reason = "not in emitted code")]
    #[tl(accepts)]
    User(OldUser),
    /// Lines.
    #[deprecated]
    #[tl(
        definition = "oldUserEmpty id:long = OldUser;",
        accepts(225) = "oldUserEmpty id:int = OldUser;",
        convert(id = i32)
    )]
    Empty {
        /// A number.
        id: i64,
    },
}

/// A test that denies the lint proves nothing if the compiler does not know the items as deprecated.
#[test]
#[expect(deprecated, reason = "a use that is not in emitted code")]
fn a_use_is_reported() {
    let old = OldStruct { id: 1 };
    let packet = renamed::to_vec(&old).unwrap();
    assert_eq!(renamed::from_slice::<OldStruct>(&packet).unwrap(), old);
    let response: <GetResponse as Function>::Response = old;
    assert_eq!(response.id, 1);
}
