//! `tl_core::items` and `tl_core::text`: collections and text types of the standard library and of other crates.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList};
use std::fmt::Debug;

use arrayvec::{ArrayString, ArrayVec};
use proptest::prelude::*;
use smallvec::SmallVec;
use tl_core::{
    Bare, Constructor, DecodeErrorKind, DecodeOwned, Encode, Limits, TlObject, dump, from_slice,
    from_slice_with, to_slice, to_vec,
};

use crate::support::assert_wire;
use crate::support::hex;

const VECTOR: &str = "15c4b51c";

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct FutureSalt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

const SALT: &str = "01000000 02000000 0300000000000000";

fn salt() -> FutureSalt {
    FutureSalt { valid_since: 1, valid_until: 2, salt: 3 }
}

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xeeaedbce, name = "sets")]
#[expect(clippy::linkedlist, reason = "it is a collection that nothing but the codec serves")]
struct Sets {
    #[tl(with = tl_core::items, type = "Vector<long>")]
    a: BTreeSet<i64>,
    #[tl(with = tl_core::items, type = "Vector<string>")]
    b: SmallVec<[String; 1]>,
    #[tl(with = tl_core::items::bare_vector::bare, type = "vector<future_salt>")]
    c: LinkedList<FutureSalt>,
    #[tl(with = tl_core::items, type = "Vector<int>")]
    d: HashSet<i32>,
    #[tl(with = tl_core::items::fixed, type = "Vector<double>")]
    e: ArrayVec<f64, 2>,
}

#[test]
fn any_collection_is_a_vector() {
    let sets = Sets {
        a: [2, 1].into(),
        b: ["b".to_owned(), String::new()].into_iter().collect(),
        c: [salt()].into(),
        d: [7].into(),
        e: [1.0].into_iter().collect(),
    };
    let wire = format!(
        "cedbaeee {VECTOR} 02000000 0100000000000000 0200000000000000 \
         {VECTOR} 02000000 01620000 00000000 01000000 {SALT} {VECTOR} 01000000 07000000 \
         {VECTOR} 01000000 000000000000f03f"
    );
    assert_wire(sets, &hex(&wire));
    for len in 0..hex(&wire).len() {
        let packet = &hex(&wire)[..len];
        let error = from_slice::<Sets>(packet).unwrap_err();
        assert_eq!(dump::<Sets>(packet).check().unwrap_err().to_string(), error.to_string());
        assert!(error.needed().is_some(), "{error}");
    }
}

/// A field of each form of a vector, and without a value.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Forms {
    #[tl(with = tl_core::items, type = "Vector<FutureSalt>")]
    boxed: SmallVec<[FutureSalt; 1]>,
    #[tl(with = tl_core::items::bare, type = "Vector<%FutureSalt>")]
    bare: SmallVec<[FutureSalt; 1]>,
    #[tl(flag = 0, with = tl_core::items::bare_vector, type = "vector<FutureSalt>")]
    bare_vector: Option<SmallVec<[FutureSalt; 1]>>,
    #[tl(flag = 1, with = tl_core::items, type = "Vector<%FutureSalt>")]
    of_bare: Option<Vec<Bare<FutureSalt>>>,
}

#[test]
fn in_every_form() {
    let one = || SmallVec::from_iter([salt()]);
    let forms = Forms { boxed: one(), bare: one(), bare_vector: Some(one()), of_bare: None };
    let wire = format!(
        "01000000 01000000 {VECTOR} 01000000 dcd94909 {SALT} {VECTOR} 01000000 {SALT} \
         01000000 dcd94909 {SALT}"
    );
    assert_wire(forms, &hex(&wire));
    let error = from_slice::<Forms>(&hex(&wire)[..40]).unwrap_err();
    assert_eq!(error.path().to_string(), "forms.bare");
    let error = from_slice::<Forms>(&hex(&wire)[..44]).unwrap_err();
    assert_eq!(error.path().to_string(), "forms.bare[0].valid_since");
}

/// A pair of a map, which borrows when it is written.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000002)]
struct Pair<'a> {
    key: Cow<'a, str>,
    value: i32,
}

