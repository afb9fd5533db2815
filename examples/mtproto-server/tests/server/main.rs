//! The server against a small client of ours, which is good or hostile. `clients/run` drives it with those of others.

mod frames;
mod hostile;
mod numbers;
mod session;

use std::net::SocketAddr;
use std::sync::Arc;

use mtproto_server::codec::Codec;
use mtproto_server::record::Record;
use mtproto_server::rsa_key::RsaKey;
use mtproto_server::server::Server;
use tokio::net::TcpListener;

/// The key of the server, which its clients know.
fn rsa_key() -> RsaKey {
    mtproto_server::test_key().unwrap()
}

/// Starts a server on a free port.
async fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new(rsa_key(), Record::default(), address.port(), Codec::TlCore).unwrap();
    tokio::spawn(Arc::new(server).run(listener));
    address
}
