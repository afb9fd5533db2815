//! Predicts the definition of a constructor from the syntax of its types.
//!
//! The macro sees only the syntax of a type: `i64` can be an alias, and the TL name of `DataJson` can be `DataJSON`.
//! If the predicted definition has the given id, the compiler only has to prove the predicted types: it compares one
//! hash of all types, the *digest*, and computes no CRC of the text. If the prediction has another id, the compiler
//! writes the definition itself.

use syn::{Expr, ExprLit, GenericArgument, Lit, PathArguments, PathSegment, Type};
use tl_syntax::{Dialect, IdHasher, type_hash};

use crate::check::shape;
use crate::names;
use crate::plan::{Codec, Field, Fields, Id, ItemForm, Plan, Value, WireStep};

/// The digest of the types, and of a function's result, if the predicted definition has the given id.
pub(crate) fn digest(plan: &Plan<'_>, fields: &Fields<'_>) -> Option<u32> {
    let (Id::Proven(id, _) | Id::Unnamed(id, _)) = fields.id else { return None };
    let spelled = spelled(plan, fields)?;
    (spelled.id == id).then_some(spelled.digest)
}

/// The predicted definition.
pub(crate) struct Spelled {
    pub(crate) id: u32,
    /// The digest of the types, and of a function's result.
    pub(crate) digest: u32,
}

/// `None` if the syntax of the types is not enough.
pub(crate) fn spelled(plan: &Plan<'_>, fields: &Fields<'_>) -> Option<Spelled> {
    if !matches!(plan.dialect, Dialect::Telegram) || !plan.generics.params.is_empty() {
        return None;
    }
    let mut spelled = IdHasher::new(plan.dialect);
    let mut digests = 0;
    spelled.text(&fields.name);
    for step in fields.steps() {
        match step {
            WireStep::Word(word) => spelled.parameter(&fields.words[word].name, "", "#"),
            WireStep::Value(field, value) => {
                let predicted = predict_value(field, value)?;
                let condition = value.flag.map(|it| fields.condition(it)).unwrap_or_default();
                spelled.parameter(&field.name, &condition, &predicted.text);
                digests = add(digests, &predicted);
            }
            // Ids omit flag bits without a value.
            WireStep::True(..) => {}
        }
    }
    spelled.text(" = ");
    match plan.returns.map(predict) {
        Some(result) => {
            let result = result?;
            spelled.text(&result.text);
            digests = add(digests, &result);
        }
        None => spelled.text(&plan.type_name),
    }
    Some(Spelled { id: spelled.finish(), digest: digests })
}

fn add(digests: u32, predicted: &SyntacticType) -> u32 {
    type_hash::add(digests, predicted.digest)
}

/// The predicted TL type of `ty`; if there is none, its Rust text.
pub(crate) fn shown(ty: &Type) -> String {
    let inner = shape::option_argument(ty).unwrap_or(ty);
    predict(inner).map_or_else(|| shape::text(inner), |predicted| predicted.text)
}

/// The predicted TL type of `to` in `vectors` nested vectors.
pub(crate) fn shown_as(vectors: usize, to: &Type) -> String {
    (0..vectors).fold(shown(to), |items, _| format!("Vector<{items}>"))
}

/// The prediction for a type.
struct SyntacticType {
    /// The TL type, as schemas write it.
    text: String,
    digest: u32,
}

impl SyntacticType {
    fn named(name: &str) -> Self {
        Self { text: name.to_owned(), digest: type_hash::named(name) }
    }

    fn vector(item: &Self) -> Self {
        let digest = type_hash::vector(item.digest);
        Self { text: format!("Vector<{}>", item.text), digest }
    }
}

/// The prediction for the value of a field.
fn predict_value(field: &Field<'_>, Value { ty, codec, .. }: Value<'_>) -> Option<SyntacticType> {
    let is_of_type = field.text.is_none() && is_of_type(codec);
    if is_of_type { predict(ty) } else { None }
}

/// Whether the type alone decides its TL type: a limit does not change it.
fn is_of_type(codec: Codec<'_>) -> bool {
    match codec {
        Codec::Boxed => true,
        Codec::Vector(vector) => vector.is_boxed && vector.form == ItemForm::Boxed,
        Codec::Signed | Codec::Bare | Codec::With(_) | Codec::As(_) => false,
    }
}

