//! Limits that also hold in parts of a packet: after a length, for items without bytes, in nested objects.

use std::time::{Duration, Instant};

use tl_core::{
    Bare, Bytes, Decode, DecodeError, DecodeErrorKind, DecodeObject, Limits, Reader, TlObject,
    dump, from_bytes, from_slice, from_slice_with,
};

use crate::attributes::hex;

/// Nested messages, each after its length.
#[derive(Debug, TlObject)]
enum Message {
    #[tl(id = 0x00000001)]
    Empty,
    #[tl(id = 0x00000002)]
    Sized {
        #[tl(with = tl_core::sized)]
        body: Box<Message>,
    },
    #[tl(id = 0x00000003)]
    InBytes {
        #[tl(with = tl_core::in_bytes)]
        body: Box<Message>,
    },
    #[tl(id = 0x00000004)]
    ByHand {
        #[tl(with = by_hand, type = "Object")]
        body: Box<Message>,
    },
}

/// A hand-written codec for a length and a value of this length.
#[expect(clippy::borrowed_box, reason = "a codec takes a reference to the field")]
mod by_hand {
    use tl_core::{Decode, DecodeError, Encode, EncodeError, Reader, Writer};

    use super::Message;

    pub(super) fn encode<'w>(
        body: &Box<Message>,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        out.write_after(|out| body.encode(out), |len| Ok((len as u64).to_le_bytes()))
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<Box<Message>, DecodeError> {
        let len = u64::from_le_bytes(reader.read_array()?);
        reader.read_within(usize::try_from(len).unwrap(), Decode::decode)?
    }
}

/// `levels` messages around an empty one, each in the form `id`.
fn messages(levels: usize, id: u8) -> Vec<u8> {
    (0..levels).fold(vec![1, 0, 0, 0], |inner, _| {
        let len = u32::try_from(inner.len()).unwrap();
        let length = match id {
            2 => len.to_le_bytes().to_vec(),
            3 => (len << 8 | 0xfe).to_le_bytes().to_vec(),
            _ => u64::from(len).to_le_bytes().to_vec(),
        };
        [&[id, 0, 0, 0], length.as_slice(), &inner].concat()
    })
}

/// Each level counts, even if another reader reads it.
#[test]
fn depth_goes_on_within_a_length() {
    for id in [2, 3, 4] {
        let limits = |depth| Limits::DEFAULT.with_depth(depth);
        let decode =
            |levels, depth| from_slice_with::<Message>(&messages(levels, id), limits(depth));
        decode(9, 10).unwrap();
        assert_eq!(
            decode(10, 10).unwrap_err().kind(),
            DecodeErrorKind::DepthLimit { limit: 10 },
            "{id}"
        );
        decode(63, 64).unwrap();
        let error = from_slice::<Message>(&messages(2000, id)).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 64 });
    }
}

#[test]
fn nested_size_goes_on_within_a_length() {
    let size = u32::try_from(size_of::<Message>()).unwrap();
    for id in [2, 3, 4] {
        let packet = messages(9, id);
        let decode =
            |size| from_slice_with::<Message>(&packet, Limits::DEFAULT.with_nested_size(size));
        decode(10 * size).unwrap();
        let error = decode(10 * size - 1).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::NestedSizeLimit { limit: 10 * size - 1 });
    }
}

/// `read_within` uses the remaining limits, and the outer reader continues with the rest.
#[test]
fn a_reader_within_a_length_shares_its_limits() {
    let packet = hex("03616263 03616263 03616263");
    let limits = Limits::DEFAULT.with_allocation(6);
    let mut reader = Reader::with_limits(&packet, limits);
    reader.read_within(8, |it| Ok((it.read::<String>()?, it.read::<String>()?))).unwrap().unwrap();
    assert_eq!(reader.limits().allocation, 0);
    let error = reader.read::<String>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 6 });
    // Also if the value cannot be read.
    let mut reader = Reader::with_limits(&packet, limits);
    reader.read_within(8, Reader::read::<String>).unwrap().unwrap_err();
    assert_eq!(reader.limits().allocation, 3);
    // The levels are over with the value.
    let messages = messages(3, 2);
    let mut reader = Reader::new(&messages);
    reader.read_within(messages.len(), Message::decode).unwrap().unwrap();
    assert_eq!(reader.limits().depth, Limits::DEFAULT.depth);
    assert_eq!(reader.limits().nested_size, Limits::DEFAULT.nested_size);
}

