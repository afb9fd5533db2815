//! The codecs of the library for `#[tl(with = …)]`: raw bytes, a value of a given length, a value inside of `bytes`.

use std::fmt::Debug;

use tl_core::{
    Bytes, Decode, DecodeErrorKind, DecodeOwned, Encode, EncodeErrorKind, Limits, Reader, TlObject,
    dump, from_bytes, from_bytes_with, from_slice, from_slice_with, to_vec, to_vec_as,
};

use crate::attributes::hex;
use crate::wire::{assert_wire, frame};

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, bound = "R: for<'de> tl_core::RawBytes<'de>")]
struct Rest<R> {
    number: i32,
    #[tl(with = tl_core::rest, type = "Object")]
    rest: R,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002, bound = "R: for<'de> tl_core::RawBytes<'de>")]
struct Sized<R> {
    #[tl(with = tl_core::sized_bytes, type = "Object")]
    body: R,
    number: i32,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Borrowed<'a> {
    #[tl(with = tl_core::sized_bytes, type = "Object")]
    body: &'a [u8],
    #[tl(flag = 0, with = tl_core::sized_bytes, type = "Object")]
    optional: Option<&'a [u8]>,
    #[tl(with = tl_core::in_bytes, type = "bytes")]
    text: &'a str,
    #[tl(with = tl_core::rest, type = "Object")]
    rest: &'a [u8],
}

fn assert_raw<R>(make: impl Fn(&[u8]) -> R)
where
    R: for<'de> tl_core::RawBytes<'de> + Debug + PartialEq,
    Rest<R>: Encode + DecodeOwned,
    Sized<R>: Encode + DecodeOwned,
{
    for len in [0, 4, 8, 252, 256, 4096] {
        let content = vec![0xee; len];
        let length = u32::try_from(len).unwrap().to_le_bytes();
        let wire = [hex("01000000 07000000"), content.clone()].concat();
        assert_wire(Rest { number: 7, rest: make(&content) }, &wire);
        let wire = [hex("02000000"), length.to_vec(), content.clone(), hex("07000000")].concat();
        assert_wire(Sized { body: make(&content), number: 7 }, &wire);
    }
    let misaligned = Rest { number: 7, rest: make(&[1, 2, 3]) };
    let error = to_vec(&misaligned).unwrap_err();
    assert_eq!(error.to_string().split(": ").next(), Some("rest.rest"));
    assert_eq!(error.kind(), EncodeErrorKind::Misaligned { len: 3 });
    let error = to_vec(&Sized { body: make(&[1, 2, 3]), number: 7 }).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::Misaligned { len: 7 }, "with the length");
    let error = from_slice::<Rest<R>>(&hex("01000000 07000000 010203")).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Misaligned { len: 3 }, 8));
    // No more input makes this length right.
    for packet in ["02000000 03000000 010203 07000000", "02000000 03000000"] {
        let error = from_slice::<Sized<R>>(&hex(packet)).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Misaligned { len: 3 }, 8));
        assert_eq!((error.path().to_string().as_str(), error.needed()), ("sized.body", None));
    }
}

#[test]
fn raw_bytes_of_each_type() {
    assert_raw(<[u8]>::to_vec);
    assert_raw(Bytes::copy_from_slice);
    assert_raw(|bytes| Box::<[u8]>::from(bytes));
}

#[test]
fn raw_bytes_are_borrowed_or_shared() {
    let packet = hex(
        "03000000 01000000 04000000 01020304 08000000 0102030405060708 04 03616263 000000 0a0b0c0d",
    );
    let value: Borrowed<'_> = from_slice(&packet).unwrap();
    let expected = Borrowed {
        body: &[1, 2, 3, 4],
        optional: Some(&[1, 2, 3, 4, 5, 6, 7, 8]),
        text: "abc",
        rest: &[10, 11, 12, 13],
    };
    assert_eq!(value, expected);
    assert_eq!(value.rest.as_ptr(), packet[packet.len() - 4..].as_ptr());
    assert_eq!(to_vec(&value).unwrap(), packet);
    from_slice_with::<Borrowed<'_>>(&packet, Limits::DEFAULT.with_allocation(0)).unwrap();

    let packet = Bytes::from(hex("02000000 04000000 01020304 07000000"));
    let value: Sized<Bytes> = from_bytes(&packet).unwrap();
    assert_eq!(value.body.as_ptr(), packet[8..].as_ptr());
    let limits = Limits::DEFAULT.with_allocation(3);
    let error = from_slice_with::<Sized<Vec<u8>>>(&packet, limits).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 3 });
    from_slice_with::<Sized<Box<[u8]>>>(&packet, limits.with_allocation(4)).unwrap();
}

