//! Hand-written decoders and codecs: they pass on the errors of the functions that they call, and never invent a value.

use std::cell::Cell;

use tl_core::{
    Decode, DecodeError, DecodeErrorKind, DecodeObject, Reader, TlObject, dump, from_bytes,
    from_prefix, from_slice,
};

use crate::attributes::hex;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Text {
    text: String,
    number: i32,
}

fn text(text: &str) -> Text {
    Text { text: text.to_owned(), number: 7 }
}

/// A count, and as many items: read by the method that vectors use.
#[derive(Debug, PartialEq)]
struct Many<T>(Vec<T>);

impl<'de, T: Decode<'de>> Decode<'de> for Many<T> {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let count = reader.read_u32()? as usize;
        T::decode_items(count, reader).map(Self)
    }
}

/// `result` is the error `kind` at `offset`.
#[track_caller]
fn assert_error<T: std::fmt::Debug>(
    result: Result<T, DecodeError>,
    kind: DecodeErrorKind,
    offset: usize,
) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.offset()), (kind, offset), "{error}");
}

#[test]
fn many_texts_of_which_the_first_is_not_utf8() {
    let packet = hex(
        "03000000 01000000 03ff6263 07000000 01000000 03616263 07000000 01000000 03616263 07000000",
    );
    let kind = DecodeErrorKind::InvalidUtf8;
    assert_error(from_slice::<Many<Text>>(&packet), kind.clone(), 9);
    assert_error(from_bytes::<Many<Text>>(&packet.clone().into()), kind.clone(), 9);
    assert_error(from_prefix::<Many<Text>>(&packet), kind.clone(), 9);
    assert_error(Reader::new(&packet).read::<Many<Text>>(), kind.clone(), 9);
    assert_error(Many::<Text>::decode(&mut Reader::new(&packet)), kind.clone(), 9);
    let within = Reader::new(&packet).read_within(packet.len(), Many::<Text>::decode).unwrap();
    assert_error(within, kind.clone(), 9);
    let error = from_slice::<Many<Text>>(&packet).unwrap_err();
    assert_eq!(error.path().to_string(), "vector[0].text");
    // With the wrong byte in the last, and with none.
    let mut packet = packet;
    packet[9] = b'a';
    let value = from_slice::<Many<Text>>(&packet).unwrap();
    assert_eq!(value, Many(vec![text("abc"), text("abc"), text("abc")]));
    packet[34] = 0xff;
    assert_error(from_slice::<Many<Text>>(&packet), kind.clone(), 34);
}

#[test]
fn many_strings_of_which_the_first_is_not_utf8() {
    let packet = hex("02000000 03ff6263 03646566");
    assert_error(from_slice::<Many<String>>(&packet), DecodeErrorKind::InvalidUtf8, 5);
    assert_error(from_slice::<Many<&str>>(&packet), DecodeErrorKind::InvalidUtf8, 5);
    let value = from_slice::<Many<String>>(&hex("02000000 03616263 03646566")).unwrap();
    assert_eq!(value.0, ["abc", "def"]);
}

#[test]
fn many_of_which_the_last_is_missing() {
    let packet = hex("02000000 01000000 03616263 07000000 01000000 03616263");
    let kind = DecodeErrorKind::UnexpectedEnd { needed: 4, left: 0 };
    assert_error(from_slice::<Many<Text>>(&packet), kind.clone(), 24);
    let kind = DecodeErrorKind::TooManyItems { count: 2, left: 4 };
    assert_error(from_slice::<Many<String>>(&hex("02000000 00000000")), kind.clone(), 4);
    assert_error(from_slice::<Many<i32>>(&hex("02000000 00000000")), kind.clone(), 4);
}

/// A dispatch by the id, which calls the decoder of the body.
#[derive(Debug, PartialEq)]
enum Dispatch {
    Text(Text),
}

impl<'de> Decode<'de> for Dispatch {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match reader.read_u32()? {
            id @ 1 => Text::decode_body(id, reader).map(Self::Text),
            id => Err(reader.error(DecodeErrorKind::Custom(format!("no {id}").into()))),
        }
    }
}

#[test]
fn a_dispatch_to_a_body_that_is_missing() {
    let kind = DecodeErrorKind::UnexpectedEnd { needed: 4, left: 0 };
    for (packet, offset) in [("01000000", 4), ("01000000 03616263", 8)] {
        let packet = hex(packet);
        let error = from_slice::<Dispatch>(&packet).unwrap_err();
        assert_eq!(error.offset(), offset);
        assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { .. }), "{error}");
    }
    assert_error(from_slice::<Dispatch>(&hex("01000000 03616263")), kind.clone(), 8);
    let packet = hex("01000000 03616263 07000000");
    assert_eq!(from_slice::<Dispatch>(&packet).unwrap(), Dispatch::Text(text("abc")));
    let kind = DecodeErrorKind::Custom("no 2".into());
    assert_error(from_slice::<Dispatch>(&hex("02000000")), kind.clone(), 4);
}

