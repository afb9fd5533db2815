//! Peers that want to harm the server. Each loses its connection, and nothing else happens.

use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tl_core::{Bare, Constructor, Unknown};
use tokio::time::sleep;

use super::{Client, Connection, Padding};
use crate::crypto;
use crate::error::{Error, Result};
use crate::framing::Transport;
use crate::rsa_key::RsaKey;
use crate::schema::api::functions::InvokeWithLayer;
use crate::schema::api::functions::help::GetConfig;
use crate::schema::api::functions::messages::GetDhConfig;
use crate::schema::api::functions::users::GetUsers;
use crate::schema::mtproto::functions::Ping;
use crate::schema::mtproto::types::{GzipPacked, Message, MsgContainer};

/// The attack of a hostile peer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Attack {
    /// Sends a part of an encrypted packet.
    CutPacket,
    /// Changes a bit of an encrypted packet.
    FlippedBit,
    /// Leaves in the middle of a frame.
    CutFrame,
    /// Announces a frame of 2 GiB.
    LongFrame,
    /// Sends a frame byte by byte.
    SlowFrame,
    /// Connects and says nothing.
    Silence,
    /// Calls functions and does not read the answers.
    NeverReads,
    /// Sends what no key has encrypted, in a handshake.
    BadHandshake,
    /// Sends a function with a word too much.
    TrailingWord,
    /// Sends a function within functions, 10,000 levels deep.
    Nesting,
    /// Sends a vector that claims two thousand million items.
    LongVector,
    /// Sends some kilobytes that unpack to 8 MiB.
    Bomb,
    /// Sends a container of many small bombs.
    Bombs,
    /// Sends containers in containers.
    NestedContainers,
}

/// All of them.
pub const ATTACKS: [Attack; 14] = [
    Attack::CutPacket,
    Attack::FlippedBit,
    Attack::CutFrame,
    Attack::LongFrame,
    Attack::SlowFrame,
    Attack::Silence,
    Attack::NeverReads,
    Attack::BadHandshake,
    Attack::TrailingWord,
    Attack::Nesting,
    Attack::LongVector,
    Attack::Bomb,
    Attack::Bombs,
    Attack::NestedContainers,
];

/// Carries out an attack, and waits until the server has closed the connection.
pub async fn attack(attack: Attack, address: SocketAddr, rsa_key: &RsaKey) -> Result<()> {
    let mut connection = Connection::open(address, Transport::Intermediate).await?;
    match attack {
        Attack::CutFrame => return connection.send_raw(&[64, 0, 0, 0, 1, 2, 3]).await,
        Attack::LongFrame => connection.send_raw(&[0xff, 0xff, 0xff, 0x7f]).await?,
        Attack::SlowFrame => send_slowly(&mut connection).await?,
        Attack::Silence => {}
        Attack::BadHandshake => send_bad_handshake(&mut connection).await?,
        _ => {
            let transport = Transport::Abridged;
            let client = Client::connect(address, transport, Padding::RsaPad, rsa_key).await?;
            return attack_in_session(attack, client).await;
        }
    }
    wait_for_end(&mut connection).await
}

async fn attack_in_session(attack: Attack, mut client: Client) -> Result<()> {
    // This call gets the right salt: with a wrong one, the server refuses the packet before the attack.
    client.call_raw(&GetConfig {}).await?;
    if attack == Attack::NeverReads {
        return call_without_reading(&mut client).await;
    }
    let mut packet = client.packet(object_of(attack)?)?;
    match attack {
        Attack::CutPacket => packet.truncate(packet.len() - 32),
        Attack::FlippedBit => packet[40] ^= 1,
        _ => {}
    }
    client.connection().send(&packet).await?;
    wait_for_end(client.connection()).await
}

/// The server's answers are not of interest, only that it leaves.
async fn wait_for_end(connection: &mut Connection) -> Result<()> {
    loop {
        match connection.receive().await {
            Ok(_) => {}
            Err(Error::Io(_)) => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

async fn send_slowly(connection: &mut Connection) -> Result<()> {
    connection.send_raw(&1024_u32.to_le_bytes()).await?;
    for _ in 0..200 {
        if connection.send_raw(&[0]).await.is_err() {
            return Ok(());
        }
        sleep(Duration::from_millis(100)).await;
    }
    Err(Error::Protocol("the server has waited for a frame for 20 seconds"))
}

async fn send_bad_handshake(connection: &mut Connection) -> Result<()> {
    let noise: [u8; 256] = crypto::random()?;
    connection.send(&[&[0; 16][..], &[236, 0, 0, 0], &noise[..236]].concat()).await
}

async fn call_without_reading(client: &mut Client) -> Result<()> {
    let function = GetDhConfig { version: 0, random_length: 1024 };
    for _ in 0..100_000 {
        let packet = client.packet(Unknown::from_object(&function)?)?;
        if client.connection().send(&packet).await.is_err() {
            return Ok(());
        }
    }
    Err(Error::Protocol("the server has read 100,000 calls whose answers nobody reads"))
}

fn object_of(attack: Attack) -> Result<Unknown> {
    let ping = Unknown::from_object(&Ping { ping_id: 1 })?;
    Ok(match attack {
        Attack::TrailingWord => Unknown::new(ping.id(), &[ping.body(), &[0; 4]].concat())?,
        Attack::Nesting => {
            let level = [InvokeWithLayer::<bool>::ID.to_le_bytes(), 230_u32.to_le_bytes()].concat();
            Unknown::from_bytes([level.repeat(10_000), vec![0; 4]].concat().into())?
        }
        Attack::LongVector => {
            let vector = [0x1cb5_c415_u32.to_le_bytes(), [0xff, 0xff, 0xff, 0x7f]].concat();
            Unknown::new(GetUsers::ID, &vector)?
        }
        Attack::Bomb => bomb(8 << 20)?,
        Attack::Bombs => container(vec![bomb(400 << 10)?; 100])?,
        Attack::NestedContainers => container(vec![container(vec![ping])?])?,
        _ => ping,
    })
}

fn container(bodies: Vec<Unknown>) -> Result<Unknown> {
    let message = |(msg_id, body)| Bare(Message { msg_id, seqno: 0, body });
    let messages = (0..).step_by(4).zip(bodies).map(message).collect();
    Ok(Unknown::from_object(&MsgContainer { messages })?)
}

fn bomb(len: usize) -> Result<Unknown> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; len])?;
    Ok(Unknown::from_object(&GzipPacked { packed_data: encoder.finish()?.into() })?)
}
