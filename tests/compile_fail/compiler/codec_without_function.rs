use std::time::Duration;

use tl_core::TlObject;

mod reads {
    use tl_core::{DecodeError, Reader};

    pub fn decode(reader: &mut Reader<'_>) -> Result<std::time::Duration, DecodeError> {
        reader.read::<u32>().map(|it| std::time::Duration::from_secs(it.into()))
    }
}

mod hides {
    use std::time::Duration;

    use tl_core::{DecodeError, Encode, EncodeError, Reader, Writer};

    fn encode<'w>(value: &Duration, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        (value.as_secs() as i64).encode(out)
    }

    fn decode(reader: &mut Reader<'_>) -> Result<Duration, DecodeError> {
        reader.read::<u32>().map(|it| Duration::from_secs(it.into()))
    }
}

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct NoEncode {
    #[tl(with = reads)]
    timeout: Duration,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false)]
struct NoModule {
    #[tl(flag = 0, with = nowhere)]
    timeout: Option<Duration>,
}

#[derive(TlObject)]
#[tl(id = 0x00000003, proof = false)]
struct Private {
    #[tl(with = hides)]
    timeout: Duration,
}

fn main() {}
