//! Wrong packets, and packets whose type is on the command line: the error, and its likely cause.

mod support;

use support::{assert_fails, assert_shows, parts, run, schema_file, tl};

#[test]
fn an_id_in_place_of_a_packet() {
    let expected = "000000  30 53 5a f5              Object: constructor #f55a5330, 0 bytes\n";
    let errors = "\
error: the packet of 4 bytes, read as hex, begins with the constructor id f55a5330, which no schema has: \
looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: 30535af5 is the id of `phoneCall`: see `tl show 30535af5`
";
    assert_fails(tl("dump 0x30535af5"), 1, expected, errors);
}

/// <https://core.telegram.org/mtproto/mtproto-transports#transport-errors>
#[test]
fn an_error_of_the_transport() {
    let (_, errors, status) = parts(tl("dump 6cfeffff"));
    let help = "help: it may be the error -404 of Telegram's transports: a server sends these four bytes in place of a \
                packet\n";
    assert!(errors.ends_with(help), "{errors}");
    assert_eq!(status, Some(1));
}

/// A frame of the intermediate transport: the length, and a `pong`.
#[test]
fn an_object_after_a_header() {
    let packet = "14000000 c5737734 0100000000000000 0200000000000000";
    let expected = "000000  14 00 00 00 c5 73 77 34… Object: constructor #00000014, 20 bytes\n";
    let errors = "\
error: the packet of 24 bytes, read as hex, begins with the constructor id 00000014, which no schema has: \
looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: `pong` begins at byte 4: add `--offset 4`
";
    assert_fails(run(&["dump", packet], b""), 1, expected, errors);
    // The offset is that of the whole packet.
    let longer = format!("ffffffff {packet}");
    let output = run(&["dump", "--offset", "4", &longer], b"");
    assert_fails(
        output,
        1,
        expected,
        &errors.replace("byte 4", "byte 8").replace("offset 4", "offset 8"),
    );
    let (shown, _, status) = parts(run(&["dump", "--offset", "0x4", packet], b""));
    assert!(shown.starts_with("000000  c5 73 77 34              Pong: pong"), "{shown}");
    assert_eq!(status, Some(0));
}

/// A packet that begins with no id has the type that the command line names.
#[test]
fn a_type_is_named() {
    let expected = "\
000000  15 c4 b5 1c 01 00 00 00  Vector<DataJSON>: 1 item
000008  04 8d 74 7d                [0]:DataJSON: dataJSON#7d748d04
00000c  02 7b 7d+00                  data:string = \"{}\"
";
    let packet = "15c4b51c01000000048d747d027b7d00";
    assert_shows(tl(&format!("dump --type Vector<DataJSON> {packet}")), expected);
    let expected = "\
000000                           %DataJSON: dataJSON#7d748d04
000000  02 7b 7d+00                data:string = \"{}\"
";
    assert_shows(tl("dump --type %DataJSON 027b7d00"), expected);
    let bare = expected.replace("%DataJSON:", "dataJSON:");
    assert_shows(tl("dump --bare dataJSON 027b7d00"), &bare);
    // A function, without its id.
    let expected = "\
000000                           req_pq: req_pq#60469778
000000  01 01 01 01 01 01 01 01…   nonce:int128 = 01010101010101010101010101010101
";
    assert_shows(tl(&format!("dump --bare req_pq {}", "01".repeat(16))), expected);
    // TON's schema alone has it.
    let expected = "000000  05 00 00 00              int = 5\n";
    assert_shows(tl("dump --type int 05000000"), expected);
    let (shown, ..) = parts(tl(&format!("dump --bare adnl.id.short {}", "02".repeat(32))));
    assert!(
        shown.starts_with("000000                           adnl.id.short: adnl.id.short#"),
        "{shown}"
    );
}

/// `"data": "048d747d…"` of a JSON log, with its quotes, would be a literal of ASCII.
#[test]
fn hex_in_quotes_is_no_literal() {
    let expected = "help: the text in the quotes looks like hex or base64: give it without them\n";
    for quoted in [r#""048d747d027b7d00""#, "'048d747d027b7d00'", r#""BI10fQJ7fQA=""#] {
        let (_, errors, status) = parts(run(&["dump", quoted], b""));
        assert!(errors.ends_with(expected), "{errors}");
        assert_eq!(status, Some(1));
    }
}

