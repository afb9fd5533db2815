use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Message {
    id: u16,
    hash: [u8; 20],
    #[tl(flag = 0)]
    views: Option<usize>,
    seen: Vec<u128>,
    /// This is `bytes`.
    data: Vec<u8>,
}

fn main() {}
