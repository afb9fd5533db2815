//! Constructors of another layer that a schema has and the compiled types do not: only these objects are unknown.

use tl_core::schema::{Schema, Schemas};
use tl_core::{
    Bytes, DecodeError, DecodeErrorKind, Limits, Reader, TlObject, Unknown, from_slice, to_vec,
};

use crate::attributes::hex;

/// The types of a client of some layer.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "Update")]
enum Update {
    #[tl(id = 0x0000_0001, proof = false, name = "updateLogin")]
    Login { date: i32 },
    #[tl(id = 0x0000_0002, proof = false, name = "updateName")]
    Name { name: String },
    #[tl(other)]
    Other(Unknown),
}

/// A type that keeps no unknown constructors.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "Peer")]
enum Peer {
    #[tl(id = 0x0000_0003, proof = false, name = "peerUser")]
    User { id: i64 },
    #[tl(id = 0x0000_0004, proof = false, name = "peerChat")]
    Chat { id: i64 },
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[expect(clippy::struct_field_names, reason = "the names are Telegram's")]
#[tl(id = 0x0000_0005, proof = false, name = "updates", type = "Updates")]
struct Updates {
    updates: Vec<Update>,
    peer: Peer,
    date: i32,
}

/// An `Object` that is not the last field.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000_0006, proof = false, name = "wrapped", type = "Wrapped")]
struct Wrapped {
    object: Unknown,
    after: i32,
}

/// Newer lines: what can be in an object, and objects in objects.
const NEWER: &str = "
updateTheme#00000010 flags:# dark:flags.0?true name:flags.1?string colors:flags.2?Vector<int> peer:Peer
    inner:flags.3?Update = Update;
updateEmpty#00000011 = Update;
updateNested#00000012 update:Update = Update;
updateList#00000013 updates:Vector<Update> = Update;
updateAny#00000014 object:Object after:int = Update;
updateBare#00000015 parts:vector<%Part> = Update;
part#00000016 = Part;
updateLogin#00000001 date:int = Update;
peerUser#00000003 id:long = Peer;
peerChannel#00000017 id:long = Peer;
";

const VECTOR: &str = "15c4b51c";
/// `updateLogin date:7`
const LOGIN: &str = "01000000 07000000";
/// `updateTheme` with all optional fields except the nested update: "red", [1, 2], `peerUser id:9`
const THEME: &str =
    "10000000 07000000 03726564 15c4b51c 02000000 01000000 02000000 03000000 0900000000000000";

fn newer() -> Schema {
    Schema::parse(NEWER).unwrap()
}

fn read<'de, T: tl_core::Decode<'de>>(
    packet: &'de [u8],
    schema: &'de Schema,
) -> Result<T, DecodeError> {
    Reader::new(packet).with_schema(schema).read_all()
}

#[test]
fn an_unknown_object_in_a_vector_loses_only_itself() {
    let packet = hex(&format!(
        "05000000 {VECTOR} 03000000 {LOGIN} {THEME} {LOGIN} 03000000 0900000000000000 2a000000"
    ));
    let schema = newer();
    let updates: Updates = read(&packet, &schema).unwrap();
    let theme = Unknown::from_bytes(hex(THEME).into()).unwrap();
    let login = Update::Login { date: 7 };
    assert_eq!(updates.updates, [login.clone(), Update::Other(theme), login]);
    assert_eq!((updates.peer.clone(), updates.date), (Peer::User { id: 9 }, 42));
    assert_eq!(to_vec(&updates).unwrap(), packet);
    // Without a schema the unknown object takes the rest.
    let error = from_slice::<Updates>(&packet).unwrap_err();
    assert!(error.to_string().starts_with("updates.updates[2]: the input ends"), "{error}");
}

/// All known items survive, in order, and each unknown one is kept byte for byte.
#[test]
fn known_items_survive_among_a_thousand() {
    let unknown =
        [THEME, "11000000", "12000000 11000000", &format!("13000000 {VECTOR} 01000000 {LOGIN}")]
            .map(hex);
    let schema = newer();
    // A linear congruential generator, by the constants of Numerical Recipes.
    let mut random = 7_u32;
    let mut next = || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(random >> 16).unwrap()
    };
    let mut packet = hex(&format!("{VECTOR} e8030000"));
    let mut expected = Vec::new();
    for date in 0..1000 {
        if next() % 3 == 0 {
            let object = unknown[next() % unknown.len()].clone();
            packet.extend(&object);
            expected.push(Update::Other(Unknown::from_bytes(object.into()).unwrap()));
        } else {
            packet.extend([1, 0, 0, 0]);
            packet.extend(i32::to_le_bytes(date));
            expected.push(Update::Login { date });
        }
    }
    let updates: Vec<Update> = read(&packet, &schema).unwrap();
    assert_eq!(updates, expected);
    assert!(updates.iter().filter(|it| matches!(it, Update::Other(_))).count() > 200);
    assert_eq!(to_vec(&updates).unwrap(), packet);
}

