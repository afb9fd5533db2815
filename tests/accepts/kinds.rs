//! Values of several kinds, in the lines of two layers: numbers that grew, functions, borrowed and recursive types.

use tl_core::{
    DecodeErrorKind, DynObject, ForLayer, Function, TlObject, from_slice, to_vec, to_vec_as,
};

use super::{ANN, Member, Photo, VECTOR, member, packet};

/// Numbers that grew, a bit that became a `Bool`, and values that share a bit in one layer.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "grown flags:# id:long until:flags.1?long both:flags.2?int other:flags.3?int muted:Bool = Grown;",
    accepts(100) = "grown flags:# muted:flags.5?true id:int until:flags.2?int both:flags.4?int other:flags.4?int = Grown;",
    convert(id = i32, until = i32)
)]
struct Grown {
    id: i64,
    until: Option<i64>,
    both: Option<i32>,
    other: Option<i32>,
    muted: bool,
}

#[test]
fn numbers_are_converted_both_ways() {
    let id = Grown::CONSTRUCTORS[1].id;
    let grown = Grown { id: -7, until: Some(9), both: Some(1), other: Some(2), muted: true };
    let old = packet(&[id, 1 << 5 | 1 << 2 | 1 << 4, 0xffff_fff9, 9, 1, 2]);
    assert_eq!(to_vec_as(&grown, 100).unwrap(), old);
    assert_eq!(from_slice::<Grown>(&old).unwrap(), grown);
    let small = Grown { until: None, both: None, other: None, muted: false, ..grown.clone() };
    let old = packet(&[id, 0, 0xffff_fff9]);
    assert_eq!(to_vec_as(&small, 100).unwrap(), old);
    assert_eq!(from_slice::<Grown>(&old).unwrap(), small);
    let wide = Grown { until: Some(1 << 31), ..grown.clone() };
    let error = to_vec_as(&wide, 100).unwrap_err();
    assert!(error.to_string().starts_with("grown.until: "), "{error}");
    let one = Grown { other: None, ..grown };
    let message =
        "grown.flags: layer 100 has values that share bit 4: some are present, and some are absent";
    assert_eq!(to_vec_as(&one, 100).unwrap_err().to_string(), message);
}

/// A function that passes another one on.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "initConnection {X:Type} flags:# api_id:int params:flags.1?Photo query:!X = X;",
    accepts(100) = "initConnection#f7e51e38 {X:Type} api_id:int query:!X = X;",
    returns = X::Response
)]
struct InitConnection<X: Function> {
    api_id: i32,
    params: Option<Photo>,
    query: X,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "getMember#5b5f9e08 id:long hash:long = Member;",
    accepts(100) = "getMember#96dcb951 id:long = Member;",
    drop(hash),
    returns = Member
)]
struct GetMember {
    id: i64,
    #[tl(default)]
    hash: i64,
}

#[test]
fn functions_have_lines_too() {
    let call = InitConnection { api_id: 1, params: None, query: GetMember { id: 2, hash: 0 } };
    let old = packet(&[0xf7e5_1e38, 1, 0x96dc_b951, 2, 0]);
    assert_eq!(to_vec_as(&call, 100).unwrap(), old);
    assert_eq!(from_slice::<InitConnection<GetMember>>(&old).unwrap(), call);
    let own =
        packet(&[InitConnection::<GetMember>::CONSTRUCTORS[0].id, 0, 1, 0x5b5f_9e08, 2, 0, 0, 0]);
    assert_eq!(to_vec(&call).unwrap(), own);
}

/// A container: each body has its length, and the layer of its receiver.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x73f1_f8dc, proof = false, name = "container", type = "Container")]
struct Container {
    #[tl(name = "bytes", type = "int body:Object", with = body)]
    body: GetMember,
}

mod body {
    use super::{ForLayer, GetMember};
    use tl_core::{DecodeError, EncodeError, Reader, Writer, sized};

    pub(crate) fn encode<'w>(
        value: &GetMember,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        sized::encode(&ForLayer::new(value.clone(), 100), out)
    }

    pub(crate) fn decode(reader: &mut Reader<'_>) -> Result<GetMember, DecodeError> {
        sized::decode(reader)
    }
}

#[test]
fn a_value_has_its_layer_behind_a_length() {
    let container = Container { body: GetMember { id: 2, hash: 0 } };
    let bytes = packet(&[0x73f1_f8dc, 12, 0x96dc_b951, 2, 0]);
    assert_eq!(to_vec(&container).unwrap(), bytes);
    assert_eq!(from_slice::<Container>(&bytes).unwrap(), container);
    assert_eq!(ForLayer::new(5, 100).into_inner(), 5);
}

