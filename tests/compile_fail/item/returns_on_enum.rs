use tl_core::TlObject;

#[derive(TlObject)]
#[tl(returns = bool)]
enum Ping {
    #[tl(id = 0x7abe77ec)]
    Ping { ping_id: i64 },
}

fn main() {}
