//! Types and constants with the names of the prelude and of the primitives.
#![allow(non_camel_case_types, non_upper_case_globals, dead_code, reason = "that is the test")]

use ::core::clone::Clone;
use ::core::cmp::PartialEq;
use ::core::fmt::Debug;
use ::core::prelude::v1::{derive, test};
use ::renamed as other_name;
use other_name::TlObject;

// Other names for items of the prelude and for primitives.
type Real<T> = ::core::option::Option<T>;
type List<T> = ::std_alloc::vec::Vec<T>;
type Text = ::std_alloc::string::String;

struct Result;
struct Option;
struct Vec;
struct String;
struct Some;
struct None;
struct Ok;
struct Err;
struct Default;
struct u8;
struct usize;
struct str;
const reader: () = ();
const writer: () = ();
const out: () = ();
const block: () = ();
const value: () = ();
const error: () = ();
const id: () = ();
const bits: () = ();
// A pattern of this name would be the constant.
const __reader: () = ();
const __out: () = ();
const __value: () = ();
const __error: () = ();
const __field: () = ();
const __field_0: () = ();
const __id: () = ();
const __left: () = ();
const __result: () = ();
const __object: () = ();
const __variant: () = ();
const __flags: () = ();
const __word_0: () = ();

/// A trait whose methods have the names of ours.
trait Encode {
    fn encode(&self) {}
    fn encode_body(&self) {}
    fn encode_items(&self) {}
    fn constructor_id(&self) {}
    fn left(&self) {}
    fn len(&self) {}
    fn is_some(&self) {}
}
impl<T> Encode for T {}
trait Decode {
    fn decode() {}
    fn decode_body() {}
    fn decode_items() {}
}
impl<T> Decode for T {}

/// A type with the name of a primitive that is a field.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_0001, name = "u32", crate = ::renamed, proof = false)]
struct u32 {
    buf: ::core::primitive::i32,
}

/// Its plain name would be taken for the primitive's.
type Word = u32;

/// A struct that can be bare, and be a variant.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_0009, crate = ::renamed, type = "Variants")]
struct Box {
    left: ::core::primitive::i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_0002, crate = other_name)]
struct Fields {
    #[tl(flag = 0)]
    r#type: ::core::primitive::bool,
    #[tl(flag = 1)]
    value: ::core::option::Option<u32>,
    #[tl(flag = 2)]
    len: ::core::option::Option<::core::primitive::bool>,
    #[tl(flag = 2)]
    is_some: ::core::primitive::bool,
    buf: Text,
    reader: List<u32>,
    #[tl(bare)]
    writer: Box,
    #[tl(skip)]
    id: ::core::primitive::u64,
    bits: ::core::primitive::f64,
    error: ::core::primitive::u32,
    run: Word,
    #[expect(unused_qualifications, reason = "what the derive's error says to write")]
    path: self::u32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(crate = ::renamed)]
enum Variants {
    #[tl(id = 0x0000_0003)]
    Some {
        flags: ::core::primitive::i64,
        word: ::core::primitive::i64,
    },
    #[tl(id = 0x0000_0004)]
    None,
    #[tl(id = 0x0000_0005)]
    Ok(::core::primitive::i32, Text),
    Err(Box),
    #[tl(other)]
    Unknown(::renamed::Unknown),
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_0006, crate = ::renamed)]
struct Generic<'de, B, T, __De>
where
    B: Clone,
{
    name: &'de ::core::primitive::str,
    buffer: B,
    ty: T,
    de: __De,
}

/// The names that emitted code gives to its own lifetime and arguments.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_000c, crate = ::renamed)]
struct Taken<
    '__de,
    __B,
    __T,
    const __id: ::core::primitive::usize,
    const __reader: ::core::primitive::bool,
> where
    __B: Clone + '__de,
    __T: ::renamed::Encode + ::renamed::DecodeOwned,
{
    #[tl(with = pair, type = "long")]
    __out: [__T; __id],
    __de: &'__de ::core::primitive::str,
    __value: &'__de ::core::primitive::str,
    #[tl(flag = 0)]
    __error: ::core::option::Option<__B>,
    #[tl(flag = 1)]
    __field_0: ::core::primitive::bool,
    __self: ::core::marker::PhantomData<[(); __id]>,
}

/// A codec of two numbers.
mod pair {
    use ::core::convert::TryFrom;
    use ::core::result::Result;
    use ::renamed::{Decode, DecodeError, Encode, EncodeError, Reader, Writer};

    pub(super) fn encode<'w, T: Encode, const N: usize>(
        values: &[T; N],
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        <T as Encode>::encode_items(values, out)
    }

    pub(super) fn decode<'de, T: Decode<'de>, const N: usize>(
        reader: &mut Reader<'de>,
    ) -> Result<[T; N], DecodeError> {
        let items = <T as Decode<'de>>::decode_items(N, reader)?;
        Result::Ok(<[T; N]>::try_from(items).ok().unwrap())
    }

    type usize = ::core::primitive::usize;
}

