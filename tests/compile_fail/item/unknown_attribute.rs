use tl_core::TlObject;

#[derive(TlObject)]
#[tl(crc = 0x7d748d04)]
struct DataJson {
    #[tl(optional)]
    data: String,
}

#[derive(TlObject)]
#[tl(tag = 1)]
enum Data {
    #[tl(tag = 1)]
    Json,
}

fn main() {}
