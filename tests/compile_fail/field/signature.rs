use tl_core::{Bytes, Signed, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Twice {
    #[tl(signature)]
    first: Bytes,
    #[tl(signature)]
    second: Bytes,
}

#[derive(TlObject)]
enum Either {
    #[tl(id = 0x00000001)]
    Left {
        #[tl(signature)]
        signature: Bytes,
    },
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Number {
    #[tl(signature)]
    signature: i64,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Coded {
    #[tl(signature, with = tl_core::sized_bytes)]
    signature: Bytes,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Converted {
    #[tl(signature, as = Bytes)]
    signature: Vec<u8>,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Bare {
    #[tl(signature, bare)]
    signature: Vec<i32>,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Skipped {
    #[tl(signature, skip)]
    signature: Bytes,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Bit {
    #[tl(signature, flag = 0)]
    signature: bool,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Shared {
    #[tl(flag = 3)]
    signer: Option<i64>,
    #[tl(signature, flag = 3)]
    signature: Option<Bytes>,
}

#[derive(TlObject)]
#[tl(signature, id = 0x00000001)]
struct Item {
    signature: Bytes,
}

/// No error: the mistakes are in the items above.
fn sign(twice: &Twice) -> impl Signed + '_ {
    twice
}

fn main() {}
