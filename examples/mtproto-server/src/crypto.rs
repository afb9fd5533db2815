//! Hashes, random bytes and AES-IGE, from crates that do nothing else.

use aes::Aes256;
use aes::cipher::{Array, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// A key of AES-256.
pub type Key = [u8; 32];

/// The two blocks that IGE starts with.
pub type Iv = [u8; 32];

/// The SHA1 of the parts, one after another.
#[must_use]
pub fn sha1(parts: &[&[u8]]) -> [u8; 20] {
    parts.iter().fold(Sha1::new(), Sha1::chain_update).finalize().into()
}

/// The SHA256 of the parts, one after another.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), Sha256::chain_update).finalize().into()
}

/// Random bytes of the operating system.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fills `bytes` with random bytes of the operating system.
pub fn fill_random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| Error::Protocol("the system has no random bytes"))
}

/// Encrypts whole blocks in place.
pub fn encrypt_ige(key: &Key, iv: &Iv, data: &mut [u8]) -> Result<()> {
    let (blocks, rest) = Array::slice_as_chunks_mut(data);
    check_empty(rest)?;
    ige::Encryptor::<Aes256>::new(key.into(), iv.into()).encrypt_blocks(blocks);
    Ok(())
}

/// Decrypts whole blocks in place.
pub fn decrypt_ige(key: &Key, iv: &Iv, data: &mut [u8]) -> Result<()> {
    let (blocks, rest) = Array::slice_as_chunks_mut(data);
    check_empty(rest)?;
    ige::Decryptor::<Aes256>::new(key.into(), iv.into()).decrypt_blocks(blocks);
    Ok(())
}

fn check_empty(rest: &[u8]) -> Result<()> {
    let error = Error::Protocol("encrypted data has to be a multiple of 16 bytes long");
    if rest.is_empty() { Ok(()) } else { Err(error) }
}

/// Copies the parts into an array that they fill. Their lengths are constants, so a test finds a wrong one.
#[must_use]
pub fn concat<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut array = [0; N];
    let mut rest = array.as_mut_slice();
    for part in parts {
        let (start, end) = rest.split_at_mut(part.len());
        start.copy_from_slice(part);
        rest = end;
    }
    debug_assert!(rest.is_empty());
    array
}
