//! How much memory hostile packets can make a decoder take.
//!
//! At most the packet's size and one and a half times [`Limits::allocation`]: while a vector grows, its
//! old memory, half as large, is still there.
#![allow(deprecated, reason = "ids here are small numbers, which are not proven")]

use std::alloc::System;
use std::collections::{BTreeMap, BTreeSet, HashSet, LinkedList, VecDeque};
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait};
use tl_core::{
    Bare, Bytes, BytesMut, DecodeError, DecodeErrorKind, DecodeOwned, Int512, Limits, Reader,
    TlObject, from_slice, from_slice_with,
};

#[global_allocator]
static ALLOCATOR: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

const VECTOR: [u8; 4] = [0x15, 0xc4, 0xb5, 0x1c];

/// What an error and the test itself may take.
const SLACK: usize = 4096;

/// Decodes `packet` within `limits`, and checks the peak.
#[track_caller]
fn decode<T: DecodeOwned>(packet: &[u8], limits: Limits) -> Result<T, DecodeError> {
    ALLOCATOR.reset_peak_memory();
    let result = from_slice_with::<T>(packet, limits);
    let peak = ALLOCATOR.get_peak_memory();
    let bound = packet.len() + limits.allocation + limits.allocation / 2 + SLACK;
    assert!(peak <= bound, "{peak} bytes of memory for a packet of {}", packet.len());
    result
}

/// Decoding fails, and has hardly taken any memory.
#[track_caller]
fn refuses_early<T: DecodeOwned + Debug>(packet: &[u8]) -> DecodeErrorKind {
    ALLOCATOR.reset_peak_memory();
    let error = from_slice::<T>(packet).unwrap_err();
    let peak = ALLOCATOR.get_peak_memory();
    assert!(peak <= packet.len() + 4 * SLACK, "{peak} bytes of memory");
    error.kind().clone()
}

fn vector(count: u32, rest: &[u8]) -> Vec<u8> {
    [&VECTOR, count.to_le_bytes().as_slice(), rest].concat()
}

/// Four bytes on the wire, and half a kilobyte in memory.
#[derive(Debug, TlObject)]
#[expect(clippy::large_enum_variant, reason = "that is the test")]
enum Lopsided {
    #[tl(id = 0x00000001)]
    Small,
    #[tl(id = 0x00000002)]
    Large { a: Int512, b: Int512, c: Int512, d: Int512, e: Int512, f: Int512, g: Int512, h: Int512 },
}

/// No bytes on the wire, and half a kilobyte in memory.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000003)]
#[expect(dead_code, reason = "that is the test")]
struct Nothing {
    #[tl(skip)]
    content: [[u64; 16]; 8],
}

/// No bytes on the wire, and a kilobyte on the heap.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000006)]
#[expect(dead_code, reason = "that is the test")]
struct Allocating {
    #[tl(skip)]
    content: Kilobyte,
}

#[derive(Debug)]
#[expect(dead_code, reason = "that is the test")]
struct Kilobyte(Vec<u8>);

impl Default for Kilobyte {
    fn default() -> Self {
        Self(vec![0; 1024])
    }
}

/// No bytes anywhere.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000004)]
struct Empty;

#[derive(Debug, TlObject)]
enum Nested {
    #[tl(id = 0x00000005)]
    Items { items: Vec<Nested> },
}

/// One test: the allocator counts for the whole process.
#[test]
fn peak_memory_is_bounded() {
    huge_counts();
    lopsided_items();
    items_of_no_size();
    skipped_fields_that_allocate();
    nested_vectors();
    long_strings();
    millions_of_bad_bytes();
    newtypes_and_conversions();
    other_lists();
    collections();
    many_small_collections();
    fields_with_limits();
}

