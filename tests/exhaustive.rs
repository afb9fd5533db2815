//! Tests the bytes on the wire again: with random values, with every bit of a packet flipped, and with types of other
//! crates. `codec.rs` has the tests that take seconds and need few other crates.
#![allow(missing_docs, reason = "the types are Telegram's, and documented there")]
#![allow(
    deprecated,
    reason = "ids of the tests' own types are small numbers, which are not proven"
)]

mod by_schema;
mod collections;
mod interop;
mod schema;
#[allow(dead_code, unused_imports, reason = "`codec` uses the rest")]
mod support;

#[path = "dump/any_packet.rs"]
mod any_packet;
#[path = "exhaustive/bit_flips.rs"]
mod bit_flips;
#[path = "dump/everything.rs"]
mod everything;
#[path = "exhaustive/lengths.rs"]
mod lengths;
#[path = "../examples/phone_call/types.rs"]
mod phone_call;
#[path = "../fuzz/src/schema_check.rs"]
mod schema_check;
#[path = "exhaustive/wide_references.rs"]
mod wide_references;
