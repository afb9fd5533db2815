//! The dump: its lines, and that it agrees with the decoder on every input.

use std::fmt::Write;

use tl_core::{
    Bytes, DecodeErrorKind, Encode, Flags, Limits, TlObject, dump, from_slice, from_slice_with,
};

use crate::phone_call::PhoneCall;
use crate::spec_example;

pub mod everything;

use everything::{Everything, Option2, assert_agreement, everything};

#[test]
fn of_the_documentation_s_call() {
    let expected = r#"000000  f5 5a 53 30              PhoneCall: phoneCall#30535af5
000004  00 00 00 00                flags:# = 0b0
000008  00 00 00 00 00 00 00 00    id:long = 0
000010  00 00 00 00 00 00 00 00    access_hash:long = 0
000018  00 00 00 00                date:int = 0
00001c  00 00 00 00 00 00 00 00    admin_id:long = 0
000024  00 00 00 00 00 00 00 00    participant_id:long = 0
00002c  04 64 61 74 61+00 00 00    g_a_or_b:bytes = 64617461 "data"
000034  00 00 00 00 00 00 00 00    key_fingerprint:long = 0
00003c  c8 8f 87 fc                protocol:PhoneCallProtocol: phoneCallProtocol#fc878fc8
000040  00 00 00 00                  flags:# = 0b0
000044  00 00 00 00                  min_layer:int = 0
000048  00 00 00 00                  max_layer:int = 0
00004c  15 c4 b5 1c 01 00 00 00      library_versions:Vector<string>: 1 item
000054  04 74 65 78 74+00 00 00        [0]:string = "text"
00005c  15 c4 b5 1c 01 00 00 00    connections:Vector<PhoneConnection>: 1 item
000064  c7 23 c1 9c                  [0]:PhoneConnection: phoneConnection#9cc123c7
000068  00 00 00 00                    flags:# = 0b0
00006c  00 00 00 00 00 00 00 00        id:long = 0
000074  04 74 65 78 74+00 00 00        ip:string = "text"
00007c  04 74 65 78 74+00 00 00        ipv6:string = "text"
000084  00 00 00 00                    port:int = 0
000088  04 64 61 74 61+00 00 00        peer_tag:bytes = 64617461 "data"
000090  00 00 00 00                start_date:int = 0
"#;
    assert_eq!(dump::<PhoneCall>(&spec_example::packet()).to_string(), expected);
}

#[test]
fn of_a_broken_packet() {
    let mut packet = spec_example::packet();
    packet.truncate(0x77);
    // Bits that are set by name and by number.
    packet[4] = 0x61;
    let text = dump::<PhoneCall>(&packet).to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[1],
        "000004  61 00 00 00                flags:# = 0b1100001 (bit 0, p2p_allowed, video)"
    );
    assert_eq!(
        lines.last().unwrap(),
        &"000074  04 74 65                 error: phoneCall.connections[0].ip: a string of 4 bytes \
          runs past the end (2 left), at byte 116"
    );
    assert_eq!(lines.len(), 20);
}

/// A line: the offset, the bytes, and their meaning.
fn line(offset: usize, bytes: &str, meaning: &str) -> String {
    format!("{offset:06x}  {bytes:<24} {meaning}\n")
}

#[track_caller]
fn assert_line<T: Encode>(packet: &[u8], bytes: &str, meaning: &str) {
    assert_eq!(dump::<T>(packet).to_string(), line(0, bytes, meaning));
}

