//! Which attributes there are, and where each may stand.

use syn::Ident;

/// What an attribute stands on.
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

/// An attribute: its name, how it is written, and where it may stand.
struct Known {
    key: &'static str,
    syntax: &'static str,
    places: &'static [Place],
}

const fn known(key: &'static str, syntax: &'static str, places: &'static [Place]) -> Known {
    Known { key, syntax, places }
}

const KNOWN: [Known; 18] = {
    use Place::{Enum, Field, Struct, Variant};
    [
        known("id", "id = 0x…", &[Struct, Variant]),
        known("name", "name = \"…\"", &[Struct, Variant, Field]),
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
        known("as", "as = Type", &[Field]),
        known("with", "with = path", &[Field]),
        known("signature", "signature", &[Field]),
        known("skip", "skip", &[Field]),
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
        None => format!(
            "unknown attribute `{name}`: the attributes of {} are {}",
            place.noun(),
            attributes_of(place)
        ),
    };
    Some(syn::Error::new(key.span(), message))
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
