//! Flags words: not the first parameter, two of them, bits that fields share, none that a field uses.
#![allow(clippy::struct_excessive_bools, reason = "flags are many and independent")]

use tl_core::{Bytes, Flags, TlObject};

use crate::samples::samples;
use crate::samples::stubs::{
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
#[tl(id = 0xa437c3ed, name = "wallPaper")]
pub struct WallPaper {
    pub id: i64,
    #[tl(flags)]
    pub flags: Flags,
    #[tl(flag = 0)]
    pub creator: bool,
    #[tl(flag = 1)]
    pub default: bool,
    #[tl(flag = 3)]
    pub pattern: bool,
    #[tl(flag = 4)]
    pub dark: bool,
    pub access_hash: i64,
    pub slug: String,
    pub document: Document,
    #[tl(flag = 2)]
    pub settings: Option<WallPaperSettings>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x58747131, name = "poll")]
pub struct Poll {
    pub id: i64,
    #[tl(flags)]
    pub flags: Flags,
    #[tl(flag = 0)]
    pub closed: bool,
    #[tl(flag = 1)]
    pub public_voters: bool,
    #[tl(flag = 2)]
    pub multiple_choice: bool,
    #[tl(flag = 3)]
    pub quiz: bool,
    pub question: TextWithEntities,
    pub answers: Vec<PollAnswer>,
    #[tl(flag = 4)]
    pub close_period: Option<i32>,
    #[tl(flag = 5)]
    pub close_date: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xe4e0b29d, name = "channelFull", type = "ChatFull")]
pub struct ChannelFull {
    #[tl(flags)]
    pub flags: Flags,
    #[tl(flag = flags.3)]
    pub can_view_participants: bool,
    #[tl(flag = flags.6)]
    pub can_set_username: bool,
    #[tl(flag = flags.7)]
    pub can_set_stickers: bool,
    #[tl(flag = flags.10)]
    pub hidden_prehistory: bool,
    #[tl(flag = flags.16)]
    pub can_set_location: bool,
    #[tl(flag = flags.19)]
    pub has_scheduled: bool,
    #[tl(flag = flags.20)]
    pub can_view_stats: bool,
    #[tl(flag = flags.22)]
    pub blocked: bool,
    #[tl(flags)]
    pub flags2: Flags,
    #[tl(flag = flags2.0)]
    pub can_delete_channel: bool,
    #[tl(flag = flags2.1)]
    pub antispam: bool,
    #[tl(flag = flags2.2)]
    pub participants_hidden: bool,
    #[tl(flag = flags2.3)]
    pub translations_disabled: bool,
    #[tl(flag = flags2.5)]
    pub stories_pinned_available: bool,
    #[tl(flag = flags2.6)]
    pub view_forum_as_messages: bool,
    #[tl(flag = flags2.11)]
    pub restricted_sponsored: bool,
    #[tl(flag = flags2.12)]
    pub can_view_revenue: bool,
    #[tl(flag = flags2.14)]
    pub paid_media_allowed: bool,
    #[tl(flag = flags2.15)]
    pub can_view_stars_revenue: bool,
    #[tl(flag = flags2.16)]
    pub paid_reactions_available: bool,
    #[tl(flag = flags2.19)]
    pub stargifts_available: bool,
    #[tl(flag = flags2.20)]
    pub paid_messages_available: bool,
    pub id: i64,
    pub about: String,
    #[tl(flag = flags.0)]
    pub participants_count: Option<i32>,
    #[tl(flag = flags.1)]
    pub admins_count: Option<i32>,
    #[tl(flag = flags.2)]
    pub kicked_count: Option<i32>,
    #[tl(flag = flags.2)]
    pub banned_count: Option<i32>,
    #[tl(flag = flags.13)]
    pub online_count: Option<i32>,
    pub read_inbox_max_id: i32,
    pub read_outbox_max_id: i32,
    pub unread_count: i32,
    pub chat_photo: Photo,
    pub notify_settings: PeerNotifySettings,
    #[tl(flag = flags.23)]
    pub exported_invite: Option<ExportedChatInvite>,
    pub bot_info: Vec<BotInfo>,
    #[tl(flag = flags.4)]
    pub migrated_from_chat_id: Option<i64>,
    #[tl(flag = flags.4)]
    pub migrated_from_max_id: Option<i32>,
    #[tl(flag = flags.5)]
    pub pinned_msg_id: Option<i32>,
    #[tl(flag = flags.8)]
    pub stickerset: Option<StickerSet>,
    #[tl(flag = flags.9)]
    pub available_min_id: Option<i32>,
    #[tl(flag = flags.11)]
    pub folder_id: Option<i32>,
    #[tl(flag = flags.14)]
    pub linked_chat_id: Option<i64>,
    #[tl(flag = flags.15)]
    pub location: Option<ChannelLocation>,
    #[tl(flag = flags.17)]
    pub slowmode_seconds: Option<i32>,
    #[tl(flag = flags.18)]
    pub slowmode_next_send_date: Option<i32>,
    #[tl(flag = flags.12)]
    pub stats_dc: Option<i32>,
    pub pts: i32,
    #[tl(flag = flags.21)]
    pub call: Option<InputGroupCall>,
    #[tl(flag = flags.24)]
    pub ttl_period: Option<i32>,
    #[tl(flag = flags.25)]
    pub pending_suggestions: Option<Vec<String>>,
    #[tl(flag = flags.26)]
    pub groupcall_default_join_as: Option<Peer>,
    #[tl(flag = flags.27)]
    pub theme_emoticon: Option<String>,
    #[tl(flag = flags.28)]
    pub requests_pending: Option<i32>,
    #[tl(flag = flags.28)]
    pub recent_requesters: Option<Vec<i64>>,
    #[tl(flag = flags.29)]
    pub default_send_as: Option<Peer>,
    #[tl(flag = flags.30)]
    pub available_reactions: Option<ChatReactions>,
    #[tl(flag = flags2.13)]
    pub reactions_limit: Option<i32>,
    #[tl(flag = flags2.4)]
    pub stories: Option<PeerStories>,
    #[tl(flag = flags2.7)]
    pub wallpaper: Option<WallPaper>,
    #[tl(flag = flags2.8)]
    pub boosts_applied: Option<i32>,
    #[tl(flag = flags2.9)]
    pub boosts_unrestrict: Option<i32>,
    #[tl(flag = flags2.10)]
    pub emojiset: Option<StickerSet>,
    #[tl(flag = flags2.17)]
    pub bot_verification: Option<BotVerification>,
    #[tl(flag = flags2.18)]
    pub stargifts_count: Option<i32>,
    #[tl(flag = flags2.21)]
    pub send_paid_messages_stars: Option<i64>,
    #[tl(flag = flags2.22)]
    pub main_tab: Option<ProfileTab>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x31774388, name = "user")]
