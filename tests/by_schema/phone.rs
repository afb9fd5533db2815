//! The call, its nested types and its siblings, of the example `phone_call`; functions over it.

use tl_core::{Bytes, TlObject};

use crate::by_schema::call::{
    AnyPhoneCall, DataJson, PhoneCall, PhoneCallDiscardReason, PhoneCallProtocol, PhoneConnection,
};
use crate::schema::samples;
use crate::schema::stubs::{InputPhoneCall, InputUser, PhonePhoneCall, Updates};

samples! {
    phone_call: PhoneCall = "phoneCall",
    phone_call_protocol: PhoneCallProtocol = "phoneCallProtocol",
    phone_connection: PhoneConnection = "phoneConnection",
    phone_connection_webrtc: PhoneConnection = "phoneConnectionWebrtc",
    data_json: DataJson = "dataJSON",
    phone_call_empty: AnyPhoneCall = "phoneCallEmpty",
    phone_call_waiting: AnyPhoneCall = "phoneCallWaiting",
    phone_call_requested: AnyPhoneCall = "phoneCallRequested",
    phone_call_accepted: AnyPhoneCall = "phoneCallAccepted",
    phone_call_discarded: AnyPhoneCall = "phoneCallDiscarded",
    phone_request_call: RequestCall = "phone.requestCall",
    phone_accept_call: AcceptCall = "phone.acceptCall",
    phone_confirm_call: ConfirmCall = "phone.confirmCall",
    phone_discard_call: DiscardCall = "phone.discardCall",
    phone_save_call_debug: SaveCallDebug = "phone.saveCallDebug",
    phone_get_call_config: GetCallConfig = "phone.getCallConfig",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = PhonePhoneCall)]
pub struct RequestCall {
    pub video: bool,
    pub user_id: InputUser,
    pub random_id: i32,
    pub g_a_hash: Bytes,
    pub protocol: PhoneCallProtocol,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = PhonePhoneCall)]
pub struct AcceptCall {
    pub peer: InputPhoneCall,
    pub g_b: Bytes,
    pub protocol: PhoneCallProtocol,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = PhonePhoneCall)]
pub struct ConfirmCall {
    pub peer: InputPhoneCall,
    pub g_a: Bytes,
    pub key_fingerprint: i64,
    pub protocol: PhoneCallProtocol,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = Updates)]
pub struct DiscardCall {
    pub video: bool,
    pub peer: InputPhoneCall,
    pub duration: i32,
    pub reason: PhoneCallDiscardReason,
    pub connection_id: i64,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = bool)]
pub struct SaveCallDebug {
    pub peer: InputPhoneCall,
    pub debug: DataJson,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = DataJson)]
pub struct GetCallConfig;
