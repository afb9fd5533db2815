use std::time::Duration;

use tl_core::TlObject;

/// Codecs of `u32`, in fields of another type.
mod number {
    use tl_core::{DecodeError, Encode, EncodeError, Reader, Writer};

    pub fn encode<'w>(value: &u32, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        value.encode(out)
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<u32, DecodeError> {
        reader.read()
    }
}

/// Functions of another shape.
mod buffers {
    use std::time::Duration;

    pub fn encode(_value: &Duration, _out: &mut Vec<u8>) -> Result<(), String> {
        Ok(())
    }

    pub fn decode(_bytes: &[u8]) -> Result<Duration, tl_core::DecodeError> {
        Ok(Duration::ZERO)
    }
}

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct OfAnotherType {
    #[tl(with = number)]
    timeout: Duration,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false)]
struct OfAnotherShape {
    #[tl(flag = 0, with = buffers)]
    timeout: Option<Duration>,
}

fn main() {}
