//! The same bytes into whatever takes bytes, and nothing but them.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::BytesMut;
use tl_core::{
    Encode, EncodeError, EncodeErrorKind, Type, Writer, encode_into, encoded_len, to_buf, to_bytes,
    to_extend, to_io, to_slice, to_vec, using_encoded,
};

use crate::support::{BEFORE, assert_full, assert_written};

#[test]
fn to_slice_says_how_much_is_left_and_writes_behind_no_value() {
    let error = to_slice(&7_i64, &mut [0; 7]).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferFull { needed: 8, left: 7 });
    let error = to_slice("abcd", &mut [0; 4]).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferFull { needed: 8, left: 4 });
    let error = to_slice(&vec![true], &mut [0; 10]).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferFull { needed: 4, left: 2 });
    let mut memory = [0xee; 12];
    assert_eq!(to_slice(&7_i64, &mut memory).unwrap(), [7, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(memory[8..], [0xee; 4]);
}

/// The first try has 1,280 bytes.
#[test]
fn values_longer_than_the_first_try() {
    for count in [317_u32, 318, 319, 1278, 1279, 8190, 100_000] {
        let mut wire = vec![0x15, 0xc4, 0xb5, 0x1c];
        wire.extend(count.to_le_bytes());
        wire.extend((0..count).flat_map(u32::to_le_bytes));
        let numbers: Vec<u32> = (0..count).collect();
        assert_written(&numbers, &wire);
        assert_eq!(to_vec(&numbers).unwrap(), wire);
        assert_eq!(to_bytes(&numbers).unwrap(), wire);
    }
}

/// The space that the first items take tells little of that of the others.
#[test]
fn values_whose_estimate_is_wrong() {
    let vector = |count: u32| [[0x15, 0xc4, 0xb5, 0x1c], count.to_le_bytes()].concat();
    let string = |len: usize, byte| {
        let len = u32::try_from(len).unwrap().to_le_bytes();
        [&[0xfe, len[0], len[1], len[2]], vec![byte; 100_000].as_slice()].concat()
    };
    let long = "x".repeat(100_000);
    // Much too large: the first item is long, and a thousand empty ones follow.
    let mut texts = vec![String::new(); 1001];
    texts[0].clone_from(&long);
    let wire = [vector(1001), string(100_000, b'x'), vec![0; 4000]].concat();
    assert_written(&texts, &wire);
    // Much too small: a thousand empty ones, and the last is long.
    texts.rotate_left(1);
    let wire = [vector(1001), vec![0; 4000], string(100_000, b'x')].concat();
    assert_written(&texts, &wire);
    // Again and again: each is longer than all before it.
    let lengths = [4_usize, 4000, 40_000, 400_000, 4_000_000];
    let texts: Vec<_> = lengths.iter().map(|len| "x".repeat(*len)).collect();
    let mut wire = [vector(5), vec![4, b'x', b'x', b'x', b'x', 0, 0, 0]].concat();
    for len in &lengths[1..] {
        let header = (u32::try_from(*len).unwrap() << 8 | 0xfe).to_le_bytes();
        wire.extend(header);
        wire.extend(vec![b'x'; *len]);
    }
    assert_written(&texts, &wire);
}

/// A codec by hand that does what its function does.
struct ByHand<F>(F);

impl<F> Encode for ByHand<F>
where
    F: for<'w> Fn(Writer<'w>) -> Result<Writer<'w>, EncodeError>,
{
    const TYPE: Type = Type::Int;

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        self.0(out)
    }
}

/// The function's type, told to the compiler.
fn by_hand<F>(write: F) -> ByHand<F>
where
    F: for<'w> Fn(Writer<'w>) -> Result<Writer<'w>, EncodeError>,
{
    ByHand(write)
}

/// The first try tells how long a vector of like items is, so that the second has the memory.
#[test]
fn a_long_vector_is_tried_twice() {
    /// Eight bytes; the first item counts the tries.
    struct Item<'a>(Option<&'a Cell<u32>>);

    impl Encode for Item<'_> {
        const TYPE: Type = Type::Long;

        fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
            if let Some(tries) = self.0 {
                tries.set(tries.get() + 1);
            }
            out.write_array([1; 8])
        }
    }

    for (count, expected) in [(100, 1), (1000, 2), (1_000_000, 2)] {
        let tries = Cell::new(0);
        let items: Vec<_> = (0..count).map(|it| Item((it == 0).then_some(&tries))).collect();
        assert_eq!(to_vec(&items).unwrap().len(), 8 + 8 * count);
        assert_eq!(tries.take(), expected, "{count} items");
        encode_into(&items, &mut BytesMut::new()).unwrap();
        assert_eq!(tries.take(), expected, "{count} items");
    }
}

/// No output takes a byte of `value`, and each gives the error.
#[track_caller]
fn assert_refused<T: Encode>(value: &T, expected: &EncodeErrorKind) {
    let mut vec = BEFORE.to_vec();
    let mut bytes_mut = BytesMut::from(BEFORE.as_slice());
    let mut queue = VecDeque::from(BEFORE);
    let mut buf = BEFORE.to_vec();
    let mut stream = BEFORE.to_vec();
    let mut used = false;
    let errors = [
        to_vec(value).unwrap_err(),
        to_bytes(value).unwrap_err(),
        to_slice(value, &mut [0; 9000]).unwrap_err(),
        encode_into(value, &mut vec).unwrap_err(),
        encode_into(value, &mut bytes_mut).unwrap_err(),
        to_extend(value, &mut queue).unwrap_err(),
        to_buf(value, &mut buf).unwrap_err(),
        using_encoded(value, |_| used = true).unwrap_err(),
        encoded_len(value).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), expected.clone());
    }
    let error = to_io(value, &mut stream).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    assert_eq!(error.downcast::<EncodeError>().unwrap().kind(), expected.clone());
    assert_eq!([vec, bytes_mut.into(), queue.into(), buf, stream], [BEFORE; 5].map(Vec::from));
    assert!(!used);
}

