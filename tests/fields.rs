//! Fields of a value in a vector's JSON.

use serde_json::Value;
use tl_core::Bytes;

/// Checks that `value` is a `name` with `count` fields, so that none of the vector's is overlooked.
#[track_caller]
pub fn object(value: &Value, name: &str, count: usize) {
    assert_eq!(value["_"], name);
    // Telethon-like implementations leave nothing out: an absent optional is null.
    assert_eq!(value.as_object().unwrap().len(), count + 1, "{value}");
}

pub fn flag(value: &Value, key: &str) -> bool {
    value[key].as_bool().unwrap()
}

pub fn int(value: &Value, key: &str) -> i32 {
    long(value, key).try_into().unwrap()
}

pub fn long(value: &Value, key: &str) -> i64 {
    value[key].as_i64().unwrap()
}

pub fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

pub fn bytes(value: &Value, key: &str) -> Bytes {
    hex::decode(value[key]["hex"].as_str().unwrap()).unwrap().into()
}

pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}