/// A level also ends after an error: reading further values does not run out of depth.
#[test]
fn levels_are_over_after_an_error() {
    let damaged = hex("02000000 04000000 09000000");
    let packet = [damaged.repeat(1000), messages(63, 2)].concat();
    let mut reader = Reader::new(&packet);
    for _ in 0..1000 {
        reader.read::<Message>().unwrap_err();
        Message::decode(&mut reader.clone()).unwrap_err();
        reader.read_bare::<Vec<Message>>().unwrap_err();
        reader.read::<Vec<Message>>().unwrap_err();
        reader.read_within(damaged.len(), Message::decode).unwrap().unwrap_err();
        assert_eq!(reader.limits().depth, Limits::DEFAULT.depth);
        assert_eq!(reader.limits().nested_size, Limits::DEFAULT.nested_size);
    }
    reader.read::<Message>().unwrap();
    reader.finish().unwrap();
}

/// The number of levels and their size are counted separately, up to the largest limits.
#[test]
fn neither_limit_borrows_from_the_other() {
    let packet = hex("15c4b51c 01000000 15c4b51c 00000000");
    let decode = |depth, nested_size| {
        let limits = Limits::DEFAULT.with_depth(depth).with_nested_size(nested_size);
        from_slice_with::<Vec<Vec<i32>>>(&packet, limits)
    };
    let size = u32::try_from(size_of::<Vec<i32>>()).unwrap();
    for (depth, nested_size) in
        [(2, 2 * size), (2, u32::MAX), (u32::MAX, 2 * size), (u32::MAX, u32::MAX)]
    {
        assert_eq!(decode(depth, nested_size), Ok(vec![vec![]]));
    }
    for depth in [2, u32::MAX] {
        for limit in [0, size - 1, size, 2 * size - 1] {
            let error = decode(depth, limit).unwrap_err();
            assert_eq!(error.kind(), DecodeErrorKind::NestedSizeLimit { limit });
        }
    }
    for nested_size in [2 * size, u32::MAX] {
        for limit in [0, 1] {
            let error = decode(limit, nested_size).unwrap_err();
            assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit });
        }
    }
}

/// A decoder that replaces its reader by another one.
#[derive(Debug)]
struct Swaps;

impl<'de> DecodeObject<'de> for Swaps {
    fn decode_body(_: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let limits = Limits::DEFAULT.with_depth(u32::MAX).with_nested_size(u32::MAX);
        *reader = Reader::with_limits(&[], limits);
        Ok(Self)
    }
}

#[test]
fn a_reader_with_the_largest_limits_may_be_put_in_place_of_another() {
    from_slice::<Swaps>(&[0; 4]).unwrap();
}

/// No bytes.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Nothing;

#[derive(Debug, TlObject)]
#[tl(id = 0x00000006)]
struct Level {
    #[tl(bare)]
    items: Vec<Bare<Nothing>>,
    #[tl(flag = 0)]
    next: Option<Box<Level>>,
}

/// The least of three runs.
fn time(mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..3).map(once).min().unwrap()
}

