//! Constructors that are read from the lines of several layers, and written for them.
//!
//! The bytes are written from the lines: an id is the CRC32 of its line, a number is little-endian.

mod kinds;

use tl_core::{
    DecodeErrorKind, Definition, EncodeErrorKind, Flags, TlObject, Unknown, from_slice, to_vec,
    to_vec_as,
};

/// The bytes of `words`, each a number of 32 bits.
fn packet(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|it| it.to_le_bytes()).collect()
}

/// `Ann`, as TL writes it.
const ANN: u32 = u32::from_le_bytes(*b"\x03Ann");
const BOOL_TRUE: u32 = 0x9972_75b5;
const BOOL_FALSE: u32 = 0xbc79_9737;
const VECTOR: u32 = 0x1cb5_c415;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "photoEmpty#2331b22d id:long = Photo;")]
struct Photo {
    id: i64,
}

/// A constructor with a different line in each of four layers.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "member#44595c5c flags:# admin:flags.3?true id:long name:flags.0?string rank:int \
                  photo:flags.1?Photo = Member;",
    accepts(200) = "member#aeb5b29b flags:# id:long admin:Bool name:string status:flags.4?int photo:Photo = Member;",
    drop(rank),
    accepts(150) = "member#900e2b20 id:int names:Vector<string> hash:int128 = Member;",
    convert(id = i32),
    drop(admin, name, photo, rank),
    // The line of a newer layer.
    accepts = "member#8c8e710a flags:# id:long rank:int name:flags.7?string newest:flags.7?string \
               tags:flags.8?Vector<Photo> = Member;",
    drop(tags = Vec<Photo>)
)]
struct Member {
    admin: bool,
    id: i64,
    name: Option<String>,
    #[tl(default)]
    rank: i32,
    photo: Option<Photo>,
}

fn member() -> Member {
    Member { admin: true, id: 7, name: Some("Ann".into()), rank: 2, photo: Some(Photo { id: 9 }) }
}

const MEMBER: [u32; 9] = [0x4459_5c5c, 0b1011, 7, 0, ANN, 2, 0x2331_b22d, 9, 0];
const MEMBER_200: [u32; 9] = [0xaeb5_b29b, 0, 7, 0, BOOL_TRUE, ANN, 0x2331_b22d, 9, 0];

#[test]
fn an_older_line_is_read_by_name() {
    assert_eq!(to_vec(&member()).unwrap(), packet(&MEMBER));
    assert_eq!(from_slice::<Member>(&packet(&MEMBER)).unwrap(), member());
    let read = from_slice::<Member>(&packet(&MEMBER_200)).unwrap();
    assert_eq!(read, Member { rank: 0, ..member() });
    let mut not_admin = MEMBER_200;
    not_admin[4] = BOOL_FALSE;
    let read = from_slice::<Member>(&packet(&not_admin)).unwrap();
    assert_eq!(read, Member { rank: 0, admin: false, ..member() });
}

#[test]
fn parameters_that_the_item_lacks_are_read_and_dropped() {
    let names = [0x900e_2b20, 7, VECTOR, 2, ANN, ANN, 1, 2, 3, 4];
    let expected = Member { admin: false, id: 7, name: None, rank: 0, photo: None };
    assert_eq!(from_slice::<Member>(&packet(&names)).unwrap(), expected);
    let negative = [0x900e_2b20, u32::MAX, VECTOR, 0, 1, 2, 3, 4];
    assert_eq!(from_slice::<Member>(&packet(&negative)).unwrap(), Member { id: -1, ..expected });
}

#[test]
fn a_newer_line_is_read_with_other_bits() {
    let newer = [0x8c8e_710a, 1 << 7 | 1 << 8, 7, 0, 2, ANN, ANN, VECTOR, 1, 0x2331_b22d, 5, 0];
    let expected = Member { admin: false, id: 7, name: Some("Ann".into()), rank: 2, photo: None };
    assert_eq!(from_slice::<Member>(&packet(&newer)).unwrap(), expected);
    // Bit 3, `admin` of the own line, means nothing here.
    let none = [0x8c8e_710a, 1 << 3, 7, 0, 2];
    assert_eq!(from_slice::<Member>(&packet(&none)).unwrap(), Member { name: None, ..expected });
    // A packet that ends within a dropped parameter is cut off, too.
    for len in 0..packet(&newer).len() {
        let error = from_slice::<Member>(&packet(&newer)[..len]).unwrap_err();
        assert!(error.needed().is_some(), "{len}: {error}");
    }
}

