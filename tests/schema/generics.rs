//! Functions, and functions that carry others.

use tl_core::TlObject;

use crate::schema::recursion::JsonValue;
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
#[tl(definition = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;", returns = X::Response)]
pub struct InvokeWithLayer<X> {
    pub layer: i32,
    pub query: X,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "initConnection#c1cd5ea9 {X:Type} flags:# api_id:int device_model:string system_version:string app_version:string system_lang_code:string lang_pack:string lang_code:string proxy:flags.0?InputClientProxy params:flags.1?JSONValue query:!X = X;", returns = X::Response)]
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
#[tl(definition = "invokeAfterMsgs#3dc4b4f0 {X:Type} msg_ids:Vector<long> query:!X = X;", returns = X::Response)]
pub struct InvokeAfterMsgs<X> {
    pub msg_ids: Vec<i64>,
    pub query: X,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "help.getConfig#c4f9186b = Config;", returns = Config)]
pub struct GetConfig;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "messages.getMessages#63c66506 id:Vector<InputMessage> = messages.Messages;", returns = Messages)]
pub struct GetMessages {
    pub id: Vec<InputMessage>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "contacts.getContactIDs#7adc669d hash:long = Vector<int>;", returns = Vec<i32>)]
pub struct GetContactIds {
    pub hash: i64,
}
