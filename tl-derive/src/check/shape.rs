//! What a type looks like, as far as its tokens tell.

use quote::ToTokens;
use syn::{GenericArgument, Ident, PathArguments, PathSegment, Type};

/// Types that are the same whether boxed or bare.
const PRIMITIVES: [&str; 11] =
    ["bool", "i32", "i64", "u32", "f64", "str", "String", "Bytes", "Int128", "Int256", "Int512"];

/// Numbers, and how many bytes they take.
const NUMBERS: [(&str, usize); 4] = [("i32", 4), ("i64", 8), ("u32", 4), ("f64", 8)];

/// The `T` of `Option<T>`.
pub(crate) fn option_argument(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) if arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}

pub(crate) fn is_bool(ty: &Type) -> bool {
    name(ty).is_some_and(|name| name == "bool")
}

/// Whether the type has no constructor id that could be left away.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    name(ty).is_some_and(|name| PRIMITIVES.iter().any(|primitive| name == primitive))
}

/// The number of bytes of one of Rust's own number types, under its plain name or its full one. A
/// user's type of that name fails to compile where the emitted code puts it among numbers.
pub(crate) fn number_len(ty: &Type) -> Option<usize> {
    let Type::Path(path) = ty else { return None };
    let segments: Vec<_> = path.path.segments.iter().map(|segment| &segment.ident).collect();
    let name = match segments.as_slice() {
        [name] if path.path.leading_colon.is_none() => name,
        [root, module, name] if (*root == "core" || *root == "std") && *module == "primitive" => {
            name
        }
        _ => return None,
    };
    NUMBERS.iter().find(|(number, _)| *name == number).map(|(_, len)| *len)
}

/// The type as a user writes it.
pub(crate) fn text(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let tight = [" :: ", " < ", " >", "& ", " ,"]
        .iter()
        .fold(spaced, |text, spaced| text.replace(spaced, spaced.trim()));
    tight.replace("< ", "<").replace(":: ", "::")
}

/// The last name of a path without arguments.
fn name(ty: &Type) -> Option<&Ident> {
    last_segment(ty).filter(|segment| segment.arguments.is_none()).map(|segment| &segment.ident)
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        Type::Reference(reference) => last_segment(&reference.elem),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;
    use syn::parse_quote;

    use super::{is_bool, is_primitive, number_len, option_argument, text};

    #[test]
    fn options() {
        let argument = |ty| option_argument(&ty).map(|it| it.to_token_stream().to_string());
        assert_eq!(argument(parse_quote!(Option<i32>)).unwrap(), "i32");
        assert_eq!(argument(parse_quote!(std::option::Option<Vec<X>>)).unwrap(), "Vec < X >");
        assert_eq!(argument(parse_quote!((Option<i32>))).unwrap(), "i32");
        // A user's type may be called so.
        assert_eq!(argument(parse_quote!(Option<i32, i64>)), None);
        assert_eq!(argument(parse_quote!(Option<'a>)), None);
        assert_eq!(argument(parse_quote!(Option)), None);
        assert_eq!(argument(parse_quote!(<X as Trait>::Option<i32>)), None);
        assert_eq!(argument(parse_quote!(Vec<i32>)), None);
    }

    #[test]
    fn names_of_types() {
        assert!(is_bool(&parse_quote!(bool)));
        assert!(is_bool(&parse_quote!(core::primitive::bool)));
        assert!(!is_bool(&parse_quote!(i32)));
        assert!(!is_bool(&parse_quote!(bool<X>)));
        assert!(is_primitive(&parse_quote!(&'a str)));
        assert!(is_primitive(&parse_quote!(tl_core::Int256)));
        assert!(!is_primitive(&parse_quote!(Message)));
        assert!(!is_primitive(&parse_quote!(<X as Trait>::String)));
        // What a macro passes on stands in a group that nobody sees.
        let ty: proc_macro2::TokenStream = parse_quote!(i64);
        let group = proc_macro2::Group::new(proc_macro2::Delimiter::None, ty);
        assert!(is_primitive(&parse_quote!(#group)));
    }

    #[test]
    fn numbers() {
        assert_eq!(number_len(&parse_quote!(i32)), Some(4));
        assert_eq!(number_len(&parse_quote!(u32)), Some(4));
        assert_eq!(number_len(&parse_quote!(i64)), Some(8));
        assert_eq!(number_len(&parse_quote!(f64)), Some(8));
        assert_eq!(number_len(&parse_quote!(core::primitive::i64)), Some(8));
        assert_eq!(number_len(&parse_quote!(::std::primitive::i32)), Some(4));
        // These can be anything.
        assert_eq!(number_len(&parse_quote!(Identifier)), None);
        assert_eq!(number_len(&parse_quote!(self::u32)), None);
        assert_eq!(number_len(&parse_quote!(::u32)), None);
        assert_eq!(number_len(&parse_quote!(my::primitive::u32)), None);
        assert_eq!(number_len(&parse_quote!(core::mine::u32)), None);
        assert_eq!(number_len(&parse_quote!(&'a i32)), None);
    }

    #[test]
    fn as_users_write_them() {
        assert_eq!(text(&parse_quote!(Vec<tl_core::Bytes>)), "Vec<tl_core::Bytes>");
        assert_eq!(text(&parse_quote!(Map<i32, &'a str>)), "Map<i32, &'a str>");
    }
}
