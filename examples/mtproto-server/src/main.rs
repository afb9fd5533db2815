//! Starts the server on loopback: `cargo run --release -p mtproto-server`.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser;
use mtproto_server::record::Record;
use mtproto_server::rsa_key::RsaKey;
use mtproto_server::server::Server;
use tokio::net::TcpListener;

/// A small MTProto server on 127.0.0.1.
#[derive(Parser)]
struct Arguments {
    /// The port; 0 is a free one
    #[arg(long, default_value_t = 4430)]
    port: u16,
    /// Write all objects to this file, a line of JSON each
    #[arg(long)]
    record: Option<PathBuf>,
}

/// For tests: everybody knows it.
const KEY: &str = include_str!("../test-key.pem");

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let address = listener.local_addr()?;
    let record = arguments.record.as_deref().map(Record::create).transpose()?;
    let key = RsaKey::from_pem(KEY).ok_or("the key is no RSA key of 2048 bits")?;
    let server = Server::new(key, record.unwrap_or_default(), address.port())?;
    println!("listening on {address}");
    Arc::new(server).run(listener).await?;
    Ok(())
}
