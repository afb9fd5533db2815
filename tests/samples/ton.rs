//! TON's objects, by its own rule.

use tl_core::{Bytes, Flags, Int256, TlObject};

use crate::samples::samples;
use crate::samples::stubs::BlockHeader;

samples! {
    pub_ed25519: PublicKey = "pub.ed25519",
    pub_aes: PublicKey = "pub.aes",
    ton_node_block_id: BlockId = "tonNode.blockId",
    adnl_message_query: AdnlMessageQuery = "adnl.message.query",
    lite_server_lookup_block: LookupBlock = "liteServer.lookupBlock",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(dialect = "ton")]
pub enum PublicKey {
    #[tl(id = 0x4813b4c6, name = "pub.ed25519")]
    Ed25519 { key: Int256 },
    #[tl(id = 0x2dbcadd4, name = "pub.aes")]
    Aes { key: Int256 },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xb7cdb167, name = "tonNode.blockId", dialect = "ton")]
pub struct BlockId {
    pub workchain: i32,
    pub shard: i64,
    pub seqno: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xb48bf97a, name = "adnl.message.query", type = "adnl.Message", dialect = "ton")]
pub struct AdnlMessageQuery {
    pub query_id: Int256,
    pub query: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xfac8f71e, name = "liteServer.lookupBlock", returns = BlockHeader, dialect = "ton")]
pub struct LookupBlock {
    #[tl(flags)]
    pub mode: Flags,
    #[tl(bare)]
    pub id: BlockId,
    #[tl(flag = 1)]
    pub lt: Option<i64>,
    #[tl(flag = 2)]
    pub utime: Option<i32>,
}
