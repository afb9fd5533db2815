//! An error in the middle of an object: every caller gets the error of the first field that cannot be read, and
//! never an incomplete value.

use std::fmt::Debug;
use std::sync::Arc;

use tl_core::{
    Bare, Constructor, Decode, DecodeError, DecodeErrorKind, DecodeObject, Limits, Reader,
    TlObject, Unknown, dump, from_slice, from_slice_with, to_vec,
};

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Text {
    text: String,
    number: i32,
}

/// Each way in which a field is read, with a text in most of them.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Around {
    #[tl(flags)]
    flags: tl_core::Flags,
    before: String,
    alone: i64,
    required: Text,
    row: Row,
    #[tl(flag = 0)]
    optional: Option<Text>,
    #[tl(bare)]
    bare: Text,
    #[tl(flag = 1, bare)]
    bare_optional: Option<Text>,
    items: Vec<Text>,
    texts: Vec<String>,
    #[tl(bare)]
    bare_items: Vec<Bare<Text>>,
    shared: Arc<Text>,
    variant: Variant,
    #[tl(with = recovers, type = "Text")]
    recovered: Option<Text>,
    #[tl(flag = 2)]
    last: Option<String>,
    content: Vec<u8>,
    nonce: tl_core::Int128,
    done: bool,
}

/// Numbers side by side, before and after an object.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000008)]
struct Row {
    first: i32,
    second: i64,
    required: Text,
    third: f64,
    fourth: u32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
enum Variant {
    #[tl(id = 0x00000003)]
    Inline {
        text: String,
        below: Box<Variant>,
    },
    Text(Box<TextVariant>),
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004, type = "Variant")]
struct TextVariant {
    text: String,
}

/// A codec that treats a value that cannot be read as absent.
#[expect(clippy::ref_option, reason = "a codec takes a reference to the field")]
mod recovers {
    use super::{DecodeError, Reader, Text};

    pub(super) fn encode<'w>(
        value: &Option<Text>,
        out: tl_core::Writer<'w>,
    ) -> Result<tl_core::Writer<'w>, tl_core::EncodeError> {
        match value {
            Some(value) => tl_core::Encode::encode(value, out),
            None => Ok(out),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "a codec's signature")]
    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<Option<Text>, DecodeError> {
        Ok(reader.read().ok())
    }
}

fn text() -> Text {
    Text { text: "text".to_owned(), number: 7 }
}

fn around() -> Around {
    Around {
        flags: tl_core::Flags::NONE,
        before: "before".to_owned(),
        alone: 1,
        required: text(),
        row: Row { first: 1, second: 2, required: text(), third: 3.0, fourth: 4 },
        optional: Some(text()),
        bare: text(),
        bare_optional: Some(text()),
        items: vec![text(), text()],
        texts: vec!["a".to_owned(), "b".to_owned()],
        bare_items: vec![Bare(text())],
        shared: Arc::new(text()),
        variant: Variant::Inline {
            text: "inline".to_owned(),
            below: Box::new(Variant::Text(Box::new(TextVariant { text: "below".to_owned() }))),
        },
        recovered: Some(text()),
        last: Some("last".to_owned()),
        content: vec![1, 2, 3, 4],
        nonce: tl_core::Int128([5; 16]),
        done: true,
    }
}

/// The offset of `text` in `packet`, that of its length byte.
fn position(packet: &[u8], text: &str) -> usize {
    let length = u8::try_from(text.len()).unwrap();
    let bytes = [&[length], text.as_bytes()].concat();
    packet.windows(bytes.len()).position(|it| it == bytes).unwrap()
}

/// The dump, which reads by definitions, stops at the first error.
#[test]
fn the_dump_and_the_decoder_report_the_first_error() {
    let packet = to_vec(&around()).unwrap();
    assert_eq!(from_slice::<Around>(&packet).unwrap(), around());
    for end in 0..packet.len() {
        let error = from_slice::<Around>(&packet[..end]).unwrap_err();
        assert_eq!(dump::<Around>(&packet[..end]).check(), Err(error), "cut at {end}");
    }
    for depth in 0..4 {
        let limits = Limits::DEFAULT.with_depth(depth);
        let decoded = from_slice_with::<Around>(&packet, limits).map(|_| packet.len());
        assert_eq!(dump::<Around>(&packet).with_limits(limits).check(), decoded, "depth {depth}");
    }
}

