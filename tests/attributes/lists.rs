//! Text, bytes and vectors in other Rust types than `String`, `Vec<u8>` and `Vec`; bare items, limits of fields.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use tl_core::{
    BytesMut, Constructor, DecodeErrorKind, EncodeErrorKind, Limits, TlObject, dump, from_slice,
    from_slice_with, to_slice, to_vec,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x55750e28, name = "counted")]
struct Counted {
    a: Arc<str>,
    b: Rc<str>,
    c: Arc<[u8]>,
    d: Rc<[u8]>,
    e: BytesMut,
    f: Box<[i32]>,
    g: VecDeque<String>,
    h: Arc<[i64]>,
    #[tl(flag = 0)]
    i: Option<Arc<str>>,
    #[tl(flag = 1)]
    j: Option<BytesMut>,
    #[tl(flag = 2)]
    k: Option<Box<[i32]>>,
    l: Vec<Rc<str>>,
    m: Vec<Arc<[u8]>>,
}

fn counted() -> Counted {
    Counted {
        a: "a".into(),
        b: "bb".into(),
        c: [1, 2].into(),
        d: [3].into(),
        e: BytesMut::from(&[4, 5, 6][..]),
        f: [7, 8].into(),
        g: ["g".to_owned()].into(),
        h: [9].into(),
        i: Some("i".into()),
        j: None,
        k: Some([].into()),
        l: vec!["l".into(), "".into()],
        m: vec![[1, 2, 3].into()],
    }
}

fn counted_wire() -> Vec<u8> {
    hex("280e7555 05000000 01610000 02626200 02010200 01030000 03040506 \
         15c4b51c 02000000 07000000 08000000 15c4b51c 01000000 01670000 \
         15c4b51c 01000000 0900000000000000 01690000 15c4b51c 00000000 \
         15c4b51c 02000000 016c0000 00000000 15c4b51c 01000000 03010203")
}

#[test]
fn other_types_are_written_alike() {
    assert_wire(counted(), &counted_wire());
    assert_eq!(
        Counted::DEFINITION.to_string(),
        "counted#55750e28 flags:# a:string b:string c:bytes d:bytes e:bytes f:Vector<int> \
         g:Vector<string> h:Vector<long> i:flags.0?string j:flags.1?bytes k:flags.2?Vector<int> \
         l:Vector<string> m:Vector<bytes> = Counted;"
    );
}

#[test]
fn what_is_copied_counts() {
    let refused = |packet: &str, limit, decode: fn(&[u8], Limits) -> Option<DecodeErrorKind>| {
        let packet = hex(packet);
        let limits = Limits::DEFAULT.with_allocation(limit);
        assert_eq!(decode(&packet, limits), None, "{limit}");
        let limits = limits.with_allocation(limit - 1);
        let kind = DecodeErrorKind::AllocationLimit { limit: limit - 1 };
        assert_eq!(decode(&packet, limits), Some(kind));
    };
    macro_rules! of {
        ($ty:ty) => {
            |packet, limits| from_slice_with::<$ty>(packet, limits).err().map(|it| it.kind())
        };
    }
    let counters = 2 * size_of::<usize>();
    refused("03616263", 3 + counters, of!(Arc<str>));
    refused("03616263", 3 + counters, of!(Rc<str>));
    refused("03616263", 3 + counters, of!(Arc<[u8]>));
    refused("03616263", 3 + counters, of!(Rc<[u8]>));
    refused("03616263", 3, of!(BytesMut));
    refused("15c4b51c 01000000 01000000", 4, of!(Box<[i32]>));
    refused("15c4b51c 01000000 01000000", 4, of!(VecDeque<i32>));
    // The items move to new memory, after the counters.
    refused("15c4b51c 01000000 01000000", 8 + counters, of!(Arc<[i32]>));
    refused("15c4b51c 01000000 01000000", 8 + counters, of!(Rc<[i32]>));
}

