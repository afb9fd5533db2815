//! A small `MTProto` 2.0 server, from which a server can start. All of TL is tl-core's; the README says what is where.

pub mod answers;
pub mod auth_key;
pub mod calls;
pub mod client;
pub mod codec;
pub mod connection;
pub mod crypto;
pub mod dh;
pub mod dispatch;
pub mod envelopes;
pub mod error;
pub mod framing;
#[cfg(feature = "grammers")]
pub mod grammers;
pub mod handshake;
pub mod limits;
pub mod record;
pub mod rsa_key;
pub mod schema;
pub mod server;
pub mod session;
pub mod time;
pub mod users;

use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;

use codec::Codec;
use error::{Error, Result};
use record::Record;
use rsa_key::RsaKey;
use server::Server;

/// The key of the server, which everybody knows: it is for tests.
pub fn test_key() -> Result<RsaKey> {
    let key = RsaKey::from_pem(include_str!("../test-key.pem"));
    key.ok_or(Error::Protocol("the key is no RSA key of 2048 bits"))
}

/// Serves clients on loopback for ever. The first line of output says where.
pub async fn start(port: u16, record: Option<&Path>, codec: Codec) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = listener.local_addr()?;
    let record = record.map(Record::create).transpose()?.unwrap_or_default();
    let server = Server::new(test_key()?, record, address.port(), codec)?;
    println!("listening on {address}");
    Ok(Arc::new(server).run(listener).await?)
}
