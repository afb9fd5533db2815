//! How much stack decoding takes, in a debug build.

use std::fmt::Debug;
use std::thread;

use tl_core::{Bytes, DecodeErrorKind, DecodeOwned, Encode, Limits, TlObject, from_slice, to_vec};

/// As large as the largest constructors of Telegram's API, and recursive as none of these is.
#[derive(Clone, Debug, Default, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Large {
    #[tl(flag = 0)]
    text_0: Option<String>,
    #[tl(flag = 1)]
    text_1: Option<String>,
    #[tl(flag = 2)]
    text_2: Option<String>,
    #[tl(flag = 3)]
    text_3: Option<String>,
    #[tl(flag = 4)]
    text_4: Option<String>,
    #[tl(flag = 5)]
    text_5: Option<String>,
    #[tl(flag = 6)]
    text_6: Option<String>,
    #[tl(flag = 7)]
    text_7: Option<String>,
    #[tl(flag = 8)]
    bytes_0: Option<Bytes>,
    #[tl(flag = 9)]
    bytes_1: Option<Bytes>,
    #[tl(flag = 10)]
    bytes_2: Option<Bytes>,
    #[tl(flag = 11)]
    bytes_3: Option<Bytes>,
    #[tl(flag = 12)]
    numbers_0: Option<Vec<i64>>,
    #[tl(flag = 13)]
    numbers_1: Option<Vec<i64>>,
    #[tl(flag = 14)]
    numbers_2: Option<Vec<i64>>,
    #[tl(flag = 15)]
    numbers_3: Option<Vec<i64>>,
    #[tl(flag = 16)]
    long_0: Option<i64>,
    #[tl(flag = 17)]
    long_1: Option<i64>,
    #[tl(flag = 18)]
    long_2: Option<i64>,
    #[tl(flag = 19)]
    long_3: Option<i64>,
    #[tl(flag = 20)]
    int_0: Option<i32>,
    #[tl(flag = 21)]
    int_1: Option<i32>,
    #[tl(flag = 22)]
    int_2: Option<i32>,
    #[tl(flag = 23)]
    int_3: Option<i32>,
    id: i64,
    title: String,
    about: String,
    photo: Bytes,
    participants: Vec<i64>,
    names: Vec<String>,
    date: i32,
    #[tl(flag = 24)]
    next: Option<Box<Large>>,
    #[tl(flag = 25)]
    several: Option<Vec<Large>>,
}

/// A type that is hardly more than its nesting.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "RichText")]
enum RichText {
    #[tl(id = 0x744694e0, name = "textPlain")]
    Plain { text: String },
    #[tl(id = 0x6724abc4, name = "textBold")]
    Bold { text: Box<RichText> },
    #[tl(id = 0x7e6260d7, name = "textConcat")]
    Concat { texts: Vec<RichText> },
}

fn with_stack(size: usize, run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(size).spawn(run).unwrap().join().unwrap();
}

/// A `textBold` in a `textBold`, `levels` deep.
fn bold(levels: usize) -> Vec<u8> {
    let mut packet = 0x6724_abc4_u32.to_le_bytes().repeat(levels);
    packet.extend(0x7446_94e0_u32.to_le_bytes());
    packet.extend([0; 4]);
    packet
}

/// A `textConcat` of one in a `textConcat` of one, `levels` deep.
fn concat(levels: usize) -> Vec<u8> {
    let level = [0x7e62_60d7_u32, 0x1cb5_c415, 1];
    let mut packet = level.map(u32::to_le_bytes).as_flattened().repeat(levels);
    packet.extend(0x7446_94e0_u32.to_le_bytes());
    packet.extend([0; 4]);
    packet
}

#[test]
fn a_million_levels_are_an_error_on_256_kib() {
    with_stack(256 << 10, || {
        for packet in [bold(1_000_000), concat(1_000_000)] {
            let error = from_slice::<RichText>(&packet).unwrap_err();
            assert_eq!(*error.kind(), DecodeErrorKind::DepthLimit { limit: 64 });
            assert!(error.to_string().len() < 2000);
            tl_core::dump::<RichText>(&packet).check().unwrap_err();
        }
    });
}

/// Decodes, compares, prints and drops the deepest value that the default limit takes.
fn goes_all_the_way<T>(packet: impl Fn(usize) -> Vec<u8>)
where
    T: Clone + Debug + DecodeOwned + Encode + PartialEq,
{
    let levels =
        (0..1000).take_while(|levels| from_slice::<T>(&packet(*levels)).is_ok()).count() - 1;
    assert!(levels >= 30, "{levels} levels");
    let deepest = packet(levels);
    let value = from_slice::<T>(&deepest).unwrap();
    assert_eq!(value, value.clone());
    assert!(format!("{value:#?}").len() > levels);
    assert_eq!(to_vec(&value).unwrap(), deepest);
    assert_eq!(tl_core::dump::<T>(&deepest).check().unwrap(), deepest.len());
    let error = from_slice::<T>(&packet(levels + 1)).unwrap_err();
    assert_eq!(*error.kind(), DecodeErrorKind::DepthLimit { limit: Limits::DEFAULT.depth });
}

#[test]
fn the_deepest_packets_fit_1_mib() {
    with_stack(1 << 20, || {
        goes_all_the_way::<RichText>(bold);
        goes_all_the_way::<RichText>(concat);
        goes_all_the_way::<Large>(|levels| {
            let nest = |inner, _| Large { next: Some(Box::new(inner)), ..Large::default() };
            to_vec(&(0..levels).fold(Large::default(), nest)).unwrap()
        });
        goes_all_the_way::<Large>(|levels| {
            let nest = |inner, _| Large { several: Some(vec![inner]), ..Large::default() };
            to_vec(&(0..levels).fold(Large::default(), nest)).unwrap()
        });
    });
}