impl<'a> From<(&'a String, &'a i32)> for Pair<'a> {
    fn from((key, value): (&'a String, &'a i32)) -> Self {
        Self { key: key.into(), value: *value }
    }
}

impl From<Pair<'_>> for (String, i32) {
    fn from(pair: Pair<'_>) -> Self {
        (pair.key.into_owned(), pair.value)
    }
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Maps {
    #[tl(with = tl_core::items::As::<Pair<'_>>, type = "Vector<Pair>")]
    tree: BTreeMap<String, i32>,
    #[tl(with = tl_core::items::bare_vector::bare::As::<Pair<'_>>, type = "vector<%Pair>")]
    table: HashMap<String, i32>,
    #[tl(flag = 0, with = tl_core::items::bare::As::<Pair<'_>>, type = "Vector<%Pair>")]
    optional: Option<BTreeMap<String, i32>>,
}

#[test]
fn maps_are_vectors_of_pairs() {
    let maps = Maps {
        tree: [("b".to_owned(), 2), ("a".to_owned(), 1)].into(),
        table: [("c".to_owned(), 3)].into(),
        optional: Some(BTreeMap::new()),
    };
    let wire = format!(
        "03000000 01000000 {VECTOR} 02000000 02000000 01610000 01000000 02000000 01620000 02000000 \
         01000000 01630000 03000000 {VECTOR} 00000000"
    );
    assert_wire(maps, &hex(&wire));
}

/// If a collection would drop equal items, decoding returns an error.
#[test]
fn equal_items_are_an_error() {
    let pair = "02000000 01610000 01000000";
    let wire = format!("03000000 00000000 {VECTOR} 02000000 {pair} {pair}");
    let error = from_slice::<Maps>(&hex(&wire)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "maps.tree: a collection that keeps 1 of 2 items: some are equal, at byte 40"
    );
    let wire = format!("cedbaeee {VECTOR} 02000000 0100000000000000 0100000000000000");
    let error = from_slice::<Sets>(&hex(&wire)).unwrap_err();
    assert_eq!(error.path().to_string(), "sets.a");
}

/// If a vector does not fit, the error of `TryFrom` is returned.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Fixed {
    #[tl(with = tl_core::items::fixed, type = "Vector<string>")]
    texts: ArrayVec<String, 2>,
    #[tl(with = tl_core::items::fixed, type = "Vector<int>")]
    numbers: [i32; 1],
}

#[test]
fn fixed_capacities() {
    let text = "01610000";
    let fixed = Fixed { texts: ["a".to_owned(), "a".to_owned()].into(), numbers: [5] };
    let wire = format!("04000000 {VECTOR} 02000000 {text} {text} {VECTOR} 01000000 05000000");
    assert_wire(fixed, &hex(&wire));
    let wire =
        format!("04000000 {VECTOR} 03000000 {text} {text} {text} {VECTOR} 01000000 05000000");
    let error = from_slice::<Fixed>(&hex(&wire)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "fixed.texts: a vector of 3 items does not fit into its collection, at byte 24"
    );
    for numbers in ["00000000", "02000000 05000000 05000000"] {
        let wire = format!("04000000 {VECTOR} 00000000 {VECTOR} {numbers}");
        let error = from_slice::<Fixed>(&hex(&wire)).unwrap_err();
        assert_eq!(error.path().to_string(), "fixed.numbers");
    }
    // The clones count as well: two strings, and the items twice.
    let wire = format!("04000000 {VECTOR} 01000000 {text} {VECTOR} 01000000 05000000");
    let memory = 2 * (size_of::<String>() + 1) + 2 * 4;
    let decode =
        |limit| from_slice_with::<Fixed>(&hex(&wire), Limits::DEFAULT.with_allocation(limit));
    decode(memory).unwrap();
    assert_eq!(decode(memory - 1).unwrap_err().path().to_string(), "fixed.numbers");
}

