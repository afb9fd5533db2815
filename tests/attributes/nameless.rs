//! Parameters without names. The ids are the CRC32 of the lines as the rule writes them: Python's
//! `zlib.crc32(b"pair int string = Pair")`.

use std::fmt::Debug;

use tl_core::{
    Bare, Bytes, Constructor, Decode, Encode, Flags, Function, TlObject, Unknown, dump, from_slice,
    to_vec, tree,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "pair#a8593d99 int string = Pair;")]
struct Pair(i32, String);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "pair int string = Pair;")]
struct InBraces {
    first: i32,
    #[tl(name = "")]
    second: String,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xa859_3d99, name = "pair", type = "Pair")]
struct WithoutLine(#[tl(name = "")] i32, #[tl(name = "")] String);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "pair", type = "Pair")]
struct Computed {
    #[tl(name = "")]
    first: i32,
    #[tl(name = "")]
    second: String,
}

/// The same on the wire and in the definition, and every prefix has the same error in the dump.
#[track_caller]
fn assert_object<T>(value: T, packet: &[u8], line: &str)
where
    T: Constructor + Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    assert_eq!(T::ID.to_le_bytes(), packet[..4]);
    assert_eq!(T::DEFINITION.computed_id(), T::ID);
    assert_eq!(T::DEFINITION.to_string(), line);
    for len in (0..packet.len()).step_by(4) {
        let decoded = from_slice::<T>(&packet[..len]).unwrap_err();
        let walked = dump::<T>(&packet[..len]).check().unwrap_err();
        assert_eq!(decoded.to_string(), walked.to_string());
    }
    assert_wire(value, packet);
}

#[test]
fn all_of_them() {
    let line = "pair#a8593d99 int string = Pair;";
    let packet = hex("993d59a8 07000000 03616263");
    assert_object(Pair(7, "abc".into()), &packet, line);
    assert_object(InBraces { first: 7, second: "abc".into() }, &packet, line);
    assert_object(WithoutLine(7, "abc".into()), &packet, line);
    assert_object(Computed { first: 7, second: "abc".into() }, &packet, line);
}

/// point flags:# flags.0?int long = Point
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "point flags:# flags.0?int long = Point;")]
struct Point(Option<i32>, i64);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xb5c2_c98d, name = "point", type = "Point")]
struct PointInBraces {
    #[tl(flags)]
    flags: Flags,
    #[tl(name = "", flag = 0)]
    x: Option<i32>,
    #[tl(name = "")]
    y: i64,
}

#[test]
fn some_that_may_be_absent() {
    let line = "point#b5c2c98d flags:# flags.0?int long = Point;";
    let packet = hex("8dc9c2b5 01000000 02000000 0300000000000000");
    assert_object(Point(Some(2), 3), &packet, line);
    let point = PointInBraces { flags: Flags::default(), x: Some(2), y: 3 };
    let read: PointInBraces = from_slice(&packet).unwrap();
    assert_eq!((read.x, read.y), (point.x, point.y));
    assert_eq!(to_vec(&point).unwrap(), packet);
    assert_wire(Point(None, 3), &hex("8dc9c2b5 00000000 0300000000000000"));
}

/// m x:int Vector long y:Bool = M
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "m#abb3f7a0 x:int Vector<long> y:Bool = M;")]
struct Mixed {
    x: i32,
    ids: Vec<i64>,
    y: bool,
}

#[test]
fn between_others() {
    let mixed = Mixed { x: 1, ids: vec![2], y: true };
    let packet = hex("a0f7b3ab 01000000 15c4b51c 01000000 0200000000000000 b5757299");
    assert_object(mixed, &packet, "m#abb3f7a0 x:int Vector<long> y:Bool = M;");
}

