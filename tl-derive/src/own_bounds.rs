//! What the item's own bounds ask of its type parameters, as far as names tell.

use syn::{GenericArgument, Ident, Path, PathArguments, Type, TypeParamBound, WherePredicate};

use crate::plan::{Body, Codec, Field, Plan};
use crate::type_tokens::mentions;

/// Traits that the placeholder of a type parameter implements, and that nothing can be read by.
const PLAIN: [&str; 16] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Send",
    "Sized",
    "Sync",
    "Unpin",
    "Encode",
    "Function",
    "TlObject",
];

/// Traits that the placeholder implements, and by which a value may be read.
const DECODERS: [&str; 4] = ["Constructor", "Decode", "DecodeObject", "DecodeOwned"];

/// The crates and modules of these traits.
const MODULES: [&str; 7] = ["std", "core", "fmt", "hash", "cmp", "marker", "tl_core"];

/// Types that ask no more of a parameter than a codec.
const CONTAINERS: [&str; 8] = ["Arc", "Bare", "Box", "Cow", "Option", "Rc", "Vec", "VecDeque"];

/// Whether the type can be written with placeholders for the parameters: a type of the user's may ask of them what
/// the item's own bounds do.
pub(crate) fn takes_placeholders(plan: &Plan<'_>, ty: &Type) -> bool {
    let mut parameters = plan.generics.type_params().map(|it| &it.ident);
    parameters.all(|it| {
        !mentions(ty, it) || is_of_containers(ty, it) || asked(plan, it).into_iter().all(is_known)
    })
}

/// Parameters whose own bounds may bring a decoder, as a trait that has `DecodeOwned` for a supertrait does: the
/// compiler cannot choose between it and another one.
///
/// A field of such a type is bound as a whole, by a trait that is not `Decode`. If the type is one of the user's,
/// which may contain the item, it is not.
pub(crate) fn with_decoders<'a>(plan: &'a Plan<'_>) -> Vec<&'a Ident> {
    if plan.bound.is_some() {
        return Vec::new();
    }
    let parameters = plan.generics.type_params().map(|it| &it.ident);
    let may_decode =
        parameters.filter(|it| !asked(plan, it).into_iter().all(|it| is_one_of(it, &PLAIN)));
    may_decode.filter(|it| fields_are_of_containers(plan, it)).collect()
}

fn fields_are_of_containers(plan: &Plan<'_>, parameter: &Ident) -> bool {
    plan.constructors.iter().all(|constructor| match &constructor.body {
        Body::Object { ty, .. } | Body::Other { ty, .. } => !mentions(ty, parameter),
        Body::Fields(fields) => fields.list.iter().filter_map(Field::value).all(|value| {
            matches!(value.codec, Codec::With(_) | Codec::As(_))
                || is_of_containers(value.ty, parameter)
        }),
    })
}

/// Whether nothing but containers is around `parameter` in `ty`.
fn is_of_containers(ty: &Type, parameter: &Ident) -> bool {
    match ty {
        Type::Reference(it) => is_of_containers(&it.elem, parameter),
        Type::Group(it) => is_of_containers(&it.elem, parameter),
        Type::Paren(it) => is_of_containers(&it.elem, parameter),
        Type::Slice(it) => is_of_containers(&it.elem, parameter),
        Type::Path(it) if it.qself.is_some() => true,
        Type::Path(it) => {
            let Some(last) = it.path.segments.last() else { return true };
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return true };
            let is_container = CONTAINERS.iter().any(|it| last.ident == it);
            !mentions(ty, parameter)
                || is_container
                    && arguments.args.iter().all(|it| match it {
                        GenericArgument::Type(ty) => is_of_containers(ty, parameter),
                        _ => true,
                    })
        }
        ty => !mentions(ty, parameter),
    }
}

/// What the item asks of the parameter: a trait each, or `None` for what is no trait's name.
fn asked<'a>(plan: &'a Plan<'_>, parameter: &Ident) -> Vec<Option<&'a Path>> {
    let given = plan.generics.type_params().find(|it| it.ident == *parameter);
    let mut asked: Vec<_> = given.iter().flat_map(|it| &it.bounds).filter_map(as_trait).collect();
    let clauses = plan.generics.where_clause.iter().flat_map(|it| &it.predicates);
    for predicate in clauses.chain(plan.bound.into_iter().flatten()) {
        let WherePredicate::Type(predicate) = predicate else { continue };
        let ty = &predicate.bounded_ty;
        if matches!(ty, Type::Path(it) if it.path.is_ident(parameter)) {
            asked.extend(predicate.bounds.iter().filter_map(as_trait));
        } else if mentions(ty, parameter) {
            asked.push(None);
        }
    }
    asked
}

/// `None` for a lifetime and for `?Sized`, which ask nothing.
#[expect(clippy::option_option, reason = "no bound, and a bound without a name, are two things")]
fn as_trait(bound: &TypeParamBound) -> Option<Option<&Path>> {
    match bound {
        TypeParamBound::Trait(it) if it.maybe.is_some() => None,
        TypeParamBound::Trait(it) => Some(Some(&it.path)),
        TypeParamBound::Lifetime(_) => None,
        _ => Some(None),
    }
}

fn is_known(asked: Option<&Path>) -> bool {
    is_one_of(asked, &PLAIN) || is_one_of(asked, &DECODERS)
}

fn is_one_of(asked: Option<&Path>, names: &[&str]) -> bool {
    let Some(path) = asked else { return false };
    let mut segments = path.segments.iter().map(|it| &it.ident);
    let Some(last) = segments.next_back() else { return false };
    let is_in_module = segments.next().is_none_or(|first| MODULES.iter().any(|it| first == it));
    is_in_module && names.iter().any(|it| last == it)
}
