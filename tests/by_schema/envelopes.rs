//! `MTProto`'s envelopes, whose content is of any type, and the ids that break the rule.

use tl_core::{Bare, Bytes, TlObject, Unknown};

use crate::schema::samples;

samples! {
    rpc_result: RpcResult = "rpc_result",
    gzip_packed: GzipPacked = "gzip_packed",
    message: Message = "message",
    msg_container: MsgContainer = "msg_container",
    ip_port_secret: IpPortSecret = "ipPortSecret",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct RpcResult {
    pub req_msg_id: i64,
    pub result: Unknown,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct GzipPacked {
    pub packed_data: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct Message {
    pub msg_id: i64,
    pub seqno: i32,
    #[tl(with = tl_core::sized, name = "bytes", type = "int body:Object")]
    pub body: Unknown,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", proof = false)]
pub struct MsgContainer {
    #[tl(bare, type = "vector<%Message>")]
    pub messages: Vec<Bare<Message>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", proof = false)]
pub struct IpPortSecret {
    pub ipv4: i32,
    pub port: i32,
    pub secret: Bytes,
}
