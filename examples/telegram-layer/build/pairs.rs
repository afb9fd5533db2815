//! For the tests: each type of the layer with the one that `grammers-tl-types` makes of it.

use tl_gen::{Constructor, Model, RustPath};

/// A list of pairs as an expression.
pub fn list(pairs: &str) -> String {
    format!("&[\n{pairs}]\n")
}

/// The pairs of the types and functions in the module `module`.
pub fn of(module: &str, model: &Model) -> String {
    let types = model.types.iter().map(|ty| {
        let ours = ours(module, &ty.path);
        format!("Pair::of_types::<{ours}, {}>(),\n", theirs("enums", &ty.name))
    });
    let functions = model.functions.iter().map(|function| pair_of_functions(module, function));
    types.chain(functions).collect()
}

/// The type of the query of generic functions. In practice it is a function. But grammers writes the id of a function
/// and does not read it, so its generic functions cannot read such queries.
const QUERY: (&str, &str) = ("enums::InputPeer", "InputPeer");

fn pair_of_functions(module: &str, function: &Constructor) -> String {
    let mut ours = ours(module, &function.path);
    let mut theirs = theirs("functions", &function.name);
    if !function.variables.is_empty() {
        ours.extend(["<telegram_layer::api::", QUERY.0, ">"]);
        theirs.extend(["<", &self::theirs("enums", QUERY.1), ">"]);
    }
    format!("Pair::of_functions::<{ours}, {theirs}>(),\n")
}

fn ours(module: &str, path: &RustPath) -> String {
    format!("telegram_layer::{module}::{}::{}", path.modules.join("::"), path.ident)
}

fn theirs(root: &str, name: &str) -> String {
    let (namespace, name) = match name.rsplit_once('.') {
        Some((namespace, name)) => (format!("{namespace}::"), name),
        None => (String::new(), name),
    };
    format!("grammers_tl_types::{root}::{namespace}{}", their_name(name))
}

/// The name that grammers gives a type: `DataJSON` is its `DataJson`, `P_Q_inner_data` its
/// `PQInnerData`. After a capital comes a small letter.
fn their_name(name: &str) -> String {
    let mut result = String::new();
    for part in name.split('_') {
        let mut after_capital = false;
        for (index, character) in part.chars().enumerate() {
            result.push(match (index, after_capital) {
                (0, _) => character.to_ascii_uppercase(),
                (_, true) => character.to_ascii_lowercase(),
                (_, false) => character,
            });
            after_capital = index == 0 || character.is_ascii_uppercase();
        }
    }
    result
}
