//! Forms of packets: bytes are written by hand, beside each text.

use super::*;
use crate::random::Random;

fn of(text: &str) -> (Form, Vec<u8>) {
    let packet = from_text(text, None).unwrap();
    (packet.form, packet.bytes)
}

fn error(text: &str) -> String {
    from_text(text, None).map(|it| it.bytes).unwrap_err()
}

const BYTES: [u8; 4] = [0xf5, 0x5a, 0x53, 0x30];

#[test]
fn hex_is_read_however_it_is_spaced() {
    let texts = ["f55a5330", "F5 5A 53 30", "0xf55a5330", "f55a\n5330\n", "\tf5:5a:53:30 "];
    for text in texts.into_iter().chain(["f55a 53\r\n30\r\n", "f55\na53\n30", "\u{feff}f55a5330"]) {
        assert_eq!(of(text), (Form::Hex, BYTES.to_vec()), "{text}");
    }
    let expected = "hex has two digits per byte, and `5` has an odd number: is a `0` missing?";
    assert_eq!(error("5 a 53 30"), expected);
    assert_eq!(error("f55a533"), "hex has two digits per byte, and 7 are an odd number");
}

#[test]
fn base64_is_read_in_both_alphabets() {
    // f5 5a 53 30 = 111101 010101 101001 010011 001100 00(0000)
    for text in ["9VpTMA==", "9VpTMA", "9VpT\nMA==\n"] {
        assert_eq!(of(text), (Form::Base64, BYTES.to_vec()), "{text}");
    }
    // fb ff be = 111110 111111 111110 111110
    assert_eq!(of("+/++").1, [0xfb, 0xff, 0xbe]);
    assert_eq!(of("-_--").1, [0xfb, 0xff, 0xbe]);
}

#[test]
fn hex_comes_before_base64() {
    assert_eq!(of("deadbeef").0, Form::Hex);
    let packet = from_text("deadbeef", Some(Form::Base64)).unwrap();
    // d=29 e=30 a=26 d=29 b=27 e=30 e=30 f=31
    assert_eq!(packet.bytes, [0x75, 0xe6, 0x9d, 0x6d, 0xe7, 0x9f]);
}

#[test]
fn literals_of_python_c_and_rust_are_read() {
    let literals = [
        r"b'\xf5ZS0'",
        r#"b"\xf5ZS0""#,
        r#""\xf5ZS0""#,
        r#""\xf5" "ZS0""#,
        r"(b'\xf5'\n b'ZS0')".replace(r"\n", "\n").leak(),
        r#""\365Z\1230";"#,
        r"Remaining bytes: b'\xf5ZS0'",
        r"bytearray(b'\xf5ZS0')",
        "(b'\\xf5'\r\n b'ZS0')",
        "b'\\xf5\\\r\nZS0'",
    ];
    for literal in literals {
        assert_eq!(of(literal), (Form::Literal, BYTES.to_vec()), "{literal}");
    }
    assert_eq!(of(r"b'\n\r\t\\\'\x00\0é'").1, b"\n\r\t\\'\0\0\xc3\xa9");
    assert_eq!(error(r"b'\xf5Z"), "the literal has no `'` at its end");
    assert_eq!(error(r"b'\xfg'"), "`\\x` has two hex digits: `\\xfg` has not");
    assert_eq!(
        error(r"b'\q'"),
        r"`\q` is no escape of a bytes literal: between double quotes a shell makes `\` of `\\`"
    );
    assert_eq!(error(r"b'a' b"), "`b` follows the literal");
}

#[test]
fn what_is_no_text_is_raw() {
    let of = |bytes: &[u8]| from_bytes(bytes.to_vec(), None).unwrap();
    assert_eq!(of(&BYTES).form, Form::Raw);
    assert_eq!(of(b"\xc5sw4\0\0\0\0").form, Form::Raw);
    assert_eq!(of(b"sw4\0").form, Form::Raw);
    assert_eq!(of(b"f55a5330\r\n").bytes, BYTES);
    assert_eq!(from_bytes(b"f55a5330".to_vec(), Some(Form::Raw)).unwrap().bytes, b"f55a5330");
    assert_eq!(of(b"").bytes, b"");
}