#[test]
fn names_of_emitted_code() {
    let taken = Taken::<'_, Text, ::core::primitive::i32, 2, true> {
        __out: [1, 2],
        __de: "ab",
        __value: "c",
        __error: Real::None,
        __field_0: true,
        __self: ::core::marker::PhantomData,
    };
    let packet = ::renamed::to_vec(&taken).unwrap();
    ::core::assert_eq!(::renamed::from_slice(&packet), ::core::result::Result::Ok(taken));
}

#[derive(Clone, Copy, Debug, PartialEq, TlObject)]
#[tl(transparent, crate = ::renamed)]
struct Newtype<T>(T);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare, crate = ::renamed)]
struct BareStruct {
    #[tl(flag = 1)]
    value: ::core::option::Option<u32>,
    out: ::core::primitive::i32,
}

impl ::core::convert::From<BareStruct> for Newtype<::core::primitive::i32> {
    fn from(source: BareStruct) -> Self {
        Self(source.out)
    }
}

impl ::core::convert::From<Newtype<::core::primitive::i32>> for BareStruct {
    fn from(Newtype(source): Newtype<::core::primitive::i32>) -> Self {
        Self { value: Real::None, out: source }
    }
}

/// A trait whose methods have the names of conversions.
trait Convert {
    fn convert(&self) {}
    fn try_from(&self) {}
    fn clone_from(&self) {}
}
impl<T> Convert for T {}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_000a, crate = ::renamed, type = "Ids")]
struct Converted {
    newtype: Newtype<::core::primitive::i64>,
    bare: BareStruct,
    #[tl(as = Newtype<::core::primitive::i32>)]
    value: BareStruct,
    #[tl(flag = 0, as = Newtype<::core::primitive::i32>)]
    out: ::core::option::Option<::std_alloc::vec::Vec<::std_alloc::vec::Vec<BareStruct>>>,
    #[tl(as = ::core::primitive::i32)]
    error: ::core::primitive::i16,
    #[tl(signature)]
    signature: List<::core::primitive::u8>,
    #[tl(flag = 2)]
    len: ::core::primitive::bool,
}

/// A private enum. The constants of its ids are private, too.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(ids, crate = ::renamed)]
enum Ids {
    #[tl(id = 0x0000_000b)]
    Some,
    #[tl(name = "none")]
    None,
    Box(Converted),
}

#[test]
fn converted() {
    let bare = || BareStruct { value: Real::None, out: 2 };
    let converted = Converted {
        newtype: Newtype(1),
        bare: BareStruct { value: Real::Some(u32 { buf: 1 }), out: 2 },
        value: bare(),
        out: Real::Some(::std_alloc::vec![::std_alloc::vec![bare()]]),
        error: 3,
        signature: ::std_alloc::vec![1, 2, 3],
        len: true,
    };
    let packet = ::renamed::to_vec(&converted).unwrap();
    ::core::assert_eq!(::renamed::from_slice::<Converted>(&packet).unwrap(), converted);
    ::core::assert!(::renamed::dump::<Converted>(&packet).check().is_ok());
    let unsigned = ::renamed::to_vec_unsigned(&converted).unwrap();
    ::core::assert_eq!(unsigned.len(), packet.len());
    let ids = Ids::Box(converted);
    ::core::assert!(::core::matches!(::renamed::TlObject::constructor_id(&ids), Ids::BOX_ID));
    ::core::assert_ne!(Ids::SOME_ID, Ids::NONE_ID);
}

#[test]
fn round_trips() {
    let fields = Fields {
        r#type: true,
        value: Real::Some(u32 { buf: 1 }),
        len: Real::Some(false),
        is_some: true,
        buf: Text::new(),
        reader: ::std_alloc::vec![u32 { buf: 2 }],
        writer: Box { left: 3 },
        id: 0,
        bits: 1.0,
        error: 4,
        run: u32 { buf: 5 },
        path: u32 { buf: 6 },
    };
    let packet = ::renamed::to_vec(&fields).unwrap();
    ::core::assert_eq!(::renamed::from_slice::<Fields>(&packet).unwrap(), fields);
    for variant in [
        Variants::Some { flags: 1, word: 2 },
        Variants::None,
        Variants::Ok(3, Text::new()),
        Variants::Err(Box { left: 4 }),
        Variants::Unknown(::renamed::Unknown::new(0xff, &[]).unwrap()),
    ] {
        let packet = ::renamed::to_vec(&variant).unwrap();
        ::core::assert_eq!(::renamed::from_slice::<Variants>(&packet).unwrap(), variant);
    }
    let generic = Generic { name: "n", buffer: 1_i32, ty: u32 { buf: 2 }, de: true };
    let packet = ::renamed::to_vec(&generic).unwrap();
    let decoded: Generic<'_, ::core::primitive::i32, u32, ::core::primitive::bool> =
        ::renamed::from_slice(&packet).unwrap();
    ::core::assert_eq!(decoded, generic);
}