#[test]
fn objects_within_unknown_objects_are_walked() {
    let schema = newer();
    let objects = [
        format!("12000000 {LOGIN}"),
        format!("12000000 12000000 {THEME}"),
        format!("10000000 08000000 03000000 0900000000000000 {THEME}"),
        format!("13000000 {VECTOR} 02000000 {LOGIN} 13000000 {VECTOR} 00000000"),
        format!("14000000 {THEME} 05000000"),
        "14000000 b5757299 05000000".to_owned(),
        format!("14000000 {VECTOR} 01000000 {LOGIN} 05000000"),
        "15000000 03000000".to_owned(),
    ];
    for object in objects {
        let packet = hex(&format!("{VECTOR} 02000000 {object} {LOGIN}"));
        let updates: Vec<Update> = read(&packet, &schema).unwrap();
        let kept = Unknown::from_bytes(hex(&object).into()).unwrap();
        assert_eq!(updates, [Update::Other(kept), Update::Login { date: 7 }], "{object}");
    }
}

#[test]
fn an_object_field_need_not_be_the_last() {
    let packet = hex(&format!("06000000 {THEME} 2a000000"));
    let schema = newer();
    let wrapped: Wrapped = read(&packet, &schema).unwrap();
    assert_eq!(wrapped.object.as_bytes()[..], hex(THEME));
    assert_eq!(wrapped.after, 42);
}

#[test]
fn unknown_objects_share_the_memory_of_the_input() {
    let packet = Bytes::from(hex(&format!("{VECTOR} 02000000 {THEME} {LOGIN}")));
    let schema = newer();
    // The limit allows the two items, and no copy of the object.
    let limits = Limits::DEFAULT.with_allocation(2 * size_of::<Update>());
    let reader = Reader::from_bytes_with(&packet, limits).with_schema(&schema);
    let updates: Vec<Update> = reader.read_all().unwrap();
    let Update::Other(theme) = &updates[0] else { panic!("{updates:?}") };
    assert_eq!(theme.as_bytes().as_ptr(), packet[8..].as_ptr());
    let error = Reader::with_limits(&packet, limits).with_schema(&schema).read_all::<Vec<Update>>();
    assert!(matches!(error.unwrap_err().kind(), DecodeErrorKind::AllocationLimit { .. }));
}

/// A type that keeps no unknown constructors: the error names the constructor, if the schema has it.
#[test]
fn an_error_names_the_schema_that_knows_the_constructor() {
    let packet = hex(&format!("05000000 {VECTOR} 00000000 17000000 0900000000000000 2a000000"));
    let schemas = Schemas::new()
        .with("layer 1", Schema::parse("a#00000001 = A;").unwrap())
        .with("layer 230", newer());
    let expected = "updates.peer: found the constructor id 0x00000017 where one of peerUser#00000003, \
                    peerChat#00000004 is expected";
    let error = Reader::new(&packet).with_schemas(&schemas).read_all::<Updates>().unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("{expected} (it is `peerChannel` of layer 230), at byte 12")
    );
    let schema = newer();
    let error = read::<Updates>(&packet, &schema).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("{expected} (it is `peerChannel` of the schema), at byte 12")
    );
    let error = from_slice::<Updates>(&packet).unwrap_err();
    assert_eq!(error.to_string(), format!("{expected}, at byte 12"));
    // At the very beginning of the input, too, where the error needs no memory without a schema.
    let error = read::<Peer>(&packet[12..24], &schema).unwrap_err();
    assert!(
        error.to_string().ends_with(" (it is `peerChannel` of the schema), at byte 0"),
        "{error}"
    );
}

