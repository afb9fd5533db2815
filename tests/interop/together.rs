//! The derives that a type of a program is likely to have, all at once.

use bon::Builder;
use proptest::prelude::{Strategy, any, proptest};
use serde::{Deserialize, Serialize};
use tl_core::{Bytes, Flags, Int128, TlObject, Unknown, from_slice, to_vec};
use zeroize::Zeroize;

#[derive(
    Clone,
    Debug,
    PartialEq,
    arbitrary::Arbitrary,
    proptest_derive::Arbitrary,
    Builder,
    Deserialize,
    Serialize,
    TlObject,
    Zeroize,
)]
#[tl(name = "secretChat")]
#[builder(on(String, into))]
struct SecretChat {
    id: i32,
    #[tl(flags)]
    #[builder(skip)]
    #[arbitrary(default)]
    #[proptest(value = "Flags::NONE")]
    #[serde(default)]
    flags: Flags,
    #[tl(flag = 0)]
    #[builder(default)]
    muted: bool,
    #[tl(flag = 1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[tl(flag = 2)]
    #[serde(with = "tl_core::as_hex")]
    key: Option<Vec<u8>>,
    #[proptest(strategy = "nonces()")]
    nonce: Int128,
    #[arbitrary(with = tl_core::arbitrary_bytes)]
    #[proptest(strategy = "contents()")]
    #[serde(with = "tl_core::as_hex")]
    // Shared, perhaps: it cannot be wiped.
    #[zeroize(skip)]
    photo: Bytes,
    #[builder(default)]
    events: Vec<Event>,
    #[proptest(strategy = "objects()")]
    #[zeroize(skip)]
    last: Unknown,
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    arbitrary::Arbitrary,
    proptest_derive::Arbitrary,
    Deserialize,
    Serialize,
    TlObject,
    Zeroize,
)]
#[serde(tag = "_", rename_all = "camelCase")]
enum Event {
    #[tl(name = "eventJoined")]
    Joined {
        user_id: i64,
        #[tl(flag = 3)]
        invited_by: Option<i64>,
    },
    #[tl(name = "eventTyping")]
    Typing,
}

fn nonces() -> impl Strategy<Value = Int128> {
    any::<[u8; 16]>().prop_map(Int128)
}

fn contents() -> impl Strategy<Value = Bytes> {
    any::<Vec<u8>>().prop_map(Bytes::from)
}

fn objects() -> impl Strategy<Value = Unknown> {
    any::<(u32, Vec<[u8; 4]>)>()
        .prop_map(|(id, body)| Unknown::new(id, body.as_flattened()).unwrap())
}

fn nothing() -> Unknown {
    Unknown::new(0x5bb8_e511, &[]).unwrap()
}

fn chat() -> SecretChat {
    SecretChat::builder()
        .id(7)
        .title("Ada")
        .key(vec![0xca, 0xfe])
        .nonce(Int128([1; 16]))
        .photo(Bytes::from_static(b"\x89PNG"))
        .events(vec![Event::Joined { user_id: 1, invited_by: None }, Event::Typing])
        .last(nothing())
        .build()
}

/// Through TL and through JSON.
fn assert_round_trips(chat: &SecretChat) {
    assert_eq!(from_slice::<SecretChat>(&to_vec(chat).unwrap()).unwrap(), *chat);
    let json = serde_json::to_string(chat).unwrap();
    assert_eq!(serde_json::from_str::<SecretChat>(&json).unwrap(), *chat);
}

#[test]
fn built() {
    assert_round_trips(&chat());
    assert!(!chat().muted);
    assert_eq!(
        serde_json::to_value(chat()).unwrap(),
        serde_json::json!({
            "id": 7,
            "flags": 0,
            "muted": false,
            "title": "Ada",
            "key": "cafe",
            "nonce": "01010101010101010101010101010101",
            "photo": "89504e47",
            "events": [
                { "_": "joined", "user_id": 1, "invited_by": null },
                { "_": "typing" },
            ],
            "last": { "id": "0x5bb8e511", "body": "" },
        })
    );
}

#[test]
fn wiped() {
    let mut chat = chat();
    chat.zeroize();
    let empty = SecretChat::builder().id(0).nonce(Int128::default()).photo(chat.photo.clone());
    assert_eq!(chat, empty.last(nothing()).build());
    assert_round_trips(&chat);
}

proptest! {
    #[test]
    fn strategies(chat in any::<SecretChat>()) {
        assert_round_trips(&chat);
    }

    #[test]
    fn unstructured(input in any::<Vec<u8>>()) {
        use arbitrary::Arbitrary;

        let chat = SecretChat::arbitrary(&mut arbitrary::Unstructured::new(&input)).unwrap();
        assert_round_trips(&chat);
    }
}
