//! The documentation quotes the messages of the compiler and of errors exactly.

use tl_core::{ConstructorName, DecodeErrorKind, EncodeErrorKind};

/// The pages that quote errors.
const PAGES: [(&str, &str); 1] =
    [("tl-derive/attributes.md", include_str!("../tl-derive/attributes.md"))];

/// All messages of the compiler for the cases of `compile_fail/`.
fn compiler_messages() -> String {
    let places = std::fs::read_dir("../compile_fail").unwrap();
    let files = places.flat_map(|place| std::fs::read_dir(place.unwrap().path()).unwrap());
    let paths = files.map(|file| file.unwrap().path());
    let messages = paths.filter(|path| path.extension().is_some_and(|it| it == "stderr"));
    messages.map(|path| without_places(&std::fs::read_to_string(path).unwrap())).collect()
}

/// Removes the lines with file names, which the page does not quote.
fn without_places(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("--> "));
    lines.flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// The text blocks between `` ```text `` and `` ``` `` that begin as errors do.
fn errors_of(page: &str) -> impl Iterator<Item = String> {
    let blocks = page.split("```text\n").skip(1);
    let blocks = blocks.map(|rest| without_places(rest.split("```").next().unwrap()));
    blocks.filter(|block| block.starts_with("error"))
}

#[test]
fn the_quoted_compile_errors_exist() {
    let messages = compiler_messages();
    for (name, page) in PAGES {
        assert!(errors_of(page).count() > 20, "{name} quotes errors");
        for error in errors_of(page) {
            assert!(messages.contains(&error), "{name}: nothing in compile_fail/ says\n{error}");
        }
    }
}

const ERRORS: &str = include_str!("../tl-core/docs/errors.md");

/// An error of each kind, in the order of the page.
#[test]
fn the_quoted_messages_are_exact() {
    let call = ConstructorName { name: "phoneCall", id: 0x3053_5af5 };
    let empty = ConstructorName { name: "phoneCallEmpty", id: 0x5366_c915 };
    let decoding = [
        DecodeErrorKind::WrongConstructor { found: empty.id, expected: call },
        DecodeErrorKind::UnknownConstructor { found: 1, expected: vec![empty, call].into() },
        DecodeErrorKind::UnexpectedEnd { needed: 8, left: 4 },
        DecodeErrorKind::LengthPastEnd { length: 900, left: 12 },
        DecodeErrorKind::LengthPastEnd { length: 4, left: 5 },
        DecodeErrorKind::TooManyItems { count: 1000, left: 12 },
        DecodeErrorKind::InvalidUtf8,
        DecodeErrorKind::TrailingBytes { left: 4 },
        DecodeErrorKind::Misaligned { len: 3 },
        DecodeErrorKind::NegativeLength { len: -1 },
        DecodeErrorKind::DepthLimit { limit: 64 },
        DecodeErrorKind::NestedSizeLimit { limit: 32 << 10 },
        DecodeErrorKind::AllocationLimit { limit: 64 << 20 },
        DecodeErrorKind::ItemLimit { count: 2_000_000, limit: 1 << 20 },
        DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 },
        DecodeErrorKind::NotCanonical,
    ];
    let encoding = [
        EncodeErrorKind::SharedBit {
            constructor: "webPage",
            word: "flags",
            bit: 5,
            set: vec!["embed_url"],
            unset: vec!["embed_type"],
        },
        EncodeErrorKind::TooManyItems { count: 3_000_000_000 },
        EncodeErrorKind::ItemLimit { count: 30, limit: 20 },
        EncodeErrorKind::TooLong { len: 3_000_000_000 },
        EncodeErrorKind::Misaligned { len: 3 },
        EncodeErrorKind::BufferFull { needed: 8, left: 4 },
    ];
    let decoding = decoding.into_iter().map(|kind| kind.to_string());
    let encoding = encoding.into_iter().map(|kind| tl_core::EncodeError::new(kind).to_string());
    for message in decoding.chain(encoding) {
        assert!(ERRORS.contains(&format!("| `{message}` |")), "the page does not show: {message}");
    }
}
