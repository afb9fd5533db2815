//! Nested values that a layer does not have, or has with another type: `to_vec_as` omits or converts them.
//!
//! The bytes are written from the lines: an id is the CRC32 of its line, a number is little-endian.

use tl_core::{Flags, TlObject, from_slice, to_vec_as};

/// The bytes of `words`, each a number of 32 bits.
fn packet(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|it| it.to_le_bytes()).collect()
}

/// A type that layers before 216 do not have.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "story id:int = Story;", since = 216)]
struct Story {
    id: i32,
}

#[derive(Clone, Debug, Default, PartialEq, TlObject)]
#[tl(definition = "color id:int tint:int = Color;", accepts(200) = "color id:int = Color;")]
struct Color {
    id: i32,
    #[tl(default)]
    tint: i32,
}

/// If a line may drop a value, the layer does not have to have the value's constructor.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "author flags:# id:int story:flags.0?Story color:Color = Author;",
    accepts(200) = "author id:int = Author;",
    drop(story),
    accepts(150) = "author id:int color:Color story:int = Author;",
    drop(story = i32)
)]
struct Author {
    id: i32,
    story: Option<Story>,
    #[tl(default)]
    color: Color,
}

fn author() -> Author {
    Author { id: 7, story: Some(Story { id: 1 }), color: Color::default() }
}

#[test]
fn a_value_that_may_be_lost_need_not_be_of_the_layer() {
    assert_eq!(to_vec_as(&author(), 200).unwrap(), packet(&[Author::CONSTRUCTORS[1].id, 7]));
}

#[test]
fn a_default_that_the_layer_writes_otherwise_is_left_out() {
    // `color` has another line in layer 200. Its value still equals the default.
    let plain = Author { story: None, ..author() };
    assert_eq!(to_vec_as(&plain, 200).unwrap(), packet(&[Author::CONSTRUCTORS[1].id, 7]));
    let tinted = Author { color: Color { id: 0, tint: 1 }, ..plain.clone() };
    let error = to_vec_as(&tinted, 200).unwrap_err();
    let message = "author.color: layer 200 has no such parameter: the value would be lost";
    assert_eq!(error.to_string(), message);
    // If the line has the parameter, its value must have a form in the layer.
    let error = to_vec_as(&tinted, 150).unwrap_err();
    let message = "author.color.tint: layer 150 has no such parameter: the value would be lost";
    assert_eq!(error.to_string(), message);
}

/// The type that layers up to 200 have in place of a story.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "note id:int seen:int = Note;", accepts(50) = "note id:int = Note;")]
struct Note {
    id: i32,
    #[tl(default)]
    seen: i32,
}

impl From<Note> for Story {
    fn from(note: Note) -> Self {
        Self { id: note.id }
    }
}

impl From<&Story> for Note {
    fn from(story: &Story) -> Self {
        Self { id: story.id, seen: i32::from(story.id == 2) }
    }
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "shelf first:Story = Shelf;",
    accepts(200) = "shelf first:Note = Shelf;",
    convert(first = Note)
)]
struct Shelf {
    first: Story,
}

#[test]
fn a_converted_value_is_written_as_the_layer_has_it() {
    let ([_, line], [note, old_note]) = (Shelf::CONSTRUCTORS, Note::CONSTRUCTORS) else {
        panic!("two lines each")
    };
    let shelf = Shelf { first: Story { id: 1 } };
    // The conversion takes the value in the form of the types, so this form does not have to exist in the layer.
    assert_eq!(to_vec_as(&shelf, 200).unwrap(), packet(&[line.id, note.id, 1, 0]));
    assert_eq!(to_vec_as(&shelf, 50).unwrap(), packet(&[line.id, old_note.id, 1]));
    let error = to_vec_as(&Shelf { first: Story { id: 2 } }, 50).unwrap_err();
    let message = "shelf.first.seen: layer 50 has no such parameter: the value would be lost";
    assert_eq!(error.to_string(), message);
}

/// A number that has the name of the line's flags word.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "option flags:# id:int = Option;",
    accepts(100) = "option flags:# id:flags.0?int = Option;"
)]
struct Number {
    #[tl(default)]
    flags: u32,
    #[tl(default)]
    id: i32,
}

#[test]
fn a_number_is_no_flags_word() {
    let line = &Number::CONSTRUCTORS[1];
    let written = to_vec_as(&Number { flags: 0, id: 7 }, 100).unwrap();
    assert_eq!(written, packet(&[line.id, 1, 7]));
    let error = to_vec_as(&Number { flags: 77, id: 7 }, 100).unwrap_err();
    let message = "option.flags: layer 100 has no such parameter: the value would be lost";
    assert_eq!(error.to_string(), message);
}

#[derive(Debug, TlObject)]
#[tl(
    definition = "page id:int items:Vector<int> = Page;",
    accepts = "page items:Vector<int> id:int = Page;"
)]
struct Page {
    id: i32,
    #[tl(max_items = 2)]
    items: Vec<i32>,
}

#[test]
fn a_limit_of_items_holds_for_all_lines() {
    const VECTOR: u32 = 0x1cb5_c415;
    let id = Page::CONSTRUCTORS[1].id;
    let page: Page = from_slice(&packet(&[id, VECTOR, 2, 5, 6, 7])).unwrap();
    assert_eq!((page.id, page.items), (7, vec![5, 6]));
    let many = packet(&[id, VECTOR, 3, 4, 5, 6, 7]);
    let error = from_slice::<Page>(&many).unwrap_err();
    assert!(error.to_string().starts_with("page.items: "), "{error}");
    let of_dump = tl_core::dump::<Page>(&many).check().unwrap_err();
    assert_eq!(error.to_string(), of_dump.to_string());
}

/// A flags word without a bit: a number.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "mode flags:# id:int = Mode;",
    accepts(100) = "mode id:int flags:# = Mode;",
    accepts(90) = "mode id:int = Mode;"
)]
struct Mode {
    #[tl(flags)]
    flags: Flags,
    id: i32,
}

/// A flags word without a field. Another line has no parameter with its name, or a parameter of another type.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(
    definition = "plain flags:# id:int = Plain;",
    accepts(100) = "plain id:int = Plain;",
    accepts(90) = "plain id:int flags:long = Plain;"
)]
struct Plain {
    id: i32,
}

#[test]
fn a_flags_word_without_bits_is_kept() {
    let mode = Mode { flags: Flags::from_bits(9), id: 7 };
    let packet_100 = packet(&[Mode::CONSTRUCTORS[1].id, 7, 9]);
    assert_eq!(to_vec_as(&mode, 100).unwrap(), packet_100);
    assert_eq!(from_slice::<Mode>(&packet_100).unwrap(), mode);
    let error = to_vec_as(&mode, 90).unwrap_err();
    let message = "mode.flags: layer 90 has no such parameter: the value would be lost";
    assert_eq!(error.to_string(), message);
    let none = Mode { flags: Flags::default(), ..mode };
    assert_eq!(to_vec_as(&none, 90).unwrap(), packet(&[Mode::CONSTRUCTORS[2].id, 7]));
}

#[test]
fn a_flags_word_without_a_field_is_no_value() {
    let plain = Plain { id: 7 };
    assert_eq!(to_vec_as(&plain, 100).unwrap(), packet(&[Plain::CONSTRUCTORS[1].id, 7]));
    // The word has 4 bytes, and the parameter 8.
    let error = to_vec_as(&plain, 90).unwrap_err();
    let message = "plain.flags: layer 90 requires a parameter that the type does not have";
    assert_eq!(error.to_string(), message);
}
