//! A signature in a newtype over a codec: the type of the codec decides.

use tl_core::{Bytes, DecodeError, EncodeError, Reader, TlObject, Writer};

mod reversed {
    use super::*;

    pub fn encode<'w>(value: &Bytes, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_bytes(value)
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Bytes, DecodeError> {
        reader.read()
    }
}

#[derive(TlObject)]
#[tl(transparent)]
struct Signature(#[tl(with = reversed)] Bytes);

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Node {
    version: i32,
    #[tl(signature)]
    signature: Signature,
}

/// With its own name in schemas.
#[derive(TlObject)]
#[tl(transparent)]
struct Named(#[tl(with = reversed, type = "bytes")] Bytes);

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false)]
struct OfNamed {
    version: i32,
    #[tl(signature)]
    signature: Named,
}

fn main() {}
