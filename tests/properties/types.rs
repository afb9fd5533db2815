//! Types with kinds of fields that the types of the fuzz targets lack.

use std::borrow::Cow;
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use tl_core::{Bare, Bytes, BytesMut, Int128, Int256, Int512, TlObject, Unknown};

/// Fixed sizes, next to each other and apart.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000011, proof = false)]
pub struct Numbers {
    pub int: i32,
    pub long: i64,
    #[tl(flag = 1)]
    pub double: Option<f64>,
    pub nat: u32,
    pub doubles: Vec<f64>,
    pub nats: Vec<u32>,
    pub int128: Int128,
    pub wide: Vec<Int256>,
    #[tl(flag = 30)]
    pub int512: Option<Int512>,
    #[tl(flag = 31)]
    pub last: bool,
}

/// A value behind each kind of pointer.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000012, proof = false)]
pub struct Pointers {
    pub boxed: Box<Tree>,
    pub shared: Arc<String>,
    pub counted: Rc<Vec<i32>>,
    pub cow: Cow<'static, Tree>,
    #[tl(flag = 0)]
    pub arc: Option<Arc<Numbers>>,
    pub bytes: Bytes,
    #[tl(bare)]
    pub bare: Box<Tree>,
}

/// A struct that contains itself, in vectors and optional fields.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000013, proof = false)]
pub struct Tree {
    #[tl(flag = 0)]
    pub left: Option<Box<Tree>>,
    pub value: i32,
    #[tl(flag = 1)]
    pub children: Option<Vec<Tree>>,
    #[tl(flag = 2, bare)]
    pub empty: Option<Vec<Bare<Empty>>>,
}

/// An object that takes no bytes if it is bare.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000014, proof = false)]
pub struct Empty;

/// Every codec of tl-core, and one written by hand.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000015, proof = false)]
pub struct Codecs {
    #[tl(with = tl_core::sized, name = "bytes", type = "int body:Object")]
    pub sized: Unknown,
    #[tl(with = tl_core::in_bytes, type = "bytes")]
    pub in_bytes: Vec<i64>,
    #[tl(with = tl_core::sized_bytes, type = "sizedBytes")]
    pub sized_bytes: Vec<u8>,
    #[tl(with = counted, type = "counted")]
    pub counted: Vec<Tree>,
    #[tl(with = tl_core::rest, type = "Object")]
    pub rest: Bytes,
}

/// Trees behind their number, all of them in a part of known length.
pub mod counted {
    use super::Tree;
    use tl_core::{Decode, DecodeError, Encode, EncodeError, Reader, Writer};

    pub fn encode<'w>(trees: &[Tree], out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        let write = |out: Writer<'w>| {
            let out = u32::try_from(trees.len()).unwrap().encode(out)?;
            Tree::encode_items(trees, out)
        };
        out.write_after(write, |len| Ok(u32::try_from(len).unwrap().to_le_bytes()))
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Vec<Tree>, DecodeError> {
        let len = usize::try_from(reader.read_u32()?).unwrap();
        reader.read_within(len, |reader| {
            let count = usize::try_from(reader.read_u32()?).unwrap();
            Tree::decode_items(count, reader)
        })?
    }
}

/// A field that is not on the wire.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000016, proof = false)]
pub struct Skipping {
    pub text: String,
    #[tl(skip)]
    pub skipped: Vec<u8>,
    pub objects: Vec<Bare<Empty>>,
}

/// Newtypes, conversions that may fail, and structs without an id.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000018, proof = false)]
pub struct Converted {
    pub id: Newtype<i64>,
    #[tl(flag = 0)]
    pub ids: Option<Vec<Newtype<i64>>>,
    pub trees: Vec<Newtype<Tree>>,
    pub point: Point,
    pub points: Vec<Point>,
    pub empty: Vec<Nothing>,
    #[tl(as = i64)]
    pub number: u64,
    #[tl(flag = 1, as = i32)]
    pub letters: Option<Vec<Vec<u16>>>,
    #[tl(bare, as = i32)]
    pub bytes: Vec<i8>,
    #[tl(as = Tree)]
    pub leaves: Vec<Leaf>,
    #[tl(bare, as = Pair)]
    pub ordered: Ordered,
    #[tl(flag = 2, signature)]
    pub signature: Option<Bytes>,
}

/// Is written as its field.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
pub struct Newtype<T>(pub T);

/// A struct that never has an id.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
pub struct Point {
    pub x: i32,
    #[tl(flag = 4)]
    pub next: Option<Box<Point>>,
}

/// The same, of no bytes.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
pub struct Nothing;

/// A tree without children.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf(pub i32);

impl From<Leaf> for Tree {
    fn from(Leaf(value): Leaf) -> Self {
        Self { left: None, value, children: None, empty: None }
    }
}

impl TryFrom<Tree> for Leaf {
    type Error = &'static str;

    fn try_from(tree: Tree) -> Result<Self, &'static str> {
        let Tree { left: None, value, children: None, empty: None } = tree else {
            return Err("not a leaf");
        };
        Ok(Self(value))
    }
}

/// A struct that is read bare.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000019, proof = false)]
pub struct Pair {
    pub left: i32,
    pub right: i32,
}

/// A pair that is in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordered(pub i32, pub i32);

impl From<&Ordered> for Pair {
    fn from(&Ordered(left, right): &Ordered) -> Self {
        Self { left, right }
    }
}

impl TryFrom<Pair> for Ordered {
    type Error = String;

    fn try_from(Pair { left, right }: Pair) -> Result<Self, String> {
        if left <= right { Ok(Self(left, right)) } else { Err(format!("{left} > {right}")) }
    }
}

/// Every list and wide integer that is no `Vec` and no `Int256`, and the attributes of lists.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000001a, proof = false)]
pub struct Lists {
    pub hash: [u8; 32],
    #[tl(type = "long")]
    pub unsigned: u64,
    #[tl(flag = 0, type = "Vector<int>")]
    pub addresses: Option<Vec<u32>>,
    pub text: Arc<str>,
    pub content: Rc<[u8]>,
    pub buffer: BytesMut,
    pub queue: VecDeque<String>,
    pub list: Box<[Tree]>,
    #[tl(bare, items = bare, max_items = 3)]
    pub few: Vec<Numbers>,
    #[tl(flag = 1, items = bare)]
    pub empty: Option<VecDeque<Empty>>,
    #[tl(with = tl_core::items, type = "Vector<int>")]
    pub set: BTreeSet<i32>,
}

/// A generic type.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000017, proof = false)]
pub struct Generic<T> {
    pub first: T,
    pub others: Vec<T>,
}
