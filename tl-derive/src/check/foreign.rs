//! Types that no field can have, whatever their parts are, and what to write instead.

use syn::{GenericArgument, PathArguments, Type, TypePath};

use crate::check::shape;

/// What holds one value or several, in the form of that value.
const HOLDERS: [&str; 6] = ["Vec", "Box", "Arc", "Rc", "Cow", "Bare"];

/// Types of Rust's with arguments, by their last name: nobody calls a TL type so.
const GENERIC: [(&str, &str); 14] = [
    ("HashMap", AS_VECTOR),
    ("BTreeMap", AS_VECTOR),
    ("HashSet", AS_VECTOR),
    ("BTreeSet", AS_VECTOR),
    ("Result", "an enum that derives `TlObject`, with a constructor for each case"),
    ("Range", "a struct that derives `TlObject`, with a field for each end"),
    ("RangeInclusive", "a struct that derives `TlObject`, with a field for each end"),
    ("Cell", VALUE_ITSELF),
    ("RefCell", VALUE_ITSELF),
    ("Mutex", VALUE_ITSELF),
    ("RwLock", VALUE_ITSELF),
    ("OnceCell", VALUE_ITSELF),
    ("OnceLock", VALUE_ITSELF),
    ("Weak", "`Rc` or `Arc`, or leave it out with `#[tl(skip)]`"),
];
const AS_VECTOR: &str = "`Vec`, or name the codec of collections: `#[tl(with = tl_core::items)]`";
const VALUE_ITSELF: &str = "the type in it, or leave it out with `#[tl(skip)]`";

/// Types of the standard library without arguments. A type of the user's may have the same name, so they are known by
/// their whole path alone.
const IN_STD: [(&str, &str, &str); 11] = [
    ("time", "Duration", AS_NUMBER),
    ("time", "SystemTime", AS_NUMBER),
    ("time", "Instant", "`#[tl(skip)]`: it means nothing to another process"),
    ("net", "IpAddr", AS_TEXT),
    ("net", "Ipv4Addr", AS_TEXT),
    ("net", "Ipv6Addr", AS_TEXT),
    ("net", "SocketAddr", AS_TEXT),
    ("path", "PathBuf", AS_TEXT),
    ("ffi", "OsString", AS_TEXT),
    ("ffi", "CString", "`Bytes`, which is TL's `bytes`"),
    ("num", "NonZeroU32", "`u32`, which is TL's `#`"),
];
const AS_NUMBER: &str = "`#[tl(as = Type)]` with a type that it is converted to, such as `i64`";
const AS_TEXT: &str = "`#[tl(as = Type)]` with a type that it is converted to, such as `String`";

/// The part of `ty` that has no TL form, and what to write instead of it.
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
        Type::Reference(reference) => return instead_of(&reference.elem),
        Type::Path(path) => return instead_of_path(ty, path),
        _ => return None,
    };
    Some((ty, instead))
}

fn instead_of_path<'a>(ty: &'a Type, path: &'a TypePath) -> Option<(&'a Type, String)> {
    let last = path.path.segments.last().filter(|_| path.qself.is_none())?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return instead_of_std(path).map(|instead| (ty, instead.to_owned()));
    };
    let name = last.ident.to_string();
    if let Some((_, instead)) = GENERIC.iter().find(|(generic, _)| *generic == name) {
        return Some((ty, (*instead).to_owned()));
    }
    let Some(GenericArgument::Type(inner)) = arguments.args.last() else { return None };
    if name == "Option" {
        // The outer one of a field is not looked at here.
        let inner = shape::text(inner);
        return Some((ty, format!("`{inner}`; only a field itself can be absent, with a `flag`")));
    }
    HOLDERS.contains(&name.as_str()).then(|| instead_of(inner)).flatten()
}

fn instead_of_std(path: &TypePath) -> Option<&'static str> {
    let names: Vec<_> = match path.path.segments.len() {
        3 => path.path.segments.iter().map(|it| it.ident.to_string()).collect(),
        // Most types: each look at a name is a call to the compiler.
        _ => return None,
    };
    let [library, module, name] = names.as_slice() else { return None };
    if library != "std" && library != "core" {
        return None;
    }
    let known =
        IN_STD.iter().find(|(its_module, its_name, _)| module == its_module && name == its_name)?;
    Some(known.2)
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
        starts(parse_quote!(Vec<HashMap<i32, i32>>), "HashMap<i32, i32>: `Vec`, ");
        starts(
            parse_quote!(std::collections::BTreeSet<i32>),
            "std::collections::BTreeSet<i32>: `Vec`, ",
        );
        starts(parse_quote!(std::time::Duration), "std::time::Duration: `#[tl(as = Type)]` ");
        starts(parse_quote!(Option<Option<i32>>), "Option<Option<i32>>: ");
        starts(parse_quote!(Vec<Option<i32>>), "Option<i32>: `i32`; only a field ");
        starts(parse_quote!(Box<dyn Any>), "dyn Any: an enum ");
    }

    #[test]
    fn what_may_be_a_type_of_the_users() {
        let is_free = |ty| assert!(instead_of(&ty).is_none(), "{}", shape::text(&ty));
        is_free(parse_quote!(Duration));
        is_free(parse_quote!(my::time::Duration));
        is_free(parse_quote!(std::string::String));
        is_free(parse_quote!(Result));
        is_free(parse_quote!(Page<(i32, i32)>));
        is_free(parse_quote!(<X as Trait>::Range));
        is_free(parse_quote!(Vec<Vec<Message>>));
        is_free(parse_quote!(&'a str));
        is_free(parse_quote!(Cow<'a, [u8]>));
        // The length of bytes is looked at elsewhere.
        is_free(parse_quote!([u8; 16]));
    }
}
