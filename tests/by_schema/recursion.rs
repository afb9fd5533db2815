//! Types that contain themselves.

use tl_core::TlObject;

use crate::schema::samples;

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
#[tl(schema = "schema/samples.tl")]
pub enum RichText {
    #[tl(name = "textPlain")]
    Plain { text: String },
    #[tl(name = "textBold")]
    Bold { text: Box<RichText> },
    #[tl(name = "textConcat")]
    Concat { texts: Vec<RichText> },
    #[tl(name = "textEmpty")]
    Empty,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub enum JsonValue {
    #[tl(name = "jsonNull")]
    Null,
    #[tl(name = "jsonBool")]
    Bool { value: bool },
    #[tl(name = "jsonNumber")]
    Number { value: f64 },
    #[tl(name = "jsonString")]
    String { value: String },
    #[tl(name = "jsonArray")]
    Array { value: Vec<JsonValue> },
    #[tl(name = "jsonObject")]
    Object { value: Vec<JsonObjectValue> },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct JsonObjectValue {
    pub key: String,
    pub value: JsonValue,
}
