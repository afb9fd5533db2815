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
pub enum RichText {
    #[tl(definition = "textPlain#744694e0 text:string = RichText;")]
    Plain { text: String },
    #[tl(definition = "textBold#6724abc4 text:RichText = RichText;")]
    Bold { text: Box<RichText> },
    #[tl(definition = "textConcat#7e6260d7 texts:Vector<RichText> = RichText;")]
    Concat { texts: Vec<RichText> },
    #[tl(definition = "textEmpty#dc3d824f = RichText;")]
    Empty,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum JsonValue {
    #[tl(definition = "jsonNull#3f6d7b68 = JSONValue;")]
    Null,
    #[tl(definition = "jsonBool#c7345e6a value:Bool = JSONValue;")]
    Bool { value: bool },
    #[tl(definition = "jsonNumber#2be0dfa4 value:double = JSONValue;")]
    Number { value: f64 },
    #[tl(definition = "jsonString#b71e767a value:string = JSONValue;")]
    String { value: String },
    #[tl(definition = "jsonArray#f7444763 value:Vector<JSONValue> = JSONValue;")]
    Array { value: Vec<JsonValue> },
    #[tl(definition = "jsonObject#99c1d49d value:Vector<JSONObjectValue> = JSONValue;")]
    Object { value: Vec<JsonObjectValue> },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "jsonObjectValue#c0de1bd9 key:string value:JSONValue = JSONObjectValue;")]
pub struct JsonObjectValue {
    pub key: String,
    pub value: JsonValue,
}
