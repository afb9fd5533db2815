//! `u32` and `u64` with the bits of TL's `int` and `long`, if the field's TL type says so.

use syn::Type;

use crate::check::shape;
use crate::plan::Number;

/// The number for the Rust type `name` in a field of the TL type `text`.
pub(crate) fn number(name: &str, text: Option<&str>) -> Option<Number> {
    match (name, text) {
        ("u32", Some("int")) => Some(Number::UnsignedInt),
        ("u64", Some("long")) => Some(Number::UnsignedLong),
        _ => shape::number(name),
    }
}

/// Whether `ty` is `u32`, and `text` is `int`, alone or both in vectors.
pub(crate) fn is_int(ty: &Type, text: Option<&str>) -> bool {
    text.is_some_and(|text| is_number(ty, text, ("u32", "int")))
}

/// Whether `ty` is `u64`, and `text` is `long`, alone or both in vectors.
pub(crate) fn is_long(ty: &Type, text: Option<&str>) -> bool {
    text.is_some_and(|text| is_number(ty, text, ("u64", "long")))
}

/// The TL type of `ty`, if it is `u64`, alone or in vectors.
pub(crate) fn long(ty: &Type) -> Option<String> {
    match shape::vector_item(ty) {
        Some(item) => long(item).map(|item| format!("Vector<{item}>")),
        None => is_own(ty, "u64").then(|| "long".to_owned()),
    }
}

/// Whether `ty` and `text` are the Rust type and the TL type in `number`, in equally many vectors.
fn is_number(ty: &Type, text: &str, number: (&str, &str)) -> bool {
    match (shape::vector_item(ty), item_text(text)) {
        (Some(item), Some(text)) => is_number(item, text, number),
        (None, None) => is_own(ty, number.0) && text == number.1,
        _ => false,
    }
}

/// Whether `ty` is the Rust primitive `name`.
fn is_own(ty: &Type, name: &str) -> bool {
    shape::name_of_rusts_own(ty).is_some_and(|it| it == name)
}

/// `int` of `Vector<int>`, `(vector int)` and `%Vector<int>`.
pub(crate) fn item_text(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let inner = inner.strip_prefix('%').unwrap_or(inner);
    let item = inner.strip_prefix("Vector").or_else(|| inner.strip_prefix("vector"))?;
    match item.strip_prefix('<') {
        Some(item) => item.strip_suffix('>'),
        None => item.strip_prefix(' '),
    }
}

/// `int` of `Vector<Vector<int>>`
pub(crate) fn innermost_item(text: &str) -> &str {
    let mut item = text;
    while let Some(inner) = item_text(item) {
        item = inner;
    }
    item
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{is_int, is_long, item_text, long};

    #[test]
    fn the_items_of_vectors() {
        assert_eq!(item_text("int"), None);
        assert_eq!(item_text("Vector<int>"), Some("int"));
        assert_eq!(item_text("vector<Vector<long>>"), Some("Vector<long>"));
        assert_eq!(item_text("(vector (vector long))"), Some("(vector long)"));
        assert_eq!(item_text("%Vector<long>"), Some("long"));
        assert_eq!(item_text("Vector long"), Some("long"));
        assert_eq!(item_text("VectorOfInts"), None);
        assert_eq!(item_text("Page<int>"), None);
    }

    #[test]
    fn numbers_without_a_sign() {
        assert!(is_int(&parse_quote!(u32), Some("int")));
        assert!(is_int(&parse_quote!(Vec<u32>), Some("vector<int>")));
        assert!(!is_int(&parse_quote!(u32), Some("#")));
        assert!(!is_int(&parse_quote!(u32), Some("Vector<int>")));
        assert!(!is_int(&parse_quote!(Vec<u32>), Some("int")));
        assert!(!is_int(&parse_quote!(u32), None));
        assert!(!is_int(&parse_quote!(u64), Some("int")));
        assert!(is_long(&parse_quote!(Box<[u64]>), Some("Vector<long>")));
        assert!(!is_long(&parse_quote!(self::u64), Some("long")));
        assert_eq!(long(&parse_quote!(Vec<Vec<u64>>)).as_deref(), Some("Vector<Vector<long>>"));
        assert_eq!(long(&parse_quote!(u32)), None);
    }
}
