//! The syntax of types, as far as the macro can see.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    Expr, ExprLit, GenericArgument, Ident, Lifetime, Lit, PathArguments, PathSegment, Token, Type,
};

use tl_syntax::{TypeExpression, TypeKind};

use crate::ast::Field;
use crate::plan::Number;

/// Types whose boxed and bare forms are equal.
const PRIMITIVES: [&str; 13] = [
    "bool", "i32", "i64", "u32", "u64", "f64", "str", "String", "Bytes", "BytesMut", "Int128",
    "Int256", "Int512",
];

/// Rust's numbers that TL has.
const NUMBERS: [(&str, Number); 4] =
    [("i32", Number::Int), ("i64", Number::Long), ("u32", Number::Word), ("f64", Number::Double)];

/// Rust's own types that TL does not have, each with the type to write instead.
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

/// The `T` of `Bare<T>`.
pub(crate) fn bare_argument(ty: &Type) -> Option<&Type> {
    argument(ty, "Bare")
}

/// The number of nested vectors in `ty`, and the type in the innermost one.
pub(crate) fn inside_vectors(ty: &Type) -> (usize, &Type) {
    match argument(ty, "Vec").filter(|item| !is_byte(item)) {
        Some(item) => {
            let (vectors, inside) = inside_vectors(item);
            (vectors + 1, inside)
        }
        None => (0, ty),
    }
}

/// The only argument of the generic type `name`.
fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    only_argument(last_segment(ty).filter(|segment| segment.ident == name)?)
}

fn only_argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) if arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}

/// Whether a value of `ty` is one value of the type `name`, boxed or bare, with or without Rust's `Box`.
pub(crate) fn holds_one(ty: &Type, name: &Ident) -> bool {
    match argument(ty, "Box").or_else(|| argument(ty, "Bare")) {
        Some(inner) => holds_one(inner, name),
        None => matches!(ty, Type::Path(path) if path.path.is_ident(name)),
    }
}

pub(crate) fn is_bool(ty: &Type) -> bool {
    name(ty).is_some_and(|name| name == "bool")
}

/// Whether the TL type is built in, or a vector of a built-in type: each has one wire form.
pub(crate) fn is_built_in(ty: &TypeExpression) -> bool {
    match &ty.kind {
        TypeKind::Word => true,
        TypeKind::Variable(_) => false,
        TypeKind::Bare(inner) => is_built_in(inner),
        TypeKind::Named { name, arguments, .. } => match arguments.as_slice() {
            [] => tl_syntax::is_built_in(name),
            [item] => matches!(name.as_str(), "Vector" | "vector") && is_built_in(item),
            _ => false,
        },
    }
}

/// Whether the name of the type is `Flags`.
pub(crate) fn is_flags(ty: &Type) -> bool {
    name(ty).is_some_and(|name| name == "Flags")
}

/// Whether the field has no TL form.
pub(crate) fn is_skipped(field: &Field<'_>) -> bool {
    field.attrs.skip.is_some() || is_phantom(field)
}

/// Whether the field is `PhantomData`, which is skipped without an attribute.
pub(crate) fn is_phantom(field: &Field<'_>) -> bool {
    is_phantom_data(field.ty()) && field.attrs.keys.is_empty()
}

/// Whether the type has no constructor id.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    match ungrouped(ty) {
        Type::Array(array) => return is_byte(&array.elem),
        Type::Reference(reference) => return is_primitive(&reference.elem),
        _ => {}
    }
    name(ty).is_some_and(|name| PRIMITIVES.contains(&name.as_str()))
}

/// Whether the type may be an alias of `bool` or `Option`: whether it is none of Rust's and TL's own names.
pub(crate) fn may_be_alias(ty: &Type) -> bool {
    const KNOWN: [&str; 6] = ["Vec", "Box", "Arc", "Rc", "Cow", "Bare"];
    match ty {
        Type::Macro(_) => true,
        Type::Group(group) => may_be_alias(&group.elem),
        Type::Path(_) => {
            let is_known = |name: &str| KNOWN.contains(&name) || PRIMITIVES.contains(&name);
            instead_of(ty).is_none()
                && last_segment(ty).is_none_or(|it| !is_known(&it.ident.to_string()))
        }
        _ => false,
    }
}