pub struct User {
    #[tl(flags)]
    pub flags: Flags,
    #[tl(flag = flags.10, name = "self")]
    pub is_self: bool,
    #[tl(flag = flags.11)]
    pub contact: bool,
    #[tl(flag = flags.12)]
    pub mutual_contact: bool,
    #[tl(flag = flags.13)]
    pub deleted: bool,
    #[tl(flag = flags.14)]
    pub bot: bool,
    #[tl(flag = flags.15)]
    pub bot_chat_history: bool,
    #[tl(flag = flags.16)]
    pub bot_nochats: bool,
    #[tl(flag = flags.17)]
    pub verified: bool,
    #[tl(flag = flags.18)]
    pub restricted: bool,
    #[tl(flag = flags.20)]
    pub min: bool,
    #[tl(flag = flags.21)]
    pub bot_inline_geo: bool,
    #[tl(flag = flags.23)]
    pub support: bool,
    #[tl(flag = flags.24)]
    pub scam: bool,
    #[tl(flag = flags.25)]
    pub apply_min_photo: bool,
    #[tl(flag = flags.26)]
    pub fake: bool,
    #[tl(flag = flags.27)]
    pub bot_attach_menu: bool,
    #[tl(flag = flags.28)]
    pub premium: bool,
    #[tl(flag = flags.29)]
    pub attach_menu_enabled: bool,
    #[tl(flags)]
    pub flags2: Flags,
    #[tl(flag = flags2.1)]
    pub bot_can_edit: bool,
    #[tl(flag = flags2.2)]
    pub close_friend: bool,
    #[tl(flag = flags2.3)]
    pub stories_hidden: bool,
    #[tl(flag = flags2.4)]
    pub stories_unavailable: bool,
    #[tl(flag = flags2.10)]
    pub contact_require_premium: bool,
    #[tl(flag = flags2.11)]
    pub bot_business: bool,
    #[tl(flag = flags2.13)]
    pub bot_has_main_app: bool,
    #[tl(flag = flags2.16)]
    pub bot_forum_view: bool,
    #[tl(flag = flags2.17)]
    pub bot_forum_can_manage_topics: bool,
    pub id: i64,
    #[tl(flag = flags.0)]
    pub access_hash: Option<i64>,
    #[tl(flag = flags.1)]
    pub first_name: Option<String>,
    #[tl(flag = flags.2)]
    pub last_name: Option<String>,
    #[tl(flag = flags.3)]
    pub username: Option<String>,
    #[tl(flag = flags.4)]
    pub phone: Option<String>,
    #[tl(flag = flags.5)]
    pub photo: Option<UserProfilePhoto>,
    #[tl(flag = flags.6)]
    pub status: Option<UserStatus>,
    #[tl(flag = flags.14)]
    pub bot_info_version: Option<i32>,
    #[tl(flag = flags.18)]
    pub restriction_reason: Option<Vec<RestrictionReason>>,
    #[tl(flag = flags.19)]
    pub bot_inline_placeholder: Option<String>,
    #[tl(flag = flags.22)]
    pub lang_code: Option<String>,
    #[tl(flag = flags.30)]
    pub emoji_status: Option<EmojiStatus>,
    #[tl(flag = flags2.0)]
    pub usernames: Option<Vec<Username>>,
    #[tl(flag = flags2.5)]
    pub stories_max_id: Option<RecentStory>,
    #[tl(flag = flags2.8)]
    pub color: Option<PeerColor>,
    #[tl(flag = flags2.9)]
    pub profile_color: Option<PeerColor>,
    #[tl(flag = flags2.12)]
    pub bot_active_users: Option<i32>,
    #[tl(flag = flags2.14)]
    pub bot_verification_icon: Option<i64>,
    #[tl(flag = flags2.15)]
    pub send_paid_messages_stars: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum InputMedia {
    #[tl(id = 0x037c9330, name = "inputMediaUploadedDocument")]
    UploadedDocument {
        #[tl(flag = 3)]
        nosound_video: bool,
        #[tl(flag = 4)]
        force_file: bool,
        #[tl(flag = 5)]
        spoiler: bool,
        file: InputFile,
        #[tl(flag = 2)]
        thumb: Option<InputFile>,
        mime_type: String,
        attributes: Vec<DocumentAttribute>,
        #[tl(flag = 0)]
        stickers: Option<Vec<InputDocument>>,
        #[tl(flag = 6)]
        video_cover: Option<InputPhoto>,
        #[tl(flag = 7)]
        video_timestamp: Option<i32>,
        #[tl(flag = 1)]
        ttl_seconds: Option<i32>,
    },
    #[tl(id = 0x0f94e5f1, name = "inputMediaPoll")]
    Poll {
        poll: Poll,
        #[tl(flag = 0)]
        correct_answers: Option<Vec<Bytes>>,
        #[tl(flag = 1)]
        solution: Option<String>,
        #[tl(flag = 1)]
        solution_entities: Option<Vec<MessageEntity>>,
    },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xe89c45b2, name = "webPage")]
