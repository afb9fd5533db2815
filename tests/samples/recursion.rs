//! Types that contain themselves.

use tl_core::TlObject;

use crate::samples::samples;

samples! {
    text_plain: RichText = "textPlain",
    text_bold: RichText = "textBold",
    text_concat: RichText = "textConcat",
    text_empty: RichText = "textEmpty",
    json_null: JsonValue = "jsonNull",
    json_bool: JsonValue = "jsonBool",
    json_number: JsonValue = "jsonNumber",
    json_string: JsonValue = "jsonString",
    json_array: JsonValue = "jsonArray",
    json_object: JsonValue = "jsonObject",
    json_object_value: JsonObjectValue = "jsonObjectValue",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum RichText {
    #[tl(id = 0x744694e0, name = "textPlain")]
    Plain { text: String },
    #[tl(id = 0x6724abc4, name = "textBold")]
    Bold { text: Box<RichText> },
    #[tl(id = 0x7e6260d7, name = "textConcat")]
    Concat { texts: Vec<RichText> },
    #[tl(id = 0xdc3d824f, name = "textEmpty")]
    Empty,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "JSONValue")]
pub enum JsonValue {
    #[tl(id = 0x3f6d7b68, name = "jsonNull")]
    Null,
    #[tl(id = 0xc7345e6a, name = "jsonBool")]
    Bool { value: bool },
    #[tl(id = 0x2be0dfa4, name = "jsonNumber")]
    Number { value: f64 },
    #[tl(id = 0xb71e767a, name = "jsonString")]
    String { value: String },
    #[tl(id = 0xf7444763, name = "jsonArray")]
    Array { value: Vec<JsonValue> },
    #[tl(id = 0x99c1d49d, name = "jsonObject")]
    Object { value: Vec<JsonObjectValue> },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xc0de1bd9, name = "jsonObjectValue", type = "JSONObjectValue")]
pub struct JsonObjectValue {
    pub key: String,
    pub value: JsonValue,
}