#[test]
fn the_lines_are_definitions() {
    let lines: Vec<_> = Member::CONSTRUCTORS.iter().map(|it| it.id).collect();
    assert_eq!(lines, [0x4459_5c5c, 0xaeb5_b29b, 0x900e_2b20, 0x8c8e_710a]);
    let layers: Vec<_> = Member::CONSTRUCTORS.iter().map(Definition::last_layer).collect();
    assert_eq!(layers, [None, Some(200), Some(150), None]);
    let accepted: Vec<_> = Member::CONSTRUCTORS.iter().map(Definition::accepted_by).collect();
    assert_eq!(accepted, [None, Some(lines[0]), Some(lines[0]), Some(lines[0])]);
    assert_eq!(member().constructor_id(), lines[0]);
    assert_eq!(
        Member::CONSTRUCTORS[2].to_string(),
        "member#900e2b20 id:int names:Vector<string> hash:int128 = Member;"
    );
}

#[test]
fn a_dump_shows_the_line() {
    let dump = tl_core::dump::<Member>(&packet(&MEMBER_200)).to_string();
    assert!(dump.contains("member#aeb5b29b") && dump.contains("admin:Bool"), "{dump}");
    // A fault has the same error in the decoder and in the dump.
    for cut in [5, 13, 20, 33] {
        let cut = &packet(&MEMBER_200)[..cut];
        let error = from_slice::<Member>(cut).unwrap_err();
        let of_dump = tl_core::dump::<Member>(cut).check().unwrap_err();
        assert_eq!(error.to_string(), of_dump.to_string());
        assert_eq!(error.offset(), of_dump.offset());
    }
}

#[test]
fn the_error_of_an_unknown_id_names_the_lines() {
    let error = from_slice::<Member>(&packet(&[1])).unwrap_err();
    let DecodeErrorKind::UnknownConstructor { found: 1, expected } = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(expected.len(), 4);
    let of_dump = tl_core::dump::<Member>(&packet(&[1])).check().unwrap_err();
    assert_eq!(error.to_string(), of_dump.to_string());
}

#[test]
fn the_error_in_a_line_has_its_path() {
    let wrong = [0xaeb5_b29b, 1 << 4, 7, 0, 1, ANN, 0, 0x2331_b22d, 9, 0];
    let error = from_slice::<Member>(&packet(&wrong)).unwrap_err();
    assert!(error.to_string().starts_with("member.admin: "), "{error}");
    assert_eq!(error.offset(), 16);
}

/// A type of several constructors.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "Item")]
enum Item {
    #[tl(
        definition = "item#de78949d id:long note:string = Item;",
        accepts(200) = "item#9c052687 id:long = Item;",
        drop(note)
    )]
    Current {
        id: i64,
        #[tl(default)]
        note: String,
    },
    #[tl(definition = "emptied#bdf990e1 = Item;", since = 190)]
    Emptied,
    #[tl(accepts)]
    Old(Old),
    #[tl(other)]
    Other(Unknown),
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "oldItem id:int = Item;",
    accepts(180) = "old#3686ba19 id:int = Item;"
)]
struct Old {
    id: i32,
}

#[test]
fn variants_are_read_from_their_lines() {
    let item = |words: &[u32]| from_slice::<Item>(&packet(words)).unwrap();
    assert_eq!(item(&[0x9c05_2687, 7, 0]), Item::Current { id: 7, note: String::new() });
    assert_eq!(item(&[0xde78_949d, 7, 0, ANN]), Item::Current { id: 7, note: "Ann".into() });
    assert_eq!(item(&[0x3686_ba19, 7]), Item::Old(Old { id: 7 }));
    assert_eq!(item(&[Old::CONSTRUCTORS[0].id, 7]), Item::Old(Old { id: 7 }));
    assert_eq!(item(&[0xbdf9_90e1]), Item::Emptied);
    assert!(matches!(item(&[3, 7]), Item::Other(_)));
    let ids: Vec<_> = Item::CONSTRUCTORS.iter().map(|it| it.id).collect();
    let old = Old::CONSTRUCTORS[0].id;
    assert_eq!(ids, [0xde78_949d, 0xbdf9_90e1, old, 0x9c05_2687, 0x3686_ba19]);
}

/// A struct with two words, a bare object, a vector, and a parameter that is a bit in one layer and a `Bool` in
/// another.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "group#5bf9b059 flags:# closed:flags.0?true title:string items:Vector<Item> first:%Stamp flags2:# \
                  owner:flags2.1?Member about:flags2.1?string = Group;",
    accepts(200) = "group#901e2f9b title:string closed:Bool items:Vector<Item> first:%Stamp owner:Member \
                    about:string = Group;",
    accepts(150) = "group#0e93e890 flags:# title:string shut:flags.2?true owner:flags.9?Member about:flags.9?string = \
                    Group;",
    drop(closed, items, first)
)]
struct Group {
    closed: bool,
    title: String,
    #[tl(default)]
    items: Vec<Item>,
    #[tl(default, bare)]
    first: Stamp,
    #[tl(flags)]
    flags2: Flags,
    owner: Option<Member>,
    about: Option<String>,
}

/// A bare object: its type has one line in all layers.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "stamp#79c36aed at:int = Stamp;")]
struct Stamp {
    at: i32,
}

impl Default for Stamp {
    fn default() -> Self {
        Self { at: -1 }
    }
}