/// The id says the type: an object of another type than the named one is not of another layer.
#[test]
fn a_type_that_the_packet_does_not_have() {
    let (_, errors, status) = parts(tl("dump --type Update 048d747d027b7d00"));
    let expected =
        "help: `dataJSON` is a constructor of `DataJSON`: `--type` is not needed for it\n";
    assert_eq!((errors.as_str(), status), (expected, Some(1)));
    // Within an object, the type is the schema's.
    let (_, errors, _) = parts(tl("dump --type Vector<Update> 15c4b51c01000000048d747d027b7d00"));
    let expected = "help: `dataJSON` is a constructor of `DataJSON`: the packet is likely of another layer: give its \
                    schema, `--schema FILE`\n";
    assert_eq!(errors, expected);
}

#[test]
fn a_type_that_there_is_not_is_an_error() {
    let errors =
        "error: there is no type `Missing`: add a constructor of it, or the schema that has it\n";
    let near = "; did you mean `phoneCall`?\n";
    assert!(parts(tl("dump --bare phoneCal 00000000")).1.ends_with(near));
    let near = "; did you mean `Update`?\n";
    assert!(parts(tl("dump --type Vector<Updat> 00000000")).1.ends_with(near));
    assert_fails(tl("dump --type Vector<Missing> 00000000"), 2, "", errors);
    let errors = "\
error: there is no constructor or function `missing`: looked up in Telegram's API (layer 230) and MTProto, \
Telegram's secret chats (layer 144), TON
";
    assert_fails(tl("dump --bare missing 00000000"), 2, "", errors);
    let (_, errors, status) = parts(tl("dump --bare a --type b 00000000"));
    assert!(
        errors.starts_with("error: the argument '--bare <NAME>' cannot be used with"),
        "{errors}"
    );
    assert_eq!(status, Some(2));
}

/// Two layers of a schema, in which one constructor differs.
#[test]
fn a_packet_is_of_one_of_several_layers() {
    let old = schema_file("layer1", "box#1 item:Item = Box; item#2 x:int = Item;");
    let new = schema_file("layer2", "box#1 item:Item = Box; item#3 x:int y:int = Item;");
    let arguments = ["dump", "--schema", &old, "--schema", &new];
    let shown = |packet| parts(run(&[&arguments[..], &[packet]].concat(), b""));
    let (of_old, errors, status) = shown("01000000 02000000 05000000");
    assert!(of_old.contains("item:Item: item#00000002\n"), "{of_old}");
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    let (of_new, errors, status) = shown("01000000 03000000 05000000 06000000");
    assert!(of_new.contains("item:Item: item#00000003\n"), "{of_new}");
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    // The layer that reads more of the packet has the fault.
    let (_, errors, status) = shown("01000000 03000000 05000000");
    assert_eq!(
        errors,
        "help: the packet is likely cut off: 4 bytes are missing at its end, at least\n"
    );
    assert_eq!(status, Some(1));
    // With the first layer alone, nobody knows it.
    let output = run(&["dump", "--schema", &old, "01000000 03000000 05000000"], b"");
    let expected = "\
000000  01 00 00 00              Box: box#00000001
000004  03 00 00 00 05 00 00 00  error: box.item: found the constructor id 0x00000003 where item#00000002 is expected, at byte 4
";
    let errors = "help: no schema has the id 00000003: the packet is likely of another layer: give its schema, `--schema FILE`\n";
    assert_fails(output, 1, expected, errors);
    std::fs::remove_file(old).unwrap();
    std::fs::remove_file(new).unwrap();
}

/// A packet that mixes two layers: the message says which layer has the id.
#[test]
fn an_id_of_another_layer_is_named() {
    let old = schema_file("mixed1", "box#1 item:Item = Box; item#2 x:int = Item;");
    let new = schema_file("mixed2", "box#4 item:Item = Box; item#3 x:int = Item;");
    let packet = "01000000 03000000 05000000";
    let (_, errors, status) =
        parts(run(&["dump", "--schema", &old, "--schema", &new, packet], b""));
    std::fs::remove_file(&old).unwrap();
    std::fs::remove_file(&new).unwrap();
    let expected = format!("help: 00000003 is `item`, a constructor of {new}, not of {old}\n");
    assert_eq!((errors, status), (expected, Some(1)));
}