#[test]
fn another_text_is_an_error() {
    assert_eq!(
        error("phonecall!"),
        "`!` at character 10 is neither hex nor base64: give the packet alone, as hex, base64 or a bytes literal \
         such as `b'\\xf5Z'`"
    );
    let cut = "it is no base64: it ends within a byte: give the whole packet, as hex, base64 or a bytes literal \
               such as `b'\\xf5Z'`";
    assert_eq!(error("hello"), cut);
    assert_eq!(error("xyz"), cut);
    assert_eq!(error("xy==xy"), "it is no base64: the `=` at character 3 is not at the end");
    assert_eq!(error("xy\n==xy"), "it is no base64: the `=` at character 4 is not at the end");
    assert_eq!(error(" "), "the packet is empty");
}

#[test]
fn lists_of_programs_are_read() {
    let lists = [
        "0xf5, 0x5A, 0x53, 0x30,",
        "0xf5 0x5a 0x53 0x30",
        "[0xf5,0x5a,0x53,0x30]",
        "unsigned char p[4] = {0xf5, 0x5a,\r\n  0x53, 0x30};",
        "unsigned char p_bin[] = {\n  0xf5, 0x5a, 0x53, 0x30\n};\nunsigned int p_bin_len = 4;",
        "vec![0xf5u8, 0x5a, 0x53, 0x30]",
        "[245, 90, 83, 48]",
        "[-11, 90, 83, 48]",
        "[245 90 83 48]",
        "245, 90, 83, 48",
        "bytes([245, 90, 83, 48])",
        "[f5, 5a, 53, 30]",
    ];
    for list in lists {
        assert_eq!(of(list), (Form::List, BYTES.to_vec()), "{list}");
    }
    assert_eq!(of("{0xf5, 0x5, 0, 10}").1, [0xf5, 5, 0, 10]);
    assert_eq!(of("<Buffer 10 20 30 40>").1, [0x10, 0x20, 0x30, 0x40]);
}