/// The limits are those of a `Vec`, except that an item counts more memory.
#[test]
fn limits_are_those_of_vectors() {
    #[derive(Debug, TlObject)]
    #[tl(id = 0x00000005)]
    struct Numbers {
        #[tl(with = tl_core::items, type = "Vector<int>")]
        numbers: SmallVec<[i32; 2]>,
    }

    let packet = hex(&format!("05000000 {VECTOR} 02000000 01000000 02000000"));
    let refuse = |packet: &[u8], limits| {
        let error = from_slice_with::<Numbers>(packet, limits).unwrap_err();
        assert_eq!(error.path().to_string(), "numbers.numbers");
        let dumped = dump::<Numbers>(packet).with_limits(limits).check().unwrap_err();
        assert_eq!(dumped.to_string(), error.to_string());
        error.kind()
    };
    let limits = Limits::DEFAULT;
    let kind = refuse(&packet, limits.with_items(1));
    assert_eq!(kind, DecodeErrorKind::ItemLimit { count: 2, limit: 1 });
    let kind = refuse(&packet, limits.with_depth(1));
    assert_eq!(kind, DecodeErrorKind::DepthLimit { limit: 1 });
    // Two items count as four.
    let memory = 4 * (3 * 4 + 16);
    from_slice_with::<Numbers>(&packet, limits.with_allocation(memory)).unwrap();
    let kind = refuse(&packet, limits.with_allocation(memory - 1));
    assert_eq!(kind, DecodeErrorKind::AllocationLimit { limit: memory - 1 });
    let kind = refuse(&hex(&format!("05000000 {VECTOR} 03000000 01000000")), limits);
    assert_eq!(kind, DecodeErrorKind::TooManyItems { count: 3, left: 4 });
    let kind = refuse(&hex(&format!("05000000 {VECTOR} ffffffff")), limits);
    assert_eq!(kind, DecodeErrorKind::ItemLimit { count: 0xffff_ffff, limit: 1 << 20 });
    let kind = refuse(&hex("05000000 16c4b51c 00000000"), limits);
    assert!(matches!(kind, DecodeErrorKind::WrongConstructor { found: 0x1cb5_c416, .. }));
}

/// Items that take no bytes count, too.
#[test]
fn items_of_no_bytes_are_counted() {
    #[derive(Debug, PartialEq, TlObject)]
    #[tl(id = 0x00000006)]
    struct Empty;

    #[derive(Debug, PartialEq, TlObject)]
    #[tl(id = 0x00000007)]
    struct Many {
        #[tl(with = tl_core::items::bare_vector::bare, type = "vector<%Empty>")]
        empty: SmallVec<[Empty; 1]>,
    }

    assert_eq!(from_slice::<Many>(&hex("07000000 03000000")).unwrap().empty.len(), 3);
    let error = from_slice::<Many>(&hex("07000000 00000100")).map(drop);
    assert_eq!(error, Ok(()));
    let error = from_slice::<Many>(&hex("07000000 01000100")).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 });
}

#[test]
fn errors_of_writing_name_the_item() {
    #[derive(Clone, Debug, PartialEq, TlObject)]
    #[tl(id = 0x00000008)]
    struct Shared {
        #[tl(flag = 0)]
        a: Option<i32>,
        #[tl(flag = 0)]
        b: Option<i32>,
    }

    #[derive(Clone, Debug, PartialEq, TlObject)]
    #[tl(id = 0x00000009)]
    #[expect(clippy::linkedlist, reason = "it is no slice")]
    struct List {
        #[tl(with = tl_core::items, type = "Vector<Shared>")]
        items: LinkedList<Shared>,
    }

    let list = List { items: [Shared { a: None, b: None }, Shared { a: Some(1), b: None }].into() };
    assert_eq!(to_vec(&list).unwrap_err().path().to_string(), "list.items[1]");
    let fine = List { items: vec![Shared { a: None, b: None }; 1000].into_iter().collect() };
    assert_eq!(to_vec(&fine).unwrap().len(), 12 + 8000);
    assert_eq!(to_slice(&fine, &mut [0; 20]).unwrap_err().path().to_string(), "list.items[1]");
}

