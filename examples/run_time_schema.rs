//! Shows, decodes, changes and encodes packets with a schema that is read at run time, without Rust types for them, as
//! a proxy, a test tool or a fuzzer does.
//!
//! ```sh
//! cargo run --example run_time_schema
//! ```

use tl_core::EncodeError;
use tl_core::schema::{Combinator, Object, Schema, SchemaTypeKind, Value};

const SCHEMA: &str = "
    inputPeerSelf#7da07ec9 = InputPeer;
    inputPeerUser#dde8a54c user_id:long access_hash:long = InputPeer;
    updates#74ae4240 dates:Vector<int> = Updates;
    ---functions---
    messages.sendMessage#00000001 flags:# silent:flags.5?true peer:InputPeer message:string random_id:long = Updates;
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let schema = Schema::parse(SCHEMA)?;
    let message = Object::new("messages.sendMessage").with("silent", true);
    let message = message.with("peer", Object::new("inputPeerSelf"));
    let message = message.with("message", "hi").with("random_id", 7_i64);
    let packet = schema.encode(&message.into())?;
    print!("{}", schema.dump(&packet));

    let passed_on = proxy(&schema, &packet)?;
    print!("\nThe proxy makes it loud:\n{}", schema.dump(&passed_on));

    println!("\nA value for each function:");
    for function in schema.constructors().filter(|it| it.is_function()) {
        let packet = schema.encode(&smallest(&schema, function.name()))?;
        println!("{}: {} bytes", function.name(), packet.len());
    }
    Ok(())
}

/// Takes the flag `silent` off messages. All other packets stay as they are, byte for byte.
fn proxy(schema: &Schema, packet: &[u8]) -> Result<Vec<u8>, EncodeError> {
    // If a packet cannot be decoded, or would be encoded differently, it is passed on unchanged.
    let Ok(mut value) = schema.decode_canonical(packet) else { return Ok(packet.to_vec()) };
    if let Some(message) = value.as_object_mut().filter(|it| it.name() == "messages.sendMessage") {
        message.remove("silent");
    }
    schema.encode(&value)
}

/// An object of `constructor` with zeros and without optional fields. A fuzzer would choose random values here.
fn smallest(schema: &Schema, constructor: &str) -> Value {
    let mut object = Object::new(constructor);
    let parameters = schema.named(constructor).flat_map(Combinator::parameters);
    for parameter in parameters.filter(|it| it.condition().is_none() && !it.is_flags_word()) {
        let value = match parameter.ty().kind() {
            SchemaTypeKind::Int => Value::Int(0),
            SchemaTypeKind::Long => Value::Long(0),
            SchemaTypeKind::String => Value::from(""),
            SchemaTypeKind::Vector(_) => Value::Vector(Vec::new()),
            SchemaTypeKind::Object => match schema.constructors_of(parameter.ty()).next() {
                Some(first) => smallest(schema, first.name()),
                None => continue,
            },
            // The schema above has no others.
            _ => continue,
        };
        object.set(parameter.name(), value);
    }
    object.into()
}

#[test]
fn the_example_runs() {
    main().unwrap();
}

/// `flags` is the word after the id.
#[test]
fn the_proxy_takes_a_flag_off() {
    let schema = Schema::parse(SCHEMA).unwrap();
    let packet =
        [1, 0, 0, 0, 32, 0, 0, 0, 0xc9, 0x7e, 0xa0, 0x7d, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0];
    let mut expected = packet;
    expected[4] = 0;
    assert_eq!(proxy(&schema, &packet).unwrap(), expected);
    for other in [
        &packet[..20],
        &[0x40, 0x42, 0xae, 0x74, 0x15, 0xc4, 0xb5, 0x1c, 0, 0, 0, 0],
        &[9, 9, 9, 9],
    ] {
        assert_eq!(proxy(&schema, other).unwrap(), other);
    }
}
