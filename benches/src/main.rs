//! Measures tl-core against its peers, in one run:
//!
//! ```sh
//! cargo run --release -p tl-benches
//! ```
//!
//! prints the table of bars with pass or fail a row, and writes `benches/REPORT.md` and the plots
//! beside it.
#![allow(missing_docs, reason = "the fields are Telegram's, and documented there")]

mod agreement;
mod allocations;
mod cases;
mod contenders;
mod instructions;
mod packets;
#[path = "../../examples/phone_call/types.rs"]
#[allow(dead_code, reason = "a call is one state of several")]
mod phone_call;
mod race;
mod samples;

fn main() {
    let packets = packets::Packets::new();
    let mut races = cases::all(&packets);
    if instructions::serve(&mut races) {
        return;
    }
    agreement::check(&packets);
    let only = std::env::args().nth(1).unwrap_or_default();
    for race in &mut races {
        if !race.label.contains(&only) { continue; }
        println!("{}", race.label);
        let times = race.run();
        for name in times.names() {
            let a = allocations::count(|| {
                race.repeat(name, 1);
            });
            println!(
                "  {name:10} {:10.1} ns  {:.2}x {a} allocs",
                times.median(name).unwrap(),
                times.ratio(name, times.names()[0]).unwrap()
            );
        }
    }
}