/// holder vector int %Pair = Holder
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "holder#1e0e74ea (vector int) %Pair = Holder;", dialect = "ton")]
struct Holder(Bare<Vec<i32>>, #[tl(bare)] Pair);

#[test]
fn bare_types() {
    let holder = Holder(Bare(vec![5, 6]), Pair(7, "abc".into()));
    let packet = hex("ea740e1e 02000000 05000000 06000000 07000000 03616263");
    assert_object(holder, &packet, "holder#1e0e74ea (vector int) %Pair = Holder;");
}

/// wrap X:Type !X # = X
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "wrap {X:Type} !X # = X;", returns = X::Response)]
struct Wrap<X: Function>(X, u32);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "getPair = Pair;", returns = Pair)]
struct GetPair;

#[test]
fn type_variables() {
    let line = "wrap#8d99f441 {X:Type} !X # = X;";
    assert_eq!(<Wrap<GetPair> as Constructor>::DEFINITION.to_string(), line);
    let mut packet = hex("41f4998d");
    packet.extend(GetPair::ID.to_le_bytes());
    packet.extend(hex("09000000"));
    assert_wire(Wrap(GetPair, 9), &packet);
}

#[derive(Clone, Debug, PartialEq, TlObject)]
enum Shape {
    /// shape.pair int string = Shape
    #[tl(id = 0x946e_d228, name = "shape.pair")]
    Pair(#[tl(name = "")] i32, #[tl(name = "")] String),
    /// shape.none x:long # = Shape
    #[tl(definition = "shape.none x:long # = Shape;")]
    None { x: i64, count: u32 },
}

#[test]
fn variants() {
    assert_wire(Shape::Pair(7, "abc".into()), &hex("28d26e94 07000000 03616263"));
    assert_wire(Shape::None { x: 1, count: 2 }, &hex("554a4a39 0100000000000000 02000000"));
}

/// msg long int Object = Msg
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "msg long int Object = Msg;")]
struct Message {
    id: i64,
    #[tl(name = "", with = tl_core::sized, type = "int Object")]
    body: Unknown,
}

/// A field of two parameters, an object behind its length.
#[test]
fn several_as_one_field() {
    let message = Message { id: 1, body: Unknown::from_object(&GetPair).unwrap() };
    let mut packet = hex("077dd7c0 0100000000000000 04000000");
    packet.extend(GetPair::ID.to_le_bytes());
    assert_wire(message, &packet);
    assert_eq!(Message::DEFINITION.to_string(), "msg#c0d77d07 long int Object = Msg;");
}

/// share flags:# flags.1?int flags.1?long = Share
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "share flags:# flags.1?int flags.1?long = Share;")]
struct Share {
    first: Option<i32>,
    second: Option<i64>,
}

/// An error names the field: its name in Rust, or its position.
#[test]
fn errors() {
    let error = |packet: &str| from_slice::<Pair>(&hex(packet)).unwrap_err().path().to_string();
    assert_eq!(error("993d59a8"), "pair.0");
    assert_eq!(error("993d59a8 07000000"), "pair.1");
    let error = from_slice::<InBraces>(&hex("993d59a8 07000000 05616263")).unwrap_err();
    assert_eq!(error.path().to_string(), "pair.second");
    let error = to_vec(&Share { first: Some(1), second: None }).unwrap_err().to_string();
    assert!(error.contains("first") && error.contains("second"), "{error}");
}

#[test]
fn dumps() {
    let packet = hex("8dc9c2b5 01000000 02000000 0300000000000000");
    let expected = "\
000000  8d c9 c2 b5              Point: point#b5c2c98d
000004  01 00 00 00                flags:# = 0b1 (bit 0)
000008  02 00 00 00                flags.0?int = 2
00000c  03 00 00 00 00 00 00 00    long = 3
";
    assert_eq!(dump::<Point>(&packet).to_string(), expected);
    let expected = "\
Point
└── point
    ├── flags: #
    ├── int (optional)
    └── long";
    assert_eq!(tree::<Point>().to_string(), expected);
}

/// digest string long = Digest: Telegram's ids have `string` for `bytes`.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "digest bytes long = Digest;")]
struct Digest(Bytes, i64);

#[test]
fn bytes() {
    assert_eq!(Digest::DEFINITION.to_string(), "digest#0c93bde2 bytes long = Digest;");
}