/// The predicted text of the type of a field in a generic item, as in `Vector<Page>`.
pub(crate) fn type_text(plan: &Plan<'_>, ty: &Type) -> Option<String> {
    let inner = |ty| type_text(plan, ty);
    let last = match ty {
        Type::Reference(reference) => return inner(&reference.elem),
        Type::Group(group) => return inner(&group.elem),
        Type::Path(path) if path.qself.is_none() => path.path.segments.last()?,
        _ => return None,
    };
    if let Some(SyntacticType { text, .. }) = predict(ty) {
        return Some(text);
    }
    match (last.ident.to_string().as_str(), argument(last)) {
        ("Vec", Some(item)) => Some(format!("Vector<{}>", inner(item)?)),
        ("Box" | "Arc" | "Rc" | "Cow", Some(pointee)) => inner(pointee),
        ("Bare", _) => None,
        ("Self", None) => Some(plan.type_name.clone()),
        (_, Some(_)) => Some(names::type_name(&names::constructor_name(&last.ident))),
        _ => None,
    }
}

fn predict(ty: &Type) -> Option<SyntacticType> {
    match ty {
        Type::Reference(reference) => predict(&reference.elem),
        Type::Group(group) => predict(&group.elem),
        Type::Slice(slice) if is_byte(&slice.elem) => Some(SyntacticType::named("bytes")),
        Type::Slice(slice) => predict(&slice.elem).map(|item| SyntacticType::vector(&item)),
        Type::Array(array) if is_byte(&array.elem) => predict_bytes(&array.len),
        Type::Path(path) if path.qself.is_none() => {
            let segments: Vec<_> = path.path.segments.iter().collect();
            let (last, modules) = segments.split_last()?;
            predict_path(modules, last)
        }
        _ => None,
    }
}

/// The prediction for an array of `len` bytes.
fn predict_bytes(len: &Expr) -> Option<SyntacticType> {
    let Expr::Lit(ExprLit { lit: Lit::Int(len), .. }) = len else { return None };
    match len.base10_parse::<u64>() {
        Ok(16) => Some(SyntacticType::named("int128")),
        Ok(32) => Some(SyntacticType::named("int256")),
        Ok(64) => Some(SyntacticType::named("int512")),
        _ => None,
    }
}

fn predict_path(modules: &[&PathSegment], last: &PathSegment) -> Option<SyntacticType> {
    let name = last.ident.to_string();
    match (name.as_str(), argument(last)) {
        ("Vec", Some(item)) if is_byte(item) => Some(SyntacticType::named("bytes")),
        ("Vec" | "VecDeque", Some(item)) => predict(item).map(|item| SyntacticType::vector(&item)),
        ("Box" | "Arc" | "Rc" | "Cow", Some(inner)) => predict(inner),
        ("i32", None) => Some(SyntacticType::named("int")),
        ("i64", None) => Some(SyntacticType::named("long")),
        ("f64", None) => Some(SyntacticType::named("double")),
        ("u32", None) => Some(SyntacticType::named("#")),
        ("bool", None) => Some(SyntacticType::named("Bool")),
        ("String" | "str", None) => Some(SyntacticType::named("string")),
        ("Bytes" | "BytesMut", None) => Some(SyntacticType::named("bytes")),
        ("Int128" | "Int256" | "Int512", None) => Some(SyntacticType::named(&name.to_lowercase())),
        (name, None) if last.arguments.is_none() => {
            Some(SyntacticType::named(&(namespace(modules) + name)))
        }
        _ => None,
    }
}

/// `help.` for `help::Config`. The modules `types` and `enums`, in which tl-gen puts all types, are ignored.
fn namespace(modules: &[&PathSegment]) -> String {
    match modules.last() {
        Some(module)
            if !["crate", "self", "super", "types", "enums"]
                .iter()
                .any(|it| module.ident == it) =>
        {
            format!("{}.", module.ident)
        }
        _ => String::new(),
    }
}

/// The last type argument: `T` of `Vec<T>` and of `Cow<'a, T>`.
fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.last() {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
}

