//! Replays the corpus of the fuzz targets, with all inputs that they found, on the stable toolchain.

use std::path::Path;

#[path = "../fuzz/src/lib.rs"]
mod targets;

/// Runs `target` over its corpus.
fn replay(name: &str, target: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(name);
    let inputs: Vec<_> = std::fs::read_dir(&corpus).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(inputs.len() >= 10, "{} is empty", corpus.display());
    for input in inputs {
        println!("{}", input.display());
        target(&std::fs::read(input).unwrap());
    }
}

#[test]
fn decode() {
    replay("decode", targets::decode);
}

#[test]
fn round_trip() {
    replay("round_trip", targets::round_trip);
}

#[test]
fn dump() {
    replay("dump", targets::dump);
}

#[test]
fn hex_input() {
    replay("hex_input", targets::hex_input);
}

#[test]
fn json() {
    replay("json", targets::packet_as_json);
}

#[test]
fn encode() {
    replay("encode", targets::json_as_packet);
}

#[test]
fn schema() {
    replay("schema", targets::schema);
}
