//! The types by which tl-proto decodes TON's packets. A bare object needs a separate type.
#![allow(
    dead_code,
    reason = "tl-proto marks the position of a flags word with a field of type `()`"
)]

use tl_proto::{TlRead, TlWrite};

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum PublicKey<'tl> {
    #[tl(id = 0x4813b4c6)]
    Ed25519 { key: &'tl [u8; 32] },
    #[tl(id = 0x2dbcadd4)]
    Aes { key: &'tl [u8; 32] },
    #[tl(id = 0x34ba45cb)]
    Overlay { name: &'tl [u8] },
}

#[derive(TlRead, TlWrite)]
pub struct ShortId<'tl> {
    pub id: &'tl [u8; 32],
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum Address {
    #[tl(id = 0x670da6e7)]
    Udp { ip: i32, port: i32 },
    #[tl(id = 0x78017253)]
    Quic { ip: i32, port: i32 },
}

#[derive(TlRead, TlWrite)]
pub struct AddressList {
    pub addrs: Vec<Address>,
    pub version: i32,
    pub reinit_date: i32,
    pub priority: i32,
    pub expire_at: i32,
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0x84533248)]
pub struct Node<'tl> {
    pub id: PublicKey<'tl>,
    pub addr_list: AddressList,
    pub version: i32,
    pub signature: &'tl [u8],
}

#[derive(TlRead, TlWrite)]
pub struct Key<'tl> {
    pub id: &'tl [u8; 32],
    pub name: &'tl [u8],
    pub idx: i32,
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum UpdateRule {
    #[tl(id = 0xcc9f31f7)]
    Signature,
    #[tl(id = 0x61578e14)]
    Anybody,
    #[tl(id = 0x26779383)]
    OverlayNodes,
}

#[derive(TlRead, TlWrite)]
pub struct KeyDescription<'tl> {
    pub key: Key<'tl>,
    pub id: PublicKey<'tl>,
    pub update_rule: UpdateRule,
    pub signature: &'tl [u8],
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0x90ad27cb)]
#[allow(clippy::struct_field_names, reason = "the field is named so in the schema")]
pub struct Value<'tl> {
    pub key: KeyDescription<'tl>,
    pub value: &'tl [u8],
    pub ttl: i32,
    pub signature: &'tl [u8],
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum Message<'tl> {
    #[tl(id = 0x204818f5)]
    Custom { data: &'tl [u8] },
    #[tl(id = 0xb48bf97a)]
    Query { query_id: &'tl [u8; 32], query: &'tl [u8] },
    #[tl(id = 0x0fac8416)]
    Answer { query_id: &'tl [u8; 32], answer: &'tl [u8] },
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0xd142cd89)]
pub struct PacketContents<'tl> {
    pub rand1: &'tl [u8],
    #[tl(flags)]
    pub flags: (),
    #[tl(flags_bit = 0)]
    pub from: Option<PublicKey<'tl>>,
    #[tl(flags_bit = 1)]
    pub from_short: Option<ShortId<'tl>>,
    #[tl(flags_bit = 2)]
    pub message: Option<Message<'tl>>,
    #[tl(flags_bit = 3)]
    pub messages: Option<Vec<Message<'tl>>>,
    #[tl(flags_bit = 4)]
    pub address: Option<AddressList>,
    #[tl(flags_bit = 5)]
    pub priority_address: Option<AddressList>,
    #[tl(flags_bit = 6)]
    pub seqno: Option<i64>,
    #[tl(flags_bit = 7)]
    pub confirm_seqno: Option<i64>,
    #[tl(flags_bit = 8)]
    pub recv_addr_list_version: Option<i32>,
    #[tl(flags_bit = 9)]
    pub recv_priority_addr_list_version: Option<i32>,
    #[tl(flags_bit = 10)]
    pub reinit_date: Option<i32>,
    #[tl(flags_bit = 10)]
    pub dst_reinit_date: Option<i32>,
    #[tl(flags_bit = 11)]
    pub signature: Option<&'tl [u8]>,
    pub rand2: &'tl [u8],
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum FecType {
    #[tl(id = 0x8b93a7e0)]
    RaptorQ { data_size: i32, symbol_size: i32, symbols_count: i32 },
    #[tl(id = 0x32f528e4)]
    RoundRobin { data_size: i32, symbol_size: i32, symbols_count: i32 },
    #[tl(id = 0x0127660c)]
    Online { data_size: i32, symbol_size: i32, symbols_count: i32 },
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0x185c22cc)]
pub struct MessagePart<'tl> {
    pub transfer_id: &'tl [u8; 32],
    pub fec_type: FecType,
    pub part: i32,
    pub total_size: i64,
    pub seqno: i32,
    pub data: &'tl [u8],
}
