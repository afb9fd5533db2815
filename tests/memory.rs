//! The maximum memory that a hostile packet makes a decoder take.
//!
//! At most the packet's size and one and a half times [`Limits::allocation`]: while a vector grows, its
//! old memory, half as large, is still there.
#![allow(deprecated, reason = "ids here are small numbers, which are not proven")]

#[path = "memory/collections.rs"]
mod collections;
#[path = "memory/run_time.rs"]
mod run_time;

use std::alloc::System;
use std::collections::VecDeque;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait};
use tl_core::{
    Bare, Bytes, BytesMut, DecodeError, DecodeErrorKind, DecodeOwned, Int512, Limits, TlObject,
    from_slice, from_slice_with,
};

#[global_allocator]
static ALLOCATOR: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

const VECTOR: [u8; 4] = [0x15, 0xc4, 0xb5, 0x1c];

/// Memory for the error and for the test itself.
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

/// Decoding fails, and has allocated almost nothing.
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

/// An object of the constructor `id` with the items of `vector`.
fn collection(id: u8, vector: &[u8]) -> Vec<u8> {
    [&[id, 0, 0, 0], vector].concat()
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
    collections::collections();
    collections::many_small_collections();
    fields_with_limits();
    run_time::values_are_bounded();
    run_time::skipped_objects_take_no_memory();
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
    // There are bytes for as many items. The first is refused.
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
    // Values that share the input allocate nothing.
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
