use tl_core::TlObject;

type JSONValue = String;

#[derive(TlObject)]
#[tl(id = 0xc0de1bd9, name = "jsonObjectValue", type = "JSONObjectValue")]
struct JsonObjectValue {
    key: String,
    value: JSONValue,
}

#[derive(TlObject)]
#[tl(type = "JSONValue")]
enum Values {
    #[tl(id = 0x3f6d7b68, name = "jsonNull")]
    Null,
    #[tl(id = 0xb71e767a, name = "jsonString")]
    Text { value: String },
    #[tl(id = 0xf7444763, name = "jsonArray")]
    Array { value: Vec<JSONValue> },
}

fn main() {}