/// A heap has no order to compare; its items are written in memory order.
#[test]
fn a_heap() {
    #[derive(Debug, TlObject)]
    #[tl(id = 0x0000000a)]
    struct Heap {
        #[tl(with = tl_core::items, type = "Vector<int>")]
        numbers: BinaryHeap<i32>,
    }

    let packet = to_vec(&Heap { numbers: [3, 1, 2].into() }).unwrap();
    let heap: Heap = from_slice(&packet).unwrap();
    assert_eq!(heap.numbers.into_sorted_vec(), [1, 2, 3]);
}

/// Borrowed text in a collection.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000b)]
struct Borrowed<'a> {
    #[tl(with = tl_core::items, type = "Vector<string>")]
    names: BTreeSet<&'a str>,
}

#[test]
fn collections_that_borrow() {
    let packet = to_vec(&Borrowed { names: ["b", "a"].into() }).unwrap();
    assert_eq!(packet, hex(&format!("0b000000 {VECTOR} 02000000 01610000 01620000")));
    let value: Borrowed<'_> = from_slice(&packet).unwrap();
    assert_eq!(value.names.first().unwrap().as_ptr(), packet[13..].as_ptr());
}

/// A field of a type parameter's.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000c)]
struct Generic<X: Encode + DecodeOwned + Ord> {
    #[tl(with = tl_core::items, type = "Vector X")]
    items: BTreeSet<X>,
}

#[test]
fn of_a_type_parameter() {
    let value = Generic { items: [1_i32].into() };
    assert_wire(value, &hex(&format!("0c000000 {VECTOR} 01000000 01000000")));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct DataJson {
    #[tl(with = tl_core::text, type = "string")]
    data: ArrayString<4>,
}

#[test]
fn text_of_other_crates() {
    let json = DataJson { data: ArrayString::from("{}").unwrap() };
    assert_wire(json, &hex("048d747d 027b7d00"));
    let error = from_slice::<DataJson>(&hex("048d747d 0568656c6c6f0000")).unwrap_err();
    assert_eq!(error.to_string(), "dataJSON.data: insufficient capacity, at byte 4");
    let error = from_slice::<DataJson>(&hex("048d747d 01ff0000")).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, 5));
    assert_eq!(DataJson::DEFINITION.to_string(), "dataJSON#7d748d04 data:string = DataJSON;");
    // The text is copied, as far as the codec knows.
    let decode = |limit| {
        let limits = Limits::DEFAULT.with_allocation(limit);
        from_slice_with::<DataJson>(&hex("048d747d 027b7d00"), limits)
    };
    decode(2).unwrap();
    assert_eq!(decode(1).unwrap_err().kind(), DecodeErrorKind::AllocationLimit { limit: 1 });
}

/// A collection is written as a `Vec` of its items is, and read from it.
fn assert_as_vec<C>(numbers: &[i64])
where
    C: FromIterator<i64> + IntoIterator<Item = i64> + PartialEq + Debug,
    for<'c> &'c C: IntoIterator<Item = &'c i64>,
{
    let collection: C = numbers.iter().copied().collect();
    let in_order: Vec<i64> = (&collection).into_iter().copied().collect();
    let packet = to_vec(&in_order).unwrap();
    let mut memory = vec![0; packet.len()];
    let left =
        tl_core::items::encode(&collection, tl_core::Writer::new(&mut memory)).unwrap().left();
    assert_eq!((left, &memory), (0, &packet));
    let mut reader = tl_core::Reader::new(&packet);
    let read: C = tl_core::items::decode(&mut reader).unwrap();
    assert_eq!(read, collection);
    reader.finish().unwrap();
}

proptest! {
    #[test]
    fn are_written_as_vectors(numbers: Vec<i64>) {
        assert_as_vec::<BTreeSet<i64>>(&numbers);
        assert_as_vec::<HashSet<i64>>(&numbers);
        assert_as_vec::<LinkedList<i64>>(&numbers);
        assert_as_vec::<SmallVec<[i64; 8]>>(&numbers);
        assert_as_vec::<Vec<i64>>(&numbers);
    }
}
