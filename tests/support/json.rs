//! Fields of a value in a vector's JSON.

use jsonc_parser::JsonValue;
use tl_core::Bytes;

/// The value of a key, which must be there.
#[track_caller]
pub fn field<'a>(value: &'a JsonValue<'a>, key: &str) -> &'a JsonValue<'a> {
    let JsonValue::Object(fields) = value else { panic!("{value:?} is no object") };
    fields.get(key).unwrap_or_else(|| panic!("{value:?} has no {key}"))
}

/// Checks that `value` is a `name` with `count` fields, so that none of the vector's is overlooked.
#[track_caller]
pub fn object(value: &JsonValue<'_>, name: &str, count: usize) {
    assert_eq!(text(value, "_"), name);
    let JsonValue::Object(fields) = value else { panic!("{value:?} is no object") };
    // Telethon-like implementations leave nothing out: an absent optional is null.
    assert_eq!(fields.len(), count + 1, "{value:?}");
}

pub fn flag(value: &JsonValue<'_>, key: &str) -> bool {
    let JsonValue::Boolean(flag) = field(value, key) else { panic!("{key} is no boolean") };
    *flag
}

pub fn int(value: &JsonValue<'_>, key: &str) -> i32 {
    long(value, key).try_into().unwrap()
}

pub fn long(value: &JsonValue<'_>, key: &str) -> i64 {
    let JsonValue::Number(number) = field(value, key) else { panic!("{key} is no number") };
    number.parse().unwrap()
}

pub fn text(value: &JsonValue<'_>, key: &str) -> String {
    as_text(field(value, key)).to_owned()
}

pub fn as_text<'a>(value: &'a JsonValue<'_>) -> &'a str {
    let JsonValue::String(text) = value else { panic!("{value:?} is no string") };
    text
}

pub fn bytes(value: &JsonValue<'_>, key: &str) -> Bytes {
    hex::decode(text(field(value, key), "hex")).unwrap().into()
}

pub fn list<'a>(value: &'a JsonValue<'a>, key: &str) -> impl Iterator<Item = &'a JsonValue<'a>> {
    let JsonValue::Array(items) = field(value, key) else { panic!("{key} is no array") };
    items.iter()
}
