//! Types that no field can have, whatever their arguments are, and the types to write instead.

use syn::{GenericArgument, PathArguments, PathSegment, Type, TypePath};

use crate::ast::Field;
use crate::attr;
use crate::check::{rust_type, shape, unsigned};
use crate::diag::Ctxt;

/// Types that hold one or several values and have the form of these.
const HOLDERS: [&str; 6] = ["Vec", "Box", "Arc", "Rc", "Cow", "Bare"];

/// Generic types of the standard library, by name alone: an object does not have these names. If a user's type does,
/// it is written with a path, `self::HashMap`.
const GENERIC: [(&str, &str); 9] = [
    ("HashMap", AS_PAIRS),
    ("BTreeMap", AS_PAIRS),
    ("HashSet", AS_VECTOR),
    ("BTreeSet", AS_VECTOR),
    ("RefCell", VALUE_ITSELF),
    ("Mutex", VALUE_ITSELF),
    ("RwLock", VALUE_ITSELF),
    ("OnceCell", VALUE_ITSELF),
    ("OnceLock", VALUE_ITSELF),
];
const AS_VECTOR: &str = "`Vec`, or name the codec of collections and the TL type: \
                         `#[tl(with = tl_core::items, type = \"Vector<…>\")]`";
const AS_PAIRS: &str = "`Vec` of a struct that derives `TlObject`, or name the codec of collections with that \
                        struct: `#[tl(with = tl_core::items::As::<Pair>, type = \"Vector<Pair>\")]`";
const VALUE_ITSELF: &str = "the type in it, or leave it out with `#[tl(skip)]`";

/// Types of the standard library whose names objects may have, too: they are recognised only by their full path.
const IN_STD: [(&str, &str, &str); 14] = [
    ("time", "Duration", AS_NUMBER),
    ("time", "SystemTime", AS_NUMBER),
    ("time", "Instant", "`#[tl(skip)]`: it means nothing to another process"),
    ("net", "IpAddr", AS_TEXT),
    ("net", "Ipv4Addr", "`#[tl(as = u32)]`, which is TL's `#`"),
    ("net", "Ipv6Addr", AS_TEXT),
    ("net", "SocketAddr", AS_TEXT),
    ("path", "PathBuf", AS_TEXT),
    ("ffi", "OsString", AS_TEXT),
    ("ffi", "CString", "`Bytes`, which is TL's `bytes`"),
    ("num", "NonZeroU32", "`u32`, which is TL's `#`"),
    ("result", "Result", "an enum that derives `TlObject`, with a constructor for each case"),
    ("ops", "Range", "a struct that derives `TlObject`, with a field for each end"),
    ("cell", "Cell", VALUE_ITSELF),
];
// The standard library has no conversion between these types and a type with a codec.
const AS_NUMBER: &str = "`#[tl(as = Type)]` with a type of yours that it is converted to and from, such as \
                         `#[tl(transparent)] struct Type(i64)`";
const AS_TEXT: &str = "`#[tl(as = Type)]` with a type of yours that it is converted to and from, such as \
                       `#[tl(transparent)] struct Type(String)`";

/// "TL has only a few of Rust's own types." Returns whether the type may have a TL form.
pub(super) fn some_tl_type(
    context: &Ctxt,
    field: &Field<'_>,
    ty: &Type,
    text: Option<&str>,
) -> bool {
    // An unreadable attribute may be `with` or `skip`. For an `Option` without a condition there is another error.
    let is_whole = std::ptr::eq(ty, field.ty());
    let has_another_error =
        field.attrs.had_errors || (is_whole && shape::option_argument(ty).is_some());
    if has_another_error || unsigned::is_long(ty, text) {
        return true;
    }
    let number = shape::instead_of(ty).map(|(ty, instead)| (ty, instead.to_owned()));
    let Some((foreign, instead)) = number.or_else(|| instead_of(ty)) else { return true };
    let shown = shape::text(foreign);
    if let (Some(rust), None) = (text.and_then(rust_type_of), unsigned::long(ty)) {
        let whole = shape::text(ty);
        let message = format!(
            "TL has no `{shown}`, and the type is `{}`: write `{rust}` for `{whole}`",
            text.unwrap_or_default()
        );
        context.error(foreign, message);
        return false;
    }
    let message = match (unsigned::long(ty), text) {
        (Some(long), Some(text)) => format!(
            "`u64` is TL's `long`, and the field's TL type is `{text}`: write the Rust type of that, or \
             `{long}` if the schema says so"
        ),
        (Some(long), None) => format!(
            "TL has no `{shown}`: write {instead}, or `#[tl(type = \"{long}\")]` to keep the bits of one"
        ),
        (None, _) => format!("TL has no `{shown}`: write {instead}"),
    };
    context.error(foreign, message);
    false
}

/// The Rust type for the TL type `text`.
fn rust_type_of(text: &str) -> Option<String> {
    match attr::parameters(text)?.as_slice() {
        [one] => Some(rust_type::rust_type(&one.ty)),
        _ => None,
    }
}