/// A codec that keeps bytes that are not in the input.
mod elsewhere {
    use tl_core::{Bytes, DecodeError, EncodeError, RawBytes, Reader, Writer};

    pub(super) fn encode<'w>(bytes: &Bytes, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_slice(bytes)
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<Bytes, DecodeError> {
        let len = reader.read_rest().len();
        Bytes::from_part(&[0xee; 8][..len], reader)
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006)]
struct Elsewhere {
    #[tl(with = elsewhere, type = "Object")]
    bytes: Bytes,
}

#[test]
fn bytes_that_are_not_in_the_input_are_copied() {
    for len in [0, 4, 8] {
        let packet = Bytes::from([hex("06000000"), vec![0; len]].concat());
        assert_eq!(from_bytes::<Elsewhere>(&packet).unwrap().bytes, vec![0xee; len]);
        let limits = Limits::DEFAULT.with_allocation(len.saturating_sub(1));
        let copied = from_bytes_with::<Elsewhere>(&packet, limits);
        assert_eq!(copied.is_ok(), len == 0, "the copy counts");
    }
}

/// A codec that replaces the reader by one of a longer or a shorter input, and may then fail.
mod another_input {
    use tl_core::{DecodeError, DecodeErrorKind, EncodeError, Reader, Writer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape of a codec")]
    pub(super) fn encode<'w>(value: &i32, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_array(value.to_le_bytes())
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<i32, DecodeError> {
        let value = reader.read()?;
        *reader = Reader::new(if value == 1 { &[0; 100] } else { &[] });
        if value < 3 { Ok(value) } else { Err(reader.error(DecodeErrorKind::NotCanonical)) }
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000007)]
struct AnotherInput {
    #[tl(with = another_input, type = "int")]
    number: i32,
    last: i32,
}

/// Such a codec is wrong, but nothing panics.
#[test]
fn another_input_is_an_error() {
    for number in 1..=3 {
        let mut packet = hex("07000000 00000000 00000000");
        packet[4] = number;
        let is_read = number == 1;
        let mut reader = Reader::new(&packet);
        assert!(reader.read_with_bytes::<AnotherInput>().is_err());
        assert!(is_read || reader.offset() == 0);
        let mut reader = Reader::new(&packet);
        assert_eq!(reader.read::<AnotherInput>().is_ok(), is_read);
        assert!(dump::<AnotherInput>(&packet).check().is_err());
        assert!(dump::<AnotherInput>(&packet).to_string().contains("error: "));
        let value = AnotherInput { number: number.into(), last: 0 };
        assert!(to_vec_as(&value, 1).is_err());
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Inner {
    number: i32,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Outer {
    #[tl(with = tl_core::sized)]
    inner: Inner,
    #[tl(flag = 0, with = tl_core::sized)]
    optional: Option<Vec<i32>>,
}

#[test]
fn sized_values() {
    let wire = "05000000 00000000 08000000 04000000 07000000";
    assert_wire(Outer { inner: Inner { number: 7 }, optional: None }, &hex(wire));
    let wire = "05000000 01000000 08000000 04000000 07000000 0c000000 15c4b51c 01000000 09000000";
    assert_wire(Outer { inner: Inner { number: 7 }, optional: Some(vec![9]) }, &hex(wire));
}

/// A negative length is an error, even if its low bits are a valid length.
#[test]
fn sized_with_a_negative_length() {
    for (length, len) in [("ffffffff", -1), ("08000080", i32::MIN + 8), ("f8ffffff", -8)] {
        let packet = hex(&format!("05000000 00000000 {length} 04000000 07000000"));
        let error = from_slice::<Outer>(&packet).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::NegativeLength { len });
        assert_eq!(error.path().to_string(), "outer.inner");
        let packet = hex(&format!("02000000 {length} 04000000 07000000"));
        let error = from_slice::<Sized<Vec<u8>>>(&packet).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::NegativeLength { len });
    }
}

#[test]
fn sized_with_a_wrong_length() {
    let cases = [
        ("04000000", DecodeErrorKind::UnexpectedEnd { needed: 4, left: 0 }),
        ("0c000000", DecodeErrorKind::TrailingBytes { left: 4 }),
        ("14000000", DecodeErrorKind::UnexpectedEnd { needed: 20, left: 16 }),
    ];
    for (length, kind) in cases {
        let packet = hex(&format!("05000000 00000000 {length} 04000000 07000000 0100000002000000"));
        assert_eq!(from_slice::<Outer>(&packet).unwrap_err().kind(), kind, "{length}");
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006, bound = "T: Encode + for<'any> Decode<'any>")]
struct Query<T> {
    #[tl(with = tl_core::in_bytes, type = "bytes")]
    data: T,
    last: i32,
}

/// An object whose encoding is `len` bytes long.
#[derive(Debug, PartialEq)]
struct Raw(Vec<u8>);

impl Encode for Raw {
    const TYPE: tl_core::Type = tl_core::Type::Object;

    fn encode<'w>(
        &self,
        out: tl_core::Writer<'w>,
    ) -> Result<tl_core::Writer<'w>, tl_core::EncodeError> {
        out.write_slice(&self.0)
    }
}

