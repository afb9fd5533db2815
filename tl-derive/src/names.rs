//! Names in definitions, and names reserved for emitted code.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Ident, Lifetime, Member, Path};

/// The path to tl-core, if the item does not give one.
pub(crate) fn default_crate() -> Path {
    syn::parse_quote!(::tl_core)
}

/// Whether `path` is the default path.
pub(crate) fn is_default_crate(path: &Path) -> bool {
    path.leading_colon.is_some()
        && path.segments.len() == 1
        && path.segments.iter().all(|it| it.ident == "tl_core")
}

/// The module of tl-core for emitted code. Its name has the version, which both crates share, so code that names it
/// does not compile with another release.
pub(crate) fn private(span: Span) -> Ident {
    let name = concat!(
        "__private_",
        env!("CARGO_PKG_VERSION_MAJOR"),
        "_",
        env!("CARGO_PKG_VERSION_MINOR"),
        "_",
        env!("CARGO_PKG_VERSION_PATCH")
    );
    Ident::new(name, span)
}

/// A reserved name for emitted code. User code cannot see it.
pub(crate) fn internal_ident(name: &str) -> Ident {
    Ident::new(&format!("__tl_{name}"), Span::mixed_site())
}

/// A field of a hidden struct whose value is dropped.
pub(crate) fn dropped(number: usize) -> Ident {
    internal_ident(&format!("dropped_{number}"))
}

pub(crate) fn is_dropped(member: &Member) -> bool {
    matches!(member, Member::Named(ident) if ident.to_string().starts_with("__tl_dropped_"))
}

/// The lifetime of the input.
pub(crate) fn input_lifetime() -> Lifetime {
    Lifetime::new("'__de", Span::mixed_site())
}

/// The lifetime of the memory that is written.
pub(crate) fn output_lifetime() -> Lifetime {
    Lifetime::new("'__w", Span::mixed_site())
}

/// `PhoneCall` → `phoneCall`: the default name of a constructor.
pub(crate) fn constructor_name(ident: &Ident) -> String {
    with_first(&ident.unraw().to_string(), char::to_ascii_lowercase)
}

/// `help.config` → `help.Config`: the default type of a constructor.
pub(crate) fn type_name(constructor: &str) -> String {
    match constructor.rsplit_once('.') {
        Some((namespace, name)) => {
            format!("{namespace}.{}", with_first(name, char::to_ascii_uppercase))
        }
        None => with_first(constructor, char::to_ascii_uppercase),
    }
}

fn with_first(name: &str, convert: fn(&char) -> char) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| convert(&first).to_string() + chars.as_str())
}

/// Declares the field of the parameter `name`: `pub r#type`, `#[tl(name = "self")] pub is_self`.
pub(crate) fn field(visibility: &str, name: &str) -> String {
    if syn::parse_str::<Ident>(name).is_ok() {
        return format!("{visibility}{name}");
    }
    match name {
        "_" => format!("#[tl(name = \"_\")] {visibility}underscore"),
        "self" | "Self" | "super" | "crate" => {
            format!("#[tl(name = \"{name}\")] {visibility}is_{}", name.to_lowercase())
        }
        keyword => format!("{visibility}r#{keyword}"),
    }
}

/// `PhoneCallEmpty` → `PHONE_CALL_EMPTY_ID`: the constant for the id of a variant.
pub(crate) fn id_constant(variant: &str) -> String {
    let letters: Vec<char> = variant.chars().collect();
    let mut name = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|it| letters.get(it));
        let after = letters.get(index + 1);
        // A word begins after a small letter or a digit, or at the last of several capitals: `IPv4`, `HTTPServer`.
        let is_begin = before.is_some_and(|it| {
            it.is_lowercase()
                || it.is_numeric()
                || it.is_uppercase() && after.is_some_and(|it| it.is_lowercase())
        });
        if letter.is_uppercase() && is_begin {
            name.push('_');
        }
        name.extend(letter.to_uppercase());
    }
    name + "_ID"
}

/// The default name of a parameter: the name of the field, or its position in a tuple.
pub(crate) fn parameter_name(member: &Member) -> String {
    match member {
        Member::Named(ident) => ident.unraw().to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::id_constant;

    #[test]
    fn constants_of_variants() {
        let cases = [
            ("Empty", "EMPTY_ID"),
            ("PhoneCallEmpty", "PHONE_CALL_EMPTY_ID"),
            ("HTTPServer", "HTTP_SERVER_ID"),
            ("Layer45", "LAYER45_ID"),
            ("Layer45Old", "LAYER45_OLD_ID"),
            ("DataJSON", "DATA_JSON_ID"),
            ("V1", "V1_ID"),
            ("Two_Words", "TWO_WORDS_ID"),
            ("lower", "LOWER_ID"),
        ];
        for (variant, expected) in cases {
            assert_eq!(id_constant(variant), expected);
        }
    }
}
