//! Functions, and functions that carry others.

use tl_core::TlObject;

use crate::by_schema::recursion::JsonValue;
use crate::schema::samples;
use crate::schema::stubs::{Config, InputClientProxy, InputMessage, Messages};

samples! {
    invoke_with_layer: InvokeWithLayer<GetMessages> = "invokeWithLayer",
    init_connection: InitConnection<GetMessages> = "initConnection",
    invoke_after_msgs: InvokeAfterMsgs<GetMessages> = "invokeAfterMsgs",
    help_get_config: GetConfig = "help.getConfig",
    messages_get_messages: GetMessages = "messages.getMessages",
    contacts_get_contact_ids: GetContactIds = "contacts.getContactIDs",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = X::Response)]
pub struct InvokeWithLayer<X> {
    pub layer: i32,
    pub query: X,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = X::Response)]
pub struct InitConnection<X> {
    pub api_id: i32,
    pub device_model: String,
    pub system_version: String,
    pub app_version: String,
    pub system_lang_code: String,
    pub lang_pack: String,
    pub lang_code: String,
    pub proxy: Option<InputClientProxy>,
    pub params: Option<JsonValue>,
    pub query: X,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = X::Response)]
pub struct InvokeAfterMsgs<X> {
    pub msg_ids: Vec<i64>,
    pub query: X,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = Config)]
pub struct GetConfig;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = Messages)]
pub struct GetMessages {
    pub id: Vec<InputMessage>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = Vec<i32>)]
pub struct GetContactIds {
    pub hash: i64,
}