/// The lifetime and the type of a reference, or of a `Cow` of text or bytes, which borrows, too.
pub(crate) fn borrowed(ty: &Type) -> Option<(&Lifetime, &Type)> {
    if let Type::Reference(reference) = ty {
        return reference.lifetime.as_ref().map(|it| (it, &*reference.elem));
    }
    let segment = last_segment(ty).filter(|it| it.ident == "Cow")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let mut arguments = arguments.args.iter();
    match (arguments.next()?, arguments.next()?) {
        (GenericArgument::Lifetime(lifetime), GenericArgument::Type(ty)) => {
            let is_read_as_reference = matches!(ty, Type::Slice(_)) || name(ty)? == "str";
            is_read_as_reference.then_some((lifetime, ty))
        }
        _ => None,
    }
}

/// Whether the type is `PhantomData<…>`, by its name. The emitted code proves that it is.
fn is_phantom_data(ty: &Type) -> bool {
    matches!(ty, Type::Path(_)) && argument(ty, "PhantomData").is_some()
}

/// The number type with this name. If another type has the name, the emitted code does not compile.
pub(crate) fn number(name: &str) -> Option<Number> {
    NUMBERS.iter().find(|(rust, _)| *rust == name).map(|(_, number)| *number)
}

/// The type to write instead of a Rust type that TL does not have. The type may be in a vector or behind a pointer.
pub(crate) fn instead_of(ty: &Type) -> Option<(&Type, &'static str)> {
    let instead = match ungrouped(ty) {
        Type::Array(array) if is_byte(&array.elem) => instead_of_bytes(&array.len)?,
        // `bytes`
        Type::Slice(slice) if is_byte(&slice.elem) => return None,
        Type::Slice(slice) => return instead_of(&slice.elem),
        ty => match inner(ty) {
            Some(("Vec", item)) if is_byte(item) => return None,
            Some((_, inner)) => return instead_of(inner),
            None => {
                let name = name_of_rusts_own(ty)?;
                FOREIGN.iter().find(|(foreign, _)| *foreign == name).map(|(_, instead)| *instead)?
            }
        },
    };
    Some((ty, instead))
}

/// The constant that gives the length of a byte array, if one does.
pub(crate) fn named_length(ty: &Type) -> Option<&Ident> {
    match ungrouped(ty) {
        Type::Reference(reference) => named_length(&reference.elem),
        Type::Array(array) if is_byte(&array.elem) => match &array.len {
            Expr::Path(len) => len.path.get_ident(),
            _ => None,
        },
        ty => named_length(inner(ty)?.1),
    }
}

/// The type to write instead of a byte array that is no `int128`, `int256` or `int512`. If the length is a constant,
/// only the compiler knows it.
fn instead_of_bytes(len: &Expr) -> Option<&'static str> {
    let Expr::Lit(ExprLit { lit: Lit::Int(len), .. }) = len else { return None };
    match len.base10_parse::<u64>() {
        Ok(16 | 32 | 64) => None,
        _ => Some("`Bytes`, which is TL's `bytes`"),
    }
}

/// The names of types that hold one or several values of their one argument.
const HOLDERS: [&str; 5] = ["Vec", "VecDeque", "Box", "Arc", "Rc"];

/// The argument of a vector or a pointer, and the name of that.
fn inner(ty: &Type) -> Option<(&'static str, &Type)> {
    // The name is read once, as a string: most types match none of them.
    let segment = last_segment(ty).filter(|segment| !segment.arguments.is_none())?;
    let name = segment.ident.to_string();
    let holder = HOLDERS.into_iter().find(|it| *it == name)?;
    only_argument(segment).map(|inner| (holder, inner))
}

