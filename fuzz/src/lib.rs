//! The checks of the fuzz targets. Nothing here needs a nightly toolchain: `cargo test -p tl-tests` runs it over the
//! corpus (tests/corpus.rs includes this file).
#![allow(missing_docs, reason = "the types are Telegram's, and documented there")]

mod check;
mod generated;
#[allow(dead_code, reason = "the command uses more of it")]
#[path = "../../tl-cli/src/json/mod.rs"]
mod json;
#[allow(dead_code, reason = "standard input is not fuzzed")]
#[path = "../../examples/phone_call/packet.rs"]
mod packet;
#[path = "../../examples/phone_call/types.rs"]
mod phone_call;
mod run_time;
mod schema_check;
mod types;

use std::fmt::Debug;

use arbitrary::Unstructured;
use tl_core::{DecodeObject, Limits, TlObject, dump as dump_of, from_slice, to_vec};

use phone_call::{AnyPhoneCall, PhoneCall};
pub use run_time::{json_as_packet, packet_as_json, schema};
use types::{Borrowed, Everything, RichText};

/// Limits that small packets reach.
const SMALL: Limits = Limits::DEFAULT
    .with_depth(4)
    .with_nested_size(1024)
    .with_items(3)
    .with_empty_items(1)
    .with_allocation(512);

/// Any input is a value or an error, the same through every entry, and a value is written to bytes that are read as
/// the same value.
pub fn decode(input: &[u8]) {
    check::packet::<PhoneCall>(input);
    check::packet::<AnyPhoneCall>(input);
    check::packet::<Everything>(input);
    check::packet::<RichText>(input);
    check::packet::<Vec<Everything>>(input);
    check::limits::<AnyPhoneCall>(input, SMALL);
    check::limits::<Everything>(input, SMALL);
    check::limits::<RichText>(input, SMALL);
    if let Ok(borrowed) = from_slice::<Borrowed<'_>>(input) {
        let written = to_vec(&borrowed).expect("what was read can be written");
        assert!(written.len() <= input.len());
        assert_eq!(from_slice::<Borrowed<'_>>(&written).as_ref(), Ok(&borrowed));
    }
}

/// A packet that is written by the definitions is read, and written again to the same bytes.
pub fn round_trip(input: &[u8]) {
    let mut choices = Unstructured::new(input);
    round_trip_of::<AnyPhoneCall>(&mut choices);
    round_trip_of::<Everything>(&mut choices);
    round_trip_of::<RichText>(&mut choices);
}

fn round_trip_of<T>(choices: &mut Unstructured<'_>)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let Ok(packet) = generated::packet(&<T as TlObject>::TYPE, choices) else { return };
    let value = from_slice::<T>(&packet).expect("a packet that keeps the definitions is read");
    assert_eq!(to_vec(&value).expect("what was read can be written"), packet);
    check::packet::<T>(&packet);
}

/// The dump and the decoder read the same number of bytes, or find the same error at the same byte of the same field.
pub fn dump(input: &[u8]) {
    dump_as::<AnyPhoneCall>(input);
    dump_as::<Everything>(input);
    dump_as::<RichText>(input);
    let decoded = from_slice::<Borrowed<'_>>(input).map(|_| input.len());
    check::dump::<Borrowed<'_>>(input, decoded.as_ref().copied());
}

fn dump_as<T: TlObject + for<'de> DecodeObject<'de>>(input: &[u8]) {
    let decoded = from_slice::<T>(input).map(|_| input.len());
    check::dump::<T>(input, decoded.as_ref().copied());
}

/// The example does not panic, whatever it is given.
pub fn hex_input(input: &[u8]) {
    let packet = packet::hex_or_raw(input.to_vec());
    assert!(packet == input || packet.len() * 2 <= input.len());
    let _ = from_slice::<AnyPhoneCall>(&packet);
    let text = dump_of::<AnyPhoneCall>(&packet).colored(true).to_string();
    assert!(!text.is_empty());
}
