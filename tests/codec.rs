//! What goes over the wire, in both directions.
#![allow(missing_docs, reason = "the types are Telegram's, and documented there")]
#![allow(
    deprecated,
    reason = "ids of the tests' own types are small numbers, which are not proven"
)]

mod accepts;
mod borrowing;
mod budgets;
mod by_hand;
mod codecs;
mod constructs;
mod damage;
mod definitions;
mod documentation;
mod dump;
mod dynamic;
mod encode_path;
mod entry_points;
mod incomplete;
mod layer_values;
mod layers;
mod lines;
mod needed;
mod outputs;
mod own_names;
mod pages;
mod proofs;
mod read_schema;
mod reader;
mod readme;
mod schema_values;
mod support;
mod unknown;
mod values;
mod vectors;
mod wire;

#[path = "../examples/phone_call/types.rs"]
mod phone_call;

#[path = "../fuzz/src/schema_check.rs"]
mod schema_check;
