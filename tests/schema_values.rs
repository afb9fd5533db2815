//! Values of a schema that is read at run time: packets to values and back.

#[path = "schema_values/limits.rs"]
mod limits;

use tl_core::schema::{Object, Schema, Value};
use tl_core::{EncodeErrorKind, Int128, Int256, Int512, Limits, PathStep, Unknown};

use crate::phone_call::PhoneCall;
use crate::{schema_check, spec_example, vectors};

fn schema(text: &str) -> Schema {
    Schema::parse(text).unwrap()
}

fn telegram() -> Schema {
    let lines = include_str!("schema/samples.tl").lines();
    let call = lines.filter(|it| it.starts_with("phoneC") || it.starts_with("dataJSON"));
    // The samples have no definition of it.
    let reason = "phoneCallDiscardReasonMissed = PhoneCallDiscardReason;";
    schema(&call.chain([reason]).collect::<Vec<_>>().join("\n"))
}

/// `value` is `packet`, in both directions.
#[track_caller]
fn assert_wire(schema: &Schema, value: &Value, packet: &[u8]) {
    assert_eq!(schema.encode(value).unwrap(), packet);
    assert_eq!(&schema.decode_canonical(packet).unwrap(), value);
    schema_check::packet(schema, packet, Limits::DEFAULT);
}

#[track_caller]
fn assert_error(schema: &Schema, value: impl Into<Value>, expected: &str) {
    assert_eq!(schema.encode(&value.into()).unwrap_err().to_string(), expected);
}

#[test]
fn of_the_documentation_s_call() {
    let protocol = Object::new("phoneCallProtocol").with_id(0xfc87_8fc8);
    let versions: Value = ["text"].into_iter().collect();
    let protocol = protocol.with("min_layer", 0).with("max_layer", 0);
    let protocol = protocol.with("library_versions", versions);
    let connection = Object::new("phoneConnection").with_id(0x9cc1_23c7).with("id", 0_i64);
    let connection = connection.with("ip", "text").with("ipv6", "text").with("port", 0);
    let connection = connection.with("peer_tag", &b"data"[..]);
    let call = Object::new("phoneCall").with_id(0x3053_5af5).with("id", 0_i64);
    let call = call.with("access_hash", 0_i64).with("date", 0).with("admin_id", 0_i64);
    let call = call.with("participant_id", 0_i64).with("g_a_or_b", &b"data"[..]);
    let call = call.with("key_fingerprint", 0_i64).with("protocol", protocol);
    let call = call.with("connections", vec![Value::from(connection)]).with("start_date", 0);
    assert_wire(&telegram(), &call.into(), &spec_example::packet());
}

/// Packets of an independent implementation: the fields are those of the derived type.
#[test]
fn of_calls_that_others_wrote() {
    let schema = telegram();
    for vectors::Vector { packet, call } in vectors::vectors() {
        let value = schema.decode_canonical(&packet).unwrap();
        let PhoneCall { id, video, connections, g_a_or_b, .. } = call;
        assert_eq!(value.get("id").and_then(Value::as_i64), Some(id));
        assert_eq!(value.get("video").is_some(), video);
        assert_eq!(value.get("g_a_or_b").and_then(Value::as_bytes), Some(&g_a_or_b[..]));
        let items = value.get("connections").and_then(Value::as_items).unwrap();
        assert_eq!(items.len(), connections.len());
    }
}

const FLAGS: &str =
    "a#1 flags:# set:flags.0?true x:flags.3?int y:flags.3?int flags2:# z:flags2.31?string = A;";

