//! Reading one value after another, and within limits, to the byte.

use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use tl_core::{
    Bare, Bytes, DecodeError, DecodeErrorKind, DecodeOwned, Int512, Limits, Reader, TlObject,
    from_bytes_with, from_slice, from_slice_with,
};

const VECTOR: [u8; 4] = [0x15, 0xc4, 0xb5, 0x1c];

fn vector(count: u32, items: &[u8]) -> Vec<u8> {
    [&VECTOR, &count.to_le_bytes(), items].concat()
}

#[track_caller]
fn kind<T: Debug>(result: Result<T, DecodeError>) -> DecodeErrorKind {
    result.unwrap_err().kind().clone()
}

#[test]
fn one_after_another() {
    let packet = [1, 0, 0, 0, 0xaa, 0xbb, 0xcc, 0xdd, 2, 3, 4, 5, 6, 7];
    let mut reader = Reader::new(&packet);
    assert_eq!(reader.peek_id(), Some(1));
    assert_eq!(reader.offset(), 0);
    assert_eq!(reader.read_u32().unwrap(), 1);
    assert_eq!(reader.peek_id(), Some(0xddcc_bbaa));
    assert_eq!(reader.read_array().unwrap(), [0xaa, 0xbb]);
    assert_eq!(reader.read_slice(3).unwrap(), [0xcc, 0xdd, 2]);
    assert_eq!(reader.offset(), 9);
    assert_eq!(reader.remaining(), [3, 4, 5, 6, 7]);
    let left = kind(reader.clone().finish());
    assert_eq!(left, DecodeErrorKind::TrailingBytes { left: 5 });
    let end = reader.clone().read_slice(6).unwrap_err();
    assert_eq!(end.kind(), DecodeErrorKind::UnexpectedEnd { needed: 6, left: 5 });
    assert_eq!(end.offset(), 9);
    let end = reader.clone().read_array::<7>().unwrap_err();
    assert_eq!(end.kind(), DecodeErrorKind::UnexpectedEnd { needed: 7, left: 5 });
    reader.read_slice(2).unwrap();
    assert_eq!(reader.peek_id(), None);
    assert_eq!(reader.read_rest(), [5, 6, 7]);
    assert_eq!(reader.offset(), 14);
    assert!(reader.read_rest().is_empty());
    reader.finish().unwrap();
}

#[test]
fn within_a_length() {
    let packet = [9, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
    let mut reader = Reader::new(&packet);
    reader.read_u32().unwrap();
    // Offsets are those of the whole input.
    let mut within = reader.clone();
    let error = within.read_within(8, Reader::read::<bool>).unwrap().unwrap_err();
    assert_eq!(error.offset(), 4);
    assert_eq!(within.offset(), 12);
    let (first, second) = reader
        .clone()
        .read_within(8, |inner| Ok((inner.read_u32()?, (inner.offset(), inner.read_u32()?))))
        .unwrap()
        .unwrap();
    assert_eq!((first, second), (1, (8, 2)));
    // Bytes after the value are an error, and so are missing bytes.
    let error = reader.clone().read_within(8, Reader::read_u32).unwrap().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TrailingBytes { left: 4 });
    assert_eq!(error.offset(), 8);
    let error = reader.clone().read_within(4, Reader::read::<i64>).unwrap().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 8, left: 4 });
    let error = reader.clone().read_within(13, Reader::read_u32).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 13, left: 12 });
    assert_eq!(reader.clone().read_within(12, |it| Ok(it.read_rest())).unwrap().unwrap().len(), 12);
}

/// The allocations of all parts of a packet are counted together, also those of a part with a length.
#[test]
fn allocations_add_up() {
    let limits = Limits::DEFAULT.with_allocation(10);
    let packet = [3, b'a', b'b', b'c'].repeat(4);
    let mut reader = Reader::with_limits(&packet, limits);
    assert_eq!(reader.read::<String>().unwrap(), "abc");
    assert_eq!(reader.read_within(4, Reader::read::<String>).unwrap().unwrap(), "abc");
    assert_eq!(reader.read::<Vec<u8>>().unwrap(), b"abc");
    assert_eq!(kind(reader.read::<String>()), DecodeErrorKind::AllocationLimit { limit: 10 });
    let limits = limits.with_allocation(12);
    let mut reader = Reader::with_limits(&packet, limits);
    for _ in 0..4 {
        reader.read::<Bytes>().unwrap();
    }
    reader.finish().unwrap();
    // Values that share the input or borrow from it allocate nothing.
    let limits = limits.with_allocation(0);
    from_bytes_with::<Bytes>(&Bytes::from_static(b"\x03abc"), limits).unwrap();
    from_slice_with::<&str>(b"\x03abc", limits).unwrap();
    assert_eq!(
        kind(from_slice_with::<Bytes>(b"\x03abc", limits)),
        DecodeErrorKind::AllocationLimit { limit: 0 }
    );
}

