//! Two layers, and their differences.

/// Lines of a layer of Telegram's API.
pub(crate) const OLD_LAYER: &str = "\
// LAYER 229
peerUser#59511722 user_id:long = Peer;
messageActionStarGiftUnique#e6c31522 flags:# upgrade:flags.0?true craft:flags.16?true gift:StarGift can_craft_at:flags.15?int = MessageAction;
updateEphemeralBotCallbackQuery#9b380762 query_id:long user_id:long peer:Peer data:bytes = Update;
keyboardButton#7d170cff flags:# style:flags.10?KeyboardButtonStyle text:string = KeyboardButton;
keyboardButtonCopy#bcc4af10 flags:# style:flags.10?KeyboardButtonStyle text:string copy_text:string = KeyboardButton;
keyboardButtonRow#77608b83 buttons:Vector<KeyboardButton> = KeyboardButtonRow;
---functions---
messages.getHistory#4423e6c5 peer:InputPeer offset_id:int limit:int hash:long = messages.Messages;
help.test#c0e202f7 = Bool;
";

/// The same lines in the next layer.
pub(crate) const NEW_LAYER: &str = "\
// LAYER 230
peerUser#59511722 user_id:long = Peer;
messageActionStarGiftUnique#7e1c1187 flags:# upgrade:flags.0?true craft:flags.16?true name_hidden:flags.17?true gift:StarGift can_craft_at:flags.15?int message:flags.18?TextWithEntities = MessageAction;
messageActionChatJoinedViaCommunity#4a8bfe80 community_id:long = MessageAction;
updateEphemeralBotCallbackQuery#7c1079d6 flags:# query_id:long user_id:long peer:flags.0?Peer data:bytes chat_instance:flags.1?long = Update;
keyboardButton#2f67a72f flags:# style:flags.10?KeyboardButtonStyle text:string type:ButtonType = KeyboardButton;
buttonTypeDefault#11111111 = ButtonType;
keyboardButtonRow#77608b83 buttons:Vector<KeyboardButton> = KeyboardButtonRow;
---functions---
messages.getHistory#4423e6c5 peer:InputPeer offset_id:int limit:int hash:long = messages.Messages;
help.getNearest#1fb33026 = NearestDc;
";

/// The differences, as text.
pub(crate) const LAYERS: &str = "\
type MessageAction
  ~ messageActionStarGiftUnique
      ~ id e6c31522 → 7e1c1187
      + name_hidden:flags.17?true after craft
      + message:flags.18?TextWithEntities after can_craft_at
  + messageActionChatJoinedViaCommunity#4a8bfe80 community_id:long = MessageAction;

type Update
  ~ updateEphemeralBotCallbackQuery
      ~ id 9b380762 → 7c1079d6
      + flags:# at the beginning
      ~ peer:Peer → peer:flags.0?Peer
      + chat_instance:flags.1?long after data

type KeyboardButton
  ~ keyboardButton
      ~ id 7d170cff → 2f67a72f
      + type:ButtonType after text
  - keyboardButtonCopy#bcc4af10 flags:# style:flags.10?KeyboardButtonStyle text:string copy_text:string = KeyboardButton;

type ButtonType (new)
  + buttonTypeDefault#11111111 = ButtonType;

functions
  + help.getNearest#1fb33026 = NearestDc;
  - help.test#c0e202f7 = Bool;

constructors: 2 added, 1 removed, 3 changed; functions: 1 added, 1 removed, 0 changed
";
