//! What a type looks like, as far as its tokens tell.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, Ident, PathArguments, PathSegment, Token, Type};

use crate::plan::Number;

/// Types that are the same whether boxed or bare.
const PRIMITIVES: [&str; 11] =
    ["bool", "i32", "i64", "u32", "f64", "str", "String", "Bytes", "Int128", "Int256", "Int512"];

/// Rust's own numbers that TL has.
const NUMBERS: [(&str, Number); 4] =
    [("i32", Number::Int), ("i64", Number::Long), ("u32", Number::Word), ("f64", Number::Double)];

/// Rust's own types that TL has not, and what to write instead.
const FOREIGN: [(&str, &str); 11] = [
    ("u8", "`i32`, which is TL's `int`"),
    ("i8", "`i32`, which is TL's `int`"),
    ("u16", "`i32`, which is TL's `int`"),
    ("i16", "`i32`, which is TL's `int`"),
    ("u64", "`i64`, which is TL's `long`"),
    ("usize", "`i32` or `i64`, which are TL's `int` and `long`"),
    ("isize", "`i32` or `i64`, which are TL's `int` and `long`"),
    ("u128", "`Int128`, which is TL's `int128`"),
    ("i128", "`Int128`, which is TL's `int128`"),
    ("f32", "`f64`, which is TL's `double`"),
    ("char", "`String`, which is TL's `string`"),
];

/// The `T` of `Option<T>`.
pub(crate) fn option_argument(ty: &Type) -> Option<&Type> {
    argument(ty, "Option")
}

/// The `T` of `Vec<T>`, but for `Vec<u8>`, which is `bytes`.
pub(crate) fn item_of_vector(ty: &Type) -> Option<&Type> {
    argument(ty, "Vec").filter(|item| name_of_rusts_own(item).is_none_or(|it| it != "u8"))
}

/// The number of vectors in each other that `ty` is, and what is in the innermost one.
pub(crate) fn inside_vectors(ty: &Type) -> (usize, &Type) {
    match item_of_vector(ty) {
        Some(item) => {
            let (vectors, inside) = inside_vectors(item);
            (vectors + 1, inside)
        }
        None => (0, ty),
    }
}

/// The one argument of the generic type `name`.
fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) if arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}

/// Whether a value of the type is one of the type `name`, boxed or bare, in Rust's `Box` or not.
pub(crate) fn holds_one(ty: &Type, name: &Ident) -> bool {
    match argument(ty, "Box").or_else(|| argument(ty, "Bare")) {
        Some(inner) => holds_one(inner, name),
        None => matches!(ty, Type::Path(path) if path.path.is_ident(name)),
    }
}

pub(crate) fn is_bool(ty: &Type) -> bool {
    name(ty).is_some_and(|name| name == "bool")
}

/// Whether the type has no constructor id that could be left away.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    name(ty).is_some_and(|name| PRIMITIVES.contains(&name.as_str()))
}

/// One of Rust's own number types, by its name. Another type of that name fails to compile where the
/// emitted code puts it among numbers.
pub(crate) fn number(name: &str) -> Option<Number> {
    NUMBERS.iter().find(|(rust, _)| *rust == name).map(|(_, number)| *number)
}

/// What to write for one of Rust's own types that TL has not, alone or in a vector.
pub(crate) fn instead_of(ty: &Type) -> Option<(&Type, &'static str)> {
    if let Some(item) = argument(ty, "Vec") {
        // `Vec<u8>` is `bytes`.
        return instead_of(item).filter(|_| name_of_rusts_own(item).is_none_or(|it| it != "u8"));
    }
    let instead = match ty {
        Type::Array(array) if name_of_rusts_own(&array.elem).is_some_and(|it| it == "u8") => {
            match array.len.to_token_stream().to_string().as_str() {
                "16" => "`Int128`, which is TL's `int128`",
                "32" => "`Int256`, which is TL's `int256`",
                "64" => "`Int512`",
                _ => "`Bytes`, which is TL's `bytes`",
            }
        }
        ty => {
            let name = name_of_rusts_own(ty)?;
            FOREIGN.iter().find(|(foreign, _)| *foreign == name).map(|(_, instead)| *instead)?
        }
    };
    Some((ty, instead))
}

/// The name of what may be one of Rust's own types: a plain one, or that in `core::primitive`.
pub(crate) fn name_of_rusts_own(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let segments = &path.path.segments;
    let is_plain = segments.len() == 1 && path.path.leading_colon.is_none();
    let last = segments.last().filter(|_| is_plain || is_primitive_module(segments))?;
    Some(last.ident.to_string())
}