/// In a deque of two slices, the index of an item continues in the second one.
#[test]
fn a_deque_in_two_parts() {
    let mut deque: VecDeque<_> = (2..=5).collect();
    deque.rotate_left(1);
    deque.push_front(1);
    while deque.as_slices().1.is_empty() {
        deque.rotate_left(1);
    }
    let numbers: Vec<i32> = deque.iter().copied().collect();
    assert_eq!(to_vec(&deque).unwrap(), to_vec(&numbers).unwrap());
    assert_eq!(from_slice::<VecDeque<i32>>(&to_vec(&deque).unwrap()).unwrap(), deque);

    let mut parts: VecDeque<Item> = VecDeque::with_capacity(2);
    parts.push_back(Item { a: Some(1), b: Some(1) });
    parts.push_front(Item { a: None, b: None });
    assert!(!parts.as_slices().1.is_empty(), "in two parts");
    parts[1].b = None;
    let error = to_vec(&parts).unwrap_err();
    assert_eq!(error.path().to_string(), "vector[1]");
}

/// Two fields that share a bit: both have a value, or none.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Item {
    #[tl(flag = 0)]
    a: Option<i32>,
    #[tl(flag = 0)]
    b: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct FutureSalt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

/// MTProto's `future_salts`, with its id.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct FutureSalts {
    req_msg_id: i64,
    now: i32,
    #[tl(bare, items = bare)]
    salts: Vec<FutureSalt>,
}

const SALT: &str = "01000000 02000000 0300000000000000";

fn salt() -> FutureSalt {
    FutureSalt { valid_since: 1, valid_until: 2, salt: 3 }
}

#[test]
fn bare_items_of_a_bare_vector() {
    let salts = FutureSalts { req_msg_id: 7, now: 8, salts: vec![salt(), salt()] };
    let wire = hex(&format!("950850ae 0700000000000000 08000000 02000000 {SALT} {SALT}"));
    assert_wire(salts, &wire);
    let cut_off = from_slice::<FutureSalts>(&wire[..wire.len() - 4]).unwrap_err();
    assert_eq!(cut_off.path().to_string(), "future_salts.salts[1].salt");
}

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x4823a781, name = "bareSalts")]
struct BareSalts {
    #[tl(items = bare)]
    a: Vec<FutureSalt>,
    #[tl(flag = 0, bare, items = bare)]
    b: Option<VecDeque<FutureSalt>>,
    #[tl(items = bare, max_items = 1)]
    c: Box<[FutureSalt]>,
    #[tl(bare, items = bare)]
    d: Arc<[FutureSalt]>,
}

#[test]
fn bare_items_of_every_vector() {
    let none = BareSalts { a: vec![], b: None, c: [].into(), d: [].into() };
    assert_wire(none, &hex("81a72348 00000000 15c4b51c 00000000 15c4b51c 00000000 00000000"));
    let one = BareSalts {
        a: vec![salt()],
        b: Some([salt()].into()),
        c: [salt()].into(),
        d: [salt()].into(),
    };
    let vector = "15c4b51c 01000000";
    let wire = hex(&format!(
        "81a72348 01000000 {vector} {SALT} 01000000 {SALT} {vector} {SALT} 01000000 {SALT}"
    ));
    assert_wire(one, &wire);
    for len in 0..wire.len() {
        assert_dump_agrees::<BareSalts>(&wire[..len]);
    }
}

#[track_caller]
fn assert_dump_agrees<T: TlObject + tl_core::DecodeOwned>(packet: &[u8]) {
    let decoded = from_slice::<T>(packet).err().map(|it| it.to_string());
    assert_eq!(dump::<T>(packet).check().err().map(|it| it.to_string()), decoded);
}

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x8334fe0a, name = "limited")]
struct Limited {
    #[tl(max_items = 2)]
    a: Vec<i32>,
    #[tl(flag = 0, max_items = 1)]
    b: Option<VecDeque<String>>,
    #[tl(bare, items = bare, max_items = 1)]
    c: Vec<FutureSalt>,
    #[tl(max_items = 4294967295)]
    d: Rc<[i32]>,
}

fn limited() -> Limited {
    Limited { a: vec![1, 2], b: Some(["b".to_owned()].into()), c: vec![salt()], d: [4].into() }
}

const TWO: &str = "15c4b51c 02000000 01000000 02000000";
const ONE: &str = "15c4b51c 01000000";

#[test]
fn as_many_items_as_the_field_takes() {
    let wire = format!("0afe3483 01000000 {TWO} {ONE} 01620000 01000000 {SALT} {ONE} 04000000");
    assert_wire(limited(), &hex(&wire));
    assert_eq!(
        Limited::DEFINITION.to_string(),
        "limited#8334fe0a flags:# a:Vector<int> b:flags.0?Vector<string> c:vector<future_salt> \
         d:Vector<int> = Limited;"
    );
}

