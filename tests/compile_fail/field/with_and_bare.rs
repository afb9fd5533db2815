use tl_core::TlObject;

mod seconds {}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(with = seconds, bare)]
    duration: std::time::Duration,
}

fn main() {}