fn is_byte(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("u8"))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::VecDeque;
    use std::rc::Rc;
    use std::sync::Arc;

    use proc_macro2::{Delimiter, Group, TokenStream};
    use syn::parse_quote;
    use tl_core::{Bytes, Definition, Encode, Int128, Int256, Int512, TlObject, Type};

    use super::{add, predict};

    #[derive(TlObject)]
    #[tl(id = 0x00000001, proof = false)]
    struct User;

    mod types {
        pub(super) mod help {
            #[derive(tl_core::TlObject)]
            #[tl(id = 0x00000002, type = "help.Config", proof = false)]
            pub(in super::super) struct Config;
        }
    }

    use types::help;

    /// Checks that the prediction for `written`, the text of `T`, is `text`. The compiler, which knows the type
    /// itself, checks the digest: with a wrong one it would write the definition, find a wrong id, and panic.
    #[track_caller]
    fn seems<T: Encode>(written: &syn::Type, text: &str) {
        let predicted = predict(written).unwrap();
        assert_eq!(predicted.text, text);
        let types = Box::leak(Box::new([T::TYPE]));
        let definition = Definition::new("test", 0, "it:*", types, Type::Text("Test"));
        tl_core::private::assert_unless_predicted(&definition, "Test", add(0, &predicted));
    }

    macro_rules! seems {
        ($($ty:ty: $text:literal),* $(,)?) => { $(seems::<$ty>(&parse_quote!($ty), $text);)* };
    }

    #[test]
    fn types_seem_to_be_what_they_are() {
        seems! {
            i32: "int", i64: "long", f64: "double", u32: "#", bool: "Bool",
            Int128: "int128", Int256: "int256", Int512: "int512",
            String: "string", &'static str: "string", Cow<'static, str>: "string",
            Bytes: "bytes", tl_core::Bytes: "bytes", Vec<u8>: "bytes", &'static [u8]: "bytes",
            Vec<i64>: "Vector<long>", Vec<Vec<Bytes>>: "Vector<Vector<bytes>>",
            User: "User", Box<User>: "User", Arc<User>: "User", Rc<self::User>: "User",
            Vec<User>: "Vector<User>", VecDeque<i64>: "Vector<long>", Box<[User]>: "Vector<User>",
            Arc<[Int128]>: "Vector<int128>", Arc<str>: "string", Rc<[u8]>: "bytes",
            [u8; 16]: "int128", [u8; 32]: "int256", [u8; 64]: "int512",
            &'static [u8; 32]: "int256", &'static Int256: "int256", tl_core::BytesMut: "bytes",
            help::Config: "help.Config", types::help::Config: "help.Config",
        }
        seems::<User>(&parse_quote!(crate::User), "User");
        seems::<User>(&parse_quote!(super::User), "User");
        seems::<User>(&parse_quote!(crate::types::User), "User");
        seems::<User>(&parse_quote!(super::enums::User), "User");
        // A macro passes its arguments on in an invisible group.
        let group = Group::new(Delimiter::None, parse_quote!(help::Config));
        seems::<help::Config>(&parse_quote!(#group), "help.Config");
    }

    /// All of them together: with a wrong digest, the compiler would write the definition and find a wrong id.
    #[test]
    fn types_in_a_row_seem_to_be_what_they_are() {
        let written = [parse_quote!(i64), parse_quote!(String), parse_quote!(Vec<User>)];
        let digest = written.iter().fold(0, |digest, ty| add(digest, &predict(ty).unwrap()));
        let types = &[Type::Long, Type::String, <Vec<User> as Encode>::TYPE];
        let definition = Definition::new("test", 0, "a:*\nb:*\nc:*", types, Type::Text("Test"));
        tl_core::private::assert_unless_predicted(&definition, "Test", digest);
    }

    #[test]
    fn of_some_types_nothing_is_predicted() {
        let unknown: [TokenStream; 8] = [
            parse_quote!(Page<i32>),
            parse_quote!(Page<'a>),
            parse_quote!(Page<3>),
            parse_quote!(Vec<Page<i32>>),
            parse_quote!(<User as Into>::Config),
            parse_quote!([u8; LEN]),
            parse_quote!((i32, i64)),
            parse_quote!([u8; 4]),
        ];
        for ty in unknown {
            let written = syn::parse2(ty.clone()).unwrap();
            assert!(predict(&written).is_none(), "{ty}");
        }
    }
}