#[test]
fn lists_with_two_meanings_are_errors() {
    let several = "`0x30535af5` in a list has several bytes, in an order that the text does not say: write one byte \
                   per number";
    let ambiguous = "the numbers of the list may be hex or decimal: write hex alone, without commas and brackets, or \
                     `0x` in front of each";
    for (text, expected) in [
        ("{0x30535af5, 0x00000001}", several),
        ("[10, 20, 30, 40]", ambiguous),
        ("10, 20, 30, 40", ambiguous),
        ("[245, 256]", "`256` in a list is no byte"),
        ("[f5, 5]", "`5` in a list is no byte"),
        ("{0xf5, 0x5a}; x", "`x` follows the list of bytes"),
        ("{0xf5}; unsigned int p_len = 2;", "the list has 1 bytes, and its length is said to be 2"),
        ("<Buffer f5 5a ... 90 more bytes>", "`.` is no hex digit"),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
}

/// The bytes of "tl\0\x01 dump of lines" and a line end, as the tools show them.
#[test]
fn dumps_of_tools_are_read() {
    let expected = b"tl\0\x01 dump of lines\n";
    let dumps = [
        // xxd
        "00000000: 746c 0001 2064 756d 7020 6f66 206c 696e  tl.. dump of lin\n\
         00000010: 6573 0a                                  es.",
        // xxd -g1
        "00000000: 74 6c 00 01 20 64 75 6d 70 20 6f 66 20 6c 69 6e  tl.. dump of lin\r\n\
         00000010: 65 73 0a                                         es.\r\n",
        // hexdump -C
        "00000000  74 6c 00 01 20 64 75 6d  70 20 6f 66 20 6c 69 6e  |tl.. dump of lin|\n\
         00000010  65 73 0a                                          |es.|\n\
         00000013",
        // od -A x -t x1z
        "000000 74 6c 00 01 20 64 75 6d 70 20 6f 66 20 6c 69 6e  >tl.. dump of lin<\n\
         000010 65 73 0a                                         >es.<\n\
         000013",
        // od -A x -t x1
        "000000 74 6c 00 01 20 64 75 6d 70 20 6f 66 20 6c 69 6e\n000010 65 73 0a\n000013",
        // Wireshark
        "0000   74 6c 00 01 20 64 75 6d 70 20 6f 66 20 6c 69 6e   tl.. dump of lin\n\
         0010   65 73 0a                                          es.",
        // tcpdump -X
        "\t0x0000:  746c 0001 2064 756d 7020 6f66 206c 696e  tl...dump.of.lin\n\t0x0010:  6573 0a                                  es.",
    ];
    for dump in dumps {
        assert_eq!(of(dump), (Form::Dump, expected.to_vec()), "{dump}");
    }
    // A part of a dump begins at another offset.
    assert_eq!(of("00000010: 6573 0a  es.").1, b"es\n");
}

#[test]
fn dumps_of_another_order_or_with_gaps_are_errors() {
    let swapped = "the bytes at the offset 0 of the dump are not its characters, `tl..`";
    for (text, expected) in [
        ("00000000: 6c74 0100  tl..", swapped),
        (
            "00000000: 01006c74  tl..",
            "`01006c74` in a dump may have either order of bytes: make it with `xxd -g1` or `hexdump -C`",
        ),
        (
            "00000000: 746c\n00000010: 6573",
            "the line of the dump with the offset 10 follows 2 bytes: a line is missing, or the offset is not in hex",
        ),
        (
            "00000000  74 6c  |tl|\n*\n00000020",
            "the `*` of the dump hides lines that are equal: show them, with `hexdump -Cv`",
        ),
        ("00000000: 746c  tl\nsome text", "a line of the dump has no offset: `some text`"),
        (
            "00000000 34 12 00 00",
            "`00000000` may be an offset or the first bytes: remove it, or read all digits with `--hex`",
        ),
        // od, hexdump: words in the machine's order.
        (
            "0000000 6c74 0100\n0000004",
            "hex has two digits per byte, and `0000000` has an odd number: is a `0` missing?",
        ),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
    assert_eq!(of("c5737734 01 00 00 00").1, [0xc5, 0x73, 0x77, 0x34, 1, 0, 0, 0]);
    assert_eq!(of("c5737734  01 00  00 00").1, [0xc5, 0x73, 0x77, 0x34, 1, 0, 0, 0]);
    assert_eq!(of("00000000 00000000 34120000").0, Form::Hex);
}

#[test]
fn words_are_no_base64() {
    let expected = "a space at character 3 is neither hex nor base64: give the packet alone, as hex, base64 or a \
                    bytes literal such as `b'\\xf5Z'`";
    assert_eq!(error("f5 0x5a"), expected);
}

/// Texts of the characters that forms begin with: whatever they are, they are read or refused.
#[test]
fn no_text_is_too_strange() {
    const PARTS: [&str; 24] = [
        "0", "00", "0x", "f5", "5a", "a", " ", "  ", "\n", ":", "|", "{", "}", "[", "]", ",", "b'",
        "'", "\\", "x", "<Buffer ", ">", "-", "\u{e9}",
    ];
    let mut random = Random::new();
    let mut read = 0;
    for _ in 0..50_000 {
        let len = random.below(12);
        let text: String = (0..len).map(|_| PARTS[random.below(PARTS.len())]).collect();
        read += usize::from(from_text(&text, None).is_ok());
    }
    assert!(read > 500, "{read}");
}
