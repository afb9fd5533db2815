//! Packets within packets, by their schemas or by those that are given.

mod support;

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use support::{assert_fails, assert_shows, parts, run, schema_file, tl};

/// The envelopes of MTProto are around objects of a schema that is given.
#[test]
fn an_answer_in_a_schema_that_is_given() {
    let path = schema_file("answer", "own#00000001 x:int = Own;");
    let output =
        run(&["dump", "--schema", &path, "016d5cf3 0700000000000000 01000000 05000000"], b"");
    std::fs::remove_file(path).unwrap();
    let expected = "\
000000  01 6d 5c f3              RpcResult: rpc_result#f35c6d01
000004  07 00 00 00 00 00 00 00    req_msg_id:long = 7
00000c  01 00 00 00                result:Object: own#00000001
000010  05 00 00 00                  x:int = 5
";
    assert_shows(output, expected);
}

/// A line without an id has the one of either rule.
#[test]
fn ids_follow_either_rule() {
    let path = schema_file("rules", "own data:bytes = Own;");
    // CRC32 of `own data:bytes = Own` and of `own data:string = Own`
    for (id, shown) in [("b3af4bd3", "d34bafb3"), ("92b2a70e", "0ea7b292")] {
        let output = run(&["dump", "--schema", &path, &format!("{id}01080000")], b"");
        let bytes = id.as_bytes().chunks(2).map(|it| str::from_utf8(it).unwrap());
        let bytes = bytes.collect::<Vec<_>>().join(" ");
        let expected = format!(
            "000000  {bytes}              Own: own#{shown}\n000004  01 08+00 00                data:bytes = 08\n"
        );
        assert_shows(output, &expected);
    }
    std::fs::remove_file(path).unwrap();
}

const PONG: &str = "\
000000  c5 73 77 34              Pong: pong#347773c5
000004  01 00 00 00 00 00 00 00    msg_id:long = 1
00000c  02 00 00 00 00 00 00 00    ping_id:long = 2
";

/// `gzip_packed` around `packed`, of less than 254 bytes.
fn gzip_packed(packed: &str) -> String {
    let len = packed.len() / 2;
    let padding = "00".repeat((len + 1).next_multiple_of(4) - len - 1);
    format!("a1cf7230{len:02x}{packed}{padding}")
}

/// `zlib.compress` and `gzip.compress` of Python have packed the `pong`.
const ZLIB: &str = "789c3b5a5c6ec2c800014c501a0023f301e7";
const GZIP: &str = "1f8b08000000000002033b5a5c6ec2c800014c501a00bf083f2f14000000";

/// Some clients send zlib.
#[test]
fn data_is_packed_by_gzip_or_by_zlib() {
    for (packed, first) in [(ZLIB, "12 78 9c 3b 5a 5c 6e c2"), (GZIP, "1e 1f 8b 08 00 00 00 00")] {
        let len = packed.len() / 2;
        let shown = &packed[..packed.len().min(48)];
        let rest = if len > 24 { format!("… ({len} bytes)") } else { String::new() };
        let expected = format!(
            "\
000000  a1 cf 72 30              Object: gzip_packed#3072cfa1
000004  {first}…   packed_data:bytes = {shown}{rest}

gzip_packed.packed_data at 000004, {len} bytes, unpacked 20
{PONG}"
        );
        assert_shows(run(&["dump", &gzip_packed(packed)], b""), &expected);
    }
}

/// The output says that there are bytes after packed data.
#[test]
fn bytes_after_packed_data_are_an_error() {
    for packed in [ZLIB, GZIP] {
        let packet = gzip_packed(&format!("{packed}c5737734"));
        let (shown, errors, status) = parts(run(&["dump", &packet], b""));
        let expected = format!("{PONG}error: 4 bytes follow the packed data in `bytes`\n");
        assert!(shown.ends_with(&expected), "{shown}");
        assert_eq!((errors.as_str(), status), ("", Some(1)));
    }
}

#[test]
fn what_cannot_be_unpacked() {
    let expected = "\
000000  a1 cf 72 30              Object: gzip_packed#3072cfa1
000004  03 01 02 03                packed_data:bytes = 010203

gzip_packed.packed_data at 000004, 3 bytes
error: it cannot be unpacked: it begins as neither gzip nor zlib does
";
    assert_fails(tl("dump a1cf723003010203"), 1, expected, "");
}

#[test]
fn cut_packed_data_is_an_error() {
    let (shown, _, status) = parts(run(&["dump", &gzip_packed(&GZIP[..56])], b""));
    assert!(shown.ends_with("\nerror: it cannot be unpacked: unexpected end of file\n"), "{shown}");
    assert_eq!(status, Some(1));
}

/// 16 MiB of zeros are packed in 16 kB: no more is unpacked.
#[test]
fn what_is_packed_has_a_limit() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; (16 << 20) + 1]).unwrap();
    let content = encoder.finish().unwrap();
    let mut packet = vec![0xa1, 0xcf, 0x72, 0x30, 254];
    packet.extend(&u32::try_from(content.len()).unwrap().to_le_bytes()[..3]);
    packet.extend(&content);
    packet.resize(packet.len().next_multiple_of(4), 0);
    let (shown, _, status) = parts(run(&["dump"], &packet));
    assert!(shown.ends_with("\nerror: it cannot be unpacked: a packet is unpacked up to 16 MiB in all, and this is more\n"), "{shown}");
    assert_eq!(status, Some(1));
}

/// Secret chats have constructors with names of the API: JSON has the id of such a one.
#[test]
fn a_name_of_two_schemas_has_its_id_in_json() {
    let packet = "e62cf00e00000000010000000200000003000000";
    let (json, errors, status) = parts(tl(&format!("json --compact {packet}")));
    let expected = r#"{"@type":"documentAttributeVideo#0ef02ce6","duration":1,"w":2,"h":3}"#;
    assert_eq!((json.trim_end(), errors.as_str(), status), (expected, "", Some(0)));
    assert_shows(run(&["encode"], json.as_bytes()), &format!("{packet}\n"));
}
