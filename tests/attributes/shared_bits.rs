//! Fields that share a flag bit: all are present, all are absent, or it is an error.

use tl_core::{
    Bare, Encode, EncodeErrorKind, Flags, TlObject, Unknown, encode_into, to_buf, to_bytes, to_vec,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// As in `webPage`. Errors have the names of the schema.
#[derive(Clone, Debug, Default, PartialEq, TlObject)]
#[tl(id = 0x00000001, name = "webPage", proof = false)]
struct WebPage {
    #[tl(flag = 5)]
    embed_url: Option<i32>,
    #[tl(flag = 5, name = "type")]
    embed_type: Option<i32>,
    #[tl(flag = 6)]
    has_size: bool,
    #[tl(flag = 6)]
    width: Option<i32>,
    #[tl(flag = 6)]
    height: Option<bool>,
}

fn conflict() -> WebPage {
    WebPage { embed_url: Some(1), ..WebPage::default() }
}

fn conflict_of_5() -> EncodeErrorKind {
    EncodeErrorKind::SharedBit {
        constructor: "webPage",
        word: "flags",
        bit: 5,
        set: vec!["embed_url"],
        unset: vec!["type"],
    }
}

#[track_caller]
fn assert_conflict<T: Encode>(value: &T) {
    assert_eq!(to_vec(value).unwrap_err().kind(), conflict_of_5());
    assert_eq!(to_bytes(value).unwrap_err().kind(), conflict_of_5());
    let mut buffer = vec![0xaa, 0xbb];
    assert_eq!(encode_into(value, &mut buffer).unwrap_err().kind(), conflict_of_5());
    assert_eq!(buffer, [0xaa, 0xbb], "the buffer is as it was");
}

#[test]
fn all_of_them_or_none() {
    assert_wire(WebPage::default(), &hex("01000000 00000000"));
    let embedded = WebPage { embed_url: Some(1), embed_type: Some(2), ..WebPage::default() };
    assert_wire(embedded, &hex("01000000 20000000 01000000 02000000"));
    let sized =
        WebPage { has_size: true, width: Some(3), height: Some(false), ..WebPage::default() };
    assert_wire(sized, &hex("01000000 40000000 03000000 379779bc"));
}

#[test]
fn some_of_them_is_an_error_from_every_entry_point() {
    assert_conflict(&conflict());
    assert_eq!(
        to_vec(&conflict()).unwrap_err().to_string(),
        "webPage: fields that share bit 5 of flags are set together or not at all, but embed_url is \
         set and type is not"
    );
    let mut buffer = bytes(&[0xaa]);
    encode_into(&conflict(), &mut buffer).unwrap_err();
    assert_eq!(*buffer, [0xaa]);
    let mut slice = [0; 64];
    let mut target = slice.as_mut_slice();
    let error = to_buf(&conflict(), &mut target).unwrap_err();
    assert_eq!(error.kind(), conflict_of_5());
    assert_eq!(Unknown::from_object(&conflict()).unwrap_err().kind(), conflict_of_5());
}

fn bytes(content: &[u8]) -> bytes::BytesMut {
    content.into()
}

#[test]
fn a_bit_that_stands_for_itself_counts_as_the_others_do() {
    let cases: [(WebPage, &[&str], &[&str]); 4] = [
        (WebPage { has_size: true, ..WebPage::default() }, &["has_size"], &["width", "height"]),
        (WebPage { width: Some(1), ..WebPage::default() }, &["width"], &["has_size", "height"]),
        (
            WebPage { height: Some(false), width: Some(0), ..WebPage::default() },
            &["width", "height"],
            &["has_size"],
        ),
        (
            WebPage { has_size: true, height: Some(true), ..WebPage::default() },
            &["has_size", "height"],
            &["width"],
        ),
    ];
    for (value, expected_set, expected_unset) in cases {
        match to_vec(&value).unwrap_err().kind() {
            EncodeErrorKind::SharedBit { bit: 6, set, unset, .. } => {
                assert_eq!(set, expected_set);
                assert_eq!(unset, expected_unset);
            }
            kind => panic!("{kind:?}"),
        }
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "WebPage")]
enum AnyWebPage {
    Struct(WebPage),
    #[tl(id = 0x00000002, name = "webPagePending", proof = false)]
    Inline {
        #[tl(flags)]
        flags2: Flags,
        #[tl(flag = 9)]
        date: Option<i32>,
        #[tl(flag = 9)]
        url: Option<String>,
    },
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Holder<X> {
    before: i32,
    #[tl(flag = 0)]
    held: Option<X>,
    after: i32,
}

#[test]
fn nested_wherever_it_may_be() {
    assert_conflict(&vec![WebPage::default(), conflict()]);
    assert_conflict(&AnyWebPage::Struct(conflict()));
    assert_conflict(&Holder { before: 1, held: Some(conflict()), after: 2 });
    assert_conflict(&Holder { before: 1, held: Some(vec![Box::new(conflict())]), after: 2 });
    assert_conflict(&Holder { before: 1, held: Some(Bare(conflict())), after: 2 });
    assert_conflict(&std::sync::Arc::new(conflict()));
    // Behind an absent field nothing is written, and nothing is wrong.
    let absent = Holder::<WebPage> { before: 1, held: None, after: 2 };
    assert_wire(absent, &hex("03000000 00000000 01000000 02000000"));
}

#[test]
fn the_error_names_the_constructor_and_the_flags_word() {
    let flags2 = Flags::from_bits(1 << 9);
    let value = AnyWebPage::Inline { flags2, date: None, url: Some(String::new()) };
    let expected = EncodeErrorKind::SharedBit {
        constructor: "webPagePending",
        word: "flags2",
        bit: 9,
        set: vec!["url"],
        unset: vec!["date"],
    };
    assert_eq!(to_vec(&value).unwrap_err().kind(), expected);
    // The kept word does not set what its fields do not.
    let value = AnyWebPage::Inline { flags2, date: None, url: None };
    assert_eq!(to_vec(&value).unwrap(), hex("02000000 00000000"));
}

#[test]
fn the_error_reports_the_first_conflict() {
    let value = WebPage { has_size: true, ..conflict() };
    assert_conflict(&value);
    let unwritable = Holder { before: 1, held: Some(vec![value, WebPage::default()]), after: 2 };
    assert_conflict(&unwritable);
}