#[test]
fn of_strings() {
    assert_line::<String>(b"\x02ab\0", "02 61 62+00", r#"string = "ab""#);
    assert_line::<String>(b"\x03abc", "03 61 62 63", r#"string = "abc""#);
    // In the long forms, too, padding is what follows the content.
    assert_line::<String>(b"\xfe\x03\0\0abc\0", "fe 03 00 00 61 62 63+00", r#"string = "abc""#);
    let longest_form = b"\xff\0\0\0\0\0\0\0";
    assert_line::<String>(longest_form, "ff 00 00 00 00 00 00 00", r#"string = """#);
    // 48 bytes of text are shown, or as many as whole characters take.
    let shown = "a".repeat(48);
    let packet = [&[48], shown.as_bytes(), &[0; 3]].concat();
    let bytes = "30 61 61 61 61 61 61 61…";
    assert_line::<String>(&packet, bytes, &format!("string = {shown:?}"));
    let packet = [&[50], &shown.as_bytes()[1..], "éb".as_bytes(), &[0]].concat();
    let bytes = "32 61 61 61 61 61 61 61…";
    assert_line::<String>(&packet, bytes, &format!("string = {:?}… (50 bytes)", &shown[1..]));
}

#[test]
fn of_bytes() {
    assert_line::<Bytes>(b"\x03 ~\"", "03 20 7e 22", r#"bytes = 207e22 " ~\"""#);
    assert_line::<Bytes>(b"\x02~\x7f\0", "02 7e 7f+00", "bytes = 7e7f");
    assert_line::<Bytes>(b"\x02\x1f \0", "02 1f 20+00", "bytes = 1f20");
    assert_line::<Bytes>(&[0; 4], "00+00 00 00", "bytes = ");
    let packet = [&[24], [b'a'; 24].as_slice(), &[0; 3]].concat();
    let meaning = format!("bytes = {} \"{}\"", "61".repeat(24), "a".repeat(24));
    assert_line::<Bytes>(&packet, "18 61 61 61 61 61 61 61…", &meaning);
    let packet = [&[25], [b'a'; 25].as_slice(), &[0; 2]].concat();
    let meaning = format!("{meaning}… (25 bytes)");
    assert_line::<Bytes>(&packet, "19 61 61 61 61 61 61 61…", &meaning);
}

/// Two words. Each has bits and names of its own.
#[derive(TlObject)]
#[tl(id = 0x0000000a)]
struct Words {
    #[tl(flags)]
    flags: Flags,
    #[tl(flags)]
    flags2: Flags,
    #[tl(flag = flags.0)]
    first: Option<i32>,
    #[tl(flag = flags.0)]
    second: Option<i32>,
    #[tl(flag = flags.3)]
    third: bool,
    #[tl(flag = flags2.1)]
    other: bool,
    #[tl(flags)]
    unused: Flags,
}

#[test]
fn of_words() {
    let packet = [10, 9, 3, 1, 2, 1].map(u32::to_le_bytes).concat();
    let expected = [
        line(0, "0a 00 00 00", "Words: words#0000000a"),
        line(4, "09 00 00 00", "  flags:# = 0b1001 (first, second, third)"),
        line(8, "03 00 00 00", "  flags2:# = 0b11 (bit 0, other)"),
        line(12, "01 00 00 00", "  first:flags.0?int = 1"),
        line(16, "02 00 00 00", "  second:flags.0?int = 2"),
        line(20, "01 00 00 00", "  unused:# = 1"),
    ];
    assert_eq!(dump::<Words>(&packet).to_string(), expected.concat());
    assert_line::<u32>(&[2, 0, 0, 0], "02 00 00 00", "# = 2");
}

#[test]
fn of_what_is_broken() {
    let left = "01 02 03 04 05 06 07";
    let error = "error: the input ends where 8 bytes are needed (7 left), at byte 0";
    assert_line::<i64>(&[1, 2, 3, 4, 5, 6, 7], left, error);
    let packet = [[5, 0, 0, 0], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]].concat();
    let expected = [
        line(0, "05 00 00 00", "int = 5"),
        line(4, "01 01 01 01 01 01 01 01…", "error: 12 bytes are left after the value, at byte 4"),
    ];
    assert_eq!(dump::<i32>(&packet).to_string(), expected.concat());
}

#[test]
fn colours() {
    let packet = [5, 0, 0, 0, 1];
    let dump = dump::<i32>(&packet).colored(true);
    let (dim, cyan, red, end) = ("\x1b[2m", "\x1b[36m", "\x1b[31m", "\x1b[0m");
    let value = format!("000000  {dim}{:<24}{end} {cyan}int{end} = 5\n", "05 00 00 00");
    let error = format!("{red}error: 1 byte is left after the value, at byte 4{end}");
    assert_eq!(dump.to_string(), value + &line(4, "01", &error));
    assert!(!dump.colored(false).to_string().contains('\x1b'));
}

/// If a dump cannot be written at any point, it returns an error.
#[test]
fn into_what_takes_no_more() {
    struct Room(usize);
    impl std::fmt::Write for Room {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0 = self.0.checked_sub(text.len()).ok_or(std::fmt::Error)?;
            Ok(())
        }
    }
    let packet = [5, 0, 0, 0, 1];
    let dump = dump::<i32>(&packet);
    let len = dump.to_string().len();
    for room in 0..len {
        write!(Room(room), "{dump}").unwrap_err();
    }
    write!(Room(len), "{dump}").unwrap();
}

#[test]
fn a_check_tells_the_length_or_the_fault() {
    let packet = spec_example::packet();
    let call = dump::<PhoneCall>(&packet);
    assert_eq!(call.check().unwrap(), 148);
    let limits = Limits::DEFAULT.with_depth(1);
    let error = call.with_limits(limits).check().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 1 });
    dump::<PhoneCall>(&packet[..147]).check().unwrap_err();
}

#[test]
fn of_everything() {
    let packet = tl_core::to_vec(&everything()).unwrap();
    assert_eq!(from_slice::<Everything>(&packet).unwrap(), everything());
    let text = dump::<Everything>(&packet).to_string();
    for expected in [
        "    count:# = 3\n",
        "    mode:# = 0b10000000000000000000000000000011 (boolean, pair, bit 31)\n",
        "    double:double = 0.5\n",
        " nonce:int128 = 09090909090909090909090909090909\n",
        "    boolean:mode.0?Bool = true\n",
        "    pair:mode.1?pair: pair#00000002\n",
        "      right:string = \"right\"\n",
        "    nothings:vector<nothing>: 2 items\n",
        " content:bytes = 070707070707070707070707070707070707070707070707… (300 bytes)\n",
        "      0:Option2: some#00000005\n",
        "    generic:Generic: generic#00000006\n",
        "      query:!X: pair2#00000008\n",
        "    sized:Object: 16 bytes\n",
        "      [1]:Open: constructor #000000aa, 8 bytes\n",
    ] {
        assert!(text.contains(expected.trim_start()), "{expected:?} is missing in\n{text}");
    }
}

/// The id and the count of a vector are one line, which is missing if the count is cut off.
#[test]
fn of_a_vector_cut_off_after_its_id() {
    let packet = [0x15, 0xc4, 0xb5, 0x1c, 0x01, 0x00];
    let expected = [
        "000000  15 c4 b5 1c              error: the input ends where 4 bytes are needed (0 left), \
         at byte 4\n",
        "000000  15 c4 b5 1c 01           error: the input ends where 4 bytes are needed (1 left), \
         at byte 4\n",
    ];
    assert_eq!(dump::<Vec<i32>>(&packet[..4]).to_string(), expected[0]);
    assert_eq!(dump::<Vec<i32>>(&packet[..5]).to_string(), expected[1]);
}

#[test]
fn agrees_with_the_decoder_on_nesting_past_the_limit() {
    for depth in 60..70 {
        let mut packet = [5, 0, 0, 0].repeat(depth);
        packet.extend([4, 0, 0, 0]);
        assert_agreement::<Option2>(&packet);
        assert_eq!(from_slice::<Option2>(&packet).is_ok(), depth < 64);
    }
}

/// The limit is reached at an object, at a vector, and at a bare value.
#[test]
fn agrees_with_the_decoder_on_every_depth_that_is_too_small() {
    let packet = tl_core::to_vec(&everything()).unwrap();
    let mut accepted = Vec::new();
    for depth in 0..8 {
        let limits = Limits::DEFAULT.with_depth(depth);
        let decoded = from_slice_with::<Everything>(&packet, limits).map(|_| packet.len());
        assert_eq!(decoded, dump::<Everything>(&packet).with_limits(limits).check(), "{depth}");
        accepted.push(decoded.is_ok());
    }
    assert!(!accepted[0] && accepted[7], "{accepted:?}");
    assert!(accepted.is_sorted(), "{accepted:?}");
}

/// Each vector's id has been read when it is found to be one level too deep.
#[test]
fn a_vector_too_deep_is_refused_after_its_id() {
    let vector = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0];
    let packet = [&vector, &vector, &vector, [7, 0, 0, 0].as_slice()].concat();
    for (depth, offset) in [(0, 4), (1, 12), (2, 20)] {
        let limits = Limits::DEFAULT.with_depth(depth);
        let error = from_slice_with::<Vec<Vec<Vec<i32>>>>(&packet, limits).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: depth });
        assert_eq!(error.offset(), offset);
        let checked = dump::<Vec<Vec<Vec<i32>>>>(&packet).with_limits(limits).check();
        assert_eq!(checked, Err(error));
    }
    let limits = Limits::DEFAULT.with_depth(3);
    assert_eq!(from_slice_with::<Vec<Vec<Vec<i32>>>>(&packet, limits), Ok(vec![vec![vec![7]]]));
}