/// The items of a vector: `T` of `Vec<T>`, `VecDeque<T>`, `Box<[T]>`, `Arc<[T]>` and `Rc<[T]>`. `None` if `T` is
/// `u8`: they are `bytes`.
pub(crate) fn vector_item(ty: &Type) -> Option<&Type> {
    item(ty).filter(|item| !is_byte(item))
}

/// The items of a vector, bytes included.
pub(crate) fn item(ty: &Type) -> Option<&Type> {
    match inner(ty)? {
        ("Vec" | "VecDeque", item) => Some(item),
        (_, Type::Slice(slice)) => Some(&slice.elem),
        _ => None,
    }
}

/// Whether the type is a Rust type for a TL number or `Bool`.
pub(crate) fn is_number_or_bool(ty: &Type) -> bool {
    name_of_rusts_own(ty).is_some_and(|it| number(&it).is_some() || it == "u64" || it == "bool")
}

/// Whether the type is an `Arc` or `Rc`.
pub(crate) fn is_counted(ty: &Type) -> bool {
    matches!(inner(ty), Some(("Arc" | "Rc", _)))
}

fn is_byte(ty: &Type) -> bool {
    name_of_rusts_own(ty).is_some_and(|name| name == "u8")
}

/// The name of a type that may be a primitive: a name without a path, or in `core::primitive`.
pub(crate) fn name_of_rusts_own(ty: &Type) -> Option<String> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    let segments = &path.path.segments;
    let is_plain = segments.len() == 1 && path.path.leading_colon.is_none();
    let last = segments.last().filter(|_| is_plain || is_primitive_module(segments))?;
    Some(last.ident.to_string())
}

/// The type without parentheses, and without the invisible group around a macro's argument.
fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        Type::Paren(paren) => ungrouped(&paren.elem),
        ty => ty,
    }
}

/// Whether the last of `segments` is in `core::primitive`.
fn is_primitive_module(segments: &Punctuated<PathSegment, Token![::]>) -> bool {
    let mut modules = segments.iter().map(|it| &it.ident);
    segments.len() == 3
        && modules.next().is_some_and(|it| it == "core" || it == "std")
        && modules.next().is_some_and(|it| it == "primitive")
}

/// The type, as the user writes it.
pub(crate) fn text(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let tight = [" :: ", " < ", " >", "& ", " ,", " ;"]
        .iter()
        .fold(spaced, |text, spaced| text.replace(spaced, spaced.trim()));
    tight.replace("< ", "<").replace(":: ", "::").replace("fn (", "fn(")
}

/// The last name of a path without arguments.
///
/// A string, since each comparison of an identifier is a call into the compiler.
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
        // A user's type may have this name.
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
        // A macro passes its arguments on in an invisible group.
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
        // These types can be anything.
        assert_eq!(number(parse_quote!(Identifier)), None);
        assert_eq!(number(parse_quote!(self::u32)), None);
        assert_eq!(number(parse_quote!(::u32)), None);
        assert_eq!(number(parse_quote!(my::primitive::u32)), None);
        assert_eq!(number(parse_quote!(core::mine::u32)), None);
        assert_eq!(number(parse_quote!(&'a i32)), None);
        // A type in parentheses, or passed on by a macro, is the same type.
        assert_eq!(number(parse_quote!((i32))), Some(Number::Int));
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
        assert_eq!(instead(parse_quote!([u8; 12])), Some("`Bytes`, which is TL's `bytes`"));
        assert_eq!(instead(parse_quote!([u8; 0x20])), None);
        assert_eq!(instead(parse_quote!([u8; LEN])), None);
        assert_eq!(instead(parse_quote!(Box<[u64]>)), Some("`i64`, which is TL's `long`"));
        assert_eq!(instead(parse_quote!(Arc<[u8]>)), None);
        assert_eq!(instead(parse_quote!(u8)), Some("`i32`, which is TL's `int`"));
        // `bytes`, and types that can be anything.
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
