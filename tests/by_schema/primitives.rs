//! Vectors, bools, doubles and bytes.
#![allow(clippy::struct_excessive_bools, reason = "flags are many and independent")]

use tl_core::{Bytes, TlObject};

use crate::by_schema::recursion::RichText;
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
#[tl(schema = "schema/samples.tl")]
pub struct GeoPoint {
    pub long: f64,
    pub lat: f64,
    pub access_hash: i64,
    pub accuracy_radius: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct InputPhoneContact {
    pub client_id: i64,
    pub phone: String,
    pub first_name: String,
    pub last_name: String,
    pub note: Option<TextWithEntities>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct MessagesStickerSet {
    pub set: StickerSet,
    pub packs: Vec<StickerPack>,
    pub keywords: Vec<StickerKeyword>,
    pub documents: Vec<Document>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct MessageReactor {
    pub top: bool,
    pub my: bool,
    pub anonymous: bool,
    pub peer_id: Option<Peer>,
    pub count: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub enum PhotoSize {
    #[tl(name = "photoStrippedSize")]
    Stripped { r#type: String, bytes: Bytes },
    #[tl(name = "photoPathSize")]
    Path { r#type: String, bytes: Bytes },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl", returns = PeerNotifySettings)]
pub struct GetNotifySettings {
    pub peer: InputNotifyPeer,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
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
#[tl(schema = "schema/samples.tl")]
pub struct SecureValueHash {
    pub r#type: SecureValueType,
    pub hash: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
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
#[tl(schema = "schema/samples.tl")]
pub struct LoginTokenMigrateTo {
    pub dc_id: i32,
    pub token: Bytes,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
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
#[tl(schema = "schema/samples.tl")]
pub struct MaskCoords {
    pub n: i32,
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
}