/// Checks that `packet` is decoded within `fits`, and exceeds `less`.
#[track_caller]
fn assert_limit<T: DecodeOwned + Debug>(packet: &[u8], fits: Limits, less: Limits) {
    from_slice_with::<T>(packet, fits).unwrap();
    let expected = [
        DecodeErrorKind::ItemLimit { count: 3, limit: less.items },
        DecodeErrorKind::AllocationLimit { limit: less.allocation },
        DecodeErrorKind::DepthLimit { limit: less.depth },
        DecodeErrorKind::NestedSizeLimit { limit: less.nested_size },
        DecodeErrorKind::EmptyItemLimit { limit: less.empty_items },
    ];
    let found = kind(from_slice_with::<T>(packet, less));
    assert!(expected.contains(&found), "{found:?}");
}

#[derive(Debug, TlObject)]
#[tl(id = 0x00000001)]
struct Level {
    below: Vec<Level>,
}

#[derive(Debug, TlObject)]
#[tl(id = 0x00000002)]
struct Nothing;

#[derive(Debug, TlObject)]
#[tl(id = 0x00000004)]
struct Number(i32);

#[test]
fn limits_are_kept_to_the_last() {
    let default = Limits::DEFAULT;
    let items = vector(3, &[1; 12]);
    assert_limit::<Vec<i32>>(&items, default.with_items(3), default.with_items(2));
    let (fits, less) = (default.with_allocation(12), default.with_allocation(11));
    assert_limit::<Vec<i32>>(&items, fits, less);
    // Behind a pointer there are a value and, where it counts references, two counters.
    let counted = 2 * size_of::<usize>() + 4;
    let (fits, less) = (default.with_allocation(counted), default.with_allocation(counted - 1));
    assert_limit::<Arc<i32>>(&[1, 0, 0, 0], fits, less);
    assert_limit::<Rc<i32>>(&[1, 0, 0, 0], fits, less);
    let (fits, less) = (default.with_allocation(4), default.with_allocation(3));
    assert_limit::<Box<Number>>(&[4, 0, 0, 0, 1, 0, 0, 0], fits, less);
    // Items that take no bytes have a limit of their own, in the packet and not per vector.
    let nothings = vector(3, &[]);
    let (fits, less) = (default.with_empty_items(3), default.with_empty_items(2));
    assert_limit::<Vec<Bare<Nothing>>>(&nothings, fits, less);
    let (fits, less) = (default.with_empty_items(6), default.with_empty_items(5));
    assert_limit::<Vec<Vec<Bare<Nothing>>>>(&vector(2, &nothings.repeat(2)), fits, less);
    // Objects count with the size of their type.
    let (fits, less) = (default.with_nested_size(4), default.with_nested_size(3));
    assert_limit::<Number>(&[4, 0, 0, 0, 1, 0, 0, 0], fits, less);
    // Two objects, and their vectors in them.
    let level = |below: &[u8], count| [&[1, 0, 0, 0], vector(count, below).as_slice()].concat();
    let two = level(&level(&[], 0), 1);
    assert_limit::<Level>(&two, default.with_depth(4), default.with_depth(3));
    // Objects beside each other do not add depth.
    let many = level(&level(&[], 0).repeat(100), 100);
    assert_limit::<Level>(&many, default.with_depth(4), default.with_depth(3));
    let vectors = vector(100, &vector(0, &[]).repeat(100));
    assert_limit::<Vec<Vec<i32>>>(&vectors, default.with_depth(2), default.with_depth(1));
}

#[test]
fn a_count_past_the_end_is_refused_before_anything_is_read() {
    let error = from_slice::<Vec<i32>>(&vector(3, &[0; 11])).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooManyItems { count: 3, left: 11 });
    assert_eq!(error.offset(), 8);
    let error = from_slice::<Vec<String>>(&vector(3, &[0; 11])).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooManyItems { count: 3, left: 11 });
    let error = from_slice::<Bare<Vec<bool>>>(&vector(3, &[0; 11])[4..]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooManyItems { count: 3, left: 11 });
    assert_eq!(error.offset(), 4);
}

/// More than one page of memory in one item.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000003)]
struct Large {
    number: i32,
    #[tl(skip)]
    _memory: [[Int512; 32]; 4],
}

/// Memory is reserved as items come in, whatever their number and size.
#[test]
fn vectors_of_any_length() {
    for count in [0, 1, 2, 3, 170, 171, 172, 500, 1000, 5000] {
        let items: Vec<u8> =
            (0..count).flat_map(|it: u32| [3, 0, 0, 0, it.to_le_bytes()[0], 0, 0, 0]).collect();
        let packet = vector(count, &items);
        let read: Vec<Large> =
            from_slice(&packet).unwrap_or_else(|error| panic!("{count}: {error}"));
        let expected = (0..count).map(|it| i32::from(it.to_le_bytes()[0]));
        assert!(read.iter().map(|it| it.number).eq(expected));
        let text = vector(count, &[1, b'a', 0, 0].repeat(count as usize));
        assert_eq!(from_slice::<Vec<String>>(&text).unwrap().len(), count as usize);
    }
}
