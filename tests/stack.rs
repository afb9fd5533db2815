//! The stack that decoding takes: at most 512 KiB in a debug build, 256 KiB in a release build, for types of up
//! to 16 kB.
#![allow(deprecated, reason = "ids here are small numbers, which are not proven")]

#[path = "stack/accepted.rs"]
mod accepted;
#[path = "stack/conversions.rs"]
mod conversions;
#[path = "stack/deepest.rs"]
mod deepest;
#[path = "stack/known.rs"]
mod known;
#[path = "stack/newtypes.rs"]
mod newtypes;
#[path = "stack/run_time.rs"]
mod run_time;

use std::fmt::Debug;
use std::thread;

use tl_core::{
    Bytes, DecodeError, DecodeErrorKind, DecodeOwned, Encode, Int512, Reader, TlObject, Unknown,
    dump, from_bytes, from_slice, from_slice_owned,
};

/// The stack that the documentation of `Limits` promises to suffice.
const PROMISED: usize = if cfg!(debug_assertions) { 512 << 10 } else { 256 << 10 };

/// A type as large as the largest constructors of Telegram's API. Unlike them, it is recursive.
#[derive(Clone, Debug, Default, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Large {
    #[tl(flag = 0)]
    text_0: Option<String>,
    #[tl(flag = 1)]
    text_1: Option<String>,
    #[tl(flag = 2)]
    text_2: Option<String>,
    #[tl(flag = 8)]
    bytes_0: Option<Bytes>,
    #[tl(flag = 9)]
    bytes_1: Option<Bytes>,
    #[tl(flag = 12)]
    numbers_0: Option<Vec<i64>>,
    #[tl(flag = 13)]
    numbers_1: Option<Vec<i64>>,
    #[tl(flag = 16)]
    long_0: Option<i64>,
    #[tl(flag = 20)]
    int_0: Option<i32>,
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

/// A struct of some size that contains itself: `$count` times eight fields of 64 bytes.
macro_rules! chain {
    ($name:ident: $id:literal, $($field:ident)*) => {
        #[derive(Clone, Debug, PartialEq, TlObject)]
        #[tl(id = $id)]
        struct $name {
            #[tl(flag = 0)]
            next: Option<Box<$name>>,
            $($field: Eight,)*
        }
    };
}

/// 512 bytes, bare.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Eight(Int512, Int512, Int512, Int512, Int512, Int512, Int512, Int512);

chain!(Chain1: 0x0000_0003, a);
chain!(Chain4: 0x0000_0004, a b c d e f g h);
chain!(Chain8: 0x0000_0005, a b c d e f g h i j k l m n o);
chain!(Chain16: 0x0000_0006, a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee);

/// The same size in one field, which is skipped.
#[derive(Debug, TlObject)]
#[tl(id = 0x00000007)]
struct Skipped16 {
    #[tl(flag = 0)]
    next: Option<Box<Skipped16>>,
    #[tl(skip)]
    _memory: [[u64; 32]; 32],
    #[tl(skip)]
    _more: [[u64; 32]; 31],
}

/// An enum of 32 variants with six optional fields each; one of these contains the enum.
macro_rules! wide {
    ($($variant:ident: $id:literal)*) => {
        #[derive(Clone, Debug, PartialEq, TlObject)]
        enum Wide {
            $(
                #[tl(id = $id)]
                $variant {
                    #[tl(flag = 0)]
                    text: Option<String>,
                    #[tl(flag = 1)]
                    content: Option<Bytes>,
                    #[tl(flag = 2)]
                    numbers: Option<Vec<i64>>,
                    #[tl(flag = 3)]
                    names: Option<Vec<String>>,
                    #[tl(flag = 4)]
                    several: Option<Vec<Wide>>,
                    #[tl(flag = 5)]
                    next: Option<Box<Wide>>,
                },
            )*
        }
    };
}

wide!(
    V00: 0x100 V01: 0x101 V02: 0x102 V03: 0x103 V04: 0x104 V05: 0x105 V06: 0x106 V07: 0x107
    V08: 0x108 V09: 0x109 V10: 0x10a V11: 0x10b V12: 0x10c V13: 0x10d V14: 0x10e V15: 0x10f
    V16: 0x110 V17: 0x111 V18: 0x112 V19: 0x113 V20: 0x114 V21: 0x115 V22: 0x116 V23: 0x117
    V24: 0x118 V25: 0x119 V26: 0x11a V27: 0x11b V28: 0x11c V29: 0x11d V30: 0x11e V31: 0x11f
);

