//! Which attributes there are, and where each may be.

use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Ident, Meta};

use crate::attr::unknown;

/// What an attribute is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Struct,
    Enum,
    Variant,
    Field,
}

impl Target {
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
    targets: &'static [Target],
}

const fn known(key: &'static str, syntax: &'static str, targets: &'static [Target]) -> Known {
    Known { key, syntax, targets }
}

const ATTRIBUTES: [Known; 27] = {
    use Target::{Enum, Field, Struct, Variant};
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

/// Says what is wrong with `key`, which reads `name`, on `target`, if anything.
pub(crate) fn check_target(key: &Ident, name: &str, target: Target) -> Option<syn::Error> {
    let message = match ATTRIBUTES.iter().find(|known| known.key == name) {
        Some(known) if known.targets.contains(&target) => return None,
        Some(known) => {
            let targets: Vec<_> = known.targets.iter().map(|target| target.noun()).collect();
            format!(
                "`{name}` does not go on {}: it goes on {}",
                target.noun(),
                targets.join(" or ")
            )
        }
        None => unknown_attribute(name, target),
    };
    Some(syn::Error::new(key.span(), message))
}

fn unknown_attribute(name: &str, target: Target) -> String {
    let known = ATTRIBUTES.iter().filter(|known| known.targets.contains(&target));
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
            target.noun(),
            attributes_of(target)
        ),
    }
}

/// Says that the next token of `input` is no attribute.
pub(crate) fn no_attribute(input: ParseStream<'_>, target: Target) -> syn::Error {
    let next = input.cursor().token_tree().map_or_else(String::new, |(token, _)| token.to_string());
    input.error(format!(
        "`{next}` is not the name of an attribute: the attributes of {} are {}",
        target.noun(),
        attributes_of(target)
    ))
}

/// Says that `meta` has no list of attributes.
pub(crate) fn no_list(meta: &Meta, target: Target) -> syn::Error {
    let mut here = ATTRIBUTES.iter().filter(|known| known.targets.contains(&target));
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

fn attributes_of(target: Target) -> String {
    let here = ATTRIBUTES.iter().filter(|known| known.targets.contains(&target));
    here.map(|known| format!("`{}`", known.syntax)).collect::<Vec<_>>().join(", ")
}

/// How the attribute `key` is written.
pub(crate) fn syntax_of(key: &str) -> &'static str {
    ATTRIBUTES.iter().find(|known| known.key == key).map_or("", |known| known.syntax)
}

#[cfg(test)]
mod tests {
    use super::ATTRIBUTES;

    #[test]
    fn every_attribute_has_a_section_of_its_own() {
        let page = include_str!("../../attributes.md");
        for attribute in &ATTRIBUTES {
            assert!(page.contains(&format!("`{}`", attribute.syntax)), "{}", attribute.syntax);
            let is_heading = |line: &str| {
                line.starts_with("## ") && line.contains(&format!("`{}`", attribute.key))
            };
            assert!(page.lines().any(is_heading), "no section of `{}`", attribute.key);
        }
    }
}
