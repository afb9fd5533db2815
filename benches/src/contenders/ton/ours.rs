//! The types by which tl-core decodes TON's packets.

use std::collections::VecDeque;

use tl_core::{Flags, TlObject};

use crate::codec::{self, Int256};

#[derive(TlObject)]
#[tl(dialect = "ton")]
pub enum PublicKey<'a> {
    #[tl(id = 0x4813b4c6, name = "pub.ed25519")]
    Ed25519 { key: Int256 },
    #[tl(id = 0x2dbcadd4, name = "pub.aes")]
    Aes { key: Int256 },
    #[tl(id = 0x34ba45cb, name = "pub.overlay")]
    Overlay { name: &'a [u8] },
}

#[derive(TlObject)]
#[tl(id = 0x3e3f654f, name = "adnl.id.short", dialect = "ton")]
pub struct ShortId {
    pub id: Int256,
}

#[derive(TlObject)]
#[tl(type = "adnl.Address", dialect = "ton")]
pub enum Address {
    #[tl(id = 0x670da6e7, name = "adnl.address.udp")]
    Udp { ip: i32, port: i32 },
    #[tl(id = 0x78017253, name = "adnl.address.quic")]
    Quic { ip: i32, port: i32 },
}

#[derive(TlObject)]
#[tl(id = 0x2227e658, name = "adnl.addressList", dialect = "ton")]
pub struct AddressList {
    #[tl(bare)]
    pub addrs: Vec<Address>,
    pub version: i32,
    pub reinit_date: i32,
    pub priority: i32,
    pub expire_at: i32,
}

/// [`AddressList`] in a collection that tl-core does not know.
#[derive(TlObject)]
#[tl(id = 0x2227e658, name = "adnl.addressList", type = "adnl.AddressList", dialect = "ton")]
pub struct AddressQueue {
    #[tl(with = codec::deque, type = "vector adnl.Address")]
    pub addrs: VecDeque<Address>,
    pub version: i32,
    pub reinit_date: i32,
    pub priority: i32,
    pub expire_at: i32,
}

#[derive(TlObject)]
#[tl(id = 0x84533248, name = "dht.node", dialect = "ton")]
pub struct Node<'a> {
    pub id: PublicKey<'a>,
    #[tl(bare)]
    pub addr_list: AddressList,
    pub version: i32,
    pub signature: &'a [u8],
}

#[derive(TlObject)]
#[tl(id = 0xf667de8f, name = "dht.key", dialect = "ton")]
pub struct Key<'a> {
    pub id: Int256,
    pub name: &'a [u8],
    pub idx: i32,
}

#[derive(TlObject)]
#[tl(type = "dht.UpdateRule", dialect = "ton")]
pub enum UpdateRule {
    #[tl(id = 0xcc9f31f7, name = "dht.updateRule.signature")]
    Signature,
    #[tl(id = 0x61578e14, name = "dht.updateRule.anybody")]
    Anybody,
    #[tl(id = 0x26779383, name = "dht.updateRule.overlayNodes")]
    OverlayNodes,
}

#[derive(TlObject)]
#[tl(id = 0x281d4e05, name = "dht.keyDescription", dialect = "ton")]
pub struct KeyDescription<'a> {
    #[tl(bare)]
    pub key: Key<'a>,
    pub id: PublicKey<'a>,
    pub update_rule: UpdateRule,
    pub signature: &'a [u8],
}

#[derive(TlObject)]
#[tl(id = 0x90ad27cb, name = "dht.value", dialect = "ton")]
#[allow(clippy::struct_field_names, reason = "the field is named so in the schema")]
pub struct Value<'a> {
    #[tl(bare)]
    pub key: KeyDescription<'a>,
    pub value: &'a [u8],
    pub ttl: i32,
    pub signature: &'a [u8],
}

#[derive(TlObject)]
#[tl(type = "adnl.Message", dialect = "ton")]
pub enum Message<'a> {
    #[tl(id = 0x204818f5, name = "adnl.message.custom")]
    Custom { data: &'a [u8] },
    #[tl(id = 0xb48bf97a, name = "adnl.message.query")]
    Query { query_id: Int256, query: &'a [u8] },
    #[tl(id = 0x0fac8416, name = "adnl.message.answer")]
    Answer { query_id: Int256, answer: &'a [u8] },
}

#[derive(TlObject)]
#[tl(id = 0xd142cd89, name = "adnl.packetContents", dialect = "ton")]
pub struct PacketContents<'a> {
    pub rand1: &'a [u8],
    #[tl(flags)]
    pub flags: Flags,
    #[tl(flag = 0)]
    pub from: Option<PublicKey<'a>>,
    #[tl(flag = 1, bare)]
    pub from_short: Option<ShortId>,
    #[tl(flag = 2)]
    pub message: Option<Message<'a>>,
    #[tl(flag = 3, bare)]
    pub messages: Option<Vec<Message<'a>>>,
    #[tl(flag = 4, bare)]
    pub address: Option<AddressList>,
    #[tl(flag = 5, bare)]
    pub priority_address: Option<AddressList>,
    #[tl(flag = 6)]
    pub seqno: Option<i64>,
    #[tl(flag = 7)]
    pub confirm_seqno: Option<i64>,
    #[tl(flag = 8)]
    pub recv_addr_list_version: Option<i32>,
    #[tl(flag = 9)]
    pub recv_priority_addr_list_version: Option<i32>,
    #[tl(flag = 10)]
    pub reinit_date: Option<i32>,
    #[tl(flag = 10)]
    pub dst_reinit_date: Option<i32>,
    #[tl(flag = 11)]
    pub signature: Option<&'a [u8]>,
    pub rand2: &'a [u8],
}

#[derive(TlObject)]
#[tl(type = "fec.Type", dialect = "ton")]
pub enum FecType {
    #[tl(id = 0x8b93a7e0, name = "fec.raptorQ")]
    RaptorQ { data_size: i32, symbol_size: i32, symbols_count: i32 },
    #[tl(id = 0x32f528e4, name = "fec.roundRobin")]
    RoundRobin { data_size: i32, symbol_size: i32, symbols_count: i32 },
    #[tl(id = 0x0127660c, name = "fec.online")]
    Online { data_size: i32, symbol_size: i32, symbols_count: i32 },
}

#[derive(TlObject)]
#[tl(id = 0x185c22cc, name = "rldp.messagePart", dialect = "ton")]
pub struct MessagePart<'a> {
    pub transfer_id: Int256,
    pub fec_type: FecType,
    pub part: i32,
    pub total_size: i64,
    pub seqno: i32,
    pub data: &'a [u8],
}
