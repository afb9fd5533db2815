//! Values that borrow from the input, and values that copy it.

use std::borrow::Cow;

use tl_core::{Bytes, TlObject, Unknown, from_bytes, from_slice, to_vec};

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Borrowed<'a> {
    text: &'a str,
    content: &'a [u8],
    any_text: Cow<'a, str>,
    any_content: Cow<'a, [u8]>,
    #[tl(flag = 0)]
    optional: Option<&'a str>,
    texts: Vec<&'a str>,
    nested: Nested<'a>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
enum Nested<'a> {
    #[tl(id = 0x00000002)]
    Text(&'a str),
    #[tl(id = 0x00000003)]
    Content { content: &'a [u8] },
}

/// Long enough that each has a place of its own.
fn borrowed() -> Borrowed<'static> {
    Borrowed {
        text: "the text",
        content: b"the content",
        any_text: Cow::Borrowed("any text"),
        any_content: Cow::Borrowed(b"any content"),
        optional: Some("optional"),
        texts: vec!["first", "second"],
        nested: Nested::Text("nested"),
    }
}

/// Checks that `part` is a slice of `packet`, not a copy.
#[track_caller]
fn assert_points_into(packet: &[u8], part: &[u8]) {
    let start = packet.windows(part.len()).position(|it| it == part).unwrap();
    assert_eq!(part.as_ptr(), packet[start..].as_ptr());
}

#[track_caller]
fn assert_is_a_copy(packet: &[u8], part: &[u8]) {
    assert!(packet.windows(part.len()).any(|it| it == part));
    assert!(!packet.as_ptr_range().contains(&part.as_ptr()));
}

fn assert_all_point_into(packet: &[u8], value: &Borrowed<'_>) {
    assert_eq!(*value, borrowed());
    let Borrowed { text, content, any_text, any_content, optional, texts, nested } = value;
    assert!(matches!(any_text, Cow::Borrowed(_)));
    assert!(matches!(any_content, Cow::Borrowed(_)));
    let Nested::Text(nested) = nested else { panic!() };
    let all_text = [text, &**any_text, optional.unwrap(), texts[0], texts[1], nested];
    for part in all_text.map(str::as_bytes).into_iter().chain([content, &**any_content]) {
        assert_points_into(packet, part);
    }
}

#[test]
fn references_and_cows_point_into_the_slice() {
    let packet = to_vec(&borrowed()).unwrap();
    assert_all_point_into(&packet, &from_slice(&packet).unwrap());
}

/// Types that borrow are read from `Bytes` as from any slice.
#[test]
fn references_point_into_bytes_as_well() {
    let packet = Bytes::from(to_vec(&borrowed()).unwrap());
    assert_all_point_into(&packet, &from_slice(&packet).unwrap());
    assert_all_point_into(&packet, &tl_core::Reader::from_bytes(&packet).read().unwrap());
}

#[test]
fn the_value_outlives_the_reader() {
    let packet = to_vec(&borrowed()).unwrap();
    let text = {
        let value: Borrowed<'_> = from_slice(&packet).unwrap();
        value.text
    };
    assert_points_into(&packet, text.as_bytes());
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Shared {
    content: Bytes,
    #[tl(flag = 0)]
    optional: Option<Bytes>,
    parts: Vec<Bytes>,
    long: Bytes,
    object: Box<Shared2>,
    any: Unknown,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Shared2(Bytes);

fn shared() -> Shared {
    Shared {
        content: Bytes::from_static(b"the content"),
        optional: Some(Bytes::from_static(b"optional")),
        parts: vec![Bytes::from_static(b"first"), Bytes::from_static(b"second")],
        long: Bytes::from(vec![7; 300]),
        object: Box::new(Shared2(Bytes::from_static(b"nested"))),
        any: Unknown::new(6, b"any object..").unwrap(),
    }
}

fn parts(value: &Shared) -> [&Bytes; 7] {
    let Shared { content, optional, parts, long, object, any } = value;
    let optional = optional.as_ref().unwrap();
    [content, optional, &parts[0], &parts[1], long, &object.0, any.as_bytes()]
}

#[test]
fn bytes_share_the_input_that_is_bytes() {
    let packet = Bytes::from(to_vec(&shared()).unwrap());
    let value: Shared = from_bytes(&packet).unwrap();
    assert_eq!(value, shared());
    for part in parts(&value) {
        assert_points_into(&packet, part);
    }
}

/// The input may itself be a part of something greater.
#[test]
fn bytes_share_the_part_that_is_the_input() {
    let whole = Bytes::from([vec![0xff; 5], to_vec(&shared()).unwrap(), vec![0xff; 3]].concat());
    let value: Shared = from_bytes(&whole.slice(5..whole.len() - 3)).unwrap();
    for part in parts(&value) {
        assert_points_into(&whole, part);
    }
}

#[test]
fn bytes_are_copies_of_a_slice() {
    let packet = to_vec(&shared()).unwrap();
    let value: Shared = from_slice(&packet).unwrap();
    assert_eq!(value, shared());
    for part in parts(&value) {
        assert_is_a_copy(&packet, part);
    }
}

#[test]
fn shared_bytes_outlive_the_input() {
    let packet = Bytes::from(to_vec(&shared()).unwrap());
    let value: Shared = from_bytes(&packet).unwrap();
    drop(packet);
    assert_eq!(value, shared());
}

#[test]
fn owned_values_are_copies() {
    let packet = Bytes::from(to_vec(&("x".repeat(40))).unwrap());
    assert_is_a_copy(&packet, from_bytes::<String>(&packet).unwrap().as_bytes());
    assert_is_a_copy(&packet, &from_bytes::<Vec<u8>>(&packet).unwrap());
}

/// `Cow` fields own what a program puts in, and write the same.
#[test]
fn an_owned_cow_is_written_as_a_borrowed_one() {
    let Borrowed { any_text, any_content, .. } = borrowed();
    let owned = Borrowed {
        any_text: Cow::Owned(any_text.into_owned()),
        any_content: Cow::Owned(any_content.into_owned()),
        ..borrowed()
    };
    assert_eq!(to_vec(&owned).unwrap(), to_vec(&borrowed()).unwrap());
}
