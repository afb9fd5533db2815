//! Types that the samples name and do not define: one constructor each, with ids of our own.

use tl_core::TlObject;

macro_rules! stub {
    ($name:ident, $id:literal $(, type = $type:literal)?) => {
        #[derive(Clone, Debug, PartialEq, TlObject)]
        #[tl(id = $id $(, type = $type)?)]
        pub struct $name {
            pub id: i64,
        }
    };
}

stub!(BlockHeader, 0x00000001, type = "liteServer.BlockHeader");
stub!(BotInfo, 0x00000002);
stub!(BotVerification, 0x00000003);
stub!(ChannelLocation, 0x00000004);
stub!(ChatReactions, 0x00000005);
stub!(Config, 0x00000006);
stub!(Document, 0x00000007);
stub!(DocumentAttribute, 0x00000008);
stub!(EmojiStatus, 0x00000009);
stub!(ExportedChatInvite, 0x0000000a);
stub!(InputClientProxy, 0x0000000b);
stub!(InputDocument, 0x0000000c);
stub!(InputFile, 0x0000000d);
stub!(InputGroupCall, 0x0000000e);
stub!(InputMessage, 0x0000000f);
stub!(InputNotifyPeer, 0x00000010);
stub!(InputPhoneCall, 0x00000011);
stub!(InputPhoto, 0x00000012);
stub!(InputUser, 0x00000013);
stub!(MessageEntity, 0x00000014);
stub!(Messages, 0x00000015, type = "messages.Messages");
stub!(NotificationSound, 0x00000016);
stub!(Page, 0x00000017);
stub!(Peer, 0x00000018);
stub!(PeerColor, 0x00000019);
stub!(PeerNotifySettings, 0x0000001a);
stub!(PeerStories, 0x0000001b);
stub!(PhonePhoneCall, 0x0000001c, type = "phone.PhoneCall");
stub!(Photo, 0x0000001d);
stub!(PollAnswer, 0x0000001e);
stub!(Pong, 0x0000001f);
stub!(ProfileTab, 0x00000020);
stub!(RecentStory, 0x00000021);
stub!(RestrictionReason, 0x00000022);
stub!(SecureValueType, 0x00000023);
stub!(StickerKeyword, 0x00000024);
stub!(StickerPack, 0x00000025);
stub!(StickerSet, 0x00000026);
stub!(StoriesStealthMode, 0x00000027);
stub!(TextWithEntities, 0x00000028);
stub!(Updates, 0x00000029);
stub!(UserProfilePhoto, 0x0000002a);
stub!(UserStatus, 0x0000002b);
stub!(Username, 0x0000002c);
stub!(WallPaperSettings, 0x0000002d);
stub!(WebPageAttribute, 0x0000002e);