#[test]
fn flags_words_follow_from_the_fields() {
    let schema = schema(FLAGS);
    let a = || Object::new("a").with_id(1);
    assert_wire(&schema, &a().into(), &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_wire(
        &schema,
        &a().with("set", true).with("x", 5).with("y", 6).with("z", "").into(),
        &[1, 0, 0, 0, 9, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0],
    );
    // A bit that is not set, in words.
    let value = a().with("set", false).into();
    assert_eq!(schema.encode(&value).unwrap(), [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

/// Bits of newer peers, which no parameter declares, survive.
#[test]
fn unknown_bits_are_kept() {
    let schema = schema(FLAGS);
    let value = Object::new("a").with_id(1).with("flags", 0x8000_0000_u32).with("set", true);
    let value = value.with("flags2", 2_u32);
    assert_wire(&schema, &value.into(), &[1, 0, 0, 0, 1, 0, 0, 0x80, 2, 0, 0, 0]);
}

/// A word that no parameter depends on is a number.
#[test]
fn numbers_are_fields() {
    let schema = schema("a#1 flags:# n:flags.0?# = A;b#2 flags:# = B;");
    let value = Object::new("a").with_id(1).with("n", 0_u32);
    assert_wire(&schema, &value.into(), &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    let value = Object::new("b").with_id(2).with("flags", 0_u32);
    assert_wire(&schema, &value.into(), &[2, 0, 0, 0, 0, 0, 0, 0]);
    assert_error(&schema, Object::new("b"), "b needs the field `flags:#`");
}

#[test]
fn wrong_flags_are_errors() {
    let schema = schema(FLAGS);
    let a = || Object::new("a");
    let shared = "a: fields that share bit 3 of flags are set together or not at all, but x is set and y is not";
    assert_error(&schema, a().with("x", 5), shared);
    let absent = "bit 3 of flags is set, but the field `x` is absent";
    assert_error(&schema, a().with("flags", 8_u32), absent);
    assert_error(&schema, a().with("flags", 1), "a.flags: expected `#`, found an int");
    assert_error(&schema, a().with("set", 1), "a.set: expected `true`, found an int");
    // The bits of the fields that are there may be given.
    let value = a().with("set", true).with("flags", 1_u32).into();
    assert_eq!(schema.encode(&value).unwrap(), [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn every_primitive() {
    let schema = schema(
        "a#1 a:int b:long c:double d:# e:int128 f:int256 g:int512 h:Bool i:string j:bytes k:Vector<long>
         l:vector<string> m:b n:B o:Object = A;b#2 x:int = B;",
    );
    let b = || Object::new("b").with_id(2);
    let value = Object::new("a").with_id(1).with("a", -2).with("b", -3_i64).with("c", -0.0);
    let value = value.with("d", u32::MAX).with("e", Int128([1; 16])).with("f", Int256([2; 32]));
    let value =
        value.with("g", Int512([3; 64])).with("h", true).with("i", "é").with("j", vec![255]);
    let value = value.with("k", vec![Value::Long(7)]).with("l", vec![Value::from("")]);
    let value = value.with("m", b().with("x", 1)).with("n", b().with("x", 2)).with("o", false);
    let mut packet = vec![1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0xfd];
    packet.extend([0xff; 7]);
    packet.extend([0, 0, 0, 0, 0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0xff]);
    packet.extend([[1; 16].as_slice(), &[2; 32], &[3; 64], &[0xb5, 0x75, 0x72, 0x99]].concat());
    packet.extend([2, 0xc3, 0xa9, 0, 1, 255, 0, 0]);
    packet.extend([0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0]);
    packet.extend([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    packet.extend([2, 0, 0, 0, 2, 0, 0, 0, 0x37, 0x97, 0x79, 0xbc]);
    assert_wire(&schema, &value.into(), &packet);
}

/// A double is its bits: those of a signalling one that is no number, too.
#[test]
fn doubles_are_exact() {
    let schema = schema("a#1 x:double = A;");
    for bits in [0x7ff0_0000_0000_0001, 0xfff8_0000_0000_0002_u64, 0x7ff0 << 48, 1, 1 << 63] {
        let packet = [[1, 0, 0, 0].as_slice(), &bits.to_le_bytes()].concat();
        schema_check::packet(&schema, &packet, Limits::DEFAULT);
        let value = schema.decode_canonical(&packet).unwrap();
        assert_eq!(value.get("x").and_then(Value::as_f64).unwrap().to_bits(), bits);
    }
}

const ENVELOPES: &str = "
    message#2 msg_id:long bytes:int body:Object = Message;
    msg_container#1 messages:vector<message> = MessageContainer;
    result#3 value:Object = Result;
    ---functions---
    invoke#4 {X:Type} layer:int query:!X = X;
    ping#5 = Pong;
";

/// The length in front of an object is computed, and an object that the schema does not have ends with it.
#[test]
fn lengths_are_computed() {
    let schema = schema(ENVELOPES);
    let unknown = Unknown::new(0xffff_fffe, &[7, 0, 0, 0]).unwrap();
    let message =
        |body: Value| Object::new("message").with_id(2).with("msg_id", 9_i64).with("body", body);
    let bodies = [Value::from(unknown), Object::new("ping").with_id(5).into()];
    let messages: Value = bodies.into_iter().map(message).collect();
    let value = Object::new("msg_container").with_id(1).with("messages", messages);
    let packet = [
        1, 0, 0, 0, 2, 0, 0, 0, // two messages
        9, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 7, 0, 0, 0, //
        9, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0,
    ];
    assert_wire(&schema, &value.into(), &packet);
    let value = Object::new("message").with("msg_id", 9_i64).with("bytes", 4).with("body", true);
    assert_error(
        &schema,
        value,
        "message.bytes: `bytes` is a length, which is computed: leave it out",
    );
}

#[test]
fn any_object_is_a_bool_a_vector_or_an_object() {
    let schema = schema(ENVELOPES);
    let result = |value: Value| Value::from(Object::new("result").with_id(3).with("value", value));
    let packet = |value: &[u8]| [&[3, 0, 0, 0], value].concat();
    assert_wire(&schema, &result(true.into()), &packet(&[0xb5, 0x75, 0x72, 0x99]));
    let ping = || Value::from(Object::new("ping").with_id(5));
    let two: Value = [ping(), ping()].into_iter().collect();
    let bytes = [0x15, 0xc4, 0xb5, 0x1c, 2, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0];
    assert_wire(&schema, &result(two.clone()), &packet(&bytes));
    assert_wire(&schema, &two, &bytes);
    let none = [0x15, 0xc4, 0xb5, 0x1c, 0, 0, 0, 0];
    assert_wire(&schema, &result(Value::Vector(vec![])), &packet(&none));
    let nested: Value = [vec![], vec![Value::Bool(false)]].into_iter().collect();
    let bytes = [
        0x15, 0xc4, 0xb5, 0x1c, 2, 0, 0, 0, 0x15, 0xc4, 0xb5, 0x1c, 0, 0, 0, 0, //
        0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 0x37, 0x97, 0x79, 0xbc,
    ];
    assert_wire(&schema, &result(nested), &packet(&bytes));
    // Numbers in a vector without a type: nobody knows how long they are.
    let numbers = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 7, 0, 0, 0];
    let unknown = Unknown::from_bytes(numbers.to_vec().into()).unwrap();
    assert_wire(&schema, &result(unknown.clone().into()), &packet(&numbers));
    assert_wire(&schema, &unknown.into(), &numbers);
    let expected = "result.value: expected `Object`, found an int";
    assert_error(&schema, result(7.into()), expected);
    let query = Object::new("invoke").with_id(4).with("layer", 1).with("query", ping());
    assert_wire(&schema, &query.into(), &[4, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0]);
}

#[test]
fn parameters_without_names_are_fields() {
    let schema = schema("pair#1 int string = Pair;");
    let value = Object::new("pair").with_id(1).with("field_0", 7).with("field_1", "a");
    assert_wire(&schema, &value.into(), &[1, 0, 0, 0, 7, 0, 0, 0, 1, b'a', 0, 0]);
    let error = schema.decode(&[1, 0, 0, 0, 7, 0, 0, 0]).unwrap_err();
    assert_eq!(error.path().to_string(), "pair.field_1");
}

#[test]
fn wrong_objects_are_errors() {
    let schema = schema("a#1 x:B y:b z:int = A;b#2 n:int = B;c#3 = B;d#4 = D;");
    let b = || Object::new("b").with("n", 1);
    let a = |x: Object, y: Object| Object::new("a").with("x", x).with("y", y).with("z", 1);
    let unknown = "a.x: the schema has no constructor `e`";
    assert_error(&schema, a(Object::new("e"), b()), unknown);
    let wrong = "a.x: `d` is no `B`: expected one of b#00000002, c#00000003";
    assert_error(&schema, a(Object::new("d"), b()), wrong);
    let wrong = "a.x: `b#00000009` is no `B`: expected one of b#00000002, c#00000003";
    assert_error(&schema, a(b().with_id(9), b()), wrong);
    // A bare value has one constructor.
    let wrong = "a.y: `c` is no `b`: expected b#00000002";
    assert_error(&schema, a(b(), Object::new("c")), wrong);
    assert_error(&schema, a(b(), Object::new("b")), "a.y: b needs the field `n:int`");
    let surplus = "a.x: b has no field `m`: it has n";
    assert_error(&schema, a(b().with("m", 1), b()), surplus);
    assert_error(
        &schema,
        a(Object::new("c").with("m", 1), b()),
        "a.x: c has no field `m`: it has no fields",
    );
    assert_error(&schema, Object::new("e"), "the schema has no constructor `e`");
    assert_error(&schema, a(b(), b()).with("z", 1_i64), "a.z: expected `int`, found a long");
    assert_error(&schema, Value::Int(1), "expected `Object`, found an int");
}

/// `message` is a name of MTProto's and of Telegram's.
#[test]
fn several_constructors_have_one_name() {
    let schema = schema("m#1 x:int = M;m#2 y:int = M;a#3 m:M = A;");
    let m = || Object::new("m").with("y", 7);
    let a = |m: Object| Value::from(Object::new("a").with_id(3).with("m", m));
    assert_wire(&schema, &a(m().with_id(2)), &[3, 0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0]);
    let expected = "several constructors have this name: choose one of m#00000001, m#00000002";
    assert_error(&schema, m(), expected);
    assert_error(&schema, a(m()), &format!("a.m: {expected}"));
}

#[test]
fn errors_have_their_path_step_by_step() {
    let schema = schema("a#1 list:Vector<%b> = A;b#2 n:int = B;");
    let items = [Object::new("b").with("n", 1), Object::new("b").with("n", "1")];
    let error =
        schema.encode(&Object::new("a").with("list", items.into_iter().collect::<Value>()).into());
    let error = error.unwrap_err();
    assert_eq!(error.path().to_string(), "a.list[1].n");
    let expected = [
        PathStep::Field { constructor: "a", field: "list" },
        PathStep::Item(1),
        PathStep::Field { constructor: "b", field: "n" },
    ];
    assert_eq!(error.steps().collect::<Vec<_>>(), expected);
    assert!(matches!(error.kind(), EncodeErrorKind::Value(_)));
}

/// A value that does not fit in the first try is written again.
#[test]
fn long_values_are_written_whole() {
    let schema = schema("a#1 list:Vector<bytes> = A;");
    let content = vec![7_u8; 1000];
    let list: Value = [content.as_slice(); 20].into_iter().collect();
    let value = Object::new("a").with_id(1).with("list", list);
    let mut packet = vec![1, 0, 0, 0, 0x15, 0xc4, 0xb5, 0x1c, 20, 0, 0, 0];
    (0..20).for_each(|_| packet.extend([[0xfe, 0xe8, 3, 0].as_slice(), &content].concat()));
    assert_wire(&schema, &value.into(), &packet);
}

/// A type of another schema names nothing.
#[test]
fn a_type_of_another_schema_is_an_error() {
    let ty = schema("a = A;b = B;c x:int = C;").ty("%C").unwrap();
    let other = schema("");
    assert!(other.decode_as(&ty, &[1, 0, 0, 0]).is_err());
    assert!(other.encode_as(&ty, &Object::new("c").with("x", 1).into()).is_err());
    assert_eq!(other.constructors_of(&ty).count(), 0);
}

#[test]
fn names_of_types_are_read() {
    let schema = schema("a#1 = A;b#2 = B;c#3 = B;");
    for name in
        ["A", "%A", "a", "Vector<%A>", "vector<int>", "%Vector<B>", "#", "Object", "(vector int)"]
    {
        assert!(schema.ty(name).is_ok(), "{name}");
    }
    for name in [
        "",
        "%B",
        "a b",
        "x:int",
        "int y:int",
        "flags.0?int",
        "int = A; x",
        "Missing",
        "? = A; // ",
    ] {
        assert!(schema.ty(name).is_err(), "{name}");
    }
    let error = schema.ty("int\nint").unwrap_err();
    assert_eq!(error.to_string(), "`int\nint` is no type");
}
