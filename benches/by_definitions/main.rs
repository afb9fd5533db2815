//! What it costs to read a packet by definitions instead of by a derived type:
//!
//! ```sh
//! cargo run --release -p tl-bench-definitions
//! ```
//!
//! It prints the nanoseconds and, if valgrind is installed, the instructions of one packet. The report has no row for
//! it: with the feature `schema`, the reader has a field more, and the report measures the default features.
#![allow(missing_docs, reason = "the fields are Telegram's, and documented there")]

#[path = "../src/allocations.rs"]
#[allow(dead_code, reason = "the report uses the rest")]
mod allocations;
#[path = "../src/instructions.rs"]
#[allow(dead_code, reason = "the report uses the rest")]
mod instructions;
#[path = "../src/malloc.rs"]
#[allow(dead_code, reason = "the report uses the rest")]
mod malloc;
#[path = "../../examples/phone_call/types.rs"]
#[allow(dead_code, reason = "a call is one state of several")]
mod phone_call;
#[path = "../src/race.rs"]
#[allow(dead_code, reason = "the report uses the rest")]
mod race;
#[path = "../src/samples.rs"]
#[allow(dead_code, reason = "the report uses the rest")]
mod samples;

use std::error::Error;
use std::iter;

use tl_core::TlObject;
use tl_core::schema::Schema;

use crate::instructions::Runs;
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};
use crate::race::Race;

const LABEL: &str = "read a call";

fn main() -> Result<(), Box<dyn Error>> {
    let schema = Schema::parse(&lines())?;
    let packet = tl_core::to_vec(&samples::call())?;
    let value = schema.decode(&packet)?;
    assert_eq!(schema.encode(&value)?, packet);
    let race = || {
        Race::new(LABEL)
            .with("decode the derived type", || tl_core::from_slice::<PhoneCall>(&packet))
            .with("decode a `Value`", || schema.decode(&packet))
            .with("encode the `Value`", || schema.encode(&value))
            .with("check without a value", || schema.dump(&packet).check().is_ok())
            .with("display the dump", || schema.dump(&packet).to_string())
    };
    if instructions::serve(iter::once(race())) {
        return Ok(());
    }
    malloc::steady_times()?;
    let times = race().run();
    println!("{LABEL} of {} bytes", packet.len());
    for &name in times.names() {
        let time = times.median(name).unwrap_or_default();
        let count = instructions::count(LABEL, name, Runs::SHORT);
        let count =
            count.map_or_else(|| "no valgrind".to_owned(), |it| format!("{it} instructions"));
        println!("{name:24} {time:9.0} ns, {count}");
    }
    Ok(())
}

/// The definitions of the call's types.
fn lines() -> String {
    let definitions = [
        PhoneCall::CONSTRUCTORS,
        PhoneCallProtocol::CONSTRUCTORS,
        PhoneConnection::CONSTRUCTORS,
        DataJson::CONSTRUCTORS,
    ];
    let lines: Vec<_> = definitions.into_iter().flatten().map(ToString::to_string).collect();
    lines.join("\n")
}
