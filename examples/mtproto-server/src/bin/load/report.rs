//! The table of the README.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

use clap::ValueEnum;
use mtproto_server::codec::Codec;

use crate::{Attacks, Counts, Result};

/// One server under load.
pub struct Row {
    /// Its codec.
    pub codec: Codec,
    /// The results of its clients.
    pub counts: Counts,
    /// The duration of the load.
    pub seconds: u64,
    /// The processor time of the server.
    pub cpu: Duration,
    /// Memory for each connection, in bytes.
    pub per_connection: usize,
    /// The maximum memory of the server, in bytes.
    pub peak: usize,
    /// The attacks, if there were hostile peers.
    pub attacks: Option<Attacks>,
}

impl Row {
    /// Whether nothing was lost, and each attack ended with a closed connection.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.counts.lost == 0 && self.unharmed().is_empty()
    }

    fn unharmed(&self) -> &[String] {
        self.attacks.as_ref().map_or(&[], |it| &it.unharmed)
    }
}

/// The lines before and after the table in the README.
const MARKS: [&str; 2] = ["<!-- load -->\n", "<!-- end of load -->"];

/// The table in Markdown.
#[must_use]
pub fn table(rows: &[Row], clients: usize, seconds: u64) -> String {
    let mut text = format!(
        "{clients} clients, {seconds} seconds:\n\n\
         | codec | hostile peers | calls per second | half within | 99 % within | server's processor time per call \
         | memory per connection | most memory | lost by good clients |\n|---|---|---|---|---|---|---|---|---|\n"
    );
    for row in rows {
        add_row(row, &mut text);
    }
    for row in rows {
        for error in row.counts.errors.iter().chain(row.unharmed()) {
            let _ = writeln!(text, "\n{}: {error}", name(row.codec));
        }
    }
    text
}

fn add_row(row: &Row, text: &mut String) {
    let mut latencies = row.counts.latencies.clone();
    latencies.sort_unstable();
    let calls = latencies.len() as u64;
    let within = |percent: usize| {
        let latency = latencies.get(latencies.len() * percent / 100).copied().unwrap_or_default();
        format!("{}.{} ms", latency.as_millis(), latency.as_micros() % 1000 / 100)
    };
    let cpu = row.cpu.as_micros().checked_div(calls.into()).unwrap_or(0);
    let hostile = row.attacks.as_ref();
    let hostile = hostile.map_or_else(|| "none".to_owned(), |it| format!("{} attacks", it.count));
    let _ = writeln!(
        text,
        "| {} | {hostile} | {} | {} | {} | {cpu} µs | {} kB | {} MB | {} |",
        name(row.codec),
        calls / row.seconds.max(1),
        within(50),
        within(99),
        row.per_connection >> 10,
        row.peak >> 20,
        row.counts.lost,
    );
}

fn name(codec: Codec) -> String {
    codec.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
}

/// Puts the table into the README.
pub fn write_readme(table: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path)?;
    let (start, rest) =
        readme.split_once(MARKS[0]).ok_or("the README has no place for the table")?;
    let (_, end) = rest.split_once(MARKS[1]).ok_or("the README has no end of the table")?;
    Ok(fs::write(path, [start, MARKS[0], table, MARKS[1], end].concat())?)
}
