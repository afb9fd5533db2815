//! Annotations that the compiler proves: that these compile is the test. Their ids are of real
//! definitions, or computed for this test by Python's `binascii.crc32`.
#![allow(dead_code, clippy::struct_field_names, reason = "that these compile is the test")]

use std::borrow::Cow;
use std::sync::Arc;

use tl_core::{Bare, Bytes, Constructor, Flags, Int256, TlObject};

/// The name of a type is not what it is called here.
type Identifier = i64;
type List<T> = Vec<T>;
type Text = Arc<String>;

mod elsewhere {
    pub(super) use super::Salt as Renamed;
}

/// `int` and `long` by other names.
#[derive(TlObject)]
#[tl(id = 0xedab447b, name = "bad_server_salt", type = "BadMsgNotification")]
struct Aliased {
    bad_msg_id: Identifier,
    bad_msg_seqno: i32,
    error_code: i32,
    new_server_salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0x62d6b459, name = "msgs_ack", type = "MsgsAck")]
struct AliasedVector {
    msg_ids: List<Identifier>,
}

/// A `string` that need not be UTF-8 is `Bytes`, and the id is the same.
#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct BytesForString {
    data: Bytes,
}

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct Shared {
    data: Text,
}

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct Borrowed<'a> {
    data: Cow<'a, str>,
}

/// A parameter *called* `bytes`, of which only one *is* `bytes`.
#[derive(TlObject)]
#[tl(id = 0x276d3ec6, name = "msg_detailed_info", type = "MsgDetailedInfo")]
struct CalledBytes {
    msg_id: i64,
    answer_msg_id: i64,
    bytes: i32,
    status: i32,
}

#[derive(TlObject)]
#[tl(id = 0xe0b0bc2e, name = "photoStrippedSize", type = "PhotoSize")]
struct CalledAndAreBytes {
    r#type: String,
    bytes: Vec<u8>,
}

/// Bytes in a vector stay `bytes` in the id.
#[derive(TlObject)]
#[tl(id = 0x0f94e5f1, name = "inputMediaPoll", type = "InputMedia")]
struct VectorOfBytes {
    poll: Poll,
    #[tl(flag = 0)]
    correct_answers: Option<Vec<Bytes>>,
    #[tl(flag = 1)]
    solution: Option<String>,
    #[tl(flag = 1)]
    solution_entities: Option<Vec<MessageEntity>>,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, type = "Poll")]
struct Poll;

#[derive(TlObject)]
#[tl(id = 0x00000002, type = "MessageEntity")]
struct MessageEntity;

/// A `true` bit is left out of Telegram's ids: another bit, and the same id.
#[derive(TlObject)]
#[tl(id = 0x4ba3a95a, name = "messageReactor")]
struct OtherBits {
    #[tl(flag = 30)]
    top: bool,
    #[tl(flag = 3)]
    peer_id: Option<Peer>,
    count: i32,
}

#[derive(TlObject)]
#[tl(id = 0x00000003, type = "Peer")]
struct Peer;

#[derive(TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct Salt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct Reexported {
    req_msg_id: i64,
    now: i32,
    salts: Bare<Vec<Bare<elsewhere::Renamed>>>,
}

/// The id of a generic function is that of all its instances.
#[derive(TlObject)]
#[tl(id = 0x3dc4b4f0, name = "invokeAfterMsgs", returns = X::Response)]
struct InvokeAfterMsgs<X> {
    msg_ids: Vec<i64>,
    query: X,
}

/// TON keeps `bytes` and bits, and drops round brackets.
#[derive(TlObject)]
#[tl(id = 0xb48bf97a, name = "adnl.message.query", type = "adnl.Message", dialect = "ton")]
struct TonBytes {
    query_id: Int256,
    query: Bytes,
}

#[derive(TlObject)]
#[tl(id = 0xb7cdb167, name = "tonNode.blockId", type = "tonNode.BlockId", dialect = "ton")]
struct BlockId {
    workchain: i32,
    shard: i64,
    seqno: i32,
}

#[derive(TlObject)]
#[tl(
    id = 0xfac8f71e,
    name = "liteServer.lookupBlock",
    dialect = "ton",
    type = "liteServer.BlockHeader"
)]
struct LookupBlock {
    #[tl(flags)]
    mode: Flags,
    #[tl(bare)]
    id: BlockId,
    #[tl(flag = mode.1)]
    lt: Option<i64>,
    #[tl(flag = mode.2)]
    utime: Option<i32>,
}

/// One that breaks the rule says so.
#[derive(TlObject)]
#[tl(id = 0x37982646, name = "ipPortSecret", type = "IpPort", proof = false)]
struct IpPortSecret {
    ipv4: i32,
    port: i32,
    secret: Bytes,
}

#[test]
fn lines() {
    let lines = [
        (CalledBytes::DEFINITION, "msg_id:long answer_msg_id:long bytes:int status:int"),
        (VectorOfBytes::DEFINITION, "correct_answers:flags.0?Vector<bytes>"),
        (OtherBits::DEFINITION, "flags:# top:flags.30?true peer_id:flags.3?Peer count:int"),
        (BytesForString::DEFINITION, "dataJSON#7d748d04 data:bytes = DataJSON;"),
        (Reexported::DEFINITION, "salts:vector<future_salt>"),
        (
            IpPortSecret::DEFINITION,
            "ipPortSecret#37982646 ipv4:int port:int secret:bytes = IpPort;",
        ),
    ];
    for (definition, expected) in lines {
        assert!(definition.to_string().contains(expected), "{definition}");
    }
    assert_ne!(IpPortSecret::DEFINITION.computed_id(), IpPortSecret::ID);
}
