//! Definitions that are likely below the wrong heading.

use std::collections::HashSet;

use tl_syntax::{Definition, Error, Primitive, closest_names};

/// The most names that get a suggestion: each is compared with all types.
const MAX_HINTS: usize = 20;

/// Constructors among functions, functions among constructors, and older layers below newer ones.
pub(super) fn warnings(definitions: &[&Definition]) -> Vec<Error> {
    let constructors = definitions.iter().filter(|it| !it.is_function);
    let types: HashSet<_> = constructors.filter_map(|it| it.result.head()).collect();
    let functions = definitions.iter().filter(|it| it.is_function);
    let mut hints = MAX_HINTS;
    let functions = functions.filter_map(|it| without_type(it, &types, &mut hints));
    let constructors = definitions.iter().filter_map(|it| function_among_types(it));
    functions.chain(constructors).chain(layers(definitions)).collect()
}

/// "A function returns a type that there is." If not, it may be a constructor of it.
fn without_type(function: &Definition, types: &HashSet<&str>, hints: &mut usize) -> Option<Error> {
    let (name, ty) = (&function.name.value, function.result.head()?);
    let is_variable = function.variables.iter().any(|it| it.value == ty);
    let is_built_in = ty.eq_ignore_ascii_case("vector") || Primitive::named(ty).is_some();
    if is_variable || is_built_in || types.contains(ty) {
        return None;
    }
    let candidates = types.iter().copied().filter(|_| *hints > 0);
    let closest = closest_names(ty, candidates);
    *hints = hints.saturating_sub(1);
    let hint = match closest.first() {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("if `{name}` is one, write `---types---` above it"),
    };
    let message = format!("`{name}` returns `{ty}`, which has no constructor: {hint}");
    Some(Error::at(&function.result.location, message))
}

/// "A constructor belongs to a type of its own." `Vector<User>` and `Bool` are what functions return.
fn function_among_types(definition: &Definition) -> Option<Error> {
    let ty = definition.result.head()?;
    let is_vector = ty.eq_ignore_ascii_case("vector");
    let is_bool = ty == "Bool" && !definition.is_declaration();
    if definition.is_function || definition.is_primitive() || !(is_vector || is_bool) {
        return None;
    }
    let (name, result) = (&definition.name.value, &definition.result);
    let message = format!(
        "`{name}` is a constructor of the built-in type `{result}`: if it is a function, write `---functions---` above it"
    );
    Some(Error::at(&definition.name.location, message))
}

/// "A layer is newer than the one above."
fn layers(definitions: &[&Definition]) -> Vec<Error> {
    let pairs = definitions.windows(2).filter_map(|pair| {
        let (before, layer) = (pair[0].layer?, pair[1].layer?);
        let name = &pair[1].name;
        let is_same_file = pair[0].name.location.file == name.location.file;
        let message =
            || format!("layer {layer} is below layer {before}: write older layers in front");
        (is_same_file && layer < before).then(|| Error::at(&name.location, message()))
    });
    pairs.collect()
}