#[test]
fn bytes_after_a_packet_have_a_likely_cause() {
    let pong = "c5737734 0100000000000000 0200000000000000";
    for (rest, cause) in [
        (pong, "`pong` comes after the object: `--offset 20` shows it"),
        ("00000000", "the bytes after the object are likely the padding of encrypted data"),
        (
            "0000000000000000 0000000000000000",
            "the packet is likely of another layer: give its schema, `--schema FILE`",
        ),
    ] {
        let (shown, errors, status) = parts(run(&["dump", &format!("{pong} {rest}")], b""));
        assert!(shown.lines().last().unwrap().contains("at byte 20"), "{shown}");
        assert_eq!((errors, status), (format!("help: {cause}\n"), Some(1)));
    }
}

/// `Remaining bytes` of a client are often an object and those after it. The help counts from the beginning of the input,
/// also with `--offset`, and after the prefix of a query.
#[test]
fn the_next_object_is_shown_by_its_offset() {
    let pong = "c573773401000000000000000200000000000000";
    let query = "2ee6b589";
    for (packet, offset, name, next) in [
        (pong.repeat(3), "0", "pong", 20),
        (pong.repeat(3), "0x14", "pong", 40),
        (format!("{pong}15c4b51c00000000"), "0", "vector", 20),
        // `liteServer.waitMasterchainSeqno` takes 12 bytes.
        (
            format!("92b8eaba 0100000002000000 {query}{query}"),
            "0",
            "liteServer.getMasterchainInfo",
            16,
        ),
    ] {
        let (_, errors, _) = parts(run(&["dump", "--offset", offset, &packet], b""));
        let expected =
            format!("help: `{name}` comes after the object: `--offset {next}` shows it\n");
        assert_eq!(errors, expected);
    }
    // An object in the `bytes` of `adnl.message.query` has no such offset.
    let within = format!("7af98bb4 {} 08{query}{query}000000", "00".repeat(32));
    let (_, errors, _) = parts(run(&["dump", &within], b""));
    assert_eq!(errors, "help: `liteServer.getMasterchainInfo` comes after the object\n");
}

/// `updateShort` with a `pong` in place of an update.
#[test]
fn a_constructor_of_another_type_is_named() {
    let (_, errors, status) = parts(tl("dump c1ded478c573773401000000000000000200000000000000"));
    let expected = "help: `pong` is a constructor of `Pong`: the packet is likely of another layer: give its schema, \
                    `--schema FILE`\n";
    assert_eq!((errors.as_str(), status), (expected, Some(1)));
}

/// Padding of the transport is shorter than 16 bytes, that of encrypted data at most 1,024.
#[test]
fn a_header_has_no_more_than_padding_after_its_object() {
    let pong = "14000000c573773401000000000000000200000000000000";
    let unencrypted = format!("{}{pong}", "0000000000000000 3412000000000000");
    let decrypted =
        format!("{}{pong}", "11111111 22222222 33333333 44444444 55555555 66666666 77777777");
    for (message, longest) in [(unencrypted, 15), (decrypted, 1024)] {
        let padded =
            |len: usize| parts(run(&["dump", &format!("{message}{}", "ee".repeat(len))], b""));
        let (shown, errors, status) = padded(longest);
        assert!(shown.ends_with(&format!(", {longest} bytes\n")), "{shown}");
        assert_eq!((errors.as_str(), status), ("", Some(0)));
        let (_, errors, status) = padded(longest + 1);
        assert!(errors.starts_with("error: the packet of "), "{errors}");
        assert_eq!(status, Some(1));
    }
    // A decrypted message is one only if its object is right.
    let broken =
        "11111111 22222222 33333333 44444444 55555555 66666666 77777777 08000000 c573773401000000";
    assert!(parts(run(&["dump", broken], b"")).1.starts_with("error: the packet of "));
}

/// `dataJSON` with a string of 16,777,215 bytes that are not there, and one that is no text.
#[test]
fn a_field_that_cannot_be_is_of_another_layer() {
    for packet in ["048d747d feffffff 61626364", "048d747d 03fffefd"] {
        let (_, errors, status) = parts(run(&["dump", packet], b""));
        let expected =
            "help: the packet is likely of another layer: give its schema, `--schema FILE`\n";
        assert_eq!((errors.as_str(), status), (expected, Some(1)));
    }
}
