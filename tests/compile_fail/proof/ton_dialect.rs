use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(id = 0xb48bf97a, name = "adnl.message.query", type = "adnl.Message")]
struct Query {
    query_id: tl_core::Int256,
    query: Bytes,
}

fn main() {}
