//! Flags words. Only the word that no parameter uses has a field, since its bits would be lost.
#![allow(clippy::struct_excessive_bools, reason = "flags are many and independent")]

use tl_core::{Bytes, Flags, TlObject};

use crate::schema::samples;
use crate::schema::stubs::{
    BotInfo, BotVerification, ChannelLocation, ChatReactions, Document, DocumentAttribute,
    EmojiStatus, ExportedChatInvite, InputDocument, InputFile, InputGroupCall, InputPhoto,
    MessageEntity, Page, Peer, PeerColor, PeerNotifySettings, PeerStories, Photo, PollAnswer,
    ProfileTab, RecentStory, RestrictionReason, StickerSet, StoriesStealthMode, TextWithEntities,
    UserProfilePhoto, UserStatus, Username, WallPaperSettings, WebPageAttribute,
};

samples! {
    wall_paper: WallPaper = "wallPaper",
    poll: Poll = "poll",
    channel_full: ChannelFull = "channelFull",
    user: User = "user",
    input_media_uploaded_document: InputMedia = "inputMediaUploadedDocument",
    input_media_poll: InputMedia = "inputMediaPoll",
    web_page: WebPage = "webPage",
    stories_all_stories_not_modified: AllStoriesNotModified = "stories.allStoriesNotModified",
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct WallPaper {
    pub id: i64,
    pub creator: bool,
    pub default: bool,
    pub pattern: bool,
    pub dark: bool,
    pub access_hash: i64,
    pub slug: String,
    pub document: Document,
    pub settings: Option<WallPaperSettings>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct Poll {
    pub id: i64,
    pub closed: bool,
    pub public_voters: bool,
    pub multiple_choice: bool,
    pub quiz: bool,
    pub question: TextWithEntities,
    pub answers: Vec<PollAnswer>,
    pub close_period: Option<i32>,
    pub close_date: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct ChannelFull {
    pub can_view_participants: bool,
    pub can_set_username: bool,
    pub can_set_stickers: bool,
    pub hidden_prehistory: bool,
    pub can_set_location: bool,
    pub has_scheduled: bool,
    pub can_view_stats: bool,
    pub blocked: bool,
    pub can_delete_channel: bool,
    pub antispam: bool,
    pub participants_hidden: bool,
    pub translations_disabled: bool,
    pub stories_pinned_available: bool,
    pub view_forum_as_messages: bool,
    pub restricted_sponsored: bool,
    pub can_view_revenue: bool,
    pub paid_media_allowed: bool,
    pub can_view_stars_revenue: bool,
    pub paid_reactions_available: bool,
    pub stargifts_available: bool,
    pub paid_messages_available: bool,
    pub id: i64,
    pub about: String,
    pub participants_count: Option<i32>,
    pub admins_count: Option<i32>,
    pub kicked_count: Option<i32>,
    pub banned_count: Option<i32>,
    pub online_count: Option<i32>,
    pub read_inbox_max_id: i32,
    pub read_outbox_max_id: i32,
    pub unread_count: i32,
    pub chat_photo: Photo,
    pub notify_settings: PeerNotifySettings,
    pub exported_invite: Option<ExportedChatInvite>,
    pub bot_info: Vec<BotInfo>,
    pub migrated_from_chat_id: Option<i64>,
    pub migrated_from_max_id: Option<i32>,
    pub pinned_msg_id: Option<i32>,
    pub stickerset: Option<StickerSet>,
    pub available_min_id: Option<i32>,
    pub folder_id: Option<i32>,
    pub linked_chat_id: Option<i64>,
    pub location: Option<ChannelLocation>,
    pub slowmode_seconds: Option<i32>,
    pub slowmode_next_send_date: Option<i32>,
    pub stats_dc: Option<i32>,
    pub pts: i32,
    pub call: Option<InputGroupCall>,
    pub ttl_period: Option<i32>,
    pub pending_suggestions: Option<Vec<String>>,
    pub groupcall_default_join_as: Option<Peer>,
    pub theme_emoticon: Option<String>,
    pub requests_pending: Option<i32>,
    pub recent_requesters: Option<Vec<i64>>,
    pub default_send_as: Option<Peer>,
    pub available_reactions: Option<ChatReactions>,
    pub reactions_limit: Option<i32>,
    pub stories: Option<PeerStories>,
    pub wallpaper: Option<WallPaper>,
    pub boosts_applied: Option<i32>,
    pub boosts_unrestrict: Option<i32>,
    pub emojiset: Option<StickerSet>,
    pub bot_verification: Option<BotVerification>,
    pub stargifts_count: Option<i32>,
    pub send_paid_messages_stars: Option<i64>,
    pub main_tab: Option<ProfileTab>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct User {
    #[tl(name = "self")]
    pub is_self: bool,
    pub contact: bool,
    pub mutual_contact: bool,
    pub deleted: bool,
    pub bot: bool,
    pub bot_chat_history: bool,
    pub bot_nochats: bool,
    pub verified: bool,
    pub restricted: bool,
    pub min: bool,
    pub bot_inline_geo: bool,
    pub support: bool,
    pub scam: bool,
    pub apply_min_photo: bool,
    pub fake: bool,
    pub bot_attach_menu: bool,
    pub premium: bool,
    pub attach_menu_enabled: bool,
    pub bot_can_edit: bool,
    pub close_friend: bool,
    pub stories_hidden: bool,
    pub stories_unavailable: bool,
    pub contact_require_premium: bool,
    pub bot_business: bool,
    pub bot_has_main_app: bool,
    pub bot_forum_view: bool,
    pub bot_forum_can_manage_topics: bool,
    pub id: i64,
    pub access_hash: Option<i64>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub phone: Option<String>,
    pub photo: Option<UserProfilePhoto>,
    pub status: Option<UserStatus>,
    pub bot_info_version: Option<i32>,
    pub restriction_reason: Option<Vec<RestrictionReason>>,
    pub bot_inline_placeholder: Option<String>,
    pub lang_code: Option<String>,
    pub emoji_status: Option<EmojiStatus>,
    pub usernames: Option<Vec<Username>>,
    pub stories_max_id: Option<RecentStory>,
    pub color: Option<PeerColor>,
    pub profile_color: Option<PeerColor>,
    pub bot_active_users: Option<i32>,
    pub bot_verification_icon: Option<i64>,
    pub send_paid_messages_stars: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub enum InputMedia {
    UploadedDocument {
        nosound_video: bool,
        force_file: bool,
        spoiler: bool,
        file: InputFile,
        thumb: Option<InputFile>,
        mime_type: String,
        attributes: Vec<DocumentAttribute>,
        stickers: Option<Vec<InputDocument>>,
        video_cover: Option<InputPhoto>,
        video_timestamp: Option<i32>,
        ttl_seconds: Option<i32>,
    },
    Poll {
        poll: Poll,
        correct_answers: Option<Vec<Bytes>>,
        solution: Option<String>,
        solution_entities: Option<Vec<MessageEntity>>,
    },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct WebPage {
    pub has_large_media: bool,
    pub video_cover_photo: bool,
    pub id: i64,
    pub url: String,
    pub display_url: String,
    pub hash: i32,
    pub r#type: Option<String>,
    pub site_name: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub photo: Option<Photo>,
    pub embed_url: Option<String>,
    pub embed_type: Option<String>,
    pub embed_width: Option<i32>,
    pub embed_height: Option<i32>,
    pub duration: Option<i32>,
    pub author: Option<String>,
    pub document: Option<Document>,
    pub cached_page: Option<Page>,
    pub attributes: Option<Vec<WebPageAttribute>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct AllStoriesNotModified {
    pub flags: Flags,
    pub state: String,
    pub stealth_mode: StoriesStealthMode,
}
