//! The attributes of fields.

use std::time::Duration;

use tl_core::{
    Bytes, Constructor, DecodeErrorKind, Int128, Int256, Int512, TlObject, from_slice, to_vec,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Primitives {
    int: i32,
    word: u32,
    long: i64,
    double: f64,
    boolean: bool,
    string: String,
    bytes: Bytes,
    int128: Int128,
    int256: Int256,
    int512: Int512,
}

#[test]
fn primitives() {
    let value = Primitives {
        int: -2,
        word: 3,
        long: -4,
        double: 1.0,
        boolean: true,
        string: "é".to_owned(),
        bytes: Bytes::from_static(&[1, 2, 3, 4]),
        int128: Int128([0x11; 16]),
        int256: Int256([0x22; 32]),
        int512: Int512([0x33; 64]),
    };
    let wire = [
        hex("01000000 feffffff 03000000 fcffffffffffffff 000000000000f03f b5757299"),
        hex("02c3a900 0401020304000000"),
        [vec![0x11; 16], vec![0x22; 32], vec![0x33; 64]].concat(),
    ];
    assert_wire(value, &wire.concat());
    assert_eq!(
        Primitives::DEFINITION.to_string(),
        "primitives#00000001 int:int word:# long:long double:double boolean:Bool string:string \
         bytes:bytes int128:int128 int256:int256 int512:int512 = Primitives;"
    );
}

/// If one of several numbers in a row is cut off, the error names this number.
#[test]
fn a_row_of_numbers_is_cut_off() {
    #[derive(Debug, PartialEq, TlObject)]
    #[tl(id = 0x00000001, name = "numbers", proof = false)]
    struct Numbers {
        #[tl(flags)]
        flags: tl_core::Flags,
        #[tl(flag = flags.0)]
        has_text: bool,
        int: i32,
        #[tl(name = "w")]
        word: u32,
        long: i64,
        #[tl(flags)]
        flags2: tl_core::Flags,
        #[tl(skip)]
        skipped: u8,
        double: f64,
    }
    let value = Numbers {
        flags: tl_core::Flags::NONE,
        has_text: true,
        int: -2,
        word: 3,
        long: -4,
        flags2: tl_core::Flags::from_bits(0x10),
        skipped: 0,
        double: 1.0,
    };
    let wire =
        hex("01000000 01000000 feffffff 03000000 fcffffffffffffff 10000000 000000000000f03f");
    let parts = [("flags", 4), ("int", 4), ("w", 4), ("long", 8), ("flags2", 4), ("double", 8)];
    let mut offset = 4;
    for (name, size) in parts {
        for left in 0..size {
            let error = from_slice::<Numbers>(&wire[..offset + left]).unwrap_err();
            assert_eq!(error.path().to_string(), format!("numbers.{name}"));
            assert_eq!(error.offset(), offset);
            assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: size, left });
        }
        offset += size;
    }
    assert_wire(value, &wire);
}

/// An `int` of seconds.
mod seconds {
    use std::time::Duration;

    use tl_core::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Reader, Writer};

    pub fn encode<'w>(value: &Duration, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        match u32::try_from(value.as_secs()) {
            Ok(seconds) => out.write_u32(seconds),
            Err(_) => Err(EncodeError::new(EncodeErrorKind::Custom("too long".into()))),
        }
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Duration, DecodeError> {
        match reader.read_u32()? {
            0 => Err(reader.error(DecodeErrorKind::Custom("no time at all".into()))),
            seconds => Ok(Duration::from_secs(seconds.into())),
        }
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct ByHand {
    #[tl(with = seconds, type = "int")]
    period: Duration,
    #[tl(flag = 0, with = seconds, type = "int")]
    pause: Option<Duration>,
    #[tl(with = tl_core::sized)]
    sized: Primitive,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Primitive(i32);

fn by_hand(seconds: u64, pause: Option<u64>) -> ByHand {
    ByHand {
        period: Duration::from_secs(seconds),
        pause: pause.map(Duration::from_secs),
        sized: Primitive(5),
    }
}

#[test]
fn codecs_written_by_hand() {
    assert_wire(by_hand(1, None), &hex("02000000 00000000 01000000 08000000 03000000 05000000"));
    let wire = "02000000 01000000 01000000 02000000 08000000 03000000 05000000";
    assert_wire(by_hand(1, Some(2)), &hex(wire));
    assert_eq!(
        ByHand::DEFINITION.to_string(),
        "byHand#00000002 flags:# period:int pause:flags.0?int sized:Object = ByHand;"
    );
}

#[test]
fn errors_of_codecs_written_by_hand() {
    assert_eq!(to_vec(&by_hand(1 << 32, None)).unwrap_err().to_string(), "byHand.period: too long");
    assert_eq!(
        to_vec(&by_hand(1, Some(1 << 32))).unwrap_err().to_string(),
        "byHand.pause: too long"
    );
    let error = from_slice::<ByHand>(&hex("02000000 01000000 01000000 00000000")).unwrap_err();
    assert_eq!(error.to_string(), "byHand.pause: no time at all, at byte 16");
}

#[derive(Debug, PartialEq, TlObject)]
enum Envelope {
    #[tl(id = 0x0000000a)]
    Empty,
    #[tl(id = 0x0000000b)]
    Around {
        #[tl(with = tl_core::sized)]
        inner: Box<Envelope>,
    },
}

/// Lengths of nested values are computed in one pass: measuring each value separately would double the work per level.
#[test]
fn envelopes_in_envelopes() {
    let mut value = Envelope::Empty;
    let mut wire = vec![0x0a, 0, 0, 0];
    for _ in 0..60 {
        value = Envelope::Around { inner: Box::new(value) };
        let len = u32::try_from(wire.len()).unwrap();
        wire = [&[0x0b, 0, 0, 0], len.to_le_bytes().as_slice(), &wire].concat();
    }
    assert_wire(value, &wire);
}

#[derive(Debug, Default, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Named {
    #[tl(name = "self", flag = 0)]
    is_self: bool,
    #[tl(name = "type")]
    kind: i32,
    r#type2: i32,
    r#match: i32,
    #[tl(skip)]
    cached: Option<std::collections::BTreeMap<u8, char>>,
    #[tl(name = "n_2")]
    last: i32,
}

#[test]
fn names() {
    assert_eq!(
        Named::DEFINITION.to_string(),
        "named#00000004 flags:# self:flags.0?true type:int type2:int match:int n_2:int = Named;"
    );
    let value = Named { is_self: true, kind: 1, type2: 2, r#match: 3, cached: None, last: 4 };
    assert_wire(value, &hex("04000000 01000000 01000000 02000000 03000000 04000000"));
}

#[test]
fn what_is_skipped_is_neither_written_nor_read() {
    let value = Named { cached: Some([(1, 'a')].into()), ..Named::default() };
    let wire = to_vec(&value).unwrap();
    assert_eq!(wire, to_vec(&Named::default()).unwrap());
    assert_eq!(from_slice::<Named>(&wire).unwrap(), Named::default());
}

#[test]
fn an_error_tells_the_names_of_the_schema() {
    let error = from_slice::<Named>(&hex("04000000 01000000")).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 4, left: 0 });
    assert_eq!(error.path().to_string(), "named.type");
}