/// An enum of 32 variants of 16 kB each.
macro_rules! wide_and_large {
    ($($variant:ident: $id:literal)*) => {
        #[derive(Debug, TlObject)]
        enum WideLarge {
            $(
                #[tl(id = $id)]
                $variant {
                    #[tl(flag = 0)]
                    text: Option<String>,
                    #[tl(flag = 5)]
                    next: Option<Box<WideLarge>>,
                    #[tl(skip)]
                    _memory: [[u64; 32]; 32],
                    first: Eight,
                    #[tl(skip)]
                    _more: [[u64; 32]; 28],
                },
            )*
        }
    };
}

wide_and_large!(
    V00: 0x100 V01: 0x101 V02: 0x102 V03: 0x103 V04: 0x104 V05: 0x105 V06: 0x106 V07: 0x107
    V08: 0x108 V09: 0x109 V10: 0x10a V11: 0x10b V12: 0x10c V13: 0x10d V14: 0x10e V15: 0x10f
    V16: 0x110 V17: 0x111 V18: 0x112 V19: 0x113 V20: 0x114 V21: 0x115 V22: 0x116 V23: 0x117
    V24: 0x118 V25: 0x119 V26: 0x11a V27: 0x11b V28: 0x11c V29: 0x11d V30: 0x11e V31: 0x11f
);

/// The variant's decoder is that of the struct in it, which is larger than the enum if it is behind a pointer.
#[derive(Debug, TlObject)]
#[tl(type = "Link")]
enum Boxed {
    Link(Box<BoxedLink>),
    #[tl(id = 0x00000010)]
    End,
}

#[derive(Debug, TlObject)]
#[tl(id = 0x0000000b, type = "Link")]
struct BoxedLink {
    #[tl(flag = 0)]
    next: Option<Boxed>,
    #[tl(skip)]
    _memory: [[u64; 32]; 32],
    #[tl(skip)]
    _more: [[u64; 32]; 31],
}

/// The same without the pointer.
#[derive(Debug, TlObject)]
#[tl(type = "Link")]
#[expect(clippy::large_enum_variant, reason = "that is the test")]
enum Inline {
    Link(InlineLink),
    #[tl(id = 0x00000010)]
    End,
}

#[derive(Debug, TlObject)]
#[tl(id = 0x0000000c, type = "Link")]
struct InlineLink {
    #[tl(flag = 0)]
    next: Option<Box<Inline>>,
    #[tl(skip)]
    _memory: [[u64; 32]; 32],
    #[tl(skip)]
    _more: [[u64; 32]; 31],
}

/// Several structs of 16 kB in newtype variants, which are read by calls.
macro_rules! several {
    ($($name:ident: $id:literal)*) => {
        #[derive(Debug, TlObject)]
        #[tl(type = "Link")]
        enum Several {
            $($name($name),)*
            #[tl(id = 0x00000010)]
            End,
        }

        $(
            #[derive(Debug, TlObject)]
            #[tl(id = $id, type = "Link")]
            struct $name {
                #[tl(flag = 0)]
                next: Option<Box<Several>>,
                #[tl(skip)]
                _memory: [[u64; 32]; 32],
                #[tl(skip)]
                _more: [[u64; 32]; 31],
            }
        )*
    };
}

several!(First: 0x20 Second: 0x21 Third: 0x22 Fourth: 0x23 Fifth: 0x24 Sixth: 0x25);

/// An object inside of an envelope inside of an object.
#[derive(Debug, TlObject)]
enum Envelope {
    #[tl(id = 0x00000008)]
    Empty,
    #[tl(id = 0x00000009)]
    Sized {
        #[tl(with = tl_core::sized)]
        inner: Box<Envelope>,
    },
    #[tl(id = 0x0000000a)]
    InBytes {
        #[tl(with = tl_core::in_bytes)]
        inner: Box<Envelope>,
    },
}

fn with_stack(size: usize, run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(size).spawn(run).unwrap().join().unwrap();
}

/// `level`, `levels` times, and `end`.
fn nested(levels: usize, level: &[u32], end: &[u32]) -> Vec<u8> {
    let bytes = |words: &[u32]| words.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<_>>();
    [bytes(level).repeat(levels), bytes(end)].concat()
}

/// A `textBold` in a `textBold`, `levels` deep.
fn bold(levels: usize) -> Vec<u8> {
    nested(levels, &[0x6724_abc4], &[0x7446_94e0, 0])
}

/// A `textConcat` of one in a `textConcat` of one, `levels` deep.
fn concat(levels: usize) -> Vec<u8> {
    nested(levels, &[0x7e62_60d7, 0x1cb5_c415, 1], &[0x7446_94e0, 0])
}

/// Fields after `next` come after all of the inner object: a packet that only goes down is never complete.
fn chain(id: u32) -> Vec<u8> {
    nested(1000, &[id, 1], &[])
}

