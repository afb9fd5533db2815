//! One connection: packets in, packets out.

use std::sync::Arc;

use tl_core::{Bare, Bytes, Unknown};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{Notify, mpsc};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::auth_key::Side;
use crate::dispatch;
use crate::envelopes::Outgoing;
use crate::error::{Error, Result};
use crate::framing::Transport;
use crate::handshake::Handshake;
use crate::limits;
use crate::schema::mtproto::types::{DecryptedMessage, UnencryptedMessage};
use crate::server::Server;
use crate::session::Session;
use crate::time::message_time;
use crate::users::{Outbox, Packet};

/// The maximum number of bytes per read from the socket.
const BUFFER: usize = 2 << 10;

/// The bytes that the server sends instead of a packet if it does not know the auth key: -404.
const NO_SUCH_KEY: Bytes = Bytes::from_static(&(-404_i32).to_le_bytes());

/// Serves a client until one of the two ends the connection.
pub async fn serve(server: &Arc<Server>, stream: TcpStream) -> Result<()> {
    stream.set_nodelay(true)?;
    let (reader, writer) = stream.into_split();
    let mut reader = BufReader::with_capacity(BUFFER, reader);
    let transport = timeout(limits::SLOW, Transport::read(&mut reader)).await;
    let transport = transport.map_err(|_| Error::TimedOut("a client that sends nothing"))??;
    let (packets, queue) = mpsc::channel(limits::QUEUE);
    let overflow = Arc::new(Notify::new());
    let outbox = Outbox { packets, overflow: Arc::clone(&overflow) };
    let mut connection = Connection { server, outbox, handshake: Handshake::Start, session: None };
    // The future that ends first ends the others: `select!` drops them, and a dropped future stops at its `await`.
    let result = tokio::select! {
        result = connection.read(transport, reader) => result,
        result = write(server, transport, writer, queue) => result,
        () = overflow.notified() => Err(Error::TimedOut("a client that does not read its updates")),
    };
    connection.forget_session();
    result
}

struct Connection<'a> {
    server: &'a Arc<Server>,
    outbox: Outbox,
    handshake: Handshake,
    session: Option<Arc<Session>>,
}

impl Connection<'_> {
    async fn read(
        &mut self,
        transport: Transport,
        mut reader: BufReader<OwnedReadHalf>,
    ) -> Result<()> {
        let idle = |session: bool| if session { limits::IDLE } else { limits::STRANGER };
        while let Some(packet) =
            transport.read_frame(&mut reader, idle(self.session.is_some())).await?
        {
            let auth_key_id = packet.first_chunk().map(|id| i64::from_le_bytes(*id));
            match auth_key_id.ok_or(Error::Protocol("the packet is too short"))? {
                0 => self.read_handshake(&packet).await?,
                id => self.read_message(id, &packet).await?,
            }
        }
        Ok(())
    }

    async fn read_handshake(&mut self, packet: &Bytes) -> Result<()> {
        let Bare(message): Bare<UnencryptedMessage> = tl_core::from_bytes(packet)?;
        let handshake = std::mem::take(&mut self.handshake);
        let server = Arc::clone(self.server);
        let step = spawn_blocking(move || {
            handshake.step(&message.message_data, &server.rsa_key, &server.record)
        });
        let step = step.await.map_err(|_| Error::Protocol("the handshake has failed"))??;
        self.handshake = step.next;
        if let Some(key) = step.key {
            self.server.add_key(key)?;
        }
        self.send(Packet::Plain(unencrypted(step.answer)?)).await
    }

    async fn read_message(&mut self, auth_key_id: i64, packet: &Bytes) -> Result<()> {
        let Some(account) = self.server.account(auth_key_id) else {
            return self.send(Packet::Plain(NO_SUCH_KEY)).await;
        };
        let message = self.server.codec.read(&account.key.decrypt(packet, Side::Client)?)?;
        let is_open = |it: &Arc<Session>| it.id == message.session_id && it.user == account.user;
        let session = match self.session.clone().filter(is_open) {
            Some(session) => session,
            None => {
                self.forget_session();
                Arc::new(Session::new(account.key, message.session_id, account.user))
            }
        };
        self.session = Some(Arc::clone(&session));
        let answers = self.answer(&session, message)?;
        if answers.is_empty() {
            return Ok(());
        }
        self.send(Packet::Messages(session, answers)).await
    }

    fn answer(&self, session: &Arc<Session>, message: DecryptedMessage) -> Result<Vec<Outgoing>> {
        let context = dispatch::Context { server: self.server, session, outbox: &self.outbox };
        if let Some(refusal) = context.check(&message)? {
            return Ok(vec![refusal]);
        }
        let mut answers = Vec::new();
        if session.begin() {
            answers.push(context.new_session(&message)?);
        }
        self.server.codec.answer(&context, message, &mut answers)?;
        Ok(answers)
    }

    /// Waits if the client does not read: then nothing more is read from it.
    async fn send(&self, packet: Packet) -> Result<()> {
        let sent = self.outbox.packets.send(packet).await;
        sent.map_err(|_| Error::Protocol("the connection is closed"))
    }

    fn forget_session(&mut self) {
        if let Some(session) = self.session.take()
            && self.server.users.remove(&session)
        {
            self.server.calls.remove_all(session.user);
        }
    }
}

fn unencrypted(object: Unknown) -> Result<Bytes> {
    let message_id = message_time() & !3 | 1;
    let message = UnencryptedMessage { auth_key_id: 0, message_id, message_data: object };
    Ok(tl_core::to_vec_bare(&message)?.into())
}

async fn write(
    server: &Server,
    transport: Transport,
    mut writer: OwnedWriteHalf,
    mut packets: mpsc::Receiver<Packet>,
) -> Result<()> {
    let mut frame = Vec::new();
    while let Some(packet) = packets.recv().await {
        frame.clear();
        match packet {
            Packet::Plain(packet) => transport.write_frame(&packet, &mut frame)?,
            Packet::Messages(session, messages) => {
                let salt = server.salt(session.key.id(), 0);
                let message = server.codec.write(messages, &session, salt)?;
                let packet = session.key.encrypt(message, Side::Server)?;
                transport.write_frame(&packet, &mut frame)?;
            }
        }
        let written = timeout(limits::WRITE, writer.write_all(&frame)).await;
        written.map_err(|_| Error::TimedOut("a client that does not read"))??;
    }
    Ok(())
}