pub struct WebPage {
    #[tl(flag = 13)]
    pub has_large_media: bool,
    #[tl(flag = 14)]
    pub video_cover_photo: bool,
    pub id: i64,
    pub url: String,
    pub display_url: String,
    pub hash: i32,
    #[tl(flag = 0)]
    pub r#type: Option<String>,
    #[tl(flag = 1)]
    pub site_name: Option<String>,
    #[tl(flag = 2)]
    pub title: Option<String>,
    #[tl(flag = 3)]
    pub description: Option<String>,
    #[tl(flag = 4)]
    pub photo: Option<Photo>,
    #[tl(flag = 5)]
    pub embed_url: Option<String>,
    #[tl(flag = 5)]
    pub embed_type: Option<String>,
    #[tl(flag = 6)]
    pub embed_width: Option<i32>,
    #[tl(flag = 6)]
    pub embed_height: Option<i32>,
    #[tl(flag = 7)]
    pub duration: Option<i32>,
    #[tl(flag = 8)]
    pub author: Option<String>,
    #[tl(flag = 9)]
    pub document: Option<Document>,
    #[tl(flag = 10)]
    pub cached_page: Option<Page>,
    #[tl(flag = 12)]
    pub attributes: Option<Vec<WebPageAttribute>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x1158fe3e, name = "stories.allStoriesNotModified", type = "stories.AllStories")]
pub struct AllStoriesNotModified {
    #[tl(flags)]
    pub flags: Flags,
    pub state: String,
    pub stealth_mode: StoriesStealthMode,
}
