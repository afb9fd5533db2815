//! TON's objects, by its own rule.

use tl_core::{Bytes, Flags, Int256, TlObject};

use crate::schema::samples;
use crate::schema::stubs::BlockHeader;

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
    #[tl(definition = "pub.ed25519#4813b4c6 key:int256 = PublicKey;")]
    Ed25519 { key: Int256 },
    #[tl(definition = "pub.aes#2dbcadd4 key:int256 = PublicKey;")]
    Aes { key: Int256 },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "tonNode.blockId#b7cdb167 workchain:int shard:long seqno:int = tonNode.BlockId;",
    dialect = "ton"
)]
pub struct BlockId {
    pub workchain: i32,
    pub shard: i64,
    pub seqno: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "adnl.message.query#b48bf97a query_id:int256 query:bytes = adnl.Message;",
    dialect = "ton"
)]
pub struct AdnlMessageQuery {
    pub query_id: Int256,
    pub query: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "liteServer.lookupBlock#fac8f71e mode:# id:tonNode.blockId lt:mode.1?long utime:mode.2?int = liteServer.BlockHeader;", returns = BlockHeader, dialect = "ton")]
pub struct LookupBlock {
    pub mode: Flags,
    #[tl(bare)]
    pub id: BlockId,
    pub lt: Option<i64>,
    pub utime: Option<i32>,
}
