//! Annotations that the compiler proves: the test is that they compile. The ids are those of real definitions, or
//! computed for this test with Python's `binascii.crc32`.
#![allow(dead_code, clippy::struct_field_names, reason = "that these compile is the test")]

use std::borrow::Cow;
use std::sync::Arc;

use tl_core::__private_0_1_0::{assert_id, assert_unless_predicted, prove_distinct, prove_type};
use tl_core::{
    Bare, Bytes, Constructor, Definition, Encode, Flags, Int256, TlObject, Type, VectorType,
};

/// The TL name of a type differs from its Rust name.
type Identifier = i64;
type List<T> = Vec<T>;
type Text = Arc<String>;

mod elsewhere {
    pub(super) use super::Salt as Renamed;
}

/// `int` and `long` by other names.
#[derive(TlObject)]
#[tl(id = 0xedab447b, name = "bad_server_salt", type = "BadMsgNotification")]
struct Aliased {
    bad_msg_id: Identifier,
    bad_msg_seqno: i32,
    error_code: i32,
    new_server_salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0x62d6b459, name = "msgs_ack", type = "MsgsAck")]
struct AliasedVector {
    msg_ids: List<Identifier>,
}

/// A `string` that need not be UTF-8 is `Bytes`, and the id is the same.
#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct BytesForString {
    data: Bytes,
}

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct Shared {
    data: Text,
}

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct Borrowed<'a> {
    data: Cow<'a, str>,
}

/// Parameters *named* `bytes`; only one of them has the *type* `bytes`.
#[derive(TlObject)]
#[tl(id = 0x276d3ec6, name = "msg_detailed_info", type = "MsgDetailedInfo")]
struct CalledBytes {
    msg_id: i64,
    answer_msg_id: i64,
    bytes: i32,
    status: i32,
}

#[derive(TlObject)]
#[tl(id = 0xe0b0bc2e, name = "photoStrippedSize", type = "PhotoSize")]
struct CalledAndAreBytes {
    r#type: String,
    bytes: Vec<u8>,
}

/// Bytes in a vector stay `bytes` in the id.
#[derive(TlObject)]
#[tl(id = 0x0f94e5f1, name = "inputMediaPoll", type = "InputMedia")]
struct VectorOfBytes {
    poll: Poll,
    #[tl(flag = 0)]
    correct_answers: Option<Vec<Bytes>>,
    #[tl(flag = 1)]
    solution: Option<String>,
    #[tl(flag = 1)]
    solution_entities: Option<Vec<MessageEntity>>,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, type = "Poll")]
struct Poll;

#[derive(TlObject)]
#[tl(id = 0x00000002, type = "MessageEntity")]
struct MessageEntity;

/// A `true` bit is left out of Telegram's ids: another bit, and the same id.
#[derive(TlObject)]
#[tl(id = 0x4ba3a95a, name = "messageReactor")]
struct OtherBits {
    #[tl(flag = 30)]
    top: bool,
    #[tl(flag = 3)]
    peer_id: Option<Peer>,
    count: i32,
}

#[derive(TlObject)]
#[tl(id = 0x00000003, type = "Peer")]
struct Peer;

#[derive(TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct Salt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct Reexported {
    req_msg_id: i64,
    now: i32,
    salts: Bare<Vec<Bare<elsewhere::Renamed>>>,
}

/// The id of a generic function is that of all its instances.
#[derive(TlObject)]
#[tl(id = 0x3dc4b4f0, name = "invokeAfterMsgs", returns = X::Response)]
struct InvokeAfterMsgs<X> {
    msg_ids: Vec<i64>,
    query: X,
}

/// TON keeps `bytes` and bits, and drops round brackets.
#[derive(TlObject)]
#[tl(id = 0xb48bf97a, name = "adnl.message.query", type = "adnl.Message", dialect = "ton")]
struct TonBytes {
    query_id: Int256,
    query: Bytes,
}

#[derive(TlObject)]
#[tl(id = 0xb7cdb167, name = "tonNode.blockId", type = "tonNode.BlockId", dialect = "ton")]
struct BlockId {
    workchain: i32,
    shard: i64,
    seqno: i32,
}

