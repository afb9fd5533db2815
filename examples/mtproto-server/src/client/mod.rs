//! A small client, for the tests and the load. It calls one function after another.

mod handshake;
pub mod hostile;

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tl_core::{Bytes, DecodeOwned, Encode, Function, Unknown};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use crate::auth_key::{AuthKey, Side};
use crate::crypto;
use crate::envelopes;
use crate::error::Result;
use crate::framing::{ABRIDGED, INTERMEDIATE, Transport};
use crate::rsa_key::RsaKey;
use crate::schema::api::enums::Updates;
use crate::schema::mtproto::{AnyObject, enums, types};
use crate::time::message_time;
pub use handshake::Padding;

/// How long the client waits for a packet.
const PATIENCE: Duration = Duration::from_secs(30);

/// A client with an auth key.
pub struct Client {
    connection: Connection,
    key: AuthKey,
    session_id: i64,
    salt: i64,
    last_message_id: i64,
    content_messages: i32,
    // Updates and results that arrived while the client waited for something else.
    updates: VecDeque<Updates>,
    results: VecDeque<types::RpcResult>,
}

/// A connection that sends and receives frames.
pub struct Connection {
    transport: Transport,
    reader: BufReader<OwnedReadHalf>,
    writer: OwnedWriteHalf,
}

impl Connection {
    /// Connects, and chooses the transport.
    pub async fn open(address: SocketAddr, transport: Transport) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (reader, mut writer) = stream.into_split();
        match transport {
            Transport::Abridged => writer.write_all(&[ABRIDGED]).await?,
            Transport::Intermediate => writer.write_all(&INTERMEDIATE).await?,
        }
        Ok(Self { transport, reader: BufReader::with_capacity(1 << 10, reader), writer })
    }

    /// Sends a packet.
    pub async fn send(&mut self, packet: &[u8]) -> Result<()> {
        let mut frame = Vec::new();
        self.transport.write_frame(packet, &mut frame)?;
        self.send_raw(&frame).await
    }

    /// Sends bytes without a frame.
    pub async fn send_raw(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.writer.write_all(bytes).await?)
    }

    /// Waits for a packet. Returns an error if the server has closed the connection.
    pub async fn receive(&mut self) -> Result<Bytes> {
        let frame = self.transport.read_frame(&mut self.reader, PATIENCE).await?;
        frame.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof).into())
    }
}

impl Client {
    /// Connects, and makes an auth key.
    pub async fn connect(
        address: SocketAddr,
        transport: Transport,
        padding: Padding,
        rsa_key: &RsaKey,
    ) -> Result<Self> {
        let mut connection = Connection::open(address, transport).await?;
        let key = handshake::make_key(&mut connection, padding, rsa_key).await?;
        Ok(Self {
            connection,
            key,
            session_id: i64::from_le_bytes(crypto::random()?),
            salt: 0,
            last_message_id: 0,
            content_messages: 0,
            updates: VecDeque::new(),
            results: VecDeque::new(),
        })
    }

    /// Calls a function, and waits for its response. If the response is an `rpc_error`, decoding it fails: it has an
    /// unexpected constructor. [`call_raw`](Self::call_raw) returns it.
    pub async fn call<F>(&mut self, function: &F) -> Result<F::Response>
    where
        F: Function<Response: DecodeOwned> + Encode,
    {
        Ok(self.call_raw(function).await?.to_object()?)
    }

    /// Calls a function, and waits for the object that is its result or an `rpc_error`.
    pub async fn call_raw<F: Encode>(&mut self, function: &F) -> Result<Unknown> {
        let mut msg_id = self.send(function).await?;
        loop {
            if let Some(result) = self.results.pop_front() {
                if result.req_msg_id == msg_id {
                    return Ok(result.result);
                }
                continue;
            }
            if let Some(refused) = self.receive().await?
                && refused == msg_id
            {
                msg_id = self.send(function).await?;
            }
        }
    }

    /// Waits for an update.
    pub async fn update(&mut self) -> Result<Updates> {
        loop {
            if let Some(updates) = self.updates.pop_front() {
                return Ok(updates);
            }
            self.receive().await?;
        }
    }

    /// Sends a message, and returns its id.
    pub async fn send<T: Encode>(&mut self, object: &T) -> Result<i64> {
        let message = self.message(Unknown::from_object(object)?);
        let packet = self.key.encrypt(tl_core::to_vec_bare(&message)?, Side::Client)?;
        self.connection.send(&packet).await?;
        Ok(message.message_id)
    }

    /// Makes an encrypted packet of `object`. Tests change it and send it.
    pub fn packet(&mut self, object: Unknown) -> Result<Vec<u8>> {
        let message = self.message(object);
        self.key.encrypt(tl_core::to_vec_bare(&message)?, Side::Client)
    }

    /// The connection, to send and receive packets without messages.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    fn message(&mut self, message_data: Unknown) -> types::DecryptedMessage {
        self.last_message_id = (message_time() & !3).max(self.last_message_id + 4);
        let seq_no = 2 * self.content_messages + 1;
        self.content_messages += 1;
        let (salt, session_id, message_id) = (self.salt, self.session_id, self.last_message_id);
        types::DecryptedMessage { salt, session_id, message_id, seq_no, message_data }
    }

    /// Receives a packet, and stores its updates and results. Returns the id of a message that must be sent again, if
    /// there is one.
    async fn receive(&mut self) -> Result<Option<i64>> {
        let packet = self.connection.receive().await?;
        let message = envelopes::read(&self.key.decrypt(&packet, Side::Server)?)?;
        let mut refused = None;
        for message in envelopes::open(message)? {
            refused = self.take_in(&message.body)?.or(refused);
        }
        Ok(refused)
    }

    fn take_in(&mut self, object: &Unknown) -> Result<Option<i64>> {
        match object.to_object()? {
            AnyObject::RpcResult(mut result) => {
                result.result = envelopes::unpack(result.result)?;
                self.results.push_back(*result);
            }
            AnyObject::BadMsgNotification(refusal) => {
                if let enums::BadMsgNotification::BadServerSalt(it) = &*refusal {
                    self.salt = it.new_server_salt;
                }
                return Ok(Some(refusal.bad_msg_id()));
            }
            AnyObject::Unknown(object) => self.updates.push_back(object.to_object()?),
            _ => {}
        }
        Ok(None)
    }
}
