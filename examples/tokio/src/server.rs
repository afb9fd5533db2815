//! A server of the store, over any stream and with any codec.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{SinkExt, StreamExt};
use tl_core::Bytes;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_util::codec::{Decoder, Encoder, Framed};

use crate::protocol::{Answer, Entry, Request};

/// A codec that reads `In` and writes `Out`.
pub trait Codec<In, Out>:
    Decoder<Item = In, Error = io::Error> + Encoder<Out, Error = io::Error> + Unpin
{
}

impl<In, Out, C> Codec<In, Out> for C where
    C: Decoder<Item = In, Error = io::Error> + Encoder<Out, Error = io::Error> + Unpin
{
}

/// A codec for servers.
pub trait ServerCodec: Codec<Request, Answer> {}

impl<C: Codec<Request, Answer>> ServerCodec for C {}

/// The values, shared by all connections.
#[derive(Clone, Default)]
pub struct Store(Arc<Mutex<BTreeMap<String, Bytes>>>);

impl Store {
    /// Answers one request.
    pub fn answer(&self, request: Request) -> Answer {
        let mut values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match request {
            Request::Put { key, value } => {
                // A slice keeps the whole read buffer in memory, so what is kept for long is copied, once and here.
                values.insert(key, Bytes::copy_from_slice(&value));
                Answer::Stored
            }
            Request::Get { key } => match values.get(&key) {
                Some(value) => Answer::Value { value: value.clone() },
                None => Answer::Missing,
            },
            Request::List => {
                let entries = values.iter();
                let entries =
                    entries.map(|(key, value)| Entry { key: key.clone(), value: value.clone() });
                Answer::Entries { entries: entries.collect() }
            }
        }
    }
}

/// Answers the requests of one client, in their order, and gives their number. A malformed request is an error: it ends
/// this connection and no other.
///
/// Back-pressure: `send` waits until the client has taken the answer, and the next request is read after that. A client
/// that does not read its answers stops its own requests: `Framed` holds at most one object of each direction, and the
/// rest waits in the client's socket.
pub async fn serve<S, C>(mut connection: Framed<S, C>, store: Store) -> io::Result<usize>
where
    S: AsyncRead + AsyncWrite + Unpin,
    C: ServerCodec,
{
    let mut answered = 0;
    while let Some(request) = connection.next().await {
        connection.send(store.answer(request?)).await?;
        answered += 1;
    }
    Ok(answered)
}
