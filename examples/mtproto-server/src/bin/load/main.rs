//! Many clients at once, hostile peers beside them, and what the server needs for it:
//!
//! ```sh
//! cargo run --release -p mtproto-server --features grammers --bin load -- --seconds 60 --write-readme
//! ```

mod callers;
mod process;
mod report;

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use mtproto_server::client::hostile::{ATTACKS, attack};
use mtproto_server::rsa_key::RsaKey;
use mtproto_server::server::Codec;
use mtproto_server::{start, test_key};
use tokio::task::JoinSet;

use callers::{Callers, Counts};
use process::Process;
use report::Row;

/// Puts a load on servers with different codecs, one after another.
#[derive(Parser)]
struct Arguments {
    /// How many clients call each other
    #[arg(long, default_value_t = 200)]
    clients: usize,
    /// How long each server is under load
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Writes the table to the README
    #[arg(long)]
    write_readme: bool,
    /// Is the server, with this codec
    #[arg(long, hide = true)]
    serve: Option<Codec>,
}

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(codec) = arguments.serve {
        return Ok(start(0, None, codec).await?);
    }
    let mut rows = Vec::new();
    for &codec in Codec::ALL {
        for hostile in [false, true] {
            rows.push(run(codec, hostile, &arguments).await?);
        }
    }
    let table = report::table(&rows, arguments.clients, arguments.seconds);
    print!("{table}");
    if arguments.write_readme {
        report::write_readme(&table)?;
    }
    let lost: usize = rows.iter().map(|it| it.counts.lost + it.unharmed.len()).sum();
    if lost == 0 { Ok(()) } else { Err("something was lost, or an attack had no end".into()) }
}

/// Runs one server and its clients.
async fn run(codec: Codec, hostile: bool, arguments: &Arguments) -> Result<Row> {
    let server = Process::start(codec)?;
    let key = Arc::new(test_key()?);
    let before = server.memory()?;
    let mut callers = Callers::connect(server.address, arguments.clients, &key).await?;
    let connected = server.memory()?;
    let end = Instant::now() + Duration::from_secs(arguments.seconds);
    let attackers = hostile.then(|| attack_until(server.address, end, &key));
    let cpu = server.cpu_time()?;
    let counts = callers.call_until(end).await;
    let cpu = server.cpu_time()?.saturating_sub(cpu);
    let (attacks, unharmed) = match attackers {
        Some(attackers) => finish(attackers).await,
        None => (0, Vec::new()),
    };
    Ok(Row {
        codec,
        hostile,
        counts,
        seconds: arguments.seconds,
        cpu,
        per_connection: connected.saturating_sub(before) / arguments.clients,
        peak: server.peak_memory()?,
        attacks,
        unharmed,
    })
}

/// Each attack, again and again: how many there were, and which have not ended with a closed connection.
type Attackers = JoinSet<(usize, Vec<String>)>;

fn attack_until(address: SocketAddr, end: Instant, key: &Arc<RsaKey>) -> Attackers {
    let mut attackers = JoinSet::new();
    for kind in ATTACKS {
        let key = Arc::clone(key);
        attackers.spawn(async move {
            let (mut count, mut unharmed) = (0, Vec::new());
            while Instant::now() < end {
                count += 1;
                if let Err(error) = attack(kind, address, &key).await {
                    unharmed.push(format!("{kind:?}: {error}"));
                    break;
                }
            }
            (count, unharmed)
        });
    }
    attackers
}

async fn finish(mut attackers: Attackers) -> (usize, Vec<String>) {
    let (mut attacks, mut unharmed) = (0, Vec::new());
    while let Some(result) = attackers.join_next().await {
        match result {
            Ok((count, mut texts)) => {
                attacks += count;
                unharmed.append(&mut texts);
            }
            Err(error) => unharmed.push(error.to_string()),
        }
    }
    (attacks, unharmed)
}
