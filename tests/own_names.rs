//! User types with the names of the library's and Rust's types: the name alone does not decide how a field is decoded.

use tl_core::{Decode, DecodeError, Encode, EncodeError, Reader, TlObject, Type, Writer, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// Four bytes as they are, and no `Default`.
#[derive(Clone, Debug, PartialEq)]
struct Bytes([u8; 4]);

impl Encode for Bytes {
    const TYPE: Type = Type::Int;

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_array(self.0)
    }
}

impl Decode<'_> for Bytes {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.read_array().map(Self)
    }
}

/// A text of two words, as an object.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, name = "words", proof = false)]
struct String {
    first: Box<str>,
    second: Box<str>,
}

/// The derive refuses `bare` on a field whose type is called `String`.
type Words = String;

/// One item, in spite of its name.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002, name = "single", proof = false)]
struct Vec<T> {
    item: T,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Everything {
    bytes: Bytes,
    #[tl(flag = 0)]
    optional_bytes: Option<Bytes>,
    string: String,
    #[tl(flag = 1)]
    optional_string: Option<String>,
    #[tl(bare)]
    bare: Words,
    vec: Vec<i32>,
    nested: std::vec::Vec<Vec<Bytes>>,
    last: i32,
}

/// A line with a TL type whose name is nearly that of `string`.
mod nearly_built_in {
    use tl_core::TlObject;

    #[derive(Clone, Debug, PartialEq, TlObject)]
    #[tl(definition = "strings = Strings;")]
    pub struct String;

    #[derive(Clone, Debug, PartialEq, TlObject)]
    #[tl(definition = "holder one:Strings many:Vector<Strings> = Holder;")]
    pub struct Holder {
        pub one: Box<String>,
        pub many: std::vec::Vec<String>,
    }
}

#[test]
fn a_line_may_have_nearly_the_name_of_a_built_in_type() {
    use nearly_built_in::{Holder, String};

    let value = Holder { one: Box::new(String), many: vec![String] };
    // The ids are the CRC32 of the lines.
    assert_wire(value, &hex("187e310a 0f2dc639 15c4b51c 01000000 0f2dc639"));
}

#[test]
fn they_are_read_and_written_by_their_own_codecs() {
    let string = String { first: "a".into(), second: "b".into() };
    let value = Everything {
        bytes: Bytes([1, 2, 3, 4]),
        optional_bytes: Some(Bytes([5, 6, 7, 8])),
        string: string.clone(),
        optional_string: Some(string.clone()),
        bare: string,
        vec: Vec { item: 9 },
        nested: vec![Vec { item: Bytes([10, 11, 12, 13]) }],
        last: 14,
    };
    let wire = hex(
        "03000000 03000000 01020304 05060708 01000000 01610000 01620000 01000000 01610000 01620000 \
         01610000 01620000 02000000 09000000 15c4b51c 01000000 02000000 0a0b0c0d 0e000000",
    );
    for end in 0..wire.len() {
        tl_core::from_slice::<Everything>(&wire[..end]).unwrap_err();
    }
    assert_wire(value, &wire);
}

#[test]
fn errors_name_their_fields() {
    let wire = hex("03000000 00000000 01020304 01000000 01ff0000 01620000");
    let error = tl_core::from_slice::<Everything>(&wire).unwrap_err();
    assert_eq!(
        (error.path().to_string().as_str(), error.offset()),
        ("everything.string.first", 17)
    );
    assert_eq!(to_vec(&Vec { item: 1 }).unwrap(), hex("02000000 01000000"));
}

/// An object, and no flags word.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "flags#00000004 red:int = Flags;", proof = false)]
struct Flags {
    red: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "parade#00000005 first:Flags second:flags = Parade;", proof = false)]
struct Parade {
    first: Flags,
    #[tl(bare)]
    second: Flags,
}

#[test]
fn an_object_is_called_flags() {
    let value = Parade { first: Flags { red: 1 }, second: Flags { red: 2 } };
    assert_wire(value, &hex("05000000 04000000 01000000 02000000"));
}
