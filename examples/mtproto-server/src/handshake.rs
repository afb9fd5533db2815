//! The handshake that gives an auth key: <https://core.telegram.org/mtproto/auth_key>.
//!
//! It computes with large numbers for some milliseconds, so it runs outside of the threads that serve connections.

use tl_core::{Bytes, DecodeOwned, Int128, Int256, Unknown};

use crate::auth_key::AuthKey;
use crate::crypto::{self, Iv, Key, concat, sha1};
use crate::dh::{self, Secret};
use crate::error::{Error, Result};
use crate::record::Record;
use crate::rsa_key::RsaKey;
use crate::schema::mtproto::{AnyFunction, enums, functions, types};
use crate::time::unix_time;

/// The product that a client has to factorise, and its factors. A server on the internet chooses others for each
/// client.
pub(crate) const PQ: [u8; 8] = 0x17ed_4894_1a08_f981_u64.to_be_bytes();
pub(crate) const P: [u8; 4] = 0x494c_553b_u32.to_be_bytes();
pub(crate) const Q: [u8; 4] = 0x5391_1073_u32.to_be_bytes();

/// The state of a handshake.
#[derive(Default)]
pub enum Handshake {
    /// Nothing has been sent, or the last handshake is complete.
    #[default]
    Start,
    /// The server has sent its nonce.
    Nonces(Nonces),
    /// The server has sent its number.
    Numbers(Nonces, Int256, Box<Secret>),
}

/// The numbers by which both sides know their handshake.
#[derive(Clone, Copy, PartialEq)]
pub struct Nonces {
    pub(crate) client: Int128,
    pub(crate) server: Int128,
}

/// A step of a handshake.
pub struct Step {
    /// The object to send to the client.
    pub answer: Unknown,
    /// The next state of the handshake.
    pub next: Handshake,
    /// The key, after the last step.
    pub key: Option<AuthKey>,
}

impl Handshake {
    /// Takes a packet of the client a step further.
    pub fn step(self, request: &Unknown, rsa_key: &RsaKey, record: &Record) -> Result<Step> {
        let function: AnyFunction = request.to_object()?;
        record.received(request.as_bytes(), &function);
        match (self, function) {
            (_, AnyFunction::ReqPq(function)) => start(function.nonce, rsa_key, record),
            (_, AnyFunction::ReqPqMulti(function)) => start(function.nonce, rsa_key, record),
            (Self::Nonces(nonces), AnyFunction::ReqDHParams(function)) => {
                nonces.check(function.nonce, function.server_nonce)?;
                send_number(nonces, &function, rsa_key, record)
            }
            (
                Self::Numbers(nonces, new_nonce, secret),
                AnyFunction::SetClientDHParams(function),
            ) => {
                nonces.check(function.nonce, function.server_nonce)?;
                finish(nonces, new_nonce, &secret, &function, record)
            }
            _ => Err(Error::Protocol("the packet does not belong to this step of the handshake")),
        }
    }
}

impl Nonces {
    fn check(self, client: Int128, server: Int128) -> Result<()> {
        let error = Error::Protocol("the packet belongs to another handshake");
        if self == (Self { client, server }) { Ok(()) } else { Err(error) }
    }

    /// The key for the rest of the handshake.
    pub(crate) fn key_and_iv(self, new_nonce: Int256) -> (Key, Iv) {
        let (new, server) = (&new_nonce.0, &self.server.0);
        let (a, b) = (sha1(&[new, server]), sha1(&[server, new]));
        let c = sha1(&[new, new]);
        (concat(&[&a, &b[..12]]), concat(&[&b[12..], &c, &new[..4]]))
    }
}

fn start(nonce: Int128, rsa_key: &RsaKey, record: &Record) -> Result<Step> {
    let nonces = Nonces { client: nonce, server: Int128(crypto::random()?) };
    let answer = types::ResPQ {
        nonce,
        server_nonce: nonces.server,
        pq: Bytes::from_static(&PQ),
        server_public_key_fingerprints: vec![rsa_key.fingerprint()],
    };
    let answer = record.sent(&answer)?;
    Ok(Step { answer, next: Handshake::Nonces(nonces), key: None })
}

fn send_number(
    nonces: Nonces,
    function: &functions::ReqDHParams,
    rsa_key: &RsaKey,
    record: &Record,
) -> Result<Step> {
    let data: enums::PQInnerData = rsa_key.decrypt(&function.encrypted_data)?;
    record.received_in(&data)?;
    nonces.check(data.nonce(), data.server_nonce())?;
    if [&function.p, data.p()] != [&P[..]; 2] || [&function.q, data.q()] != [&Q[..]; 2] {
        return Err(Error::Protocol("these are not the factors"));
    }
    let secret = Secret::random()?;
    let answer = types::ServerDHInnerData {
        nonce: nonces.client,
        server_nonce: nonces.server,
        g: dh::G,
        dh_prime: Bytes::copy_from_slice(&dh::prime()),
        g_a: Bytes::copy_from_slice(&secret.public()),
        server_time: unix_time(),
    };
    let new_nonce = data.new_nonce();
    let answer = types::ServerDHParamsOk {
        nonce: nonces.client,
        server_nonce: nonces.server,
        encrypted_answer: encrypt(record.sent(&answer)?.as_bytes(), nonces.key_and_iv(new_nonce))?,
    };
    let answer = record.sent(&enums::ServerDHParams::from(answer))?;
    Ok(Step { answer, next: Handshake::Numbers(nonces, new_nonce, Box::new(secret)), key: None })
}

fn finish(
    nonces: Nonces,
    new_nonce: Int256,
    secret: &Secret,
    function: &functions::SetClientDHParams,
    record: &Record,
) -> Result<Step> {
    let data: types::ClientDHInnerData =
        decrypt(&function.encrypted_data, nonces.key_and_iv(new_nonce))?;
    record.received_in(&data)?;
    nonces.check(data.nonce, data.server_nonce)?;
    let key = AuthKey::new(secret.shared(&data.g_b)?);
    let answer = types::DhGenOk {
        nonce: nonces.client,
        server_nonce: nonces.server,
        new_nonce_hash1: key.new_nonce_hash(&new_nonce.0, 1),
    };
    let answer = record.sent(&enums::SetClientDHParamsAnswer::from(answer))?;
    Ok(Step { answer, next: Handshake::Start, key: Some(key) })
}

/// The hash of the object, the object, random bytes.
pub(crate) fn encrypt(object: &[u8], (key, iv): (Key, Iv)) -> Result<Bytes> {
    let mut data = [&sha1(&[object]), object].concat();
    let len = data.len();
    data.resize(len.next_multiple_of(16), 0);
    crypto::fill_random(&mut data[len..])?;
    crypto::encrypt_ige(&key, &iv, &mut data)?;
    Ok(data.into())
}

/// Checks the hash, and leaves out the random bytes.
pub(crate) fn decrypt<T: DecodeOwned>(data: &Bytes, (key, iv): (Key, Iv)) -> Result<T> {
    let mut data = data.to_vec();
    crypto::decrypt_ige(&key, &iv, &mut data)?;
    let (hash, padded) =
        data.split_first_chunk::<20>().ok_or(Error::Protocol("the data is too short"))?;
    let (object, padding) = tl_core::from_prefix(padded)?;
    if *hash != sha1(&[&padded[..padded.len() - padding.len()]]) {
        return Err(Error::Protocol("the hash is not that of the data"));
    }
    Ok(object)
}
