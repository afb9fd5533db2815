//! A small `MTProto` 2.0 server, from which a server can start. All of TL is tl-core's; the README says what is where.

pub mod answers;
pub mod auth_key;
pub mod calls;
pub mod client;
pub mod connection;
pub mod crypto;
pub mod dh;
pub mod dispatch;
pub mod envelopes;
pub mod error;
pub mod framing;
pub mod handshake;
pub mod limits;
pub mod record;
pub mod rsa_key;
pub mod schema;
pub mod server;
pub mod session;
pub mod time;
pub mod users;
