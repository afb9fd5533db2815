//! The bounds that the user wrote on the type parameters of an item. The macro recognises traits by their names.

use syn::{GenericArgument, Ident, Path, PathArguments, Type, TypeParamBound, WherePredicate};

use crate::plan::{Body, Codec, Field, Plan};
use crate::type_tokens::mentions;

/// Traits that the placeholder of a type parameter implements, and that cannot decode a value.
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

/// Traits that the placeholder implements, and that may decode a value.
const DECODERS: [&str; 4] = ["Constructor", "Decode", "DecodeObject", "DecodeOwned"];

/// The crates and modules of these traits.
const MODULES: [&str; 7] = ["std", "core", "fmt", "hash", "cmp", "marker", "tl_core"];

/// Types that need only a codec of their type argument.
const CONTAINERS: [&str; 8] = ["Arc", "Bare", "Box", "Cow", "Option", "Rc", "Vec", "VecDeque"];

/// Whether emitted code can use the type with placeholders for the parameters. This is not certain if the type is the
/// user's and the item has bounds that the placeholders do not satisfy: the type may have the same bounds.
pub(crate) fn takes_placeholders(plan: &Plan<'_>, ty: &Type) -> bool {
    let mut parameters = plan.generics.type_params().map(|it| &it.ident);
    parameters.all(|it| {
        !mentions(ty, it) || is_of_containers(ty, it) || asked(plan, it).into_iter().all(is_known)
    })
}

/// Returns the parameters whose bounds may imply `Decode`: for example, a trait with the supertrait `DecodeOwned`. With
/// a second bound by `Decode`, the compiler could not choose between the two.
///
/// A field whose type names such a parameter gets a bound on its whole type, by `DecodeField` instead of `Decode`. This
/// is not done if a field has a type of the user: it may contain the item, and then the bound would depend on itself.
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

/// Whether `parameter` is in `ty` only as an argument of containers.
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

/// Returns the bounds on the parameter. A bound is a trait, or `None` if it is not the name of a trait.
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

/// The outer `None` is a lifetime or `?Sized`, which need no trait. The inner `None` is a bound without a name.
#[expect(clippy::option_option, reason = "no bound, and a bound without a name, are different")]
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
