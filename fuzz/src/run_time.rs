//! The checks for schemas that are read at run time: values, JSON, and the parser of schemas.

use std::sync::LazyLock;

use tl_core::Limits;
use tl_core::schema::{Schema, Value};

use super::json::{self, BytesForm, Json, Style};
use super::schema_check;

/// The schema of packets and JSON.
static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::parse(include_str!("everything.tl")).expect("the schema is right"));

/// A packet is a value or an error, the same as the dump's; a value is JSON in each form, and JSON is the same packet.
pub fn packet_as_json(input: &[u8]) {
    schema_check::packet(&SCHEMA, input, Limits::DEFAULT);
    if let Ok(value) = SCHEMA.decode(input) {
        is_json(&SCHEMA, &value);
    }
}

/// Checks that each form of the JSON of `value` is encoded as `value` is.
pub fn is_json(schema: &Schema, value: &Value) {
    let packet = schema.encode(value).expect("what was decoded can be encoded");
    for (bytes, is_compact) in [(BytesForm::Base64, false), (BytesForm::Hex, true)] {
        let style = Style { bytes, is_compact, has_ids: is_compact };
        let text = json::write(schema, std::slice::from_ref(value), style)
            .expect("a value has a JSON form");
        assert_eq!(encode(schema, &text).as_ref(), Ok(&packet), "{text}");
    }
}

fn encode(schema: &Schema, text: &str) -> Result<Vec<u8>, tl_syntax::Error> {
    let json = Json::new("", text);
    let root = json.parse()?;
    assert!(
        json::knows(schema, &root)
            || json::encode(schema, &schema.ty("Object")?, &json, &root).is_err()
    );
    json::encode(schema, &schema.ty("Object")?, &json, &root)
}

/// A text is JSON of a packet, or an error with its place. The packet is written as its value is.
pub fn json_as_packet(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let packet = match encode(&SCHEMA, text) {
        Ok(packet) => packet,
        Err(error) => {
            let location = error.location.expect("each error has a place");
            assert!(location.line <= text.split(['\n', '\r']).count(), "{text}: {location}");
            return;
        }
    };
    // The end of an unknown object is not known, so it may be read longer than it was.
    if !text.contains("body") && !text.contains("\\u") {
        let value = SCHEMA.decode_canonical(&packet).expect("what is encoded can be decoded");
        is_json(&SCHEMA, &value);
    }
}

/// A text is a schema or an error. The lines of a schema are the schema again, and it reads any packet.
pub fn schema(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let Ok(schema) = Schema::parse(text) else { return };
    let (mut lines, mut functions) = (String::new(), "---functions---\n".to_owned());
    for constructor in schema.constructors() {
        let part = if constructor.is_function() { &mut functions } else { &mut lines };
        *part += &constructor.to_string();
        part.push('\n');
    }
    let again = Schema::parse(&(lines + &functions)).expect("the lines of a schema are one");
    assert_eq!(again.constructors().count(), schema.constructors().count());
    for constructor in schema.constructors() {
        assert!(again.named(constructor.name()).any(|it| it.id() == constructor.id()));
        let packet = [&constructor.id().to_le_bytes(), input].concat();
        schema_check::packet(&schema, &packet, Limits::DEFAULT);
    }
}
