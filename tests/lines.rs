//! Constructors that give the schema's line. The test module `schema` has more of them.

use tl_core::{
    Bare, Bytes, Constructor, DecodeErrorKind, Encode, Flags, Function, TlObject, Unknown,
    from_slice, to_vec,
};

/// Both words without a field, one behind other parameters.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "settings#0000000a id:int flags:# muted:flags.0?true name:flags.3?string flags2:# \
    old:flags2.31?true until:flags.1?long = Settings",
    proof = false
)]
struct Settings {
    id: i32,
    muted: bool,
    name: Option<String>,
    old: bool,
    until: Option<i64>,
}

#[test]
fn words_need_no_field() {
    let value =
        Settings { id: 7, muted: true, name: Some("abc".into()), old: true, until: Some(2) };
    let packet = [
        0x0a, 0, 0, 0, 7, 0, 0, 0, 0b1011, 0, 0, 0, 3, b'a', b'b', b'c', 0, 0, 0, 0x80, 2, 0, 0, 0,
        0, 0, 0, 0,
    ];
    assert_eq!(to_vec(&value).unwrap(), packet);
    assert_eq!(from_slice::<Settings>(&packet).unwrap(), value);

    let value = Settings { id: 7, muted: false, name: None, old: false, until: None };
    let packet = [0x0a, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(to_vec(&value).unwrap(), packet);
    assert_eq!(from_slice::<Settings>(&packet).unwrap(), value);
    assert_eq!(
        from_slice::<Settings>(&packet[..12]).unwrap_err().to_string(),
        "settings.flags2: the input ends where 4 bytes are needed (0 left), at byte 12"
    );
}

#[test]
fn the_definition_is_the_line() {
    assert_eq!(
        Settings::DEFINITION.to_string(),
        "settings#0000000a id:int flags:# muted:flags.0?true name:flags.3?string flags2:# \
         old:flags2.31?true until:flags.1?long = Settings;"
    );
}

/// A word at the end, and one that no parameter uses yet.
#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "ended flags:# id:int flags2:# = Ended;")]
struct Ended {
    id: i32,
}

#[test]
fn words_that_nothing_uses_are_zero() {
    let mut packet = to_vec(&Ended { id: 5 }).unwrap();
    assert_eq!(packet[4..], [0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]);
    packet[4] = 1;
    packet[12] = 1;
    assert_eq!(from_slice::<Ended>(&packet).unwrap(), Ended { id: 5 });
    assert!(from_slice::<Ended>(&packet[..12]).is_err());
}

/// A word that has a field keeps the bits that no parameter declares.
#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "kept#0000000b flags:# on:flags.0?true = Kept", proof = false)]
struct Kept {
    flags: Flags,
    on: bool,
}

#[test]
fn a_field_of_the_word_keeps_its_bits() {
    let packet = [0x0b, 0, 0, 0, 0b101, 0, 0, 0];
    let value: Kept = from_slice(&packet).unwrap();
    assert_eq!(value, Kept { flags: Flags::from_bits(0b100), on: true });
    assert_eq!(to_vec(&value).unwrap(), packet);
}

/// A `#` that counts is a number.
#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "counted#0000000c count:# = Counted", proof = false)]
struct Counted {
    count: u32,
}

/// The unnamed fields of a tuple are the parameters in their order.
#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "pair#0000000d flags:# left:int right:flags.0?long = Pair", proof = false)]
struct Pair(i32, Option<i64>);

#[test]
fn unnamed_fields_are_the_parameters_in_their_order() {
    assert_eq!(to_vec(&Counted { count: 9 }).unwrap(), [0x0c, 0, 0, 0, 9, 0, 0, 0]);
    assert_eq!(to_vec(&Pair(1, None)).unwrap(), [0x0d, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    let error = from_slice::<Pair>(&[0x0d, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "pair.right: the input ends where 8 bytes are needed (0 left), at byte 12"
    );
}

/// Bare objects by the names of constructor and type, bare vectors in both ways of writing them.
#[derive(Debug, PartialEq, TlObject)]
#[tl(
    definition = "bares a:%Pair b:pair c:vector<pair> d:(vector %Pair) e:Vector<%Pair> f:%Vector<int> = Bares"
)]
struct Bares {
    #[tl(bare)]
    a: Pair,
    b: Bare<Pair>,
    #[tl(bare)]
    c: Vec<Bare<Pair>>,
    d: Bare<Vec<Bare<Pair>>>,
    e: Vec<Bare<Pair>>,
    #[tl(bare)]
    f: Vec<i32>,
}

#[test]
fn bare_types_are_compared() {
    assert_eq!(<Bare<Pair> as Encode>::TYPE.to_string(), "pair");
    let line =
        "a:%Pair b:pair c:vector<pair> d:(vector %Pair) e:Vector<%Pair> f:%Vector<int> = Bares;";
    assert!(Bares::DEFINITION.to_string().ends_with(line));
}

/// Types whose names the macro cannot know: aliases, another name, a path.
mod named {
    use tl_core::TlObject;

    pub type Id = i64;
    pub type Ids = Vec<Id>;

    #[derive(Debug, PartialEq, TlObject)]
    #[tl(definition = "dataJSON#7d748d04 data:string = DataJSON;")]
    pub struct Json {
        pub data: String,
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "aliases id:long ids:Vector<long> json:DataJSON list:Vector<DataJSON> = Aliases")]
struct Aliases {
    id: named::Id,
    ids: named::Ids,
    json: named::Json,
    list: Vec<named::Json>,
}

/// A codec by hand has the type of the line.
mod seconds {
    use tl_core::{DecodeError, Encode, EncodeError, Reader, Writer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "codecs take references")]
    pub fn encode<'w>(value: &u64, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        i32::try_from(*value).unwrap_or(i32::MAX).encode(out)
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<u64, DecodeError> {
        Ok(u64::from(reader.read_u32()?))
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "timed flags:# after:int until:flags.2?int = Timed")]
struct Timed {
    #[tl(with = seconds)]
    after: u64,
    #[tl(with = seconds)]
    until: Option<u64>,
}

#[test]
fn types_of_other_names_are_compared() {
    let value = Timed { after: 3, until: Some(4) };
    let packet = to_vec(&value).unwrap();
    assert_eq!(packet[4..], [4, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0]);
    assert_eq!(from_slice::<Timed>(&packet).unwrap(), value);
    assert!(Timed::DEFINITION.to_string().ends_with("after:int until:flags.2?int = Timed;"));
    assert!(Aliases::DEFINITION.to_string().ends_with("list:Vector<DataJSON> = Aliases;"));
}

/// Functions, and a function in a function whose type parameter is an object of any type.
#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;", returns = Unknown)]
struct InvokeAny {
    layer: i32,
    query: Unknown,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(definition = "messages.getIds hash:long = Vector<int>;", returns = Vec<i32>)]
struct GetIds {
    hash: i64,
}

#[derive(TlObject)]
#[tl(definition = "invokeOnce {X:Type} query:!X = X;", returns = Vec<i32>)]
struct InvokeOnce {
    query: GetIds,
}

#[test]
fn functions_return_what_the_line_says() {
    fn responses<F: Function<Response = Vec<i32>>>(_: &F) {}
    responses(&GetIds { hash: 1 });
    assert_eq!(
        GetIds::DEFINITION.to_string(),
        format!("messages.getIds#{:08x} hash:long = Vector<int>;", GetIds::ID)
    );
    // It returns the result of the function in it.
    responses(&InvokeOnce { query: GetIds { hash: 1 } });
    // The result is that of the instance.
    let line = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = Object;";
    assert_eq!(InvokeAny::DEFINITION.to_string(), line);
}

#[derive(Debug, PartialEq, TlObject)]
enum Peer {
    #[tl(definition = "peerUser#59511722 user_id:long = Peer;")]
    User { user_id: i64 },
    #[tl(definition = "peerChat#36c6019a chat_id:long = Peer;")]
    Chat(i64),
    #[tl(definition = "peerNone = Peer;")]
    None,
    #[tl(other)]
    Other(Unknown),
}

#[test]
fn variants_have_lines() {
    assert_eq!(to_vec(&Peer::Chat(2)).unwrap(), [0x9a, 0x01, 0xc6, 0x36, 2, 0, 0, 0, 0, 0, 0, 0]);
    let names: Vec<_> = Peer::CONSTRUCTORS.iter().map(|it| it.name).collect();
    assert_eq!(names, ["peerUser", "peerChat", "peerNone"]);
    let error = from_slice::<Peer>(&[0x22, 0x17, 0x51, 0x59]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 8, left: 0 });
}

