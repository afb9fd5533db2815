//! Diffie–Hellman in Telegram's group, in constant time.

use crypto_bigint::modular::{FixedMontyForm, FixedMontyParams};
use crypto_bigint::{Odd, U2048};

use crate::crypto;
use crate::error::{Error, Result};

/// The generator.
pub const G: i32 = 3;

/// How long numbers of the group are, in bytes.
pub const LEN: usize = 256;

/// The prime of Telegram's servers, which clients know.
const PRIME: &str = concat!(
    "c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f",
    "48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37",
    "20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64",
    "2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4",
    "a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754",
    "fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4",
    "e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f",
    "0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b",
);

/// Computed by the compiler.
static PARAMS: FixedMontyParams<{ U2048::LIMBS }> =
    FixedMontyParams::new(Odd::<U2048>::from_be_hex(PRIME));

/// The prime, as it is sent.
#[must_use]
pub fn prime() -> [u8; LEN] {
    to_bytes(PARAMS.modulus().as_ref())
}

/// A secret exponent.
pub struct Secret(U2048);

impl Secret {
    /// Makes a random exponent.
    pub fn random() -> Result<Self> {
        Ok(Self(U2048::from_be_slice(&crypto::random::<LEN>()?)))
    }

    /// The number to send: the generator to the power of the secret.
    #[must_use]
    pub fn public(&self) -> [u8; LEN] {
        self.pow(&U2048::from_u32(G.unsigned_abs()))
    }

    /// The secret that both sides share, from the other side's number. Some numbers would give the secret away.
    pub fn shared(&self, public: &[u8]) -> Result<[u8; LEN]> {
        let public = from_bytes(public).ok_or(Error::Protocol("the number is too long"))?;
        let margin = U2048::ONE.shl(2048 - 64);
        let largest = PARAMS.modulus().as_ref().wrapping_sub(&margin);
        if public < margin || public > largest {
            return Err(Error::Protocol("the number is not within the safe range"));
        }
        Ok(self.pow(&public))
    }

    fn pow(&self, base: &U2048) -> [u8; LEN] {
        to_bytes(&FixedMontyForm::new(base, &PARAMS).pow(&self.0).retrieve())
    }
}

/// A number of at most 2048 bits. Clients leave out zeros at the beginning.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<U2048> {
    let mut padded = [0; LEN];
    padded.get_mut(LEN.checked_sub(bytes.len())?..)?.copy_from_slice(bytes);
    Some(U2048::from_be_slice(&padded))
}

/// The number with zeros at the beginning.
#[must_use]
pub fn to_bytes(number: &U2048) -> [u8; LEN] {
    number.to_be_bytes().into()
}