/// A type that borrows, with a line that lacks the borrowed parameters, and a type whose value contains itself.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "note text:string next:Vector<Note> = Note;",
    accepts(100) = "note next:Vector<Note> = Note;"
)]
struct Note<'a> {
    #[tl(default)]
    text: &'a str,
    next: Vec<Self>,
}

#[test]
fn types_that_borrow_and_contain_themselves() {
    let [own, old] = Note::CONSTRUCTORS else { panic!("two lines") };
    let bytes = packet(&[old.id, VECTOR, 1, own.id, ANN, VECTOR, 0]);
    let inner = Note { text: "Ann", next: Vec::new() };
    let outer = Note { text: "", next: vec![inner] };
    assert_eq!(from_slice::<Note<'_>>(&bytes).unwrap(), outer);
    // Nesting is bounded for the lines of other layers, too.
    let deep = [old.id, VECTOR, 1].repeat(100_000);
    let error = from_slice::<Note<'_>>(&packet(&deep)).unwrap_err();
    let kind = error.kind();
    assert!(
        matches!(
            kind,
            DecodeErrorKind::DepthLimit { .. } | DecodeErrorKind::NestedSizeLimit { .. }
        ),
        "{error}"
    );
    let of_dump = tl_core::dump::<Note<'_>>(&packet(&deep)).check().unwrap_err();
    assert_eq!(error.offset(), of_dump.offset());
}

#[test]
fn values_that_are_too_deep_are_an_error_and_no_crash() {
    let mut note = Note { text: "Ann", next: Vec::new() };
    for _ in 0..2_000 {
        note = Note { text: "Ann", next: vec![note] };
    }
    let error = to_vec_as(&note, 100).unwrap_err();
    assert!(error.to_string().contains("cannot be rewritten"), "{error}");
}

/// A parameter that means something else in the other layer.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "story flags:# id:int views:flags.0?Photo pinned:flags.1?true = Story;",
    accepts(100) = "story flags:# id:int views:flags.5?int pinned:int = Story;",
    drop(views = i32, pinned = i32),
    accepts(90) = "story id:int views:Vector<int> = Story;",
    drop(views = Vec<i32>, pinned)
)]
struct Story {
    id: i32,
    views: Option<Photo>,
    pinned: bool,
}

#[test]
fn parameters_with_nothing_but_the_name_in_common() {
    let [_, line, older] = Story::CONSTRUCTORS else { panic!("three lines") };
    let story = Story { id: 7, views: None, pinned: false };
    let read = |words: &[u32]| from_slice::<Story>(&packet(words)).unwrap();
    assert_eq!(read(&[line.id, 1 << 5, 7, 9, 8]), story);
    assert_eq!(read(&[line.id, 0, 7, 8]), story);
    assert_eq!(read(&[older.id, 7, VECTOR, 1, 5]), story);
    // No value is made up for a layer that asks for one.
    for layer in [90, 100] {
        let error = to_vec_as(&Story { views: Some(Photo { id: 1 }), ..story.clone() }, layer);
        let name = if layer == 90 { "views" } else { "pinned" };
        let message =
            format!("story.{name}: layer {layer} requires a parameter that the type does not have");
        assert_eq!(error.unwrap_err().to_string(), message);
    }
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "channel flags:# id:int stories:flags.4?Photo = Channel;",
    accepts(100) = "channel flags:# id:int stories:flags.4?int = Channel;",
    drop(stories = i32)
)]
struct Channel {
    id: i32,
    stories: Option<Photo>,
}

#[test]
fn both_values_of_one_name_are_dropped() {
    let id = Channel::CONSTRUCTORS[1].id;
    let channel = Channel { id: 7, stories: Some(Photo { id: 1 }) };
    assert_eq!(to_vec_as(&channel, 100).unwrap(), packet(&[id, 0, 7]));
    let read = from_slice::<Channel>(&packet(&[id, 1 << 4, 7, 5])).unwrap();
    assert_eq!(read, Channel { stories: None, ..channel });
}

#[test]
fn objects_of_any_type_have_no_definitions() {
    let objects: Vec<Box<dyn DynObject>> = vec![Box::new(member())];
    let error = to_vec_as(&objects, 200).unwrap_err();
    let message = "vector[0]: layer 200 needs definitions, and a `dyn DynObject` has none: encode the object in it";
    assert_eq!(error.to_string(), message);
    assert_eq!(to_vec_as(&Vec::<Box<dyn DynObject>>::new(), 200).unwrap(), packet(&[VECTOR, 0]));
}