#[derive(TlObject)]
#[tl(
    id = 0xfac8f71e,
    name = "liteServer.lookupBlock",
    dialect = "ton",
    type = "liteServer.BlockHeader"
)]
struct LookupBlock {
    #[tl(flags)]
    mode: Flags,
    #[tl(bare)]
    id: BlockId,
    #[tl(flag = mode.1)]
    lt: Option<i64>,
    #[tl(flag = mode.2)]
    utime: Option<i32>,
}

/// An id that breaks the rule needs `proof = false`.
#[derive(TlObject)]
#[tl(id = 0x37982646, name = "ipPortSecret", type = "IpPort", proof = false)]
struct IpPortSecret {
    ipv4: i32,
    port: i32,
    secret: Bytes,
}

#[test]
fn lines() {
    let lines = [
        (CalledBytes::DEFINITION, "msg_id:long answer_msg_id:long bytes:int status:int"),
        (VectorOfBytes::DEFINITION, "correct_answers:flags.0?Vector<bytes>"),
        (OtherBits::DEFINITION, "flags:# top:flags.30?true peer_id:flags.3?Peer count:int"),
        (BytesForString::DEFINITION, "dataJSON#7d748d04 data:bytes = DataJSON;"),
        (Reexported::DEFINITION, "salts:vector<future_salt>"),
        (
            IpPortSecret::DEFINITION,
            "ipPortSecret#37982646 ipv4:int port:int secret:bytes = IpPort;",
        ),
    ];
    for (definition, expected) in lines {
        assert!(definition.to_string().contains(expected), "{definition}");
    }
    assert_ne!(IpPortSecret::DEFINITION.computed_id(), IpPortSecret::ID);
}

/// The longest name that a type parameter can have.
#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct LongestParameter<AbcdefghijklmnoP> {
    query: AbcdefghijklmnoP,
}

#[test]
fn longest_parameter() {
    let definition = <LongestParameter<i32> as Constructor>::DEFINITION;
    assert_eq!(
        definition.to_string(),
        "longestParameter#00000001 {AbcdefghijklmnoP:Type} query:!AbcdefghijklmnoP = LongestParameter;"
    );
}

/// The compiler's message for `proof`, if there is one.
fn refusal(proof: impl FnOnce() + std::panic::UnwindSafe) -> Option<String> {
    let panic = std::panic::catch_unwind(proof).err()?;
    Some(*panic.downcast::<String>().unwrap())
}

const DATA_JSON: Definition =
    Definition::new("dataJSON", 0x7d74_8d04, "data:*", &[Type::String], Type::Text("DataJSON"));

fn with_id(mut definition: Definition, id: u32) -> Definition {
    definition.id = id;
    definition
}

/// Proofs are ordinary functions, which the compiler happens to run.
#[test]
fn another_id_is_refused() {
    assert_eq!(refusal(|| assert_id(&DATA_JSON, "Data")), None);
    let wrong = with_id(DATA_JSON, 1);
    let expected = "the fields of `Data` spell the TL definition\n    dataJSON data:string = DataJSON\n\
                    whose id is 0x7d748d04, not 0x00000001: compare it with the schema's line; a \
                    definition of your own needs no `id`";
    assert_eq!(refusal(|| assert_id(&wrong, "Data")).unwrap(), expected);
}