/// A body is requested for the id of another constructor.
#[test]
fn a_body_of_another_constructor() {
    let packet = hex("03616263 07000000");
    let error = Text::decode_body(2, &mut Reader::new(&packet)).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongConstructor { found: 2, .. }), "{error}");
    assert_eq!(Text::decode_body(1, &mut Reader::new(&packet)).unwrap(), text("abc"));
}

/// A length in bytes, a count, and texts.
#[expect(clippy::ptr_arg, reason = "a codec takes a reference to the field")]
mod texts_within {
    use tl_core::{Decode, DecodeError, Encode, EncodeError, Reader, Writer};

    use super::Text;

    pub(super) fn encode<'w>(
        texts: &Vec<Text>,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        let write_all = |out: Writer<'w>| {
            let out = out.write_u32(u32::try_from(texts.len()).unwrap())?;
            Text::encode_items(texts, out)
        };
        out.write_after(write_all, |len| Ok(u32::try_from(len).unwrap().to_le_bytes()))
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<Vec<Text>, DecodeError> {
        let len = reader.read_u32()? as usize;
        reader.read_within(len, |reader| {
            let count = reader.read_u32()? as usize;
            Text::decode_items(count, reader)
        })?
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Within {
    #[tl(with = texts_within, type = "Object")]
    texts: Vec<Text>,
    number: i32,
}

#[test]
fn a_codec_that_reads_items_within_a_length() {
    let packet = hex(
        "02000000 1c000000 02000000 01000000 03616263 07000000 01000000 03646566 07000000 09000000",
    );
    let value = Within { texts: vec![text("abc"), text("def")], number: 9 };
    assert_eq!(from_slice::<Within>(&packet).unwrap(), value);
    assert_eq!(tl_core::to_vec(&value).unwrap(), packet);
    for (byte, index) in [(17, 0), (29, 1)] {
        let mut damaged = packet.clone();
        damaged[byte] = 0xff;
        let error = from_slice::<Within>(&damaged).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, byte));
        assert_eq!(error.path().to_string(), format!("within.texts[{index}].text"));
    }
}

/// A codec that looks at the next four bytes without a check, as its field's definition allows.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a codec takes a reference to the field")]
mod careless {
    use std::cell::Cell;

    use tl_core::{DecodeError, EncodeError, Reader, Writer};

    thread_local! {
        pub(super) static RUNS: Cell<u32> = const { Cell::new(0) };
    }

    pub(super) fn encode<'w>(value: &[u8; 4], out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_array(*value)
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<[u8; 4], DecodeError> {
        RUNS.set(RUNS.get() + 1);
        assert_eq!(&reader.remaining()[..4], b"next");
        reader.read_array()
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct BeforeCareless {
    text: String,
    #[tl(flag = 0)]
    optional: Option<i64>,
    #[tl(with = careless, type = "int")]
    next: [u8; 4],
}

#[test]
fn a_codec_does_not_run_after_an_error() {
    let runs = || careless::RUNS.with(Cell::take);
    // The flags word is in front of the fields: no field is declared as it.
    let packet = hex("03000000 01000000 03616263 0500000000000000 6e657874");
    let value = BeforeCareless { text: "abc".to_owned(), optional: Some(5), next: *b"next" };
    assert_eq!(from_slice::<BeforeCareless>(&packet).unwrap(), value);
    assert_eq!(runs(), 1);
    for end in 0..20 {
        from_slice::<BeforeCareless>(&packet[..end]).unwrap_err();
        dump::<BeforeCareless>(&packet[..end]).check().unwrap_err();
    }
    let mut damaged = packet;
    damaged[9] = 0xff;
    let error = from_slice::<BeforeCareless>(&damaged).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
    assert_eq!(dump::<BeforeCareless>(&damaged).check(), Err(error));
    assert_eq!(runs(), 0);
}

/// After a failed read, the reader has not moved, so bytes are left after the value.
#[test]
fn finish_after_a_failed_read_is_an_error() {
    let packet = hex("01000000 03ff6263 07000000");
    let mut reader = Reader::new(&packet);
    reader.read::<Text>().unwrap_err();
    let kind = DecodeErrorKind::TrailingBytes { left: 12 };
    assert_error(reader.clone().finish(), kind.clone(), 0);
    reader.read_bare::<Vec<String>>().unwrap_err();
    assert_error(reader.clone().finish(), kind.clone(), 0);
    reader.read_with_bytes::<Text>().unwrap_err();
    assert_error(reader.clone().finish(), kind.clone(), 0);
    reader.read_within(13, Text::decode).unwrap_err();
    reader.read_slice(13).unwrap_err();
    reader.read_array::<13>().unwrap_err();
    assert_error(reader.clone().finish(), kind.clone(), 0);
    // The next string has a length of 1 and is fine; the one after it is not.
    assert_eq!(reader.read_bytes().unwrap(), [0]);
    let kind = DecodeErrorKind::TrailingBytes { left: 8 };
    reader.read_str().unwrap_err();
    assert_error(reader.clone().finish(), kind.clone(), 4);
    reader.read_bytes_with(Reader::read::<i32>).unwrap_err();
    assert_error(reader.clone().finish(), kind.clone(), 4);
    reader.read_slice(8).unwrap();
    reader.finish().unwrap();
}
