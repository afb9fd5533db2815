//! Measures tl-core against its peers, in one run:
//!
//! ```sh
//! cargo run --release -p tl-benches
//! ```
//!
//! prints the table of bars, with pass or fail for each row. It writes `benches/REPORT.md` and the plots, and keeps the
//! section of the report that `compile_time/measure.py` has written. With `-- --only borrowed`, it prints the numbers
//! of the cases whose label contains this word, and writes nothing.
#![allow(missing_docs, reason = "the fields are Telegram's, and documented there")]

mod agreement;
mod allocations;
mod bars;
mod baseline;
mod cases;
mod codec;
mod contenders;
mod curve;
mod instructions;
mod machine;
mod malloc;
mod packets;
#[path = "../../examples/phone_call/types.rs"]
#[allow(dead_code, reason = "a call is one state of several")]
mod phone_call;
mod plots;
mod race;
mod report;
mod results;
mod samples;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::packets::Packets;
use crate::results::{CaseResult, Results};

fn main() -> Result<(), Box<dyn Error>> {
    let packets = Packets::new();
    let counted = cases::all(&packets).into_iter().chain(curve::counted_races());
    if instructions::serve(counted) {
        return Ok(());
    }
    malloc::steady_times()?;
    agreement::check(&packets);
    let mut races = cases::all(&packets);
    if let Some(word) = only() {
        for race in races.iter_mut().filter(|race| race.label.contains(&word)) {
            println!("{}", report::numbers(&CaseResult::measure(race)));
        }
        return Ok(());
    }
    let results = Results::measure(&mut races);
    let rows = bars::rows(&results);
    println!("{}", report::table(&rows));
    let last = fs::read_to_string(path("REPORT.md")).unwrap_or_default();
    let kept = report::compile_time(&last);
    write(&report::document(&machine::facts(), &rows, &results, &kept), "REPORT.md")?;
    write(&plots::peers::draw(&results)?, "plots/peers.svg")?;
    write(&plots::cost::draw(&results)?, "plots/cost.svg")
}

/// Returns the argument after `--only`.
fn only() -> Option<String> {
    env::args().skip_while(|argument| argument != "--only").nth(1)
}

/// A file of this package.
fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Writes a file of this package.
fn write(content: &str, file: &str) -> Result<(), Box<dyn Error>> {
    let path = path(file);
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    Ok(fs::write(path, content)?)
}