/// The part of `ty` without a TL form, and the type to write instead.
pub(crate) fn instead_of(ty: &Type) -> Option<(&Type, String)> {
    let instead = match ty {
        Type::Array(array) if !is_byte(&array.elem) => {
            format!("`Vec<{}>`, which is TL's `Vector`", shape::text(&array.elem))
        }
        Type::Tuple(tuple) if tuple.elems.is_empty() => {
            "a struct without fields that derives `TlObject`".to_owned()
        }
        Type::Tuple(_) => "a struct that derives `TlObject`".to_owned(),
        Type::FnPtr(_) | Type::Ptr(_) | Type::Never(_) => "`#[tl(skip)]`, or remove it".to_owned(),
        Type::TraitObject(_) | Type::ImplTrait(_) => {
            "an enum that derives `TlObject`, or `Unknown` for any object".to_owned()
        }
        Type::Group(group) => return instead_of(&group.elem),
        Type::Paren(paren) => return instead_of(&paren.elem),
        Type::Reference(reference) => match &*reference.elem {
            Type::Slice(slice) if !is_byte(&slice.elem) => {
                format!("`Vec<{}>`, which is TL's `Vector`", shape::text(&slice.elem))
            }
            elem => return instead_of(elem),
        },
        Type::Path(path) => return instead_of_path(ty, path),
        _ => return None,
    };
    Some((ty, instead))
}

fn instead_of_path<'a>(ty: &'a Type, path: &'a TypePath) -> Option<(&'a Type, String)> {
    let segments = &path.path.segments;
    let last = segments.last().filter(|_| path.qself.is_none())?;
    let is_in_std = segments.len() == 3 && is_library(&segments[0]);
    if is_in_std && let Some(instead) = instead_of_std(&segments[1], last) {
        return Some((ty, instead.to_owned()));
    }
    // Most types have no arguments, so their name is not read: that would be a call into the compiler.
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let name = last.ident.to_string();
    if is_in_std || segments.len() == 1 {
        let generic = GENERIC.iter().find(|(generic, _)| *generic == name);
        if let Some((_, instead)) = generic {
            return Some((ty, (*instead).to_owned()));
        }
    }
    let Some(GenericArgument::Type(inner)) = arguments.args.last() else { return None };
    if name == "Option" {
        let inner = shape::text(inner);
        return Some((ty, format!("`{inner}`; only a field itself can be absent, with a `flag`")));
    }
    HOLDERS.contains(&name.as_str()).then(|| instead_of(inner)).flatten()
}

fn is_library(segment: &PathSegment) -> bool {
    segment.ident == "std" || segment.ident == "core" || segment.ident == "alloc"
}

fn instead_of_std(module: &PathSegment, ty: &PathSegment) -> Option<&'static str> {
    let is_it = |(its_module, name, _): &&(&str, &str, &str)| {
        module.ident == its_module && ty.ident == name
    };
    IN_STD.iter().find(is_it).map(|(_, _, instead)| *instead)
}

fn is_byte(ty: &Type) -> bool {
    shape::name_of_rusts_own(ty).is_some_and(|it| it == "u8")
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::instead_of;
    use crate::check::shape;

    #[test]
    fn what_no_field_can_have() {
        let told =
            |ty| instead_of(&ty).map(|(ty, instead)| format!("{}: {instead}", shape::text(ty)));
        let starts = |ty, start: &str| {
            let told = told(ty).unwrap();
            assert!(told.starts_with(start), "{told}");
        };
        starts(parse_quote!([i32; 4]), "[i32; 4]: `Vec<i32>`, ");
        starts(parse_quote!((i32, String)), "(i32, String): a struct ");
        starts(parse_quote!(()), "(): a struct without fields ");
        starts(parse_quote!(fn(i32) -> i32), "fn(i32) -> i32: `#[tl(skip)]`");
        starts(parse_quote!(Vec<HashMap<i32, i32>>), "HashMap<i32, i32>: `Vec` of ");
        starts(
            parse_quote!(std::collections::BTreeSet<i32>),
            "std::collections::BTreeSet<i32>: `Vec`, ",
        );
        starts(parse_quote!(std::ops::Range<i32>), "std::ops::Range<i32>: a struct ");
        starts(parse_quote!(std::time::Duration), "std::time::Duration: `#[tl(as = Type)]` ");
        starts(parse_quote!(Option<Option<i32>>), "Option<Option<i32>>: ");
        starts(parse_quote!(Vec<Option<i32>>), "Option<i32>: `i32`; only a field ");
        starts(parse_quote!(Box<dyn Any>), "dyn Any: an enum ");
        starts(parse_quote!(&'a [Message]), "&'a [Message]: `Vec<Message>`, ");
    }

    #[test]
    fn what_may_be_a_type_of_the_users() {
        let is_free = |ty| assert!(instead_of(&ty).is_none(), "{}", shape::text(&ty));
        is_free(parse_quote!(Duration));
        is_free(parse_quote!(my::time::Duration));
        is_free(parse_quote!(std::string::String));
        is_free(parse_quote!(Result<X>));
        is_free(parse_quote!(Range<i32>));
        is_free(parse_quote!(self::HashMap<i32, i32>));
        is_free(parse_quote!(my::collections::HashMap<i32, i32>));
        is_free(parse_quote!(Page<(i32, i32)>));
        is_free(parse_quote!(<X as Trait>::Range));
        is_free(parse_quote!(Vec<Vec<Message>>));
        is_free(parse_quote!(&'a str));
        is_free(parse_quote!(&'a [u8]));
        is_free(parse_quote!(Box<[Message]>));
        is_free(parse_quote!(Cow<'a, [u8]>));
        // The length of a byte array is checked elsewhere.
        is_free(parse_quote!([u8; 16]));
    }
}