fn huge_counts() {
    for count in [3, 1000, 1 << 20, 1 << 30, u32::MAX] {
        let packet = vector(count, &[0; 16]);
        refuses_early::<Vec<i64>>(&packet);
        refuses_early::<Vec<String>>(&vector(count, &[]));
        refuses_early::<Vec<Vec<Vec<bool>>>>(&packet[..8]);
        refuses_early::<Vec<Lopsided>>(&packet[..16]);
        refuses_early::<Bare<Vec<f64>>>(&packet[4..16]);
    }
    // There are bytes for as many items, of which the first is refused.
    refuses_early::<Vec<Lopsided>>(&vector(1000, &[0; 4000]));
}

fn lopsided_items() {
    let limits = Limits::DEFAULT.with_allocation(1 << 20);
    for count in [100_u32, 2000, 2100, 100_000] {
        let packet = vector(count, &[1, 0, 0, 0].repeat(count as usize));
        let result = decode::<Vec<Lopsided>>(&packet, limits);
        let fits = count as usize * size_of::<Lopsided>() <= limits.allocation;
        assert_eq!(result.is_ok(), fits, "{count} items");
    }
    // Four megabytes that would take half a gigabyte, within the default limits.
    let packet = vector(1 << 20, &[1, 0, 0, 0].repeat(1 << 20));
    let error = decode::<Vec<Lopsided>>(&packet, Limits::DEFAULT).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::AllocationLimit { .. }));
}

fn items_of_no_size() {
    let limit = Limits::DEFAULT.items;
    let kind = refuses_early::<Vec<Bare<Nothing>>>(&vector(u32::MAX, &[]));
    assert_eq!(kind, DecodeErrorKind::ItemLimit { count: 0xffff_ffff, limit });
    let kind = refuses_early::<Vec<Bare<Empty>>>(&vector(u32::MAX, &[]));
    assert_eq!(kind, DecodeErrorKind::ItemLimit { count: 0xffff_ffff, limit });
    let kind = refuses_early::<Vec<Bare<Nothing>>>(&vector(1 << 20, &[]));
    assert!(matches!(kind, DecodeErrorKind::AllocationLimit { .. }));
    // Each of a thousand vectors may have a million items; all of them together may not.
    let inner = vector(1 << 20, &[]);
    let packet = vector(1000, &inner.repeat(1000));
    let kind = refuses_early::<Vec<Vec<Bare<Empty>>>>(&packet);
    assert_eq!(kind, DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 });
}

/// The defaults of skipped fields are bounded by the number of items alone: 2^16 of them, which take 24 bytes each
/// in the vector and a kilobyte on the heap. Eight bytes took a gigabyte before there was that limit.
fn skipped_fields_that_allocate() {
    let packet = [0x15, 0xc4, 0xb5, 0x1c, 0, 0, 0x10, 0];
    ALLOCATOR.reset_peak_memory();
    let error = from_slice::<Vec<Bare<Allocating>>>(&packet).unwrap_err();
    let peak = ALLOCATOR.get_peak_memory();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 });
    let item = size_of::<Allocating>() + size_of::<Allocating>() / 2 + 1024;
    assert!(peak <= ((1 << 16) + 1) * item + SLACK, "{peak} bytes of memory");
    let fewer = Limits::DEFAULT.with_empty_items(16);
    decode::<Vec<Bare<Allocating>>>(&packet, fewer.with_allocation(30 << 20)).unwrap_err();
}

fn nested_vectors() {
    let limits = Limits::DEFAULT.with_allocation(1 << 16);
    // Each level claims as many items as there are bytes left for.
    let mut packet = Vec::new();
    for level in 0..100_u32 {
        packet.extend([5, 0, 0, 0]);
        packet.extend(vector((100 - level) * 3, &[]));
    }
    decode::<Nested>(&packet, limits).unwrap_err();
    let leaf = [&[5, 0, 0, 0], vector(0, &[]).as_slice()].concat();
    let wide = [&[5, 0, 0, 0], vector(10_000, &leaf.repeat(10_000)).as_slice()].concat();
    decode::<Nested>(&wide, limits).unwrap_err();
    decode::<Nested>(&wide, Limits::DEFAULT).unwrap();
}

