//! Auth keys, and packets that are encrypted with them: <https://core.telegram.org/mtproto/description>.

use tl_core::{Bare, Bytes, Int128};

use crate::crypto::{self, Iv, Key, concat, sha1, sha256};
use crate::dh;
use crate::error::{Error, Result};
use crate::schema::mtproto::types::EncryptedPacket;

/// Who encrypts: the two sides use different parts of the key.
#[derive(Clone, Copy)]
pub enum Side {
    /// Packets to the server.
    Client,
    /// Packets to the client.
    Server,
}

/// The key that a handshake gives.
pub struct AuthKey {
    key: [u8; dh::LEN],
    hash: [u8; 20],
}

impl AuthKey {
    /// The key of these bytes.
    #[must_use]
    pub fn new(key: [u8; dh::LEN]) -> Self {
        Self { key, hash: sha1(&[&key]) }
    }

    /// The number in front of each packet that is encrypted with the key.
    #[must_use]
    pub fn id(&self) -> i64 {
        i64::from_le_bytes(concat(&[&self.hash[12..]]))
    }

    /// Returns the hash that proves the key in a handshake. `number` is 1, 2 or 3, for `dh_gen_ok`, `dh_gen_retry` and
    /// `dh_gen_fail`.
    #[must_use]
    pub fn new_nonce_hash(&self, new_nonce: &[u8; 32], number: u8) -> Int128 {
        let hash = sha1(&[new_nonce, &[number], &self.hash[..8]]);
        Int128(concat(&[&hash[4..]]))
    }

    /// Decrypts a packet of `side`: a message and its padding.
    pub fn decrypt(&self, packet: &Bytes, side: Side) -> Result<Bytes> {
        let (Bare(header), encrypted): (Bare<EncryptedPacket>, _) = tl_core::from_prefix(packet)?;
        let (key, iv) = self.key_and_iv(header.msg_key, side);
        let mut data = encrypted.to_vec();
        crypto::decrypt_ige(&key, &iv, &mut data)?;
        if self.msg_key(&data, side) != header.msg_key {
            return Err(Error::Protocol("the packet is not encrypted with its key"));
        }
        Ok(data.into())
    }

    /// Encrypts a message to a packet of `side`.
    pub fn encrypt(&self, mut message: Vec<u8>, side: Side) -> Result<Vec<u8>> {
        let len = message.len();
        message.resize((len + 12).next_multiple_of(16), 0);
        crypto::fill_random(&mut message[len..])?;
        let msg_key = self.msg_key(&message, side);
        let (key, iv) = self.key_and_iv(msg_key, side);
        crypto::encrypt_ige(&key, &iv, &mut message)?;
        let mut packet =
            tl_core::to_vec_bare(&EncryptedPacket { auth_key_id: self.id(), msg_key })?;
        packet.append(&mut message);
        Ok(packet)
    }

    fn msg_key(&self, data: &[u8], side: Side) -> Int128 {
        let start = 88 + side.offset();
        let hash = sha256(&[&self.key[start..start + 32], data]);
        Int128(concat(&[&hash[8..24]]))
    }

    fn key_and_iv(&self, msg_key: Int128, side: Side) -> (Key, Iv) {
        let x = side.offset();
        let a = sha256(&[&msg_key.0, &self.key[x..x + 36]]);
        let b = sha256(&[&self.key[x + 40..x + 76], &msg_key.0]);
        (concat(&[&a[..8], &b[8..24], &a[24..]]), concat(&[&b[..8], &a[8..24], &b[24..]]))
    }
}

impl Side {
    fn offset(self) -> usize {
        match self {
            Self::Client => 0,
            Self::Server => 8,
        }
    }
}
