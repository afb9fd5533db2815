//! The server's RSA key, and the two ways in which clients pad what they encrypt with it.

use crypto_bigint::modular::{FixedMontyForm, FixedMontyParams};
use crypto_bigint::{Odd, U2048};
use pkcs1::RsaPrivateKeyRef;
use pkcs1::der::Decode;
use pkcs1::der::pem;
use tl_core::{Bytes, DecodeOwned};

use crate::crypto::{self, concat, sha1, sha256};
use crate::dh;
use crate::error::{Error, Result};
use crate::schema::mtproto::types::RsaPublicKey;

/// The server's key. Clients know the public part of it.
pub struct RsaKey {
    params: FixedMontyParams<{ U2048::LIMBS }>,
    exponent: U2048,
    public_exponent: U2048,
    fingerprint: i64,
}

impl RsaKey {
    /// Reads a private key of 2048 bits in PEM, `-----BEGIN RSA PRIVATE KEY-----`.
    #[must_use]
    pub fn from_pem(text: &str) -> Option<Self> {
        let (_, der) = pem::decode_vec(text.as_bytes()).ok()?;
        let key = RsaPrivateKeyRef::from_der(&der).ok()?;
        let public = RsaPublicKey {
            n: Bytes::copy_from_slice(key.modulus.as_bytes()),
            e: Bytes::copy_from_slice(key.public_exponent.as_bytes()),
        };
        let modulus = Odd::new(dh::from_bytes(&public.n)?).into_option()?;
        Some(Self {
            params: FixedMontyParams::new(modulus),
            exponent: dh::from_bytes(key.private_exponent.as_bytes())?,
            public_exponent: dh::from_bytes(&public.e)?,
            fingerprint: fingerprint(&public)?,
        })
    }

    /// The number by which clients find the key.
    #[must_use]
    pub fn fingerprint(&self) -> i64 {
        self.fingerprint
    }

    /// The modulus, for clients.
    #[must_use]
    pub fn params(&self) -> &FixedMontyParams<{ U2048::LIMBS }> {
        &self.params
    }

    /// The exponent of clients.
    #[must_use]
    pub fn public_exponent(&self) -> &U2048 {
        &self.public_exponent
    }

    /// Decrypts an object in either padding.
    pub fn decrypt<T: DecodeOwned>(&self, data: &[u8]) -> Result<T> {
        let number = dh::from_bytes(data).ok_or(Error::Protocol("the data is too long"))?;
        let plain = FixedMontyForm::new(&number, &self.params).pow(&self.exponent).retrieve();
        let plain = dh::to_bytes(&plain);
        let object = unpad(&plain)?.or_else(|| unpad_old(&plain));
        object.ok_or(Error::Protocol("the data is not encrypted with the server's key"))
    }
}

fn fingerprint(key: &RsaPublicKey) -> Option<i64> {
    let hash = sha1(&[&tl_core::to_vec_bare(key).ok()?]);
    Some(i64::from_le_bytes(*hash.last_chunk()?))
}

/// `RSA_PAD` of <https://core.telegram.org/mtproto/auth_key>: a key of AES for one use, and data that is encrypted with it.
fn unpad<T: DecodeOwned>(plain: &[u8; dh::LEN]) -> Result<Option<T>> {
    let (masked, encrypted) = plain.split_at(32);
    let mask = sha256(&[encrypted]);
    let mut key = crypto::Key::default();
    for (byte, (masked, mask)) in key.iter_mut().zip(masked.iter().zip(mask)) {
        *byte = masked ^ mask;
    }
    let mut decrypted: [u8; 224] = concat(&[encrypted]);
    crypto::decrypt_ige(&key, &crypto::Iv::default(), &mut decrypted)?;
    let (data, hash) = decrypted.split_at_mut(192);
    data.reverse();
    if *hash != sha256(&[&key, data]) {
        return Ok(None);
    }
    Ok(Some(tl_core::from_prefix(data)?.0))
}

/// The padding that older clients use: a zero, the hash of the object, the object, random bytes.
fn unpad_old<T: DecodeOwned>(plain: &[u8; dh::LEN]) -> Option<T> {
    let (hash, padded) = plain.strip_prefix(&[0])?.split_at(20);
    let (object, padding) = tl_core::from_prefix(padded).ok()?;
    let data = &padded[..padded.len() - padding.len()];
    (*hash == sha1(&[data])).then_some(object)
}
