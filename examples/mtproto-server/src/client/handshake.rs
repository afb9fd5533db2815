//! The client's side of the handshake.

use crypto_bigint::U2048;
use crypto_bigint::modular::FixedMontyForm;
use tl_core::{Bare, Bytes, DecodeOwned, Encode, Function, Unknown};

use super::Connection;
use crate::auth_key::AuthKey;
use crate::crypto::{self, concat, sha1, sha256};
use crate::dh::{self, Secret};
use crate::error::{Error, Result};
use crate::handshake::{Nonces, decrypt, encrypt};
use crate::rsa_key::RsaKey;
use crate::schema::mtproto::{enums, functions, types};
use crate::time::message_time;

/// The padding of the data that a client encrypts with the server's key.
#[derive(Clone, Copy, Debug)]
pub enum Padding {
    /// The padding of older clients, with a SHA-1 hash.
    Sha1,
    /// `RSA_PAD`.
    RsaPad,
}

/// Makes an auth key.
pub async fn make_key(
    connection: &mut Connection,
    padding: Padding,
    rsa_key: &RsaKey,
) -> Result<AuthKey> {
    let nonce = tl_core::Int128(crypto::random()?);
    let numbers = call(connection, &functions::ReqPqMulti { nonce }).await?;
    let nonces = Nonces { client: nonce, server: numbers.server_nonce };
    let new_nonce = tl_core::Int256(crypto::random()?);
    let (p, q) = factors(&numbers.pq)?;
    let data = types::PQInnerDataDc {
        pq: numbers.pq,
        p: p.clone(),
        q: q.clone(),
        nonce,
        server_nonce: nonces.server,
        new_nonce,
        dc: 2,
    };
    let data = tl_core::to_vec(&enums::PQInnerData::from(data))?;
    let request = functions::ReqDHParams {
        nonce,
        server_nonce: nonces.server,
        p,
        q,
        public_key_fingerprint: rsa_key.fingerprint(),
        encrypted_data: encrypt_with_rsa(&data, padding, rsa_key)?,
    };
    let enums::ServerDHParams::Ok(answer) = call(connection, &request).await? else {
        return Err(Error::Protocol("the server refuses the handshake"));
    };
    let key_and_iv = nonces.key_and_iv(new_nonce);
    let answer: types::ServerDHInnerData = decrypt(&answer.encrypted_answer, key_and_iv)?;
    let secret = Secret::random()?;
    let data = types::ClientDHInnerData {
        nonce,
        server_nonce: nonces.server,
        retry_id: 0,
        g_b: Bytes::copy_from_slice(&secret.public()),
    };
    let request = functions::SetClientDHParams {
        nonce,
        server_nonce: nonces.server,
        encrypted_data: encrypt(&tl_core::to_vec(&data)?, key_and_iv)?,
    };
    let key = AuthKey::new(secret.shared(&answer.g_a)?);
    match call(connection, &request).await? {
        enums::SetClientDHParamsAnswer::DhGenOk(it)
            if it.new_nonce_hash1 == key.new_nonce_hash(&new_nonce.0, 1) =>
        {
            Ok(key)
        }
        _ => Err(Error::Protocol("the server has another key")),
    }
}

async fn call<F>(connection: &mut Connection, function: &F) -> Result<F::Response>
where
    F: Function<Response: DecodeOwned> + Encode,
{
    let message_id = message_time() & !3;
    let message_data = Unknown::from_object(function)?;
    let message = types::UnencryptedMessage { auth_key_id: 0, message_id, message_data };
    connection.send(&tl_core::to_vec_bare(&message)?).await?;
    let packet = connection.receive().await?;
    let Bare(answer): Bare<types::UnencryptedMessage> = tl_core::from_bytes(&packet)?;
    Ok(answer.message_data.to_object()?)
}

/// The server is ours: it always sends the same number.
fn factors(pq: &[u8]) -> Result<(Bytes, Bytes)> {
    use crate::handshake::{P, PQ, Q};
    let error = Error::Protocol("the number is not that of this server");
    if *pq == PQ { Ok((Bytes::from_static(&P), Bytes::from_static(&Q))) } else { Err(error) }
}

fn encrypt_with_rsa(data: &[u8], padding: Padding, rsa_key: &RsaKey) -> Result<Bytes> {
    loop {
        let padded = match padding {
            Padding::Sha1 => pad_old(data)?,
            Padding::RsaPad => pad(data)?,
        };
        let number = U2048::from_be_slice(&padded);
        if number < *rsa_key.params().modulus().as_ref() {
            let power =
                FixedMontyForm::new(&number, rsa_key.params()).pow(rsa_key.public_exponent());
            return Ok(Bytes::copy_from_slice(&dh::to_bytes(&power.retrieve())));
        }
    }
}

fn pad_old(data: &[u8]) -> Result<[u8; dh::LEN]> {
    let mut padded: [u8; dh::LEN] = crypto::random()?;
    padded[0] = 0;
    padded[1..21].copy_from_slice(&sha1(&[data]));
    let place = padded.get_mut(21..21 + data.len());
    place.ok_or(Error::Protocol("the data is too long"))?.copy_from_slice(data);
    Ok(padded)
}

fn pad(data: &[u8]) -> Result<[u8; dh::LEN]> {
    let mut padded: [u8; 192] = crypto::random()?;
    let place = padded.get_mut(..data.len());
    place.ok_or(Error::Protocol("the data is too long"))?.copy_from_slice(data);
    let key: crypto::Key = crypto::random()?;
    let hash = sha256(&[&key, &padded]);
    padded.reverse();
    let mut encrypted: [u8; 224] = concat(&[&padded, &hash]);
    crypto::encrypt_ige(&key, &crypto::Iv::default(), &mut encrypted)?;
    let mask = sha256(&[&encrypted]);
    let mut masked = key;
    masked.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    Ok(concat(&[&masked, &encrypted]))
}