/// If the types are those that the derive predicted, the derive has computed their id, and the compiler computes no
/// CRC. If not, the prediction may be wrong.
#[test]
fn a_guess_stands_for_a_proof() {
    // CRC32 of the types' names, by Python's `binascii.crc32`.
    const STRING: u32 = 0x9ebe_b2a9;
    const LONG: u32 = 0x3b97_a968;
    const VECTOR_OF_LONG: u32 = LONG.rotate_left(1) ^ 0x1cc2_4d6d;
    const INT: u32 = 0x1451_dab1;
    const SALT_TYPE: u32 = 0x45e5_3dcf;
    const SALT: u32 = 0xbd4b_967c;
    // FNV-1a's step and its prime.
    let digest = |types: &[u32]| {
        types.iter().fold(0_u32, |digest, ty| (digest ^ ty).wrapping_mul(16_777_619))
    };
    let wrong = with_id(DATA_JSON, 1);
    let is_refused = |definition: Definition, guess: &[u32]| {
        let guess = digest(guess);
        refusal(move || assert_unless_predicted(&definition, "Data", guess)).is_some()
    };
    assert!(!is_refused(wrong, &[STRING]));
    for mistaken in [&[] as &[u32], &[LONG], &[LONG, STRING], &[STRING, STRING, STRING]] {
        assert!(is_refused(wrong, mistaken), "{mistaken:?}");
        assert!(!is_refused(DATA_JSON, mistaken), "{mistaken:?}");
    }
    // A bare value has the name of its constructor; the name of the type does not matter.
    let types = &[<Bare<Salt> as Encode>::TYPE];
    let bare = Definition::new("get", 1, "salt:*", types, Type::Text("Get"));
    assert!(!is_refused(bare, &[SALT]));
    assert!(is_refused(bare, &[SALT_TYPE]));
    // A function's result is guessed after its parameters.
    let types = &[
        Type::String,
        Type::Vector(&VectorType { item: Type::Long, item_size: 8, max_items: u32::MAX }),
    ];
    let function = Definition::new("get", 1, "name:*\nids:*", types, Type::Int);
    assert!(!is_refused(function, &[STRING, VECTOR_OF_LONG, INT]));
    assert!(is_refused(function, &[VECTOR_OF_LONG, STRING, INT]));
    assert!(is_refused(function, &[STRING, VECTOR_OF_LONG]));
    assert!(is_refused(function, &[STRING, VECTOR_OF_LONG, LONG]));
    assert!(is_refused(function, &[STRING, LONG, INT]));
    assert!(is_refused(function, &[STRING]));
}

#[test]
fn two_constructors_with_an_id_are_refused() {
    const OTHER: Definition = Definition::new("other", 2, "", &[], Type::Text("DataJSON"));
    assert_eq!(refusal(|| prove_distinct::<2>(&[DATA_JSON, OTHER])), None);
    // Whichever two they are.
    for [left, right] in [[0, 1], [0, 2], [1, 2]] {
        let mut definitions = [1, 2, 3].map(|id| with_id(DATA_JSON, id));
        definitions[right].id = definitions[left].id;
        let message = refusal(move || prove_distinct::<3>(&definitions)).unwrap();
        let expected =
            format!("the constructor `dataJSON` is there twice, with the id 0x0000000{}", left + 1);
        assert!(message.starts_with(&expected), "{message}");
    }
}

/// The compiler counts steps, and refuses a constant that takes too many: a comparison of all pairs of so many ids
/// does not compile.
#[test]
fn ids_of_thousands_of_constructors_are_compared() {
    const COUNT: usize = 10_000;
    static MANY: [Definition; COUNT] = {
        let mut many = [DATA_JSON; COUNT];
        let mut index = 0;
        let mut id: u32 = 0;
        while index < COUNT {
            many[index].id = id;
            id = id.wrapping_add(0x9e37_79b9);
            index += 1;
        }
        many
    };
    const _: () = prove_distinct::<COUNT>(&MANY);
    let mut two = MANY.to_vec();
    two[7].id = two[COUNT - 1].id;
    assert!(refusal(move || prove_distinct::<COUNT>(&two)).is_some());
}

#[test]
fn another_type_is_refused() {
    assert_eq!(refusal(|| prove_type(&DATA_JSON, "DataJSON")), None);
    assert_eq!(refusal(|| prove_type(&DATA_JSON, "Object")), None);
    for other in ["DataJSOM", "dataJSON", "DataJSO", "DataJSON2", ""] {
        let message = refusal(|| prove_type(&DATA_JSON, other)).unwrap();
        let expected = format!("`dataJSON` is of the TL type `DataJSON`, the enum is `{other}`");
        assert!(message.starts_with(&expected), "{message}");
    }
}