#[test]
fn one_item_more_is_an_error_of_the_field() {
    let refuse = |wire: String, offset, path: &str, count, limit| {
        let packet = hex(&wire);
        let error = from_slice::<Limited>(&packet).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::ItemLimit { count, limit });
        assert_eq!((error.path().to_string().as_str(), error.offset()), (path, offset));
        for len in 0..=packet.len() {
            assert_dump_agrees::<Limited>(&packet[..len]);
        }
    };
    let three = "15c4b51c 03000000 01000000 02000000 03000000";
    refuse(format!("0afe3483 01000000 {three}"), 16, "limited.a", 3, 2);
    let texts = "15c4b51c 02000000 01620000 01620000";
    refuse(format!("0afe3483 01000000 {TWO} {texts}"), 32, "limited.b", 2, 1);
    refuse(format!("0afe3483 00000000 {TWO} 02000000 {SALT} {SALT}"), 28, "limited.c", 2, 1);
    // The limit is checked before memory is allocated.
    refuse("0afe3483 01000000 15c4b51c ffffff7f".to_owned(), 16, "limited.a", 0x7fff_ffff, 2);
    // The limit of the reader comes after that of the field.
    let packet = hex(&format!("0afe3483 01000000 {TWO}"));
    let error = from_slice_with::<Limited>(&packet, Limits::DEFAULT.with_items(1)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::ItemLimit { count: 2, limit: 1 });
}

#[test]
fn one_item_more_is_not_written() {
    let refuse = |value: Limited, path: &str, count, limit| {
        let error = to_vec(&value).unwrap_err();
        assert_eq!(error.kind(), EncodeErrorKind::ItemLimit { count, limit });
        assert_eq!(error.path().to_string(), path);
    };
    refuse(Limited { a: vec![1, 2, 3], ..limited() }, "limited.a", 3, 2);
    let two = VecDeque::from(vec![String::new(); 2]);
    refuse(Limited { b: Some(two), ..limited() }, "limited.b", 2, 1);
    refuse(Limited { c: vec![salt(); 2], ..limited() }, "limited.c", 2, 1);
}

/// Levels count as they do without the attributes.
#[test]
fn the_other_limits_go_on() {
    let wire = to_vec(&limited()).unwrap();
    for limits in [
        Limits::DEFAULT.with_depth(1),
        Limits::DEFAULT.with_depth(2),
        Limits::DEFAULT.with_nested_size(u32::try_from(size_of::<Limited>()).unwrap() + 23),
        Limits::DEFAULT.with_items(0),
    ] {
        let error = from_slice_with::<Limited>(&wire, limits).unwrap_err();
        let dumped = dump::<Limited>(&wire).with_limits(limits).check().unwrap_err();
        assert_eq!(error.to_string(), dumped.to_string());
    }
    let error = to_slice(&limited(), &mut [0; 34]).unwrap_err();
    assert_eq!(error.path().to_string(), "limited.b[0]");
}

/// Bare vectors of each Rust type.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000007)]
struct Bares {
    #[tl(bare)]
    boxed: Box<[i32]>,
    #[tl(bare)]
    queue: VecDeque<i32>,
    #[tl(bare)]
    shared: Arc<[i32]>,
    #[tl(flag = 0, bare)]
    counted: Option<Rc<[String]>>,
}

#[test]
fn bare_vectors_of_every_type() {
    let value = Bares {
        boxed: [1].into(),
        queue: [2].into(),
        shared: [3].into(),
        counted: Some(["a".to_owned()].into()),
    };
    let wire =
        "07000000 01000000 01000000 01000000 01000000 02000000 01000000 03000000 01000000 01610000";
    assert_wire(value, &hex(wire));
    assert_eq!(
        Bares::DEFINITION.to_string(),
        "bares#00000007 flags:# boxed:vector<int> queue:vector<int> shared:vector<int> \
         counted:flags.0?vector<string> = Bares;"
    );
}

/// The items are those of a type parameter.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006)]
struct Page<X> {
    #[tl(items = bare, max_items = 3)]
    items: Vec<X>,
}

#[test]
fn bare_items_of_a_parameter() {
    let page = Page { items: vec![salt()] };
    assert_wire(page, &hex(&format!("06000000 {ONE} {SALT}")));
    let definition = <Page<FutureSalt> as TlObject>::CONSTRUCTORS[0].to_string();
    assert_eq!(definition, "page#00000006 {X:Type} items:Vector<%X> = Page;");
}
