//! Vectors, bools, doubles and bytes.
#![allow(clippy::struct_excessive_bools, reason = "flags are many and independent")]

use tl_core::{Bytes, TlObject};

use crate::schema::recursion::RichText;
use crate::schema::samples;
use crate::schema::stubs::{
    Document, InputNotifyPeer, MessageEntity, NotificationSound, Peer, PeerNotifySettings,
    SecureValueType, StickerKeyword, StickerPack, StickerSet, TextWithEntities,
};

samples! {
    geo_point: GeoPoint = "geoPoint",
    input_phone_contact: InputPhoneContact = "inputPhoneContact",
    messages_sticker_set: MessagesStickerSet = "messages.stickerSet",
    message_reactor: MessageReactor = "messageReactor",
    photo_stripped_size: PhotoSize = "photoStrippedSize",
    photo_path_size: PhotoSize = "photoPathSize",
    account_get_notify_settings: GetNotifySettings = "account.getNotifySettings",
    input_peer_notify_settings: InputPeerNotifySettings = "inputPeerNotifySettings",
    secure_value_hash: SecureValueHash = "secureValueHash",
    help_app_update: AppUpdate = "help.appUpdate",
    auth_login_token_migrate_to: LoginTokenMigrateTo = "auth.loginTokenMigrateTo",
    page_table_cell: PageTableCell = "pageTableCell",
    mask_coords: MaskCoords = "maskCoords",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "geoPoint#b2a2f663 flags:# long:double lat:double access_hash:long accuracy_radius:flags.0?int = GeoPoint;"
)]
pub struct GeoPoint {
    pub long: f64,
    pub lat: f64,
    pub access_hash: i64,
    pub accuracy_radius: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "inputPhoneContact#6a1dc4be flags:# client_id:long phone:string first_name:string last_name:string note:flags.0?TextWithEntities = InputContact;"
)]
pub struct InputPhoneContact {
    pub client_id: i64,
    pub phone: String,
    pub first_name: String,
    pub last_name: String,
    pub note: Option<TextWithEntities>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "messages.stickerSet#6e153f16 set:StickerSet packs:Vector<StickerPack> keywords:Vector<StickerKeyword> documents:Vector<Document> = messages.StickerSet;"
)]
pub struct MessagesStickerSet {
    pub set: StickerSet,
    pub packs: Vec<StickerPack>,
    pub keywords: Vec<StickerKeyword>,
    pub documents: Vec<Document>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "messageReactor#4ba3a95a flags:# top:flags.0?true my:flags.1?true anonymous:flags.2?true peer_id:flags.3?Peer count:int = MessageReactor;"
)]
pub struct MessageReactor {
    pub top: bool,
    pub my: bool,
    pub anonymous: bool,
    pub peer_id: Option<Peer>,
    pub count: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum PhotoSize {
    #[tl(definition = "photoStrippedSize#e0b0bc2e type:string bytes:bytes = PhotoSize;")]
    Stripped { r#type: String, bytes: Bytes },
    #[tl(definition = "photoPathSize#d8214d41 type:string bytes:bytes = PhotoSize;")]
    Path { r#type: String, bytes: Bytes },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "account.getNotifySettings#12b3ad31 peer:InputNotifyPeer = PeerNotifySettings;", returns = PeerNotifySettings)]
pub struct GetNotifySettings {
    pub peer: InputNotifyPeer,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "inputPeerNotifySettings#cacb6ae2 flags:# show_previews:flags.0?Bool silent:flags.1?Bool mute_until:flags.2?int sound:flags.3?NotificationSound stories_muted:flags.6?Bool stories_hide_sender:flags.7?Bool stories_sound:flags.8?NotificationSound = InputPeerNotifySettings;"
)]
pub struct InputPeerNotifySettings {
    pub show_previews: Option<bool>,
    pub silent: Option<bool>,
    pub mute_until: Option<i32>,
    pub sound: Option<NotificationSound>,
    pub stories_muted: Option<bool>,
    pub stories_hide_sender: Option<bool>,
    pub stories_sound: Option<NotificationSound>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "secureValueHash#ed1ecdb0 type:SecureValueType hash:bytes = SecureValueHash;")]
pub struct SecureValueHash {
    pub r#type: SecureValueType,
    pub hash: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "help.appUpdate#ccbbce30 flags:# can_not_skip:flags.0?true id:int version:string text:string entities:Vector<MessageEntity> document:flags.1?Document url:flags.2?string sticker:flags.3?Document = help.AppUpdate;"
)]
pub struct AppUpdate {
    pub can_not_skip: bool,
    pub id: i32,
    pub version: String,
    pub text: String,
    pub entities: Vec<MessageEntity>,
    pub document: Option<Document>,
    pub url: Option<String>,
    pub sticker: Option<Document>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "auth.loginTokenMigrateTo#068e9916 dc_id:int token:bytes = auth.LoginToken;")]
pub struct LoginTokenMigrateTo {
    pub dc_id: i32,
    pub token: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "pageTableCell#34566b6a flags:# header:flags.0?true align_center:flags.3?true align_right:flags.4?true valign_middle:flags.5?true valign_bottom:flags.6?true text:flags.7?RichText colspan:flags.1?int rowspan:flags.2?int = PageTableCell;"
)]
pub struct PageTableCell {
    pub header: bool,
    pub align_center: bool,
    pub align_right: bool,
    pub valign_middle: bool,
    pub valign_bottom: bool,
    pub text: Option<RichText>,
    pub colspan: Option<i32>,
    pub rowspan: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "maskCoords#aed6dbb2 n:int x:double y:double zoom:double = MaskCoords;")]
pub struct MaskCoords {
    pub n: i32,
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
}
