//! TL objects over tokio's streams: a store of values that clients reach over TCP, once with frames and once without.
//!
//! ```sh
//! cargo run -p tl-example-tokio
//! ```
//!
//! | file | content |
//! |---|---|
//! | `protocol.rs` | requests and answers |
//! | `framed.rs` | a codec for frames: a length, then an object |
//! | `unframed.rs` | a codec for a stream without frames, by `DecodeError::needed` |
//! | `server.rs` | a server that is the same for both codecs |
//! | `cost.rs` | what a stream without frames costs |
//!
//! Without frames, each attempt to decode begins at the first byte of the object, and values are copied. The program
//! prints how much that is. Use frames if the protocol is yours.

mod cost;
mod framed;
mod protocol;
mod server;
#[cfg(test)]
mod tests;
mod unframed;

use std::io;

use futures_util::{SinkExt, StreamExt};
use tl_core::Bytes;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::codec::Framed;

use crate::framed::FramedCodec;
use crate::protocol::{Answer, Request};
use crate::server::{Codec, ServerCodec, Store};
use crate::unframed::UnframedCodec;

/// Maximum length of an object. A peer that announces more loses its connection.
///
/// Without frames, a long object in short pieces costs the most: keep this small.
const MAX_LEN: usize = 1 << 16;

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let store = Store::default();
    println!("with frames:");
    talk(&store, FramedCodec::new(MAX_LEN), FramedCodec::new(MAX_LEN)).await?;
    println!("without frames:");
    talk(&store, UnframedCodec::new(MAX_LEN), UnframedCodec::new(MAX_LEN)).await?;
    cost::print();
    Ok(())
}

/// Serves one client on a port of this machine: it stores two values and asks for them.
async fn talk<S>(store: &Store, server: S, client: impl Codec<Answer, Request>) -> io::Result<()>
where
    S: ServerCodec + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (accepted, connected) = tokio::join!(listener.accept(), TcpStream::connect(address));
    let connection = Framed::new(accepted?.0, server);
    let server = tokio::spawn(server::serve(connection, store.clone()));

    let mut connection = Framed::new(connected?, client);
    let value = |text: &str| Bytes::copy_from_slice(text.as_bytes());
    let requests = [
        Request::Put { key: "a".into(), value: value("first") },
        Request::Put { key: "b".into(), value: value("second") },
        Request::Get { key: "a".into() },
        Request::Get { key: "c".into() },
        Request::List,
    ];
    // All of them before the first answer: requests do not have to wait for answers.
    for request in requests.clone() {
        connection.feed(request).await?;
    }
    connection.flush().await?;
    for request in requests {
        let answer = connection.next().await.ok_or(io::ErrorKind::UnexpectedEof)??;
        println!("  {request:?} → {answer:?}");
    }
    drop(connection);
    let answered = server.await??;
    println!("  the server answered {answered} requests");
    Ok(())
}
