//! An item of each kind that the derive accepts, for the lints of several editions.

use std::convert::{TryFrom, TryInto};

use renamed::{Bytes, Flags, Int128, TlObject, Unknown};

/// A struct with fields, flags and a vector.
#[derive(TlObject)]
#[tl(name = "connection", crate = renamed)]
pub struct Connection {
    /// A number.
    pub id: i64,
    /// A flags word.
    #[tl(flags)]
    pub flags2: Flags,
    /// A `true`.
    #[tl(flag = flags2.0)]
    pub tcp: bool,
    /// Two fields with one bit.
    #[tl(flag = flags2.5)]
    pub shared: Option<String>,
    /// Two fields with one bit.
    #[tl(flag = flags2.5)]
    pub bit: Option<Vec<u8>>,
    /// A keyword.
    pub r#type: Vec<Vec<Int128>>,
    /// Not encoded.
    #[tl(skip)]
    pub cache: u8,
}

/// A struct without fields.
#[derive(Clone, Copy, Default, TlObject)]
#[tl(name = "unit", crate = renamed)]
pub struct Unit;

/// A struct of unnamed fields.
#[derive(TlObject)]
#[tl(name = "tuple", crate = renamed)]
pub struct Tuple(
    #[tl(name = "a")] pub i32,
    #[tl(bare, name = "b")] pub Unit,
    #[tl(name = "")] pub Vec<Unit>,
);

/// Borrowed fields.
#[derive(TlObject)]
#[tl(name = "borrowed", crate = renamed)]
pub struct Borrowed<'a> {
    /// A text.
    pub text: &'a str,
    /// An optional one.
    #[tl(flag = 1)]
    pub bytes: Option<&'a [u8]>,
}

/// An enum with each kind of variant, and constants for the ids.
#[derive(TlObject)]
#[tl(type = "Any", crate = renamed, ids)]
pub enum Any<'a> {
    /// Without fields.
    #[tl(name = "anyNone")]
    None,
    /// With fields.
    #[tl(name = "anyFields")]
    Fields {
        /// A text.
        text: &'a str,
        /// A number.
        #[tl(flag = 0)]
        number: Option<f64>,
    },
    /// An object.
    Object(OfAny),
    /// Any other.
    #[tl(other)]
    Other(Unknown),
}

/// A variant of another enum.
#[derive(TlObject)]
#[tl(name = "ofAny", type = "Any", crate = renamed)]
pub struct OfAny {
    /// A value of the same type.
    pub inner: Box<Unit>,
}

/// Variants that are objects.
#[derive(TlObject)]
#[tl(crate = renamed, type = "Any")]
pub enum Objects {
    /// The only one.
    Any(OfAny),
}

/// A generic function.
#[derive(TlObject)]
#[tl(name = "invokeWithLayer", returns = X::Response, crate = renamed)]
pub struct InvokeWithLayer<X> {
    /// A number.
    pub layer: i32,
    /// Another function.
    pub query: X,
}

/// A function.
#[derive(Clone, Copy, TlObject)]
#[tl(name = "getUnits", returns = Vec<Unit>, crate = renamed)]
pub struct GetUnits {
    /// A number.
    pub hash: i64,
}

/// A generic struct.
#[derive(TlObject)]
#[tl(name = "page", crate = renamed)]
pub struct Page<T, U>
where
    T: Clone,
{
    /// Items.
    pub items: Vec<T>,
    /// Another.
    pub other: U,
}

/// A generic enum.
#[derive(TlObject)]
#[tl(crate = renamed)]
pub enum Either<T, U> {
    /// One.
    #[tl(name = "left")]
    Left(#[tl(name = "left")] T),
    /// The other.
    #[tl(name = "right")]
    Right(#[tl(name = "right")] U),
}

/// A newtype.
#[derive(Clone, Copy, TlObject)]
#[tl(transparent, crate = renamed)]
pub struct Seconds(pub i32);

/// Bare.
#[derive(Clone, Copy, TlObject)]
#[tl(bare, crate = renamed)]
pub struct Point {
    /// A number.
    pub x: i32,
    /// Another.
    #[tl(flag = 0)]
    pub y: Option<i64>,
}

impl From<i16> for Seconds {
    fn from(seconds: i16) -> Self {
        Self(i32::from(seconds))
    }
}

impl TryFrom<Seconds> for i16 {
    type Error = std::num::TryFromIntError;

    fn try_from(seconds: Seconds) -> Result<Self, Self::Error> {
        seconds.0.try_into()
    }
}

/// Conversions and a signature.
#[derive(TlObject)]
#[tl(name = "node", crate = renamed)]
pub struct Node {
    /// Converted.
    #[tl(as = Seconds)]
    pub timeout: i16,
    /// Several.
    #[tl(flag = 0, as = Seconds)]
    pub times: Option<Vec<i16>>,
    /// A bare struct.
    pub point: Point,
    /// A codec.
    #[tl(with = reversed, type = "int")]
    pub reversed: i32,
    /// Bare items.
    #[tl(bare, items = bare, max_items = 20)]
    pub units: Vec<Unit>,
    /// Unsigned.
    #[tl(type = "long")]
    pub hash: u64,
    /// The signature.
    #[tl(signature)]
    pub signature: Bytes,
}

/// A codec.
mod reversed {
    use renamed::{DecodeError, EncodeError, Reader, Writer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape of a codec")]
    pub(super) fn encode<'w>(value: &i32, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_array(value.to_be_bytes())
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<i32, DecodeError> {
        reader.read_array().map(i32::from_be_bytes)
    }
}

/// A constructor that is read from the lines of two layers.
#[derive(TlObject)]
#[tl(
    definition = "user flags:# id:long name:flags.0?string date:int = User;",
    accepts(225) = "user id:int name:string unit:Unit = User;",
    convert(id = i32),
    drop(unit = Unit, date),
    since = 226,
    crate = renamed
)]
pub struct User {
    /// A number.
    pub id: i64,
    /// A text.
    pub name: Option<String>,
    /// A number.
    #[tl(default)]
    pub date: i32,
}

/// An enum of a struct that accepts a line.
#[derive(TlObject)]
#[tl(type = "User", crate = renamed)]
pub enum AnyUser {
    /// A struct.
    #[tl(accepts)]
    User(User),
    /// No fields.
    #[tl(name = "userEmpty", proof = false, id = 1)]
    Empty,
}

#[derive(TlObject)]
#[tl(name = "private", crate = renamed)]
pub(crate) struct Private<'a> {
    pub(crate) inner: Vec<AlsoPrivate<'a>>,
}

#[derive(TlObject)]
#[tl(crate = renamed, ids)]
pub(crate) enum AlsoPrivate<'a> {
    #[tl(name = "privateOne")]
    One(#[tl(name = "text")] &'a str),
    #[tl(name = "privateTwo")]
    Two { inner: Box<Private<'a>> },
}

#[test]
fn all_items_are_used() {
    let two = AlsoPrivate::Two { inner: Box::new(Private { inner: vec![AlsoPrivate::One("a")] }) };
    let packet = renamed::to_vec(&two).unwrap();
    match renamed::from_slice(&packet).unwrap() {
        AlsoPrivate::Two { inner } => assert_eq!(inner.inner.len(), 1),
        AlsoPrivate::One(text) => panic!("{}", text),
    }
    assert_ne!(AlsoPrivate::ONE_ID, AlsoPrivate::TWO_ID);
}