/// The ways are written from the definition, the offsets counted.
#[test]
fn the_way_is_that_of_the_field_at_fault() {
    let packet = to_vec(&around()).unwrap();
    let cases = [
        ("before", "around.before"),
        ("inline", "around.variant.text"),
        ("below", "around.variant.below.text"),
        ("last", "around.last"),
    ];
    for (text, way) in cases {
        let at = position(&packet, text);
        let mut damaged = packet.clone();
        damaged[at + 2] = 0xff;
        let error = from_slice::<Around>(&damaged).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
        assert_eq!((error.path().to_string().as_str(), error.offset()), (way, at + 2));
    }
    let ways = packet.windows(5).enumerate().filter(|(_, it)| *it == b"\x04text");
    let ways: Vec<_> = ways
        .map(|(at, _)| {
            let mut damaged = packet.clone();
            damaged[at + 1] = 0xff;
            from_slice::<Around>(&damaged).map_err(|error| error.path().to_string())
        })
        .collect();
    let expected = [
        "around.required.text",
        "around.row.required.text",
        "around.optional.text",
        "around.bare.text",
        "around.bare_optional.text",
        "around.items[0].text",
        "around.items[1].text",
        "around.bare_items[0].text",
        "around.shared.text",
    ];
    assert_eq!(ways.len(), expected.len() + 1);
    for (found, expected) in ways.iter().zip(expected) {
        assert_eq!(found.as_ref().unwrap_err(), expected);
    }
}

#[track_caller]
fn assert_same<T: Debug>(results: Vec<Result<T, DecodeError>>, expected: &DecodeError) {
    for result in results {
        assert_eq!(result.unwrap_err(), *expected);
    }
}

#[test]
fn every_entry_point_gives_the_error() {
    // 01 00 00 00, a text of 4 bytes that is no UTF-8, 07 00 00 00
    let packet = [1, 0, 0, 0, 4, b't', 0xff, b'x', b't', 0, 0, 0, 7, 0, 0, 0];
    let expected = DecodeError::new(DecodeErrorKind::InvalidUtf8, 6).in_field(&["text", "text"]);
    let reader = || Reader::new(&packet);
    let results = vec![
        from_slice(&packet),
        reader().read(),
        Text::decode(&mut reader()),
        reader().read_within(16, Text::decode).unwrap(),
        <Box<Text>>::decode(&mut reader()).map(|it| *it),
        <Arc<Text>>::decode(&mut reader()).map(|it| (*it).clone()),
    ];
    assert_same(results, &expected);
    // The same without the id, as one of the known constructor.
    let bare = &packet[4..];
    let at =
        |offset| DecodeError::new(DecodeErrorKind::InvalidUtf8, offset).in_field(&["text", "text"]);
    let unknown = Unknown::new(1, bare).unwrap();
    let results = vec![
        Text::decode_body(Text::ID, &mut Reader::new(bare)),
        Reader::new(bare).read_bare(),
        <Bare<Text>>::decode(&mut Reader::new(bare)).map(Bare::into_inner),
        from_slice::<Bare<Text>>(bare).map(Bare::into_inner),
    ];
    assert_same(results, &at(2));
    assert_same(vec![unknown.to_object::<Text>()], &expected);
    // In a vector.
    let vector = [&[0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0], packet.as_slice()].concat();
    let results =
        vec![from_slice::<Vec<Text>>(&vector), <Vec<Text>>::decode(&mut Reader::new(&vector))];
    assert_same(results, &at(14).in_item(0));
}