/// If no schema has the id, the object takes the rest of the input, as without a schema.
#[test]
fn what_no_schema_knows_takes_the_rest() {
    let schema = newer();
    let object = "99000000 01000000";
    let updates: Vec<Update> = read(&hex(&format!("{VECTOR} 01000000 {object}")), &schema).unwrap();
    assert_eq!(updates, [Update::Other(Unknown::from_bytes(hex(object).into()).unwrap())]);
    let packet = hex(&format!("{VECTOR} 02000000 {object} {LOGIN}"));
    let error = read::<Vec<Update>>(&packet, &schema).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 4, left: 0 }));
}

#[test]
fn the_first_of_two_schemas_that_disagree_wins() {
    let short = || Schema::parse("updateNew#00000020 a:int = Update;").unwrap();
    let long = || Schema::parse("updateNew#00000020 a:long = Update;").unwrap();
    let packet = hex(&format!("{VECTOR} 02000000 20000000 01000000 {LOGIN}"));
    let schemas = Schemas::new().with("short", short()).with("long", long());
    let updates = Reader::new(&packet).with_schemas(&schemas).read_all::<Vec<Update>>().unwrap();
    assert_eq!(updates[1], Update::Login { date: 7 });
    let schemas = Schemas::new().with("long", long()).with("short", short());
    // It takes eight bytes, four of them from the next item.
    let updates = Reader::new(&packet).with_schemas(&schemas).read_all::<Vec<Update>>().unwrap();
    let Update::Other(new) = &updates[0] else { panic!("{updates:?}") };
    assert_eq!(new.body(), hex("01000000 01000000"));
    assert_eq!(schemas.constructor(0x20).unwrap().0, "long");
    assert_eq!(schemas.iter().map(|(title, _)| title).collect::<Vec<_>>(), ["long", "short"]);
}

/// An object of the second schema can hold one that only the first has.
#[test]
fn each_object_is_looked_up_in_all_schemas() {
    let outer = Schema::parse("updateAny#00000014 object:Object after:int = Update;").unwrap();
    let inner = Schema::parse("other#00000030 text:string = Other;").unwrap();
    let schemas = Schemas::new().with("inner", inner).with("outer", outer);
    let object = "14000000 30000000 03616263 05000000";
    let packet = hex(&format!("{VECTOR} 02000000 {object} {LOGIN}"));
    let updates = Reader::new(&packet).with_schemas(&schemas).read_all::<Vec<Update>>().unwrap();
    assert_eq!(updates[1], Update::Login { date: 7 });
}

/// The path names the constructor that the types do not have, and its parameter.
#[test]
fn errors_within_unknown_objects_have_a_path() {
    let schema = newer();
    // A string that is not UTF-8, a constructor that the schema's type does not have, and the end of the input.
    let cases = [
        ("10000000 02000000 03ff6263 03000000 0900000000000000", "vector[0].name: ", 17, None),
        ("12000000 17000000 0900000000000000", "vector[0].update: ", 12, None),
        ("10000000 00000000 03000000 09000000", "vector[0].peer.id: ", 20, Some(4)),
    ];
    for (object, path, offset, needed) in cases {
        let packet = hex(&format!("{VECTOR} 01000000 {object}"));
        let error = read::<Vec<Update>>(&packet, &schema).unwrap_err();
        assert!(error.to_string().starts_with(path), "{error}");
        assert_eq!((error.offset(), error.needed()), (offset, needed), "{error}");
    }
    // Every cut of an object is an error that says how much is missing.
    let whole = hex(&format!("{VECTOR} 02000000 {THEME} {LOGIN}"));
    for len in 0..whole.len() {
        let error = read::<Vec<Update>>(&whole[..len], &schema).unwrap_err();
        assert!(error.needed().is_some_and(|it| it <= whole.len() - len), "{len}: {error}");
    }
}

