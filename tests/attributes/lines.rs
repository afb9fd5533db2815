//! The schema's line on types with conversions, signatures, or without an id.

use std::net::Ipv4Addr;

use tl_core::{
    Bytes, Constructor, Encode, Flags, Int256, TlObject, Unknown, from_slice, to_vec_unsigned,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// Each field is converted: to a number, in an `Option` and in vectors.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "server#0000000c flags:# id:long address:# ports:flags.0?Vector<int> \
    names:flags.1?vector<string> = Server",
    proof = false
)]
struct Server {
    #[tl(as = i64)]
    id: u64,
    #[tl(as = u32)]
    address: Ipv4Addr,
    #[tl(as = i32)]
    ports: Option<Vec<u16>>,
    #[tl(bare, as = String)]
    names: Option<Vec<Name>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Name(String);

impl From<&Name> for String {
    fn from(Name(name): &Name) -> Self {
        name.clone()
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self(name)
    }
}

#[test]
fn conversions() {
    let server = Server {
        id: 7,
        address: Ipv4Addr::new(1, 2, 3, 4),
        ports: Some(vec![80]),
        names: Some(vec![Name("abc".into())]),
    };
    let packet = hex("0c000000 03000000 0700000000000000 04030201 15c4b51c 01000000 50000000 \
                      01000000 03616263");
    assert_wire(server, &packet);
    assert_eq!(
        Server::DEFINITION.to_string(),
        "server#0000000c flags:# id:long address:# ports:flags.0?Vector<int> \
         names:flags.1?vector<string> = Server;"
    );
}

/// The line has the TL types of the fields' Rust types: of a newtype, and of a conversion to a newtype.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "user id:long others:Vector<long> until:int = User;")]
struct User {
    id: UserId,
    others: Vec<UserId>,
    #[tl(as = Seconds)]
    until: u8,
}

/// A newtype keeps the bits of a `long`.
#[derive(Clone, Copy, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct UserId(#[tl(type = "long")] u64);

#[derive(TlObject)]
#[tl(transparent)]
struct Seconds(i32);

impl From<&u8> for Seconds {
    fn from(seconds: &u8) -> Self {
        Self(i32::from(*seconds))
    }
}

impl TryFrom<Seconds> for u8 {
    type Error = std::num::TryFromIntError;

    fn try_from(Seconds(seconds): Seconds) -> Result<Self, Self::Error> {
        Self::try_from(seconds)
    }
}

#[test]
fn newtypes() {
    assert_eq!(User::ID, User::DEFINITION.computed_id());
    let user = User { id: UserId(u64::MAX), others: vec![UserId(1)], until: 2 };
    let mut packet = User::ID.to_le_bytes().to_vec();
    packet.extend(hex("ffffffffffffffff 15c4b51c 01000000 0100000000000000 02000000"));
    assert_wire(user, &packet);
}

/// A newtype has the codec of its field: at most two items, which have no ids.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Salts(#[tl(items = bare, max_items = 2)] Vec<Salt>);

#[derive(Clone, Copy, Debug, PartialEq, TlObject)]
#[tl(definition = "salt since:int = Salt;")]
struct Salt {
    since: i32,
}

/// Newtypes that keep the bits of one `int`, and of many.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Hash(#[tl(type = "int")] u32);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Hashes(#[tl(type = "Vector<int>")] Vec<u32>);

#[test]
fn newtypes_with_a_codec_of_their_field() {
    assert_wire(Salts(vec![Salt { since: 5 }]), &hex("15c4b51c 01000000 05000000"));
    assert_eq!(Salts::TYPE.to_string(), "Vector<salt>");
    let three = hex("15c4b51c 03000000 05000000 05000000 05000000");
    assert!(from_slice::<Salts>(&three).is_err());
    assert!(tl_core::to_vec(&Salts(vec![Salt { since: 5 }; 3])).is_err());
    assert_wire(vec![Hash(u32::MAX)], &hex("15c4b51c 01000000 ffffffff"));
    assert_eq!(Hash::TYPE.to_string(), "int");
    assert_wire(Hashes(vec![1]), &hex("15c4b51c 01000000 01000000"));
    assert_eq!(Hashes::TYPE.to_string(), "Vector<int>");
}

/// A signature is `bytes` in the line.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "record key:int256 version:int signature:bytes = Record", dialect = "ton")]
struct Record {
    key: Int256,
    version: i32,
    #[tl(signature)]
    signature: Bytes,
}

/// The same with a flag.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "signed#0000000d flags:# version:int signature:flags.3?bytes after:int = Signed",
    proof = false
)]
struct SignedWithFlag {
    version: i32,
    #[tl(signature)]
    signature: Option<Vec<u8>>,
    after: i32,
}