/// Half a kilobyte took six seconds: a million items of no bytes, 63 times.
#[test]
fn items_without_bytes_have_a_budget() {
    let level = hex("06000000 01000000 00001000");
    let packet = [level.repeat(42), hex("06000000 00000000 00001000")].concat();
    assert!(packet.len() <= 516);
    let vectors = [hex("15c4b51c 3f000000"), hex("15c4b51c 00001000").repeat(63)].concat();
    assert_eq!(vectors.len(), 512);
    let limit = DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 };
    let taken = time(|| {
        assert_eq!(from_slice::<Level>(&packet).unwrap_err().kind(), limit);
        let error = from_slice::<Vec<Vec<Bare<Nothing>>>>(&vectors).unwrap_err();
        assert_eq!(error.kind(), limit);
        let shared = Bytes::copy_from_slice(&vectors);
        from_bytes::<Vec<Vec<Bare<Nothing>>>>(&shared).unwrap_err();
        dump::<Vec<Vec<Bare<Nothing>>>>(&vectors).check().unwrap_err();
    });
    assert!(taken < Duration::from_millis(500), "{taken:?}");
}

/// The dump of 72 bytes was half a gigabyte.
#[test]
fn the_dump_of_items_without_bytes_is_short() {
    let packet = hex("15c4b51c 00000100");
    assert_eq!(from_slice::<Vec<Bare<Nothing>>>(&packet).unwrap().len(), 1 << 16);
    let text = dump::<Vec<Bare<Nothing>>>(&packet).to_string();
    assert!(text.len() < 3000, "{}", text.len());
    assert!(text.contains("… 65,520 more"), "{text}");
    let all = dump::<Vec<Bare<Nothing>>>(&packet).all_items(true).to_string();
    assert_eq!(all.lines().count(), (1 << 16) + 1);
}

type Nothings = Vec<Bare<Nothing>>;

#[test]
fn items_without_bytes_are_counted_to_the_last() {
    let vector = |count: u32| [hex("15c4b51c"), count.to_le_bytes().to_vec()].concat();
    assert_eq!(from_slice::<Nothings>(&vector(1 << 16)).unwrap().len(), 1 << 16);
    let error = from_slice::<Nothings>(&vector((1 << 16) + 1)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 });
    let more = Limits::DEFAULT.with_empty_items(1 << 20);
    from_slice_with::<Nothings>(&vector(1 << 20), more).unwrap();
    // Within lengths, and by hand.
    let decode = |reader: &mut Reader<'_>| -> Result<(), DecodeError> {
        let len = reader.remaining().len();
        reader.read_within(len / 2, Nothings::decode)??;
        reader.read_within(len / 2, Nothings::decode)??;
        Ok(())
    };
    let packet = vector(5).repeat(2);
    let limits = Limits::DEFAULT.with_empty_items(10);
    decode(&mut Reader::with_limits(&packet, limits)).unwrap();
    let error = decode(&mut Reader::with_limits(&packet, limits.with_empty_items(9))).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 9 });
    let two = Limits::DEFAULT.with_empty_items(2);
    let mut reader = Reader::with_limits(&[], two);
    <Bare<Nothing>>::decode_items(2, &mut reader).unwrap();
    <Bare<Nothing>>::decode_items(1, &mut reader).unwrap_err();
    // Items that take bytes are not among them.
    from_slice_with::<Vec<bool>>(&hex("15c4b51c 01000000 b5757299"), two.with_empty_items(0))
        .unwrap();
}

/// Eight bytes whose items allocate a kilobyte each by their default took a gigabyte.
#[test]
fn defaults_of_skipped_fields_are_bounded_by_the_items() {
    use std::cell::Cell;

    thread_local! {
        static MADE: Cell<usize> = const { Cell::new(0) };
    }

    #[derive(Debug)]
    #[expect(dead_code, reason = "as large as in the issue")]
    struct Cache(Box<[u8]>);

    impl Default for Cache {
        fn default() -> Self {
            MADE.set(MADE.get() + 1);
            Self(vec![0; 1024].into())
        }
    }

    #[derive(Debug, TlObject)]
    #[tl(id = 0x00000007)]
    struct Skipping {
        #[tl(skip)]
        _cache: Cache,
    }
    let packet = hex("15c4b51c 00001000");
    let limits = Limits::DEFAULT.with_empty_items(1000);
    let error = from_slice_with::<Vec<Bare<Skipping>>>(&packet, limits).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1000 });
    assert_eq!(MADE.take(), 1001);
}