fn long_strings() {
    let limits = Limits::DEFAULT.with_allocation(1000);
    let string = [&[0xfe, 0xe8, 0x03, 0], [b'x'; 1000].as_slice()].concat();
    decode::<String>(&string, limits).unwrap();
    decode::<Vec<u8>>(&string, limits).unwrap();
    decode::<Bytes>(&string, limits).unwrap();
    let packet = [string.as_slice(), &[0; 4]].concat();
    let limits = limits.with_allocation(999);
    let refused = [
        decode::<String>(&string, limits).unwrap_err(),
        decode::<Vec<u8>>(&string, limits).unwrap_err(),
        decode::<Bytes>(&packet[..1004], limits).unwrap_err(),
    ];
    for error in refused {
        assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 999 });
    }
    // What shares the input takes nothing.
    let input = Bytes::from(string);
    tl_core::from_bytes_with::<Bytes>(&input, limits).unwrap();
}

fn other_lists() {
    let limits = Limits::DEFAULT.with_allocation(1 << 20);
    let numbers = vector(100_000, &vec![7; 400_000]);
    decode::<VecDeque<i32>>(&numbers, limits).unwrap();
    decode::<Box<[i32]>>(&numbers, limits).unwrap();
    decode::<Arc<[i32]>>(&numbers, limits).unwrap();
    let more = vector(200_000, &vec![7; 800_000]);
    decode::<VecDeque<i32>>(&more, limits).unwrap();
    // Once as a vector and once behind the counters.
    decode::<Arc<[i32]>>(&more, limits).unwrap_err();
    let small = vector(2000, &[1, 0, 0, 0].repeat(2000));
    decode::<VecDeque<Lopsided>>(&small, limits).unwrap();
    decode::<Rc<[Lopsided]>>(&small, limits).unwrap_err();
    let text = [&[0xfe, 0, 0, 0x20], vec![b'x'; 1 << 21].as_slice()].concat();
    decode::<Arc<str>>(&text, limits).unwrap_err();
    decode::<Rc<[u8]>>(&text, limits).unwrap_err();
    decode::<BytesMut>(&text, limits).unwrap_err();
    decode::<Arc<str>>(&text, limits.with_allocation(3 << 20)).unwrap();
    decode::<BytesMut>(&text, limits.with_allocation(3 << 20)).unwrap();
    for count in [1000, 1 << 20, u32::MAX] {
        refuses_early::<VecDeque<i64>>(&vector(count, &[0; 16]));
        refuses_early::<Box<[String]>>(&vector(count, &[]));
        refuses_early::<Arc<[Lopsided]>>(&vector(count, &[]));
    }
}