fn group() -> Group {
    Group {
        closed: true,
        title: "Ann".into(),
        items: vec![Item::Current { id: 7, note: "Ann".into() }, Item::Old(Old { id: 8 })],
        first: Stamp { at: 5 },
        flags2: Flags::default(),
        owner: Some(member()),
        about: Some("Ann".into()),
    }
}

const GROUP_200: u32 = 0x901e_2f9b;
const OLD: u32 = 0xa4db_cf5b;

#[test]
fn the_layer_holds_for_nested_objects() {
    let written = |layer| to_vec_as(&group(), layer).unwrap();
    let items_230 = [VECTOR, 2, 0xde78_949d, 7, 0, ANN, OLD, 8];
    let own = [&[0x5bf9_b059, 1, ANN], &items_230[..], &[5, 2], &MEMBER, &[ANN]].concat();
    assert_eq!(to_vec(&group()).unwrap(), packet(&own));
    assert_eq!(written(201), packet(&own));
    // In layer 200, each object is written by the line that its type has for this layer.
    let member_200 = &MEMBER_200[..];
    let items_200 = [VECTOR, 2, 0x9c05_2687, 7, 0, OLD, 8];
    let of_200 = [&[GROUP_200, ANN, BOOL_TRUE], &items_200[..], &[5], member_200, &[ANN]].concat();
    let may_be_lost = Group { owner: Some(Member { rank: 0, ..member() }), ..group() };
    assert_eq!(to_vec_as(&may_be_lost, 200).unwrap(), packet(&of_200));
    assert_eq!(from_slice::<Group>(&packet(&of_200)).unwrap().owner, may_be_lost.owner);
    // A value that equals its default can be omitted.
    let stamp = Stamp::default();
    assert_eq!(to_vec_as(&Named { id: 5, stamp, text: "" }, 9).unwrap().len(), 8);
    for lost in [
        Named { id: 5, stamp: Stamp { at: 1 }, text: "" },
        Named { id: 5, stamp: Stamp::default(), text: "Ann" },
    ] {
        assert!(to_vec_as(&lost, 9).unwrap_err().to_string().contains("would be lost"), "{lost:?}");
    }
    // The line of layer 150 for the nested object has a parameter that the type does not have.
    let error = to_vec_as(&group(), 150).unwrap_err();
    assert_eq!(
        error.to_string(),
        "group.owner.names: layer 150 requires a parameter that the type does not have"
    );
    let no_owner = Group { owner: None, about: None, ..group() };
    assert_eq!(to_vec_as(&no_owner, 150).unwrap(), packet(&[0x0e93_e890, 0, ANN]));
}

#[test]
fn what_a_layer_cannot_say_is_an_error_with_its_path() {
    let error = |group: &Group, layer| {
        let error = to_vec_as(group, layer).unwrap_err();
        assert!(!matches!(error.kind(), EncodeErrorKind::Custom(_)), "{error}");
        error.to_string()
    };
    let no_about = Group { owner: None, about: None, ..group() };
    let message = "group.owner: layer 200 requires a value, and there is none";
    assert_eq!(error(&no_about, 200), message);
    let bits = Group { flags2: Flags::from_bits(4), owner: None, about: None, ..group() };
    let message = "group.flags2: layer 150 has no such bits: the value would be lost";
    assert_eq!(error(&bits, 150), message);
    let emptied = Group { items: vec![Item::Old(Old { id: 1 }), Item::Emptied], ..group() };
    let message = "items[1]: layer 180 has no `emptied`, which is new in layer 190";
    assert_eq!(error(&emptied, 180), format!("group.{message}"));
    to_vec_as(&emptied, 190).unwrap();
    let lost = Lost { id: 1, since: Some(2), is_new: false };
    let message = "lost.since: layer 100 has no such parameter: the value would be lost";
    assert_eq!(to_vec_as(&lost, 100).unwrap_err().to_string(), message);
    let lost = Lost { since: None, is_new: true, ..lost };
    let message = "lost.is_new: layer 100 has no such parameter: the value would be lost";
    assert_eq!(to_vec_as(&lost, 100).unwrap_err().to_string(), message);
    let kept = Lost { is_new: false, ..lost };
    assert_eq!(to_vec_as(&kept, 100).unwrap(), packet(&[Lost::CONSTRUCTORS[1].id, 1, 0]));
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "lost flags:# is_new:flags.1?true id:long since:flags.0?int = Lost;",
    accepts(100) = "lost id:long = Lost;"
)]
struct Lost {
    is_new: bool,
    id: i64,
    since: Option<i32>,
}

#[derive(Debug, TlObject)]
#[tl(definition = "named id:int stamp:%Stamp text:string = Named;", accepts(9) = "named id:int = Named;")]
struct Named<'a> {
    id: i32,
    #[tl(bare, default)]
    stamp: Stamp,
    #[tl(default)]
    text: &'a str,
}
