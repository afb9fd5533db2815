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
use mtproto_server::codec::Codec;
use mtproto_server::rsa_key::RsaKey;
use mtproto_server::{start, test_key};
use tokio::task::JoinSet;
use tokio::time::sleep;

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

/// The number of times that each server is under load.
const TURNS: u32 = 12;

/// The pause between two attacks of a kind. Most attacks begin with a handshake, which costs the attacker as much as
/// the server.
const PAUSE: Duration = Duration::from_millis(500);

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(codec) = arguments.serve {
        return Ok(start(0, None, codec).await?);
    }
    let mut rows = compare(&arguments).await?;
    rows.push(under_attack(&arguments).await?);
    let table = report::table(&rows, arguments.clients, arguments.seconds);
    print!("{table}");
    if arguments.write_readme {
        report::write_readme(&table)?;
    }
    if rows.iter().all(Row::is_good) {
        Ok(())
    } else {
        Err("something was lost, or an attack had no end".into())
    }
}

/// Puts the servers under load in turns, each without attacks: what else the machine does then harms them alike.
async fn compare(arguments: &Arguments) -> Result<Vec<Row>> {
    let mut trials = Vec::new();
    for &codec in Codec::ALL {
        trials.push(Trial::start(codec, arguments.clients).await?);
    }
    for _ in 0..TURNS {
        for trial in &mut trials {
            trial.turn(Duration::from_secs(arguments.seconds) / TURNS).await?;
        }
    }
    trials.into_iter().map(|it| it.row(arguments, None)).collect()
}

async fn under_attack(arguments: &Arguments) -> Result<Row> {
    let mut trial = Trial::start(Codec::TlCore, arguments.clients).await?;
    let time = Duration::from_secs(arguments.seconds);
    let attackers = attack_until(trial.server.address, Instant::now() + time, &trial.key);
    trial.turn(time).await?;
    let attacks = finish(attackers).await;
    trial.row(arguments, Some(attacks))
}

/// A server with its clients.
struct Trial {
    codec: Codec,
    server: Process,
    key: Arc<RsaKey>,
    callers: Callers,
    counts: Counts,
    cpu: Duration,
    per_connection: usize,
}

impl Trial {
    async fn start(codec: Codec, clients: usize) -> Result<Self> {
        let server = Process::start(codec)?;
        let key = Arc::new(test_key()?);
        let before = server.memory()?;
        let callers = Callers::connect(server.address, clients, &key).await?;
        let per_connection = server.memory()?.saturating_sub(before) / clients;
        let (counts, cpu) = (Counts::default(), Duration::ZERO);
        Ok(Self { codec, server, key, callers, counts, cpu, per_connection })
    }

    /// Lets the clients call.
    async fn turn(&mut self, time: Duration) -> Result<()> {
        let cpu = self.server.cpu_time()?;
        self.counts.add(self.callers.call_until(Instant::now() + time).await);
        self.cpu += self.server.cpu_time()?.saturating_sub(cpu);
        Ok(())
    }

    fn row(self, arguments: &Arguments, attacks: Option<Attacks>) -> Result<Row> {
        Ok(Row {
            codec: self.codec,
            counts: self.counts,
            seconds: arguments.seconds,
            cpu: self.cpu,
            per_connection: self.per_connection,
            peak: self.server.peak_memory()?,
            attacks,
        })
    }
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
                sleep(PAUSE).await;
            }
            (count, unharmed)
        });
    }
    attackers
}

/// The number of attacks, and a text for each attack that the server should have refused.
struct Attacks {
    count: usize,
    unharmed: Vec<String>,
}

async fn finish(mut attackers: Attackers) -> Attacks {
    let mut attacks = Attacks { count: 0, unharmed: Vec::new() };
    while let Some(result) = attackers.join_next().await {
        match result {
            Ok((count, mut texts)) => {
                attacks.count += count;
                attacks.unharmed.append(&mut texts);
            }
            Err(error) => attacks.unharmed.push(error.to_string()),
        }
    }
    attacks
}