/// Decoding is refused because of the nesting, on the stack that is promised and by every function.
fn refuses<T: DecodeOwned + Encode + Debug + 'static>(name: &'static str, packet: Vec<u8>) {
    with_stack(PROMISED, move || {
        let is_limit = |error: &DecodeError| {
            let is_limit = matches!(
                error.kind(),
                DecodeErrorKind::DepthLimit { .. } | DecodeErrorKind::NestedSizeLimit { .. }
            );
            assert!(is_limit, "{name}: {error}");
        };
        let shared = Bytes::copy_from_slice(&packet);
        is_limit(&from_slice::<T>(&packet).unwrap_err());
        is_limit(&from_slice_owned::<T>(&packet).unwrap_err());
        is_limit(&from_bytes::<T>(&shared).unwrap_err());
        is_limit(&Reader::new(&packet).read::<T>().unwrap_err());
        is_limit(&Reader::new(&packet).read_with_bytes::<T>().unwrap_err());
        let within = Reader::new(&packet).read_within(packet.len(), T::decode).unwrap();
        is_limit(&within.unwrap_err());
        let unknown: Unknown = from_slice(&packet[..packet.len() / 4 * 4]).unwrap();
        is_limit(&unknown.to_object::<T>().unwrap_err());
        let error = from_slice::<T>(&packet).unwrap_err();
        assert_eq!(dump::<T>(&packet).check(), Err(error), "{name}");
    });
}

#[test]
fn a_million_levels_are_an_error_on_the_promised_stack() {
    refuses::<RichText>("bold", bold(1_000_000));
    refuses::<RichText>("concat", concat(1_000_000));
    with_stack(PROMISED, || {
        let error = from_slice::<RichText>(&bold(1_000_000)).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 64 });
        assert!(error.to_string().len() < 2000);
    });
}

#[test]
fn a_struct_of_half_a_kilobyte() {
    assert!((512..1024).contains(&size_of::<Chain1>()));
    refuses::<Chain1>("chain of half a kilobyte", chain(3));
}

#[test]
fn a_struct_of_four_kilobytes() {
    assert!((4 << 10..5 << 10).contains(&size_of::<Chain4>()));
    refuses::<Chain4>("chain of 4 kB", chain(4));
}

#[test]
fn a_struct_of_eight_kilobytes() {
    assert!((7 << 10..8 << 10).contains(&size_of::<Chain8>()));
    refuses::<Chain8>("chain of 8 kB", chain(5));
}

#[test]
fn a_struct_of_sixteen_kilobytes() {
    assert!((15 << 10..16 << 10).contains(&size_of::<Chain16>()));
    refuses::<Chain16>("chain of 16 kB", chain(6));
}

#[test]
fn a_struct_whose_memory_is_skipped() {
    assert!((15 << 10..=16 << 10).contains(&size_of::<Skipped16>()));
    refuses::<Skipped16>("skipped 16 kB", chain(7));
}

#[test]
fn an_enum_of_many_large_variants() {
    assert!((15 << 10..=16 << 10).contains(&size_of::<WideLarge>()));
    refuses::<WideLarge>("of 16 kB", nested(1000, &[0x11f, 1 << 5], &[]));
}

#[test]
fn one_of_several_structs_in_newtype_variants() {
    assert!((15 << 10..17 << 10).contains(&size_of::<Several>()));
    refuses::<Several>("several", chain(0x25));
}

#[test]
fn a_struct_in_a_newtype_variant() {
    refuses::<Inline>("in the enum", chain(12));
    refuses::<Vec<Inline>>(
        "in the enum, in a vector",
        [nested(1, &[0x1cb5_c415, 1], &[]), chain(12)].concat(),
    );
}

#[test]
fn a_struct_behind_a_pointer_in_a_newtype_variant() {
    refuses::<Boxed>("behind a pointer", chain(11));
}

#[test]
fn an_enum_of_many_variants_with_optional_fields() {
    refuses::<Wide>("next", nested(1000, &[0x11f, 1 << 5], &[]));
    refuses::<Wide>("several", nested(1000, &[0x100, 1 << 4, 0x1cb5_c415, 1], &[]));
    refuses::<Vec<Wide>>(
        "in a vector",
        [nested(1, &[0x1cb5_c415, 1], &[]), nested(1000, &[0x110, 1 << 5], &[])].concat(),
    );
}

#[test]
fn envelopes_in_envelopes() {
    let mut sized = vec![8, 0, 0, 0];
    let mut in_bytes = sized.clone();
    for _ in 0..1000 {
        let len = u32::try_from(sized.len()).unwrap();
        sized = [&[9, 0, 0, 0], len.to_le_bytes().as_slice(), &sized].concat();
        let len = u32::try_from(in_bytes.len()).unwrap() << 8 | 0xfe;
        in_bytes = [&[10, 0, 0, 0], len.to_le_bytes().as_slice(), &in_bytes].concat();
    }
    refuses::<Envelope>("sized", sized);
    refuses::<Envelope>("in_bytes", in_bytes);
}