/// Bytes that the schema calls a text, and parameters whose Rust names are others.
#[derive(Debug, PartialEq, TlObject)]
#[tl(
    definition = "file#0000000e flags:# self:flags.0?true type:int data:string = File",
    proof = false
)]
struct File {
    #[tl(name = "self")]
    is_self: bool,
    r#type: i32,
    #[tl(type = "string")]
    data: Bytes,
}

#[test]
fn fields_can_have_other_names() {
    let file = File { is_self: true, r#type: 1, data: Bytes::from_static(&[0xff]) };
    let packet = [0x0e, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0xff, 0, 0];
    assert_eq!(to_vec(&file).unwrap(), packet);
    assert_eq!(from_slice::<File>(&packet).unwrap(), file);
}

/// Attributes do not have to repeat the line: unsigned numbers, arrays, bare items, conversions.
#[derive(Debug, PartialEq, TlObject)]
#[tl(
    definition = "every#0000000f flags:# id:long count:int key:int256 seen:flags.0?Vector<long> \
    parts:vector<%Pair> date:int text:string = Every",
    proof = false
)]
struct Every {
    id: u64,
    count: u32,
    key: [u8; 32],
    seen: Option<Vec<u64>>,
    #[tl(bare, items = bare, max_items = 2)]
    parts: Vec<Pair>,
    #[tl(as = i32)]
    date: i64,
    text: std::sync::Arc<str>,
}

#[test]
fn every_rust_type_is_compared_with_the_line() {
    let value = Every {
        id: u64::MAX,
        count: u32::MAX,
        key: [7; 32],
        seen: Some(vec![1]),
        parts: vec![Pair(2, None)],
        date: 3,
        text: "abc".into(),
    };
    let mut packet = vec![0x0f, 0, 0, 0, 1, 0, 0, 0];
    packet.extend([0xff; 12]);
    packet.extend([7; 32]);
    packet.extend([0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    packet.extend([1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0]);
    packet.extend([3, 0, 0, 0, 3, b'a', b'b', b'c']);
    assert_eq!(to_vec(&value).unwrap(), packet);
    assert_eq!(from_slice::<Every>(&packet).unwrap(), value);
    let line =
        "key:int256 seen:flags.0?Vector<long> parts:vector<%Pair> date:int text:string = Every;";
    assert!(Every::DEFINITION.to_string().ends_with(line), "{}", *Every::DEFINITION);
}