/// Whether the last of `segments` stands in `core::primitive`.
fn is_primitive_module(segments: &Punctuated<PathSegment, Token![::]>) -> bool {
    let mut modules = segments.iter().map(|it| &it.ident);
    segments.len() == 3
        && modules.next().is_some_and(|it| it == "core" || it == "std")
        && modules.next().is_some_and(|it| it == "primitive")
}

/// The type as a user writes it.
pub(crate) fn text(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let tight = [" :: ", " < ", " >", "& ", " ,", " ;"]
        .iter()
        .fold(spaced, |text, spaced| text.replace(spaced, spaced.trim()));
    tight.replace("< ", "<").replace(":: ", "::")
}

/// The last name of a path without arguments.
///
/// A text: each look at an identifier asks the compiler for it.
fn name(ty: &Type) -> Option<String> {
    let segment = last_segment(ty).filter(|segment| segment.arguments.is_none())?;
    Some(segment.ident.to_string())
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

    use super::{
        holds_one, instead_of, is_bool, is_primitive, name_of_rusts_own, number, option_argument,
        text,
    };
    use crate::plan::Number;

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
        let number = |ty| number(&name_of_rusts_own(&ty)?);
        assert_eq!(number(parse_quote!(i32)), Some(Number::Int));
        assert_eq!(number(parse_quote!(u32)), Some(Number::Word));
        assert_eq!(number(parse_quote!(i64)), Some(Number::Long));
        assert_eq!(number(parse_quote!(f64)), Some(Number::Double));
        assert_eq!(number(parse_quote!(core::primitive::i64)), Some(Number::Long));
        assert_eq!(number(parse_quote!(::std::primitive::i32)), Some(Number::Int));
        // These can be anything.
        assert_eq!(number(parse_quote!(Identifier)), None);
        assert_eq!(number(parse_quote!(self::u32)), None);
        assert_eq!(number(parse_quote!(::u32)), None);
        assert_eq!(number(parse_quote!(my::primitive::u32)), None);
        assert_eq!(number(parse_quote!(core::mine::u32)), None);
        assert_eq!(number(parse_quote!(&'a i32)), None);
    }

    #[test]
    fn what_holds_a_parameter() {
        let holds = |ty| holds_one(&ty, &parse_quote!(X));
        assert!(holds(parse_quote!(X)));
        assert!(holds(parse_quote!(Box<X>)));
        assert!(holds(parse_quote!(tl_core::Bare<Box<X>>)));
        assert!(!holds(parse_quote!(Vec<X>)));
        assert!(!holds(parse_quote!(X::Item)));
        assert!(!holds(parse_quote!(Box<Y>)));
    }

    #[test]
    fn what_tl_has_not() {
        let told = |ty| instead_of(&ty).map(|(ty, instead)| (text(ty), instead));
        let long = Some(("u64".to_owned(), "`i64`, which is TL's `long`"));
        assert_eq!(told(parse_quote!(u64)), long);
        assert_eq!(told(parse_quote!(Vec<Vec<u64>>)), long);
        let instead = |ty| told(ty).map(|(_, instead)| instead);
        assert_eq!(instead(parse_quote!([u8; 16])), Some("`Int128`, which is TL's `int128`"));
        assert_eq!(instead(parse_quote!([u8; 32])), Some("`Int256`, which is TL's `int256`"));
        assert_eq!(instead(parse_quote!([u8; 64])), Some("`Int512`"));
        assert_eq!(instead(parse_quote!([u8; LEN])), Some("`Bytes`, which is TL's `bytes`"));
        assert_eq!(instead(parse_quote!(u8)), Some("`i32`, which is TL's `int`"));
        // `bytes`, and what can be anything.
        assert_eq!(instead(parse_quote!(Vec<u8>)), None);
        assert_eq!(instead(parse_quote!(&'a str)), None);
        assert_eq!(instead(parse_quote!(self::u64)), None);
        assert_eq!(instead(parse_quote!([i32; 16])), None);
        assert_eq!(instead(parse_quote!(Message)), None);
    }

    #[test]
    fn as_users_write_them() {
        assert_eq!(text(&parse_quote!(Vec<tl_core::Bytes>)), "Vec<tl_core::Bytes>");
        assert_eq!(text(&parse_quote!(Map<i32, &'a str>)), "Map<i32, &'a str>");
    }
}
