//! Vectors, bools, doubles and bytes.
#![allow(clippy::struct_excessive_bools, reason = "flags are many and independent")]

use tl_core::{Bytes, TlObject};

use crate::samples::recursion::RichText;
use crate::samples::samples;
use crate::samples::stubs::{
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
#[tl(id = 0xb2a2f663, name = "geoPoint")]
pub struct GeoPoint {
    pub long: f64,
    pub lat: f64,
    pub access_hash: i64,
    #[tl(flag = 0)]
    pub accuracy_radius: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x6a1dc4be, name = "inputPhoneContact", type = "InputContact")]
pub struct InputPhoneContact {
    pub client_id: i64,
    pub phone: String,
    pub first_name: String,
    pub last_name: String,
    #[tl(flag = 0)]
    pub note: Option<TextWithEntities>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x6e153f16, name = "messages.stickerSet")]
pub struct MessagesStickerSet {
    pub set: StickerSet,
    pub packs: Vec<StickerPack>,
    pub keywords: Vec<StickerKeyword>,
    pub documents: Vec<Document>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x4ba3a95a, name = "messageReactor")]
pub struct MessageReactor {
    #[tl(flag = 0)]
    pub top: bool,
    #[tl(flag = 1)]
    pub my: bool,
    #[tl(flag = 2)]
    pub anonymous: bool,
    #[tl(flag = 3)]
    pub peer_id: Option<Peer>,
    pub count: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum PhotoSize {
    #[tl(id = 0xe0b0bc2e, name = "photoStrippedSize")]
    Stripped { r#type: String, bytes: Bytes },
    #[tl(id = 0xd8214d41, name = "photoPathSize")]
    Path { r#type: String, bytes: Bytes },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x12b3ad31, name = "account.getNotifySettings", returns = PeerNotifySettings)]
pub struct GetNotifySettings {
    pub peer: InputNotifyPeer,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xcacb6ae2, name = "inputPeerNotifySettings")]
pub struct InputPeerNotifySettings {
    #[tl(flag = 0)]
    pub show_previews: Option<bool>,
    #[tl(flag = 1)]
    pub silent: Option<bool>,
    #[tl(flag = 2)]
    pub mute_until: Option<i32>,
    #[tl(flag = 3)]
    pub sound: Option<NotificationSound>,
    #[tl(flag = 6)]
    pub stories_muted: Option<bool>,
    #[tl(flag = 7)]
    pub stories_hide_sender: Option<bool>,
    #[tl(flag = 8)]
    pub stories_sound: Option<NotificationSound>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xed1ecdb0, name = "secureValueHash")]
pub struct SecureValueHash {
    pub r#type: SecureValueType,
    pub hash: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xccbbce30, name = "help.appUpdate")]
pub struct AppUpdate {
    #[tl(flag = 0)]
    pub can_not_skip: bool,
    pub id: i32,
    pub version: String,
    pub text: String,
    pub entities: Vec<MessageEntity>,
    #[tl(flag = 1)]
    pub document: Option<Document>,
    #[tl(flag = 2)]
    pub url: Option<String>,
    #[tl(flag = 3)]
    pub sticker: Option<Document>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x068e9916, name = "auth.loginTokenMigrateTo", type = "auth.LoginToken")]
pub struct LoginTokenMigrateTo {
    pub dc_id: i32,
    pub token: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x34566b6a, name = "pageTableCell")]
pub struct PageTableCell {
    #[tl(flag = 0)]
    pub header: bool,
    #[tl(flag = 3)]
    pub align_center: bool,
    #[tl(flag = 4)]
    pub align_right: bool,
    #[tl(flag = 5)]
    pub valign_middle: bool,
    #[tl(flag = 6)]
    pub valign_bottom: bool,
    #[tl(flag = 7)]
    pub text: Option<RichText>,
    #[tl(flag = 1)]
    pub colspan: Option<i32>,
    #[tl(flag = 2)]
    pub rowspan: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xaed6dbb2, name = "maskCoords")]
pub struct MaskCoords {
    pub n: i32,
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
}
