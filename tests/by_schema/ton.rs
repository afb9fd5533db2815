//! TON's objects, by its own rule.

use tl_core::{Bytes, Int256, TlObject};

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
#[tl(dialect = "ton", schema = "schema/samples.tl")]
pub enum PublicKey {
    Ed25519 { key: Int256 },
    Aes { key: Int256 },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", dialect = "ton")]
pub struct BlockId {
    pub workchain: i32,
    pub shard: i64,
    pub seqno: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", dialect = "ton")]
pub struct AdnlMessageQuery {
    pub query_id: Int256,
    pub query: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = BlockHeader, dialect = "ton")]
pub struct LookupBlock {
    #[tl(bare)]
    pub id: BlockId,
    pub lt: Option<i64>,
    pub utime: Option<i32>,
}
