//! `MTProto`'s own objects. Its numbers of many digits are called `string` and are no text.

use tl_core::{Bare, Bytes, Int128, Int256, TlObject};

use crate::schema::samples;
use crate::schema::stubs::Pong;

samples! {
    res_pq: ResPq = "resPQ",
    p_q_inner_data_dc: PqInnerDataDc = "p_q_inner_data_dc",
    server_dh_inner_data: ServerDhInnerData = "server_DH_inner_data",
    dh_gen_ok: DhGenOk = "dh_gen_ok",
    future_salt: FutureSalt = "future_salt",
    future_salts: FutureSalts = "future_salts",
    msgs_ack: MsgsAck = "msgs_ack",
    bad_server_salt: BadServerSalt = "bad_server_salt",
    msg_detailed_info: MsgDetailedInfo = "msg_detailed_info",
    rpc_error: RpcError = "rpc_error",
    req_pq_multi: ReqPqMulti = "req_pq_multi",
    set_client_dh_params: SetClientDhParams = "set_client_DH_params",
    ping: Ping = "ping",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct ResPq {
    pub nonce: Int128,
    pub server_nonce: Int128,
    #[tl(type = "string")]
    pub pq: Bytes,
    pub server_public_key_fingerprints: Vec<i64>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct PqInnerDataDc {
    #[tl(type = "string")]
    pub pq: Bytes,
    #[tl(type = "string")]
    pub p: Bytes,
    #[tl(type = "string")]
    pub q: Bytes,
    pub nonce: Int128,
    pub server_nonce: Int128,
    pub new_nonce: Int256,
    pub dc: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct ServerDhInnerData {
    pub nonce: Int128,
    pub server_nonce: Int128,
    pub g: i32,
    #[tl(type = "string")]
    pub dh_prime: Bytes,
    #[tl(type = "string")]
    pub g_a: Bytes,
    pub server_time: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct DhGenOk {
    pub nonce: Int128,
    pub server_nonce: Int128,
    pub new_nonce_hash1: Int128,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct FutureSalt {
    pub valid_since: i32,
    pub valid_until: i32,
    pub salt: i64,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct FutureSalts {
    pub req_msg_id: i64,
    pub now: i32,
    #[tl(bare)]
    pub salts: Vec<Bare<FutureSalt>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct MsgsAck {
    pub msg_ids: Vec<i64>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct BadServerSalt {
    pub bad_msg_id: i64,
    pub bad_msg_seqno: i32,
    pub error_code: i32,
    pub new_server_salt: i64,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct MsgDetailedInfo {
    pub msg_id: i64,
    pub answer_msg_id: i64,
    pub bytes: i32,
    pub status: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct RpcError {
    pub error_code: i32,
    pub error_message: String,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = ResPq)]
pub struct ReqPqMulti {
    pub nonce: Int128,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = DhGenOk)]
pub struct SetClientDhParams {
    pub nonce: Int128,
    pub server_nonce: Int128,
    #[tl(type = "string")]
    pub encrypted_data: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = Pong)]
pub struct Ping {
    pub ping_id: i64,
}
