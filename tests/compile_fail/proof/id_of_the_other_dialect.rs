use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(id = 0x562c35d4, name = "adnl.message.query", type = "adnl.Message", dialect = "ton")]
struct Query {
    query_id: tl_core::Int256,
    query: Bytes,
}

fn main() {}