#[test]
fn a_failed_read_reads_nothing() {
    let packet = [1, 0, 0, 0, 1, 0xff, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 1, b'b', 0, 0, 8, 0, 0, 0];
    let mut reader = Reader::new(&packet);
    let error = reader.read::<Text>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
    assert_eq!((reader.offset(), reader.read::<Text>()), (0, Err(error)));
    let error = reader.finish().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TrailingBytes { left: packet.len() });
    // If the first of two values with known lengths fails, the second is still read.
    let mut reader = Reader::new(&packet);
    reader.read_within(12, Text::decode).unwrap().unwrap_err();
    let second = reader.read_within(12, Text::decode).unwrap().unwrap();
    assert_eq!(second, Text { text: "b".to_owned(), number: 8 });
    reader.finish().unwrap();
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Recovering {
    before: String,
    #[tl(with = recovers, type = "Text")]
    text: Option<Text>,
}

/// A codec by hand gets the errors of what it reads, and those alone.
#[test]
fn a_codec_by_hand_gets_the_errors_of_what_it_reads() {
    let text = [1, 0, 0, 0, 1, 0xff, 0, 0, 7, 0, 0, 0];
    let packet = [&[5, 0, 0, 0, 1, b'a', 0, 0], text.as_slice()].concat();
    // The reader is where it was before the text: its bytes are left over.
    let error = from_slice::<Recovering>(&packet).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TrailingBytes { left: 12 });
    assert_eq!(error.offset(), 8);
    let value = Recovering { before: "a".to_owned(), text: None };
    assert_eq!(from_slice::<Recovering>(&packet[..8]).unwrap(), value);
    let mut packet = to_vec(&Recovering { text: Some(self::text()), ..value }).unwrap();
    from_slice::<Recovering>(&packet).unwrap();
    packet[5] = 0xff;
    let error = from_slice::<Recovering>(&packet).unwrap_err();
    assert_eq!(error.path().to_string(), "recovering.before");
    assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
}

/// Numbers side by side are read at once, some hundred at the most; these are more.
macro_rules! wide {
    ($($number:ident)*) => {
        #[derive(Clone, Debug, PartialEq, TlObject)]
        #[tl(id = 0x00000006)]
        struct Wide {
            before: String,
            numbers: Numbers,
        }

        #[derive(Clone, Debug, PartialEq, TlObject)]
        #[tl(id = 0x00000007)]
        struct Numbers($(i64, i32, $number, f64,)*);

        /// The values are their positions.
        fn numbers() -> Numbers {
            let mut position = 0;
            let mut next = || {
                position += 1;
                position
            };
            Numbers($(
                next().into(),
                next(),
                <$number>::try_from(next()).unwrap(),
                next().into(),
            )*)
        }

        /// The bodies, by the rules for numbers.
        const BODY: usize = [$(stringify!($number),)*].len() * (8 + 4 + 4 + 8);
    };
}

wide!(u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32
    u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32 u32);

#[test]
fn many_numbers_side_by_side() {
    let bytes = (1..).step_by(4).take(BODY / 24).flat_map(|number: i32| {
        let long = i64::from(number).to_le_bytes();
        let double = f64::from(number + 3).to_le_bytes();
        [&long[..], &(number + 1).to_le_bytes(), &(number + 2).to_le_bytes(), &double].concat()
    });
    let packet: Vec<u8> =
        [6, 0, 0, 0, 1, b'a', 0, 0, 7, 0, 0, 0].into_iter().chain(bytes).collect();
    let value = Wide { before: "a".to_owned(), numbers: numbers() };
    assert_eq!(to_vec(&value).unwrap(), packet);
    assert_eq!(from_slice::<Wide>(&packet).unwrap(), value);
    for end in 0..packet.len() {
        let error = from_slice::<Wide>(&packet[..end]).unwrap_err();
        assert_eq!(dump::<Wide>(&packet[..end]).check(), Err(error), "cut at {end}");
    }
    // The fault is before the numbers, not in them.
    let mut damaged = packet;
    damaged[5] = 0xff;
    let error = from_slice::<Wide>(&damaged).unwrap_err();
    assert_eq!((error.path().to_string().as_str(), error.offset()), ("wide.before", 5));
}