#[test]
fn a_value_that_cannot_be_written_leaves_nothing() {
    let custom = EncodeErrorKind::Custom("no".into());
    let fails = |len: usize| {
        by_hand(move |out| {
            let _ = out.write_slice(&vec![1; len])?;
            Err(EncodeError::new(EncodeErrorKind::Custom("no".into())))
        })
    };
    assert_refused(&fails(0), &custom);
    assert_refused(&fails(8), &custom);
    assert_refused(&fails(8000), &custom);
}

#[test]
fn a_codec_that_writes_no_multiple_of_four_is_refused() {
    for len in [1, 2, 3, 5, 8001] {
        let value = by_hand(move |out| out.write_slice(&vec![1; len]));
        assert_refused(&value, &EncodeErrorKind::Misaligned { len });
    }
}

/// What was there before is there afterwards, whenever the codec panics.
#[test]
fn after_a_panic_the_buffer_is_as_it_was() {
    for (panics_at, len) in [(0, 0), (0, 8), (1, 4000)] {
        let tries = Cell::new(0);
        let value = by_hand(|out| {
            assert!(tries.replace(tries.get() + 1) != panics_at, "the codec's own panic");
            out.write_slice(&vec![1; len])
        });
        let mut vec = BEFORE.to_vec();
        let run = AssertUnwindSafe(|| encode_into(&value, &mut vec));
        assert!(catch_unwind(run).is_err(), "the codec panics");
        assert_eq!(vec, BEFORE);
        tries.set(0);
        let mut bytes_mut = BytesMut::from(BEFORE.as_slice());
        let run = AssertUnwindSafe(|| encode_into(&value, &mut bytes_mut));
        assert!(catch_unwind(run).is_err(), "the codec panics");
        assert_eq!(bytes_mut, BEFORE.as_slice());
    }
}

/// A writer of other memory than the codec was given.
#[test]
fn a_codec_that_gives_another_writer_is_refused_or_wrong_in_its_bytes_alone() {
    let larger = by_hand(|_| Ok(Writer::new(vec![0; 1 << 20].leak())));
    to_vec(&larger).unwrap_err();
    let mut vec = BEFORE.to_vec();
    encode_into(&larger, &mut vec).unwrap_err();
    assert_eq!(vec, BEFORE);
    to_slice(&larger, &mut [0; 16]).unwrap_err();
    // All of the memory is taken for written, however much there is.
    let none = by_hand(|_| Ok(Writer::new(&mut [])));
    assert_eq!(to_slice(&none, &mut [7; 16]).unwrap(), [7; 16]);
    encode_into(&none, &mut vec).unwrap();
    assert_eq!(vec[..3], BEFORE);
}

/// A codec that asks for more memory than any machine has ends with an error, not in an abort.
#[test]
fn a_codec_that_asks_for_all_memory_is_refused() {
    for needed in [usize::MAX, usize::MAX / 2, 1 << (usize::BITS - 2)] {
        let value = by_hand(move |_| {
            Err(EncodeError::new(EncodeErrorKind::BufferFull { needed, left: 0 }))
        });
        let mut vec = BEFORE.to_vec();
        assert_full(encode_into(&value, &mut vec).unwrap_err());
        assert_eq!(vec, BEFORE);
        assert_full(to_vec(&value).unwrap_err());
        assert_full(to_bytes(&value).unwrap_err());
        assert_full(encoded_len(&value).unwrap_err());
    }
}

/// A stream that takes three bytes, and then no more.
struct Broken(Vec<u8>);

impl io::Write for Broken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let len = bytes.len().min(3 - self.0.len());
        self.0.extend(&bytes[..len]);
        if len == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(len) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn the_error_of_a_stream_is_its_own() {
    let mut stream = Broken(Vec::new());
    assert_eq!(to_io(&1_i32, &mut stream).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert_eq!(stream.0, [1, 0, 0]);
}

/// A codec that gives a writer of other memory, with more bytes than it was given.
struct Elsewhere;

impl Encode for Elsewhere {
    const TYPE: Type = Type::Text("elsewhere");

    fn encode<'w>(&self, _: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        Ok(Writer::new(Box::leak(vec![0; 1 << 16].into())))
    }
}

#[test]
fn a_writer_of_other_memory_is_refused() {
    let message = "an encoder leaves more bytes than it was given";
    let text = |error: EncodeError| error.to_string();
    assert_eq!(to_slice(&Elsewhere, &mut [0; 64]).map_err(text).unwrap_err(), message);
    assert_eq!(to_vec(&Elsewhere).map_err(text).unwrap_err(), message);
    let mut memory = [0; 64];
    let out = Writer::new(&mut memory);
    let sized = out.write_after(|out| Elsewhere.encode(out), |_| Ok([0; 4]));
    assert_eq!(sized.map(drop).map_err(text).unwrap_err(), message);
    let in_bytes = Writer::new(&mut memory).write_bytes_with(|out| Elsewhere.encode(out));
    assert_eq!(in_bytes.map(drop).map_err(text).unwrap_err(), message);
}
