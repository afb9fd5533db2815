use tl_core::TlObject;

#[derive(TlObject)]
#[tl(flag = 5)]
struct Flagged {
    #[tl(id = 0x1)]
    data: String,
}

#[derive(TlObject)]
#[tl(id = 0x1)]
enum Data {
    #[tl(returns = bool)]
    Json,
}

fn main() {}
