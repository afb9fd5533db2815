//! What the README shows comes from the program, and from the report of the benchmarks.

use std::path::Path;
use std::{env, fs};

use tl_core::{Bytes, dump, to_vec};

use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

/// A file of the repository.
fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn call() -> PhoneCall {
    PhoneCall {
        p2p_allowed: true,
        video: false,
        conference_supported: true,
        id: 5_216_342_071_935_043_129,
        access_hash: -3_481_209_117_820_465_003,
        date: 1_790_000_000,
        admin_id: 777_000,
        participant_id: 6_001_234_567,
        g_a_or_b: Bytes::from_static(&[0x8e, 0x3a, 0x51, 0xc7, 0x20, 0xd9, 0x64, 0xbf]),
        key_fingerprint: 0x0123_4567_89ab_cdef,
        protocol: PhoneCallProtocol {
            udp_p2p: true,
            udp_reflector: true,
            min_layer: 65,
            max_layer: 92,
            library_versions: vec!["11.0.0".to_owned(), "10.0.0".to_owned()],
        },
        connections: vec![PhoneConnection::Webrtc {
            turn: true,
            stun: false,
            id: 3,
            ip: "91.108.13.2".to_owned(),
            ipv6: "2001:b28:f23d::a".to_owned(),
            port: 1400,
            username: "b0a1c2d3".to_owned(),
            password: "9f8e7d6c".to_owned(),
        }],
        start_date: 1_790_000_007,
        custom_parameters: Some(DataJson { data: r#"{"hq":true}"#.to_owned() }),
    }
}

/// `TL_BLESS=1 cargo test readme` draws it anew.
#[test]
fn the_picture_is_what_the_dump_prints() {
    let packet = to_vec(&call()).unwrap();
    let head = hex::encode(&packet[..8]);
    let shown =
        format!("$ cargo run --example phone_call -- {head}…\n{}", dump::<PhoneCall>(&packet));
    let drawn = anstyle_svg::Term::new().render_svg(&shown);
    let picture = path("docs/dump.svg");
    if env::var_os("TL_BLESS").is_some() {
        fs::write(&picture, &drawn).unwrap();
    }
    assert!(
        fs::read_to_string(&picture).unwrap() == drawn,
        "docs/dump.svg is not what the dump prints: run `TL_BLESS=1 cargo test readme`"
    );
}

/// The cases that the README's table has, in its order.
const CASES: [&str; 8] = [
    "encode a call into a reused `Vec`",
    "encode a call into a new `Vec`",
    "decode a call, owned",
    "decode a call, borrowed",
    "encode 10,000 `long`s",
    "decode 10,000 `long`s",
    "encode 1,000 connections",
    "decode 1,000 connections",
];

/// `TL_BLESS=1 cargo test readme` copies them anew.
#[test]
fn the_figures_are_those_of_the_report() {
    let report = fs::read_to_string(path("benches/REPORT.md")).unwrap();
    let mut table =
        "| our time, as a multiple of that of | tl-proto 0.5.4 | grammers-tl-types 0.11 |\n\
                     |---|---|---|\n"
            .to_owned();
    table.extend(CASES.map(|case| {
        let ratio = |contender| ratio(&report, case, contender);
        format!("| {case} | {} | {} |\n", ratio("tl-proto"), ratio("grammers"))
    }));
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let (before, rest) = readme.split_once("<!-- figures -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of figures -->").unwrap();
    let wanted = format!("{before}<!-- figures -->\n{table}<!-- end of figures -->{after}");
    if env::var_os("TL_BLESS").is_some() {
        fs::write(path("README.md"), &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(path("README.md")).unwrap() == wanted,
        "README.md has other figures than the report: run `TL_BLESS=1 cargo test readme`"
    );
}

/// The column "ours to it" of a contender, in the report's table of a case.
fn ratio<'a>(report: &'a str, case: &str, contender: &str) -> &'a str {
    let (_, section) = report.split_once(&format!("### {case}\n")).unwrap();
    let section = section.split("\n### ").next().unwrap();
    let mut rows = section.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let row = rows.find(|row| row.get(1) == Some(&contender));
    row.map_or("–", |row| row[3])
}
