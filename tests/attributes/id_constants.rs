//! The ids of an enum's variants as patterns.

use tl_core::{Constructor, Reader, TlObject, Unknown, to_vec};

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000a)]
pub struct Photo<'a> {
    text: &'a str,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(ids, type = "Object")]
pub enum Media<'a> {
    #[tl(id = 0x0000000b)]
    Empty,
    #[tl(name = "mediaOfNoId")]
    Computed {
        number: i32,
    },
    PhotoOfServer(Photo<'a>),
    #[tl(id = 0x0000000c)]
    r#Type(i32),
    #[tl(other)]
    Other(Unknown),
}

fn name(packet: &[u8]) -> &'static str {
    match Reader::new(packet).peek_id() {
        Some(Media::EMPTY_ID) => "empty",
        Some(Media::COMPUTED_ID) => "computed",
        Some(Media::PHOTO_OF_SERVER_ID) => "photo",
        Some(Media::TYPE_ID) => "type",
        _ => "other",
    }
}

#[test]
fn patterns() {
    let values = [
        (Media::Empty, "empty"),
        (Media::Computed { number: 1 }, "computed"),
        (Media::PhotoOfServer(Photo { text: "a" }), "photo"),
        (Media::r#Type(1), "type"),
        (Media::Other(Unknown::new(1, &[]).unwrap()), "other"),
    ];
    for (value, expected) in values {
        assert_eq!(name(&to_vec(&value).unwrap()), expected);
    }
    assert_eq!(Media::EMPTY_ID, 0xb);
    assert_eq!(Media::PHOTO_OF_SERVER_ID, Photo::ID);
    assert_eq!(Media::COMPUTED_ID, Media::CONSTRUCTORS[1].id);
}

mod inside {
    #[derive(Debug, tl_core::TlObject)]
    #[tl(ids)]
    pub(super) enum Visible {
        #[tl(id = 0x00000001)]
        One,
    }

    /// The constants are unused, which must not give a warning.
    #[derive(Debug, tl_core::TlObject)]
    #[tl(ids)]
    pub(super) enum Unused {
        #[tl(id = 0x00000002)]
        Two,
    }
}

#[test]
fn as_visible_as_the_enum() {
    assert_eq!(inside::Visible::ONE_ID, 1);
    assert_eq!(to_vec(&inside::Visible::One).unwrap(), [1, 0, 0, 0]);
    assert_eq!(to_vec(&inside::Unused::Two).unwrap(), [2, 0, 0, 0]);
}
