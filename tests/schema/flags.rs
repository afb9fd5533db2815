//! Flags words: one that is not the first parameter, two in one constructor, shared bits, and a word that no field
//! uses.
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
#[tl(
    definition = "wallPaper#a437c3ed id:long flags:# creator:flags.0?true default:flags.1?true pattern:flags.3?true dark:flags.4?true access_hash:long slug:string document:Document settings:flags.2?WallPaperSettings = WallPaper;"
)]
pub struct WallPaper {
    pub id: i64,
    pub flags: Flags,
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
#[tl(
    definition = "poll#58747131 id:long flags:# closed:flags.0?true public_voters:flags.1?true multiple_choice:flags.2?true quiz:flags.3?true question:TextWithEntities answers:Vector<PollAnswer> close_period:flags.4?int close_date:flags.5?int = Poll;"
)]
pub struct Poll {
    pub id: i64,
    pub flags: Flags,
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
#[tl(
    definition = "channelFull#e4e0b29d flags:# can_view_participants:flags.3?true can_set_username:flags.6?true can_set_stickers:flags.7?true hidden_prehistory:flags.10?true can_set_location:flags.16?true has_scheduled:flags.19?true can_view_stats:flags.20?true blocked:flags.22?true flags2:# can_delete_channel:flags2.0?true antispam:flags2.1?true participants_hidden:flags2.2?true translations_disabled:flags2.3?true stories_pinned_available:flags2.5?true view_forum_as_messages:flags2.6?true restricted_sponsored:flags2.11?true can_view_revenue:flags2.12?true paid_media_allowed:flags2.14?true can_view_stars_revenue:flags2.15?true paid_reactions_available:flags2.16?true stargifts_available:flags2.19?true paid_messages_available:flags2.20?true id:long about:string participants_count:flags.0?int admins_count:flags.1?int kicked_count:flags.2?int banned_count:flags.2?int online_count:flags.13?int read_inbox_max_id:int read_outbox_max_id:int unread_count:int chat_photo:Photo notify_settings:PeerNotifySettings exported_invite:flags.23?ExportedChatInvite bot_info:Vector<BotInfo> migrated_from_chat_id:flags.4?long migrated_from_max_id:flags.4?int pinned_msg_id:flags.5?int stickerset:flags.8?StickerSet available_min_id:flags.9?int folder_id:flags.11?int linked_chat_id:flags.14?long location:flags.15?ChannelLocation slowmode_seconds:flags.17?int slowmode_next_send_date:flags.18?int stats_dc:flags.12?int pts:int call:flags.21?InputGroupCall ttl_period:flags.24?int pending_suggestions:flags.25?Vector<string> groupcall_default_join_as:flags.26?Peer theme_emoticon:flags.27?string requests_pending:flags.28?int recent_requesters:flags.28?Vector<long> default_send_as:flags.29?Peer available_reactions:flags.30?ChatReactions reactions_limit:flags2.13?int stories:flags2.4?PeerStories wallpaper:flags2.7?WallPaper boosts_applied:flags2.8?int boosts_unrestrict:flags2.9?int emojiset:flags2.10?StickerSet bot_verification:flags2.17?BotVerification stargifts_count:flags2.18?int send_paid_messages_stars:flags2.21?long main_tab:flags2.22?ProfileTab = ChatFull;"
)]
pub struct ChannelFull {
    pub flags: Flags,
    pub can_view_participants: bool,
    pub can_set_username: bool,
    pub can_set_stickers: bool,
    pub hidden_prehistory: bool,
    pub can_set_location: bool,
    pub has_scheduled: bool,
    pub can_view_stats: bool,
    pub blocked: bool,
    pub flags2: Flags,
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
#[tl(
    definition = "user#31774388 flags:# self:flags.10?true contact:flags.11?true mutual_contact:flags.12?true deleted:flags.13?true bot:flags.14?true bot_chat_history:flags.15?true bot_nochats:flags.16?true verified:flags.17?true restricted:flags.18?true min:flags.20?true bot_inline_geo:flags.21?true support:flags.23?true scam:flags.24?true apply_min_photo:flags.25?true fake:flags.26?true bot_attach_menu:flags.27?true premium:flags.28?true attach_menu_enabled:flags.29?true flags2:# bot_can_edit:flags2.1?true close_friend:flags2.2?true stories_hidden:flags2.3?true stories_unavailable:flags2.4?true contact_require_premium:flags2.10?true bot_business:flags2.11?true bot_has_main_app:flags2.13?true bot_forum_view:flags2.16?true bot_forum_can_manage_topics:flags2.17?true id:long access_hash:flags.0?long first_name:flags.1?string last_name:flags.2?string username:flags.3?string phone:flags.4?string photo:flags.5?UserProfilePhoto status:flags.6?UserStatus bot_info_version:flags.14?int restriction_reason:flags.18?Vector<RestrictionReason> bot_inline_placeholder:flags.19?string lang_code:flags.22?string emoji_status:flags.30?EmojiStatus usernames:flags2.0?Vector<Username> stories_max_id:flags2.5?RecentStory color:flags2.8?PeerColor profile_color:flags2.9?PeerColor bot_active_users:flags2.12?int bot_verification_icon:flags2.14?long send_paid_messages_stars:flags2.15?long = User;"
)]
pub struct User {
    pub flags: Flags,
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
    pub flags2: Flags,
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
pub enum InputMedia {
    #[tl(
        definition = "inputMediaUploadedDocument#037c9330 flags:# nosound_video:flags.3?true force_file:flags.4?true spoiler:flags.5?true file:InputFile thumb:flags.2?InputFile mime_type:string attributes:Vector<DocumentAttribute> stickers:flags.0?Vector<InputDocument> video_cover:flags.6?InputPhoto video_timestamp:flags.7?int ttl_seconds:flags.1?int = InputMedia;"
    )]
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
    #[tl(
        definition = "inputMediaPoll#0f94e5f1 flags:# poll:Poll correct_answers:flags.0?Vector<bytes> solution:flags.1?string solution_entities:flags.1?Vector<MessageEntity> = InputMedia;"
    )]
    Poll {
        poll: Poll,
        correct_answers: Option<Vec<Bytes>>,
        solution: Option<String>,
        solution_entities: Option<Vec<MessageEntity>>,
    },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "webPage#e89c45b2 flags:# has_large_media:flags.13?true video_cover_photo:flags.14?true id:long url:string display_url:string hash:int type:flags.0?string site_name:flags.1?string title:flags.2?string description:flags.3?string photo:flags.4?Photo embed_url:flags.5?string embed_type:flags.5?string embed_width:flags.6?int embed_height:flags.6?int duration:flags.7?int author:flags.8?string document:flags.9?Document cached_page:flags.10?Page attributes:flags.12?Vector<WebPageAttribute> = WebPage;"
)]
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
#[tl(
    definition = "stories.allStoriesNotModified#1158fe3e flags:# state:string stealth_mode:StoriesStealthMode = stories.AllStories;"
)]
pub struct AllStoriesNotModified {
    pub flags: Flags,
    pub state: String,
    pub stealth_mode: StoriesStealthMode,
}
