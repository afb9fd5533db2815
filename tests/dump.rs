//! The annotated dump: what it shows, and that it and the decoder agree on every input.

use std::sync::LazyLock;

use proptest::prelude::*;
use tl_core::{Decode, Encode, Flags, Int128, TlObject, Unknown, dump, from_slice};

use crate::phone_call::{AnyPhoneCall, PhoneCall};
use crate::{documentation, vectors};

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
    assert_eq!(dump::<PhoneCall>(&documentation::packet()).to_string(), expected);
}

#[test]
fn of_a_broken_packet() {
    let mut packet = documentation::packet();
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

#[test]
fn colour_is_asked_for() {
    let packet = documentation::packet();
    let plain = dump::<PhoneCall>(&packet);
    assert!(!plain.to_string().contains('\x1b'));
    let colored = plain.colored(true).to_string();
    assert!(colored.contains("\x1b[36mid:long\x1b[0m = 0"));
}

/// Everything that can stand in a definition.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Everything {
    count: u32,
    #[tl(flags)]
    mode: Flags,
    double: f64,
    nonce: Int128,
    #[tl(flag = 0)]
    boolean: Option<bool>,
    #[tl(flag = 1, bare)]
    pair: Option<Pair>,
    #[tl(bare)]
    pairs: Vec<tl_core::Bare<Pair>>,
    #[tl(bare)]
    nothings: Vec<tl_core::Bare<Nothing>>,
    numbers: Vec<Vec<i64>>,
    flags: Vec<bool>,
    content: Vec<u8>,
    recursive: Option2,
    generic: Generic<Nested>,
    #[tl(with = tl_core::sized, type = "Object")]
    sized: Unknown,
    any: Vec<Open>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Pair {
    left: i32,
    right: String,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Nothing;

#[derive(Debug, PartialEq, TlObject)]
enum Option2 {
    #[tl(id = 0x00000004)]
    None,
    #[tl(id = 0x00000005)]
    Some(Box<Option2>),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006, returns = X)]
struct Generic<X> {
    query: X,
}

#[derive(Debug, PartialEq, TlObject)]
enum Nested {
    Pair(Pair2),
    #[tl(id = 0x00000007)]
    Long(i64),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000008, type = "Nested")]
struct Pair2(i32, i32);

#[derive(Debug, PartialEq, TlObject)]
enum Open {
    #[tl(id = 0x00000009)]
    Known,
    #[tl(other)]
    Other(Unknown),
}

fn everything() -> Everything {
    Everything {
        count: 3,
        mode: Flags::from_bits(1 << 31),
        double: 0.5,
        nonce: Int128([9; 16]),
        boolean: Some(true),
        pair: Some(Pair { left: 1, right: "right".to_owned() }),
        pairs: vec![tl_core::Bare(Pair { left: 2, right: String::new() })],
        nothings: vec![tl_core::Bare(Nothing), tl_core::Bare(Nothing)],
        numbers: vec![vec![1, 2], vec![]],
        flags: vec![true, false],
        content: vec![7; 300],
        recursive: Option2::Some(Box::new(Option2::Some(Box::new(Option2::None)))),
        generic: Generic { query: Nested::Pair(Pair2(1, 2)) },
        sized: Unknown::from_object(&Pair { left: 5, right: "x".to_owned() }).unwrap(),
        any: vec![Open::Known, Open::Other(Unknown { id: 0xaa, body: vec![1; 8].into() })],
    }
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
        "      [1]:Open: 12 bytes\n",
    ] {
        assert!(text.contains(expected.trim_start()), "{expected:?} is missing in\n{text}");
    }
}

/// The dump and the decoder read the same number of bytes, or fail at the same one.
#[track_caller]
fn assert_agreement<T: Encode + for<'de> Decode<'de>>(packet: &[u8]) {
    let decoded = from_slice::<T>(packet).map(|_| packet.len());
    let walked = dump::<T>(packet).check();
    match (decoded, walked) {
        (Ok(decoded), Ok(walked)) => assert_eq!(decoded, walked),
        (Err(decoded), Err(walked)) => {
            assert_eq!(decoded.to_string(), walked.to_string());
            assert_eq!(decoded.offset(), walked.offset());
        }
        (decoded, walked) => panic!("{decoded:?}, but {walked:?}"),
    }
}

fn assert_all_agree(packet: &[u8]) {
    assert_agreement::<PhoneCall>(packet);
    assert_agreement::<AnyPhoneCall>(packet);
    assert_agreement::<Everything>(packet);
    assert_agreement::<Vec<Open>>(packet);
    assert_agreement::<Generic<Generic<Vec<Nested>>>>(packet);
}

#[test]
fn agrees_with_the_decoder_on_valid_packets_and_all_their_prefixes() {
    for packet in PACKETS.iter() {
        for end in (0..=packet.len()).step_by(3).chain([packet.len()]) {
            assert_all_agree(&packet[..end]);
        }
    }
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

/// The vectors' packets, and one of everything.
static PACKETS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let everything = tl_core::to_vec(&everything()).unwrap();
    vectors::vectors().into_iter().map(|it| it.packet).chain([everything]).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_the_decoder_on_random_packets(
        id in prop::sample::select(vec![1_u32, 4, 5, 6, 9, 0x1cb5_c415, 0x3053_5af5, 0x5366_c915]),
        rest in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        assert_all_agree(&[id.to_le_bytes().as_slice(), &rest].concat());
    }

    #[test]
    fn agrees_with_the_decoder_on_mutated_packets(
        which in 0..41_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut packet = PACKETS[which].clone();
        for (index, byte) in changes {
            let index = index.index(packet.len());
            packet[index] = byte;
        }
        assert_all_agree(&packet);
    }
}