#[test]
fn signatures() {
    let record = Record { key: Int256([7; 32]), version: 1, signature: Bytes::from_static(b"abc") };
    let mut packet = Record::ID.to_le_bytes().to_vec();
    packet.extend([7; 32]);
    packet.extend(hex("01000000 03616263"));
    assert_wire(record.clone(), &packet);
    packet.truncate(40);
    packet.extend([0; 4]);
    assert_eq!(to_vec_unsigned(&record).unwrap(), packet);

    let signed = SignedWithFlag { version: 2, signature: Some(b"abc".to_vec()), after: 4 };
    assert_wire(signed.clone(), &hex("0d000000 08000000 02000000 03616263 04000000"));
    assert_eq!(to_vec_unsigned(&signed).unwrap(), hex("0d000000 00000000 02000000 04000000"));
}

/// MTProto's `message`. Its line has no id, and it is never boxed.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(bare, definition = "message msg_id:long seqno:int bytes:int body:Object = Message;")]
struct Message {
    msg_id: i64,
    seqno: i32,
    bytes: i32,
    body: Unknown,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;",
    proof = false
)]
struct MsgContainer {
    #[tl(bare)]
    messages: Vec<Message>,
}

/// A flags word without a field, and type variables. The struct is bare, although the line has an id.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    bare,
    definition = "page#0000000e {X:Type} first:X flags:# last:flags.4?X is_end:flags.5?true \
    = Page X",
    proof = false
)]
struct Page<X> {
    first: X,
    last: Option<X>,
    is_end: bool,
}

#[test]
fn structs_without_an_id() {
    let body = Unknown::new(5, &[6, 0, 0, 0]).unwrap();
    let message = Message { msg_id: 1, seqno: 2, bytes: 8, body };
    let bytes = "0100000000000000 02000000 08000000 05000000 06000000";
    assert_wire(message.clone(), &hex(bytes));
    assert_wire(
        MsgContainer { messages: vec![message] },
        &hex(&format!("dcf8f173 01000000 {bytes}")),
    );
    assert_eq!(Message::TYPE.to_string(), "message");

    assert_wire(
        Page { first: 1_i64, last: Some(2), is_end: true },
        &hex("0100000000000000 30000000 0200000000000000"),
    );
}

/// Only one of two flags words has a field. The fields of a tuple are the parameters in their order.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "first#00000020 flags:# x:flags.0?int flags2:# y:flags2.3?true = Words",
    proof = false
)]
struct FirstWord(Flags, Option<i32>, bool);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "second#00000021 flags:# x:flags.0?int flags2:# y:flags2.3?true = Words",
    proof = false
)]
struct SecondWord(Option<i32>, Flags, bool);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "named#00000022 flags:# x:flags.0?int flags2:# y:flags2.3?true = Words",
    proof = false
)]
struct NamedWord(Option<i32>, #[tl(name = "flags2")] Flags, bool);

#[test]
fn words_of_tuples() {
    let kept = Flags::from_bits(0x10);
    assert_wire(FirstWord(kept, Some(7), true), &hex("20000000 11000000 07000000 08000000"));
    assert_wire(SecondWord(Some(7), kept, true), &hex("21000000 01000000 07000000 18000000"));
    assert_wire(NamedWord(None, kept, false), &hex("22000000 00000000 10000000"));
}
