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
#[tl(
    definition = "resPQ#05162463 nonce:int128 server_nonce:int128 pq:string server_public_key_fingerprints:Vector<long> = ResPQ;"
)]
pub struct ResPq {
    pub nonce: Int128,
    pub server_nonce: Int128,
    #[tl(type = "string")]
    pub pq: Bytes,
    pub server_public_key_fingerprints: Vec<i64>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "p_q_inner_data_dc#a9f55f95 pq:string p:string q:string nonce:int128 server_nonce:int128 new_nonce:int256 dc:int = P_Q_inner_data;"
)]
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
#[tl(
    definition = "server_DH_inner_data#b5890dba nonce:int128 server_nonce:int128 g:int dh_prime:string g_a:string server_time:int = Server_DH_inner_data;"
)]
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
#[tl(
    definition = "dh_gen_ok#3bcbf734 nonce:int128 server_nonce:int128 new_nonce_hash1:int128 = Set_client_DH_params_answer;"
)]
pub struct DhGenOk {
    pub nonce: Int128,
    pub server_nonce: Int128,
    pub new_nonce_hash1: Int128,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "future_salt#0949d9dc valid_since:int valid_until:int salt:long = FutureSalt;")]
pub struct FutureSalt {
    pub valid_since: i32,
    pub valid_until: i32,
    pub salt: i64,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "future_salts#ae500895 req_msg_id:long now:int salts:vector<future_salt> = FutureSalts;"
)]
pub struct FutureSalts {
    pub req_msg_id: i64,
    pub now: i32,
    #[tl(bare)]
    pub salts: Vec<Bare<FutureSalt>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "msgs_ack#62d6b459 msg_ids:Vector<long> = MsgsAck;")]
pub struct MsgsAck {
    pub msg_ids: Vec<i64>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "bad_server_salt#edab447b bad_msg_id:long bad_msg_seqno:int error_code:int new_server_salt:long = BadMsgNotification;"
)]
pub struct BadServerSalt {
    pub bad_msg_id: i64,
    pub bad_msg_seqno: i32,
    pub error_code: i32,
    pub new_server_salt: i64,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "msg_detailed_info#276d3ec6 msg_id:long answer_msg_id:long bytes:int status:int = MsgDetailedInfo;"
)]
pub struct MsgDetailedInfo {
    pub msg_id: i64,
    pub answer_msg_id: i64,
    pub bytes: i32,
    pub status: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "rpc_error#2144ca19 error_code:int error_message:string = RpcError;")]
pub struct RpcError {
    pub error_code: i32,
    pub error_message: String,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "req_pq_multi#be7e8ef1 nonce:int128 = ResPQ;", returns = ResPq)]
pub struct ReqPqMulti {
    pub nonce: Int128,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "set_client_DH_params#f5045f1f nonce:int128 server_nonce:int128 encrypted_data:string = Set_client_DH_params_answer;", returns = DhGenOk)]
pub struct SetClientDhParams {
    pub nonce: Int128,
    pub server_nonce: Int128,
    #[tl(type = "string")]
    pub encrypted_data: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "ping#7abe77ec ping_id:long = Pong;", returns = Pong)]
pub struct Ping {
    pub ping_id: i64,
}