/// Each collection of the standard library, with a codec of tl-core.
#[derive(Debug, TlObject)]
#[expect(clippy::linkedlist, reason = "it takes the most memory per item")]
enum Collected {
    #[tl(id = 0x00000007)]
    Tree(#[tl(with = tl_core::items, type = "Vector<int>")] BTreeSet<i32>),
    #[tl(id = 0x00000008)]
    Table(#[tl(with = tl_core::items, type = "Vector<int>")] HashSet<i32>),
    #[tl(id = 0x00000009)]
    List(#[tl(with = tl_core::items, type = "Vector<int>")] LinkedList<i32>),
    #[tl(id = 0x0000000a)]
    Texts(#[tl(with = tl_core::items, type = "Vector<string>")] HashSet<String>),
    #[tl(id = 0x0000000b)]
    Fixed(#[tl(with = tl_core::items::fixed, type = "Vector<string>")] Copies),
    #[tl(id = 0x0000000c)]
    Large(#[tl(with = tl_core::items, type = "Vector<Lopsided>")] VecDeque<Lopsided>),
}

/// Clones what it is made of, as collections of a fixed capacity do.
#[derive(Debug)]
struct Copies(Vec<String>);

impl TryFrom<&[String]> for Copies {
    type Error = ();

    fn try_from(items: &[String]) -> Result<Self, ()> {
        Ok(Self(items.to_vec()))
    }
}

impl IntoIterator for Copies {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Copies {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The collection of `id` with the items of `vector`.
fn collection(id: u8, vector: &[u8]) -> Vec<u8> {
    [&[id, 0, 0, 0], vector].concat()
}

fn collections() {
    for count in [1000, 1 << 20, u32::MAX] {
        for id in 7..=12 {
            refuses_early::<Collected>(&collection(id, &vector(count, &[0; 16])));
        }
    }
    // What a collection takes is within what its items count as, also while it grows.
    for count in [1000, 1793, 28_000, 28_673, 57_344, 57_345, 100_000] {
        let numbers: Vec<u8> = (0..count).flat_map(u32::to_le_bytes).collect();
        let limits = Limits::DEFAULT.with_allocation(count as usize * (3 * 4 + 16));
        for id in [7, 8, 9] {
            let packet = collection(id, &vector(count, &numbers));
            decode::<Collected>(&packet, limits).unwrap();
            let fewer = limits.with_allocation(limits.allocation - 1);
            let error = decode::<Collected>(&packet, fewer).unwrap_err();
            assert!(matches!(error.kind(), DecodeErrorKind::AllocationLimit { .. }), "{id}");
        }
        let texts = (0..count).flat_map(|it| format!("\u{7}{it:07}").into_bytes());
        let packet = vector(count, &texts.collect::<Vec<u8>>());
        let texts = count as usize * (3 * size_of::<String>() + 16 + 7);
        let limits = Limits::DEFAULT.with_allocation(texts);
        decode::<Collected>(&collection(10, &packet), limits).unwrap();
        let copies = 2 * count as usize * (size_of::<String>() + 7);
        let limits = Limits::DEFAULT.with_allocation(copies);
        decode::<Collected>(&collection(11, &packet), limits).unwrap();
        let fewer = limits.with_allocation(copies - 1);
        decode::<Collected>(&collection(11, &packet), fewer).unwrap_err();
    }
    let large = vector(100_000, &[1, 0, 0, 0].repeat(100_000));
    let limits = Limits::DEFAULT.with_allocation(1 << 20);
    decode::<Collected>(&collection(12, &large), limits).unwrap_err();
}

/// A collection of large items in the place of a vector of them.
#[derive(Debug, TlObject)]
#[expect(clippy::linkedlist, reason = "it takes the most memory per item")]
enum OfLarge {
    #[tl(id = 0x00000001)]
    Tree(#[tl(with = tl_core::items, type = "Vector<int512>")] BTreeSet<Int512>),
    #[tl(id = 0x00000002)]
    Table(#[tl(with = tl_core::items, type = "Vector<int512>")] HashSet<Int512>),
    #[tl(id = 0x00000003)]
    List(#[tl(with = tl_core::items, type = "Vector<int512>")] LinkedList<Int512>),
    #[tl(id = 0x00000004)]
    Deque(#[tl(with = tl_core::items, type = "Vector<int512>")] VecDeque<Int512>),
    #[tl(id = 0x00000005)]
    Map(#[tl(with = tl_core::items::As::<Entry>, type = "Vector<Entry>")] BTreeMap<Int512, Int512>),
    #[tl(id = 0x00000006)]
    Small(#[tl(with = tl_core::items, type = "Vector<Bool>")] BTreeSet<bool>),
    #[tl(id = 0x00000007)]
    SmallTable(#[tl(with = tl_core::items, type = "Vector<Bool>")] HashSet<bool>),
}

#[derive(TlObject)]
#[tl(id = 0x00000008)]
struct Entry {
    key: Int512,
    value: Int512,
}

impl From<(&Int512, &Int512)> for Entry {
    fn from((key, value): (&Int512, &Int512)) -> Self {
        Self { key: *key, value: *value }
    }
}

impl From<Entry> for (Int512, Int512) {
    fn from(Entry { key, value }: Entry) -> Self {
        (key, value)
    }
}

/// A leaf of a tree has room for eleven items, and a hash table for three: a collection of one item counts for what it
/// takes, too.
fn many_small_collections() {
    for items in (1..=12).chain([13, 15, 16, 23, 24, 29, 33]) {
        for id in 1..=7 {
            many_collections(id, if id < 6 { items } else { items.min(2) });
        }
    }
    // A collection without items takes nothing.
    let packet = vector(1, &collection(1, &vector(0, &[])));
    decode::<Vec<OfLarge>>(&packet, Limits::DEFAULT.with_allocation(size_of::<OfLarge>())).unwrap();
}

/// A thousand collections `id` of `items` items take what they count as.
fn many_collections(id: u8, items: u32) {
    let item = |index: u32| match id {
        6 | 7 => [[0x37, 0x97, 0x79, 0xbc], [0xb5, 0x75, 0x72, 0x99]][index as usize].to_vec(),
        5 => [&[8, 0, 0, 0], index.to_be_bytes().as_slice(), &[0; 124]].concat(),
        _ => [index.to_be_bytes().as_slice(), &[0; 60]].concat(),
    };
    let one = collection(id, &vector(items, &(0..items).flat_map(item).collect::<Vec<_>>()));
    let mut reader = Reader::new(&one);
    reader.read::<OfLarge>().unwrap();
    let counted = Limits::DEFAULT.allocation - reader.limits().allocation;
    let packet = vector(1000, &one.repeat(1000));
    let limits = Limits::DEFAULT.with_allocation(1000 * (counted + size_of::<OfLarge>()));
    decode::<Vec<OfLarge>>(&packet, limits).unwrap();
    // While one collection grows, all the others take no more than they count as.
    let peak = ALLOCATOR.get_peak_memory();
    assert!(peak <= packet.len() + limits.allocation + SLACK, "{peak} bytes of memory");
}

/// The limit of a field comes before anything is allocated.
#[derive(Debug, TlObject)]
#[tl(id = 0x0000000d)]
struct Few {
    #[tl(max_items = 1000)]
    items: Vec<Lopsided>,
}

fn fields_with_limits() {
    let kind = refuses_early::<Few>(&collection(13, &vector(1001, &[1, 0, 0, 0].repeat(1001))));
    assert_eq!(kind, DecodeErrorKind::ItemLimit { count: 1001, limit: 1000 });
    refuses_early::<Few>(&collection(13, &vector(1000, &[])));
}

fn millions_of_bad_bytes() {
    for byte in [0x00, 0x01, 0xfe, 0xff] {
        let packet = vec![byte; 1 << 20];
        refuses_early::<Vec<Nested>>(&packet);
        refuses_early::<Nested>(&packet);
        refuses_early::<Vec<Lopsided>>(&[&VECTOR, packet.as_slice()].concat());
    }
}

#[derive(Debug, TlObject)]
#[tl(transparent)]
struct UserId(i64);

#[derive(Debug, TlObject)]
#[tl(id = 0x00000007)]
struct Converted {
    #[tl(as = i64)]
    numbers: Vec<u64>,
}

/// A vector of a newtype takes the memory of its field's vector, once; a converted one keeps the limits.
fn newtypes_and_conversions() {
    const ITEMS: usize = 100_000;
    let packet = vector(u32::try_from(ITEMS).unwrap(), &vec![0; 8 * ITEMS]);
    let limits = Limits::DEFAULT.with_allocation(8 * ITEMS);
    ALLOCATOR.reset_peak_memory();
    let ids = from_slice_with::<Vec<UserId>>(&packet, limits).unwrap();
    let peak = ALLOCATOR.get_peak_memory();
    assert_eq!(ids.len(), ITEMS);
    assert!(peak <= packet.len() + 8 * ITEMS + SLACK, "{peak} bytes of memory");

    let packet = [7_u32.to_le_bytes().as_slice(), &packet].concat();
    drop(ids);
    decode::<Converted>(&packet, limits).unwrap();
    let error = decode::<Converted>(&packet, limits.with_allocation(8 * ITEMS - 1)).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::AllocationLimit { .. }), "{error}");
}
