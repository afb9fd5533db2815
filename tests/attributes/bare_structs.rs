//! Structs that never have a constructor id.

use tl_core::{Constructor, DecodeErrorKind, Encode, TlObject, from_slice, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
struct Point {
    x: i32,
    #[tl(flag = 0)]
    y: Option<i64>,
    #[tl(flag = 1)]
    is_last: bool,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
struct Pair<T>(T, T);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
struct Nothing;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
struct Tree {
    value: i32,
    children: Vec<Tree>,
}

#[test]
fn alone() {
    assert_wire(Point { x: 7, y: None, is_last: true }, &hex("02000000 07000000"));
    let point = Point { x: 7, y: Some(8), is_last: false };
    assert_wire(point, &hex("01000000 07000000 0800000000000000"));
    assert_wire(Pair(1_i32, 2), &hex("01000000 02000000"));
    assert_wire(Pair(Pair(1_i32, 2), Pair(3, 4)), &hex("01000000 02000000 03000000 04000000"));
    assert_wire(Nothing, &[]);
    let leaf = Tree { value: 2, children: Vec::new() };
    let tree = Tree { value: 1, children: vec![leaf] };
    assert_wire(tree, &hex("01000000 15c4b51c 01000000 02000000 15c4b51c 00000000"));
    let packet = hex("02616200");
    assert_eq!(from_slice::<Text<'_>>(&packet).unwrap(), Text { text: "ab" });
    assert_eq!(to_vec(&Text { text: "ab" }).unwrap(), packet);
}

/// A list in which each item points to the next.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare)]
struct Chain {
    value: i32,
    #[tl(flag = 0)]
    next: Option<Box<Chain>>,
}

#[test]
fn behind_pointers() {
    let chain = Chain { value: 1, next: Some(Box::new(Chain { value: 2, next: None })) };
    let wire = hex("01000000 01000000 00000000 02000000");
    assert_wire(chain.clone(), &wire);
    assert_wire(Box::new(chain.clone()), &wire);
    assert_wire(std::sync::Arc::new(chain.clone()), &wire);
    assert_eq!(to_vec(&&chain).unwrap(), wire);
    assert_wire(vec![Box::new(Pair(1_i32, 2))], &hex("15c4b51c 01000000 01000000 02000000"));
    assert_eq!(tl_core::dump::<Chain>(&wire).check(), Ok(16));
    // Depth is counted, also on the heap.
    let packet = hex("01000000 01000000").repeat(100_000);
    let error = from_slice::<Chain>(&packet).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::DepthLimit { .. }), "{error}");
    assert_eq!(tl_core::dump::<Chain>(&packet).check().unwrap_err(), error);
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Line {
    begin: Point,
    points: Vec<Point>,
    #[tl(bare)]
    bare: Vec<Pair<i32>>,
    #[tl(flag = 3)]
    end: Option<Pair<bool>>,
    on_the_heap: Tree,
}

fn line() -> Line {
    Line {
        begin: Point { x: 1, y: None, is_last: false },
        points: vec![Point { x: 2, y: None, is_last: true }],
        bare: vec![Pair(3, 4)],
        end: Some(Pair(true, false)),
        on_the_heap: Tree { value: 5, children: Vec::new() },
    }
}

const LINE: &str = "01000000 08000000 00000000 01000000 15c4b51c 01000000 02000000 02000000 \
                    01000000 03000000 04000000 b5757299 379779bc 05000000 15c4b51c 00000000";

#[test]
fn fields() {
    assert_wire(line(), &hex(LINE));
    assert_eq!(
        Line::DEFINITION.to_string(),
        "line#00000001 flags:# begin:point points:Vector<point> bare:vector<pair> \
         end:flags.3?pair on_the_heap:tree = Line;"
    );
    let error = from_slice::<Line>(&hex(LINE)[..28]).unwrap_err();
    assert_eq!(error.path().to_string(), "line.points[0].x");
}

/// `future_salts#ae500895 req_msg_id:long now:int salts:vector<future_salt> = FutureSalts;`
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct FutureSalts {
    req_msg_id: i64,
    now: i32,
    #[tl(bare)]
    salts: Vec<FutureSalt>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(bare, name = "future_salt")]
struct FutureSalt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

#[test]
fn proven() {
    let salt = FutureSalt { valid_since: 1, valid_until: 2, salt: 3 };
    let value = FutureSalts { req_msg_id: 7, now: 8, salts: vec![salt] };
    let wire = "950850ae 0700000000000000 08000000 01000000 01000000 02000000 0300000000000000";
    assert_wire(value, &hex(wire));
    assert_eq!(FutureSalt::TYPE.to_string(), "future_salt");
}

/// The dump and the tree show the fields; the id that they show is that of TL's rule.
#[test]
fn dump() {
    // The id is CRC32("point flags:# x:int y:flags.0?long = Point").
    let expected = "\
000000                           point: point#324384f0
000000  02 00 00 00                flags:# = 0b10 (is_last)
000004  07 00 00 00                x:int = 7
";
    let found = tl_core::dump::<Point>(&hex("02000000 07000000")).to_string();
    assert_eq!(found, expected);
    assert_eq!(tl_core::dump::<Line>(&hex(LINE)).check(), Ok(64));
    let expected = "\
point
└── point
    ├── flags: #
    ├── x: int
    ├── y: long (optional)
    └── is_last: true (optional)";
    assert_eq!(tl_core::tree::<Point>().to_string(), expected);
}

/// Items that take no bytes count, as for other types.
#[test]
fn empty_items() {
    let packet = hex("15c4b51c 00000f00");
    let error = from_slice::<Vec<Nothing>>(&packet).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::EmptyItemLimit { .. }), "{error}");
    let walked = tl_core::dump::<Vec<Nothing>>(&packet).check().unwrap_err();
    assert_eq!(walked, error);
}

/// Depth is counted as for other objects.
#[test]
fn depth() {
    let packet = [hex("01000000 15c4b51c 01000000").repeat(100_000), hex("00000000")].concat();
    let error = from_slice::<Tree>(&packet).unwrap_err();
    assert_eq!(tl_core::dump::<Tree>(&packet).check().unwrap_err(), error);
}