/// The limits of the reader bound the walk.
#[test]
fn hostile_objects_are_refused_by_the_limits() {
    let schema = newer();
    let nested = |levels: usize| hex(&format!("{}{LOGIN}", "12000000".repeat(levels)));
    let limits = Limits::DEFAULT.with_depth(10);
    let read = |packet: &[u8], limits: Limits| {
        Reader::with_limits(packet, limits).with_schema(&schema).read_all::<Update>()
    };
    // The object of the type itself is the first level, and `updateLogin` the last.
    assert!(read(&nested(9), limits).is_ok());
    let error = read(&nested(10), limits).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 10 });
    assert_eq!(error.offset(), 44);
    assert!(read(&nested(100_000), Limits::DEFAULT).is_err());
    // Items of no bytes, in objects of their own: one budget for the packet.
    let parts = |count: u32| format!("15000000 {}", tl_core_hex(count));
    let packet = hex(&format!("{VECTOR} 03000000 {0} {0} {0}", parts(400)));
    let limits = Limits::DEFAULT.with_empty_items(1000);
    let reader = Reader::with_limits(&packet, limits).with_schema(&schema);
    let error = reader.read_all::<Vec<Update>>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1000 });
    let error = read(&hex(&parts(u32::MAX)), Limits::DEFAULT).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::ItemLimit { .. }), "{error}");
    // A count that no input has room for.
    let packet = hex(&format!("13000000 {VECTOR} ffff0f00 {LOGIN}"));
    assert!(matches!(
        read(&packet, Limits::DEFAULT).unwrap_err().kind(),
        DecodeErrorKind::TooManyItems { count: 0xf_ffff, .. }
    ));
}

/// A `Bool` and a vector of objects are in any schema: `Schema::decode` finds their ends, too.
#[test]
fn any_object_is_a_bool_or_a_vector_too() {
    let (schema, schemas) = (newer(), Schemas::new().with("empty", Schema::parse("").unwrap()));
    let (yes, no) = ("b5757299", "379779bc");
    let vector = format!("{VECTOR} 02000000 {VECTOR} 01000000 {yes} {no}");
    for object in [yes, no, &format!("{VECTOR} 00000000"), &vector] {
        let packet = hex(&format!("06000000 {object} 2a000000"));
        let expected =
            Wrapped { object: Unknown::from_bytes(hex(object).into()).unwrap(), after: 42 };
        assert_eq!(read::<Wrapped>(&packet, &schema).unwrap(), expected);
        let reader = Reader::new(&packet).with_schemas(&schemas);
        assert_eq!(reader.read_all::<Wrapped>().unwrap(), expected);
    }
    // The type of these items is unknown, so they take the rest, as without a schema.
    let numbers = hex(&format!("06000000 {VECTOR} 01000000 2a000000 2a000000"));
    let error = read::<Wrapped>(&numbers, &schema).unwrap_err();
    assert!(error.to_string().starts_with("wrapped.after: the input ends"), "{error}");
    // The levels of vectors in vectors are counted.
    let nested = hex(&format!("06000000 {} 2a000000", format!("{VECTOR} 01000000").repeat(10_000)));
    let error = read::<Wrapped>(&nested, &schema).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::DepthLimit { .. }), "{error}");
}

/// The bytes of a number, as hex digits.
fn tl_core_hex(number: u32) -> String {
    number.to_le_bytes().map(|it| format!("{it:02x}")).concat()
}

/// Reading over objects in an inner part ends at its length.
#[test]
fn an_object_in_a_part_ends_within_it() {
    let schema = newer();
    let packet = hex(&format!("{THEME} {LOGIN}"));
    let theme = hex(THEME).len();
    let mut reader = Reader::new(&packet).with_schema(&schema);
    let update = reader.read_within(theme, Reader::read::<Update>).unwrap().unwrap();
    assert!(matches!(update, Update::Other(_)));
    assert_eq!(reader.read::<Update>().unwrap(), Update::Login { date: 7 });
    let mut reader = Reader::new(&packet).with_schema(&schema);
    let error = reader.read_within(theme - 4, Reader::read::<Update>).unwrap().unwrap_err();
    assert_eq!((error.offset(), error.needed()), (32, None), "{error}");
}
