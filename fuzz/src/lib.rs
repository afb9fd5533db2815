//! What the fuzz targets check. Nothing here needs a nightly toolchain: `cargo test` runs it over the
//! corpus (tests/corpus.rs includes this file).
#![allow(missing_docs, reason = "the types are Telegram's, and documented there")]

mod generated;
#[allow(dead_code, reason = "standard input is not fuzzed")]
#[path = "../../examples/phone_call/packet.rs"]
mod packet;
#[allow(dead_code, reason = "the call of the example is not fuzzed")]
#[path = "../../examples/phone_call/types.rs"]
mod phone_call;
mod types;

use std::fmt::Debug;

use arbitrary::Unstructured;
use tl_core::{Bytes, Decode, Encode, dump as dump_of, from_bytes, from_slice, to_vec};

use phone_call::{AnyPhoneCall, PhoneCall};
use types::{Borrowed, Everything, RichText};

/// Any input is a value or an error, and a value is written to bytes that are read as the same value.
pub fn decode(input: &[u8]) {
    decode_as::<PhoneCall>(input);
    decode_as::<AnyPhoneCall>(input);
    decode_as::<Everything>(input);
    decode_as::<RichText>(input);
    decode_as::<Vec<Everything>>(input);
    if let Ok(borrowed) = from_slice::<Borrowed<'_>>(input) {
        let written = to_vec(&borrowed).expect("what was read can be written");
        assert_eq!(from_slice::<Borrowed<'_>>(&written).as_ref(), Ok(&borrowed));
    }
}

fn decode_as<T>(input: &[u8])
where
    T: Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    let shared = from_bytes::<T>(&Bytes::copy_from_slice(input));
    let Ok(value) = from_slice::<T>(input) else {
        assert!(shared.is_err());
        return;
    };
    assert_eq!(shared.as_ref(), Ok(&value));
    let written = to_vec(&value).expect("what was read can be written");
    assert_eq!(written.len(), value.encoded_len());
    assert_eq!(from_slice::<T>(&written).as_ref(), Ok(&value));
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
    T: Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    let Ok(packet) = generated::packet(&T::TYPE, choices) else { return };
    let value = from_slice::<T>(&packet).expect("a packet that keeps the definitions is read");
    assert_eq!(value.encoded_len(), packet.len());
    assert_eq!(to_vec(&value).expect("what was read can be written"), packet);
    assert_eq!(dump_of::<T>(&packet).check(), Ok(packet.len()));
}

/// The dump and the decoder read the same number of bytes, or fail at the same one.
pub fn dump(input: &[u8]) {
    dump_as::<AnyPhoneCall>(input);
    dump_as::<Everything>(input);
    dump_as::<RichText>(input);
}

fn dump_as<T: Encode + for<'de> Decode<'de>>(input: &[u8]) {
    let decoded = from_slice::<T>(input).map(|_| input.len());
    let dump = dump_of::<T>(input);
    match (&decoded, &dump.check()) {
        (Ok(decoded), Ok(walked)) => assert_eq!(decoded, walked),
        (Err(decoded), Err(walked)) => assert_eq!(decoded.offset(), walked.offset()),
        (decoded, walked) => panic!("{decoded:?}, but {walked:?}"),
    }
    assert_eq!(dump.to_string().contains("error: "), decoded.is_err());
}

/// Whatever the example is given, it does not panic.
pub fn hex_input(input: &[u8]) {
    let packet = packet::hex_or_raw(input.to_vec());
    assert!(packet == input || packet.len() * 2 <= input.len());
    let _ = from_slice::<AnyPhoneCall>(&packet);
    let text = dump_of::<AnyPhoneCall>(&packet).colored(true).to_string();
    assert!(!text.is_empty());
}
