//! Which attributes there are, and where each may be.

use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Ident, Meta};

use crate::attr::unknown;

/// What an attribute is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    Enum,
    Variant,
    Field,
}

impl Place {
    fn noun(self) -> &'static str {
        match self {
            Self::Struct => "a struct",
            Self::Enum => "an enum",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }
}

/// An attribute: its name, how it is written, and where it may be.
struct Known {
    key: &'static str,
    syntax: &'static str,
    places: &'static [Place],
}

const fn known(key: &'static str, syntax: &'static str, places: &'static [Place]) -> Known {
    Known { key, syntax, places }
}

const KNOWN: [Known; 27] = {
    use Place::{Enum, Field, Struct, Variant};
    [
        known("id", "id = 0x…", &[Struct, Variant]),
        known("name", "name = \"…\"", &[Struct, Variant, Field]),
        known("definition", "definition = \"…\"", &[Struct, Variant]),
        known("accepts", "accepts = \"…\"", &[Struct, Variant]),
        known("drop", "drop(field = Type)", &[Struct, Variant]),
        known("convert", "convert(field = Type)", &[Struct, Variant]),
        known("since", "since = 216", &[Struct, Variant]),
        known("schema", "schema = \"….tl\"", &[Struct, Enum]),
        known("returns", "returns = Type", &[Struct]),
        known("type", "type = \"…\"", &[Struct, Enum, Field]),
        known("dialect", "dialect = \"ton\"", &[Struct, Enum]),
        known("crate", "crate = path", &[Struct, Enum]),
        known("bound", "bound = \"X: Trait\"", &[Struct, Enum]),
        known("transparent", "transparent", &[Struct]),
        known("ids", "ids", &[Enum]),
        known("other", "other", &[Variant]),
        known("proof", "proof = false", &[Struct, Enum, Variant]),
        known("flag", "flag = 5", &[Field]),
        known("flags", "flags", &[Field]),
        known("bare", "bare", &[Struct, Field]),
        known("items", "items = bare", &[Field]),
        known("max_items", "max_items = 20", &[Field]),
        known("as", "as = Type", &[Field]),
        known("with", "with = path", &[Field]),
        known("signature", "signature", &[Field]),
        known("skip", "skip", &[Field]),
        known("default", "default", &[Field]),
    ]
};

/// Says what is wrong with `key`, which reads `name`, on `place`, if anything.
pub(crate) fn misplaced(key: &Ident, name: &str, place: Place) -> Option<syn::Error> {
    let message = match KNOWN.iter().find(|known| known.key == name) {
        Some(known) if known.places.contains(&place) => return None,
        Some(known) => {
            let places: Vec<_> = known.places.iter().map(|place| place.noun()).collect();
            format!("`{name}` does not go on {}: it goes on {}", place.noun(), places.join(" or "))
        }
        None => unknown_attribute(name, place),
    };
    Some(syn::Error::new(key.span(), message))
}

fn unknown_attribute(name: &str, place: Place) -> String {
    let known = KNOWN.iter().filter(|known| known.places.contains(&place));
    if let Some(advice) = unknown::word_of_another(name) {
        return advice;
    }
    match unknown::meant(name, known.map(|known| known.key)) {
        Some(meant) => {
            let syntax = syntax_of(meant);
            format!("unknown attribute `{name}`: did you mean `{meant}`? write `{syntax}`")
        }
        None => format!(
            "unknown attribute `{name}`: the attributes of {} are {}",
            place.noun(),
            attributes_of(place)
        ),
    }
}

/// Says that the next token of `input` is no attribute.
pub(crate) fn no_attribute(input: ParseStream<'_>, place: Place) -> syn::Error {
    let next = input.cursor().token_tree().map_or_else(String::new, |(token, _)| token.to_string());
    input.error(format!(
        "`{next}` is not the name of an attribute: the attributes of {} are {}",
        place.noun(),
        attributes_of(place)
    ))
}

/// Says that `meta` has no list of attributes.
pub(crate) fn no_list(meta: &Meta, place: Place) -> syn::Error {
    let mut here = KNOWN.iter().filter(|known| known.places.contains(&place));
    let example = here.next().map_or("", |known| known.syntax);
    let message = match meta {
        Meta::NameValue(it) => {
            let value = it.value.to_token_stream();
            format!(
                "`#[tl = {value}]` has no parentheses: write the attributes in them, `#[tl({example})]`"
            )
        }
        _ => format!("`#[tl]` has no attributes: write them in parentheses, `#[tl({example})]`"),
    };
    syn::Error::new_spanned(meta, message)
}

fn attributes_of(place: Place) -> String {
    let here = KNOWN.iter().filter(|known| known.places.contains(&place));
    here.map(|known| format!("`{}`", known.syntax)).collect::<Vec<_>>().join(", ")
}

/// How the attribute `key` is written.
pub(crate) fn syntax_of(key: &str) -> &'static str {
    KNOWN.iter().find(|known| known.key == key).map_or("", |known| known.syntax)
}

#[cfg(test)]
mod tests {
    use super::KNOWN;

    #[test]
    fn every_attribute_has_a_section_of_its_own() {
        let page = include_str!("../../attributes.md");
        for attribute in &KNOWN {
            assert!(page.contains(&format!("`{}`", attribute.syntax)), "{}", attribute.syntax);
            let is_heading = |line: &str| {
                line.starts_with("## ") && line.contains(&format!("`{}`", attribute.key))
            };
            assert!(page.lines().any(is_heading), "no section of `{}`", attribute.key);
        }
    }
}
