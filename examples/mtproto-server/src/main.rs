//! Starts the server on loopback: `cargo run --release -p mtproto-server`.

use std::path::PathBuf;

use clap::Parser;
use mtproto_server::codec::Codec;
use mtproto_server::error::Result;

/// A small MTProto server on 127.0.0.1.
#[derive(Parser)]
struct Arguments {
    /// The port; 0 is a free one
    #[arg(long, default_value_t = 4430)]
    port: u16,
    /// Write all objects to this file, a line of JSON each
    #[arg(long)]
    record: Option<PathBuf>,
    /// The codec that reads and writes the messages
    #[arg(long, value_enum, default_value_t = Codec::TlCore)]
    codec: Codec,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    mtproto_server::start(arguments.port, arguments.record.as_deref(), arguments.codec).await
}
