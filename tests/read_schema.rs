//! Dumps by a schema that is read at run time, beyond those of derived types.

use tl_core::schema::Schema;

/// `rpc_result` of a `pong`: `Object` is any object, also if the schema has a constructor of it.
#[test]
fn an_object_is_any_object() {
    let schema = Schema::parse(
        "rpc_result#f35c6d01 req_msg_id:long result:Object = RpcResult;
         gzip_packed#3072cfa1 packed_data:bytes = Object;
         pong#347773c5 msg_id:long ping_id:long = Pong;",
    )
    .unwrap();
    let mut packet = vec![0x01, 0x6d, 0x5c, 0xf3, 1, 0, 0, 0, 0, 0, 0, 0];
    packet.extend([0xc5, 0x73, 0x77, 0x34, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
    let expected = "\
000000  01 6d 5c f3              RpcResult: rpc_result#f35c6d01
000004  01 00 00 00 00 00 00 00    req_msg_id:long = 1
00000c  c5 73 77 34                result:Object: pong#347773c5
000010  02 00 00 00 00 00 00 00      msg_id:long = 2
000018  03 00 00 00 00 00 00 00      ping_id:long = 3
";
    assert_eq!(schema.dump(&packet).to_string(), expected);
}

/// A type `Object` that has a constructor `object` is the schema's own.
#[test]
fn an_object_of_its_own_is_no_other() {
    let schema = Schema::parse("object#1 x:int = Object;a#2 o:Object = A;b#3 = B;").unwrap();
    assert_eq!(schema.dump(&[2, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0]).check().unwrap(), 12);
    let error = schema.dump(&[2, 0, 0, 0, 3, 0, 0, 0]).check().unwrap_err();
    assert!(error.to_string().contains("object#00000001 is expected"), "{error}");
}

#[test]
fn bytes_are_given_with_their_places() {
    let schema = Schema::parse(
        "a#1 list:Vector<b> last:bytes = A;b#2 x:int data:bytes y:Vector<bytes> = B;",
    );
    let schema = schema.unwrap();
    let mut packet = vec![1, 0, 0, 0, 0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0];
    packet
        .extend([7, 0, 0, 0, 1, b'd', 0, 0, 0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 2, b'i', b't', 0]);
    packet.extend([254, 3, 0, 0, b'e', b'n', b'd', 0]);
    let mut values = Vec::new();
    let len = schema.dump(&packet).for_each_line(|line| {
        let content = line.content().map(|it| packet[it].to_vec());
        values.extend(content.map(|it| (line.name().to_string(), line.range().start, it)));
    });
    let value = |name: &str, offset, content: &[u8]| (name.to_owned(), offset, content.to_vec());
    let expected = [
        value("data:bytes", 16, b"d"),
        value("[0]:bytes", 28, b"it"),
        value("last:bytes", 32, b"end"),
    ];
    assert_eq!((values.as_slice(), len), (&expected[..], Ok(40)));
}

/// For a packet without an id, the caller names the type.
#[test]
fn a_type_is_named_by_an_expression() {
    let schema = Schema::parse("a#1 x:int = A;b#2 y:flags.0?int flags:# = B;");
    assert!(schema.is_err(), "a word after its use");
    let schema = Schema::parse("a#1 x:int = A;b#2 = B;c#3 = B;---functions---f#4 z:int = A;");
    let schema = schema.unwrap();
    let cases: [(&str, &[u8]); 6] = [
        ("A", &[1, 0, 0, 0, 5, 0, 0, 0]),
        ("%A", &[5, 0, 0, 0]),
        ("a", &[5, 0, 0, 0]),
        ("long", &[0; 8]),
        ("Vector<int>", &[0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 7, 0, 0, 0]),
        ("vector<%a>", &[1, 0, 0, 0, 7, 0, 0, 0]),
    ];
    for (name, packet) in cases {
        let ty = schema.ty(name).unwrap();
        assert_eq!(schema.dump_as(&ty, packet).check(), Ok(packet.len()), "{name}");
    }
    let ty = schema.ty("A").unwrap();
    let error = schema.dump_as(&ty, &[2, 0, 0, 0]).check().unwrap_err();
    assert!(error.to_string().contains("a#00000001 is expected"), "{error}");
    let ty = schema.bare_type("f").unwrap();
    assert_eq!(schema.dump_as(&ty, &[7, 0, 0, 0]).check(), Ok(4));
    assert!(schema.bare_type("A").is_none());
    for (name, message) in [
        ("Missing", "there is no type `Missing`"),
        ("%B", "`%B` needs an id"),
        ("int y:int", "`int y:int` is no type"),
        ("", "`` is no type"),
    ] {
        let error = schema.ty(name).unwrap_err();
        assert!(error.message.starts_with(message), "{}", error.message);
    }
}

#[test]
fn all_mistakes_of_a_definition_are_reported() {
    let error = Schema::parse("a x:Missing y:flags.0?int z:%Absent = A;").unwrap_err();
    let messages: Vec<_> = error.all().map(|it| it.message.as_str()).collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert!(messages[0].starts_with("there is no flags word `flags`"), "{messages:?}");
    assert!(messages[1].starts_with("there is no type `Missing`"), "{messages:?}");
    assert!(messages[2].starts_with("there is no type `Absent`"), "{messages:?}");
}

/// A value without an id has one constructor that is known.
#[test]
fn types_that_need_an_id_are_not_read_bare() {
    for (line, message) in [
        ("a x:%Object = A;", "`%Object` needs an id, since it is an object of any type"),
        ("a {X:Type} x:%X = A X;", "`%X` needs an id, since it is an object of any type"),
        ("a x:Vector<%Bool> = A;", "`%Bool` needs an id, since its type has several constructors"),
        ("a x:%B = A; b = B; c = B;", "`%B` needs an id, since its type has several constructors"),
    ] {
        let error = Schema::parse(line).unwrap_err();
        assert!(error.message.starts_with(message), "{line}: {}", error.message);
    }
    for line in ["a x:%B = A; b = B;", "a x:%Vector<%B> = A; b = B;", "a x:%vector<%int> = A;"] {
        assert!(Schema::parse(line).is_ok(), "{line}");
    }
}

/// An object of a few bytes takes time for each parameter of its definition.
#[test]
fn a_definition_has_a_limit_of_parameters() {
    let line = |count: usize| format!("a f:# {}= A;", "f.0?true ".repeat(count - 1));
    assert!(Schema::parse(&line(1024)).is_ok());
    let error = Schema::parse(&line(1025)).unwrap_err();
    let message = "a definition of a schema that is read at run time has at most 1024 parameters";
    assert_eq!(error.to_string(), format!("schema:1:1: {message}"));
}
