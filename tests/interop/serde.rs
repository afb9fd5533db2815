//! The feature `serde`: in JSON, a human-readable format, and in postcard, a binary one.

use std::borrow::Cow;
use std::fmt::Debug;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tl_core::{Bare, Bytes, Flags, Int128, Int256, Int512, Unknown};

#[track_caller]
fn assert_json<T: Debug + PartialEq + Serialize + DeserializeOwned>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), *value);
    let packed = postcard::to_allocvec(value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&packed).unwrap(), *value);
}

#[track_caller]
fn assert_refused<T: Debug + DeserializeOwned>(json: &str, error: &str) {
    let message = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(message.starts_with(error), "{message}");
}

#[test]
fn wide_integers() {
    assert_json(&Int128([0x1f; 16]), r#""1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f""#);
    assert_json(&Int256([0xa0; 32]), &format!("{:?}", "a0".repeat(32)));
    assert_json(&Int512([0x0a; 64]), &format!("{:?}", "0a".repeat(64)));

    let upper = serde_json::from_str::<Int128>(&format!("{:?}", "AF".repeat(16))).unwrap();
    assert_eq!(upper, Int128([0xaf; 16]));
}

#[test]
fn a_wide_integer_has_its_size() {
    assert_refused::<Int128>(r#""1f""#, "invalid length 1, expected 16 bytes");
    assert_refused::<Int128>(r#""1""#, r#"invalid value: string "1", expected bytes in hex"#);
    assert_refused::<Int128>(r#""+f""#, r#"invalid value: string "+f", expected bytes in hex"#);
    assert_refused::<Int128>("1", "invalid type: integer `1`, expected bytes in hex");
    let packed = postcard::to_allocvec(&Int256::default()).unwrap();
    postcard::from_bytes::<Int128>(&packed).unwrap_err();
}

#[test]
fn flags_are_a_number() {
    assert_json(&Flags::from_bits(5), "5");
}

#[test]
fn bare_is_what_is_in_it() {
    assert_json(&Bare(vec![Bare(1_i64)]), "[1]");
}

#[test]
fn what_is_unknown() {
    let object = Unknown::new(0x7d74_8d04, &[2, b'{', b'}', 0]).unwrap();
    assert_json(&object, r#"{"id":"0x7d748d04","body":"027b7d00"}"#);
    assert_eq!(
        postcard::to_allocvec(&object).unwrap(),
        [0x84, 0x9a, 0xd2, 0xeb, 0x07, 4, 2, b'{', b'}', 0],
        "the id is a number, the body bytes"
    );

    let other_order = r#"{"layer":[1],"body":"","id":"7D748D04"}"#;
    let object = serde_json::from_str::<Unknown>(other_order).unwrap();
    assert_eq!(object, Unknown::new(0x7d74_8d04, &[]).unwrap());
}

#[test]
fn what_is_unknown_is_whole() {
    assert_refused::<Unknown>(r#"{"id":"0x1"}"#, "missing field `body`");
    assert_refused::<Unknown>(r#"{"body":""}"#, "missing field `id`");
    assert_refused::<Unknown>(r#"{"id":"1","id":"1"}"#, "duplicate field `id`");
    assert_refused::<Unknown>(r#"["0x1"]"#, "invalid length 1, expected `id` and `body`");
    assert_refused::<Unknown>("[]", "invalid length 0, expected `id` and `body`");
    assert_refused::<Unknown>("1", "invalid type: integer `1`, expected an object of an unknown");
    assert_refused::<Unknown>(
        r#"{"id":"0x1","body":"aabbcc"}"#,
        "invalid length 3, expected a body of a multiple of 4 bytes",
    );
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
struct Hex<T>(
    #[serde(
        with = "tl_core::as_hex",
        bound(
            serialize = "T: tl_core::as_hex::ToHex",
            deserialize = "T: tl_core::as_hex::FromHex"
        )
    )]
    T,
);

#[test]
fn fields_in_hex() {
    assert_json(&Hex(0x30_5a_f5_u32), r#""0x00305af5""#);
    assert_json(&Hex(vec![0xca_u8, 0xfe]), r#""cafe""#);
    assert_json(&Hex(Bytes::from_static(&[0xca, 0xfe])), r#""cafe""#);
    assert_json(&Hex(Box::<[u8]>::from([0xca, 0xfe])), r#""cafe""#);
    assert_json(&Hex([0xca_u8, 0xfe]), r#""cafe""#);
    assert_json(&Hex(Some(vec![0_u8])), r#""00""#);
    assert_json(&Hex(None::<u32>), "null");
    assert_json(&Hex(vec![vec![0_u8], vec![]]), r#"["00",""]"#);
    assert_json(&Hex(vec![1_u32]), r#"["0x00000001"]"#);
    let error = "invalid type: integer `1`, expected a sequence of ids or bytes in hex";
    assert_refused::<Hex<Vec<u32>>>("1", error);
}

#[test]
fn an_id_is_a_word_in_hex() {
    assert_eq!(serde_json::from_str::<Hex<u32>>(r#""305AF5""#).unwrap(), Hex(0x30_5a_f5));
    let error = "expected a constructor id in hex, as in 0x30535af5";
    for wrong in ["", "0x", "+1", "0x+1", "g", "0x100000000"] {
        let json = format!("{wrong:?}");
        assert_refused::<Hex<u32>>(&json, &format!("invalid value: string {json}, {error}"));
    }
}

#[test]
fn what_is_borrowed_is_written_in_hex() {
    #[derive(Serialize)]
    struct Borrowed<'a> {
        #[serde(serialize_with = "tl_core::as_hex::serialize")]
        slice: &'a [u8],
        #[serde(serialize_with = "tl_core::as_hex::serialize")]
        either: Cow<'a, [u8]>,
    }

    let borrowed = Borrowed { slice: &[1], either: Cow::Borrowed(&[2]) };
    let json = serde_json::to_string(&borrowed).unwrap();
    assert_eq!(json, r#"{"slice":"01","either":"02"}"#);
}

/// If the feature is on, the crate `bytes` serializes `Bytes`.
#[test]
fn bytes_without_a_module() {
    assert_json(&Bytes::from_static(&[1, 2]), "[1,2]");
}

proptest! {
    #[test]
    fn reading_text_never_panics(text in any::<String>(), hex in "[0-9a-fA-F]{0,40}") {
        for text in [text, hex] {
            let json = serde_json::to_string(&text).unwrap();
            let _ = serde_json::from_str::<Hex<u32>>(&json);
            let bytes = serde_json::from_str::<Hex<Vec<u8>>>(&json);
            prop_assert_eq!(bytes.ok().map(|bytes| bytes.0), hex::decode(&text).ok());
        }
    }
}
