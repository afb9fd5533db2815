//! `MTProto`'s envelopes, whose content is of any type, and the ids that break the rule.

use tl_core::{Bare, Bytes, TlObject, Unknown};

use crate::samples::samples;

samples! {
    rpc_result: RpcResult = "rpc_result",
    gzip_packed: GzipPacked = "gzip_packed",
    message: Message = "message",
    msg_container: MsgContainer = "msg_container",
    ip_port_secret: IpPortSecret = "ipPortSecret",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xf35c6d01, name = "rpc_result", type = "RpcResult")]
pub struct RpcResult {
    pub req_msg_id: i64,
    pub result: Unknown,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x3072cfa1, name = "gzip_packed", type = "Object")]
pub struct GzipPacked {
    pub packed_data: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "message")]
pub struct Message {
    pub msg_id: i64,
    pub seqno: i32,
    #[tl(with = tl_core::sized, name = "bytes", type = "int body:Object")]
    pub body: Unknown,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x73f1f8dc, name = "msg_container", type = "MessageContainer", proof = false)]
pub struct MsgContainer {
    #[tl(bare, type = "vector<%Message>")]
    pub messages: Vec<Bare<Message>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x37982646, name = "ipPortSecret", type = "IpPort", proof = false)]
pub struct IpPortSecret {
    pub ipv4: i32,
    pub port: i32,
    pub secret: Bytes,
}
