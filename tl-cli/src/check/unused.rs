//! Types that nothing uses.

use std::collections::{HashMap, HashSet};

use tl_syntax::{Definition, Error, TypeExpression, TypeKind};

/// Types that no definition has to use: they are answers, or built in.
const KNOWN: [&str; 5] = ["Bool", "True", "Vector", "Null", "Error"];

/// Unused types are likely mistakes if the schema has functions, and at most one in this many types is unused. Other
/// schemas have messages that are sent as they are: nothing uses their types.
const RARE: usize = 20;

/// Gives a warning for each type that no parameter and no function uses: if these are few, or `is_shown` asks for it.
pub(super) fn warnings(definitions: &[&Definition], is_shown: bool) -> Vec<Error> {
    let mut types: HashMap<&str, &Definition> = HashMap::new();
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for definition in definitions.iter().filter(|it| !it.is_function && !it.is_declaration()) {
        let Some(ty) = definition.result.head() else { continue };
        types.entry(ty).or_insert(definition);
        owners.insert(&definition.name.value, ty);
    }
    let used = used(definitions, &owners);
    let mut unused: Vec<_> =
        types.iter().filter(|(name, _)| !used.contains(*name) && !KNOWN.contains(name)).collect();
    let has_functions = definitions.iter().any(|it| it.is_function);
    let are_rare = has_functions && unused.len() * RARE <= types.len();
    if !is_shown && !are_rare {
        return Vec::new();
    }
    unused.sort_unstable_by_key(|(name, _)| *name);
    let warning = |(name, first): &(&&str, &&Definition)| {
        let message = format!("the type `{name}` is not used by any other type or function");
        Error::at(&first.result.location, message)
    };
    unused.iter().map(warning).collect()
}

/// The types that functions, and constructors of other types, use.
fn used<'a>(
    definitions: &[&'a Definition],
    owners: &HashMap<&'a str, &'a str>,
) -> HashSet<&'a str> {
    let mut used = HashSet::new();
    for definition in definitions {
        let own = definition.result.head().filter(|_| !definition.is_function);
        let mut add = |name: &'a str| {
            // A bare constructor is a use of its type.
            let ty = owners.get(name).copied().unwrap_or(name);
            if own != Some(ty) {
                used.insert(ty);
            }
        };
        for parameter in &definition.parameters {
            names(&parameter.ty, &mut add);
        }
        if definition.is_function {
            names(&definition.result, &mut add);
        }
    }
    used
}

/// All names in a type.
fn names<'a>(ty: &'a TypeExpression, add: &mut impl FnMut(&'a str)) {
    match &ty.kind {
        TypeKind::Word | TypeKind::Variable(_) => {}
        TypeKind::Bare(inner) => names(inner, add),
        TypeKind::Named { name, arguments, .. } => {
            add(name);
            for argument in arguments {
                names(argument, add);
            }
        }
    }
}