impl<'de> Decode<'de> for Raw {
    const MIN_LEN: usize = 0;

    fn decode(reader: &mut tl_core::Reader<'de>) -> Result<Self, tl_core::DecodeError> {
        Ok(Self(reader.read_rest().to_vec()))
    }
}

/// The forms of a length, as `bytes` have them.
#[test]
fn in_bytes_of_every_length() {
    for len in [0, 1, 2, 3, 4, 252, 253, 254, 255, 256, 1 << 16, (1 << 24) - 1, 1 << 24] {
        let (header, padding) = frame(len);
        let content = vec![0xee; len];
        let wire =
            [&hex("06000000"), &header, &content, &vec![0; padding], &hex("07000000")[..]].concat();
        let value = Query { data: Raw(content), last: 7 };
        assert_eq!(to_vec(&value).unwrap(), wire, "{len}");
        assert_eq!(from_slice::<Query<Raw>>(&wire).unwrap(), value, "{len}");
        if len < 1000 {
            for missing in 1..wire.len() {
                let mut memory = vec![0; wire.len() - missing];
                let error = tl_core::to_slice(&value, &mut memory).unwrap_err();
                assert!(matches!(error.kind(), EncodeErrorKind::BufferFull { .. }), "{error}");
            }
        }
    }
}

#[test]
fn in_bytes_within_bytes() {
    let value = Query { data: Query { data: true, last: 8 }, last: 9 };
    let wire = "06000000 10 06000000 04b5757299000000 08000000 000000 09000000";
    assert_wire(value, &hex(wire));
}

#[test]
fn in_bytes_with_a_wrong_content() {
    // The value must take exactly the whole content.
    let error = from_slice::<Query<i32>>(&hex("06000000 05 0100000002 0000 07000000")).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::TrailingBytes { left: 1 }, 9));
    let error = from_slice::<Query<i32>>(&hex("06000000 03 010000 07000000")).unwrap_err();
    let end = DecodeErrorKind::UnexpectedEnd { needed: 4, left: 3 };
    assert_eq!((error.kind(), error.offset()), (end, 5));
    assert_eq!(error.path().to_string(), "query.data");
    // The offset of an error counts from the beginning of the packet, for each form of the length.
    for (header, offset) in [("07", 5), ("fe070000", 8), ("ff07000000000000", 12)] {
        let wire = hex(&format!("06000000 {header} 01020304050607 00 07000000"));
        let error = from_slice::<Query<bool>>(&wire).unwrap_err();
        assert_eq!(error.offset(), offset, "{header}");
    }
}

#[test]
fn errors_of_inner_values_have_their_path() {
    #[derive(Debug, TlObject)]
    #[tl(id = 0x00000007)]
    struct Texts {
        texts: Vec<String>,
    }
    let packet = hex("06000000 10 07000000 15c4b51c 01000000 03ff6263 000000 07000000");
    let error = from_slice::<Query<Texts>>(&packet).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
    assert_eq!((error.path().to_string().as_str(), error.offset()), ("query.data.texts[0]", 18));
}
