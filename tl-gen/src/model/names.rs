//! Converts TL's names to Rust names.

use std::collections::{HashMap, HashSet};

use super::{Overrides, RustPath};
use tl_syntax::Error;

/// Names that generated code uses, and well-known names of the prelude.
const RESERVED: [&str; 29] = [
    "AnyFunction",
    "AnyObject",
    "Bare",
    "Box",
    "Bytes",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "Flags",
    "Hash",
    "Int128",
    "Int256",
    "Int512",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Some",
    "String",
    "TlObject",
    "Unknown",
    "Vec",
];

/// The reserved names that are values: a variable for a field cannot have such a name.
const VALUES: [&str; 8] = ["Bare", "Err", "Int128", "Int256", "Int512", "None", "Ok", "Some"];

const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const PATH_KEYWORDS: [&str; 4] = ["crate", "self", "super", "_"];

/// The root modules, and the crates that generated code uses.
const TAKEN_MODULES: [&str; 6] = ["types", "enums", "functions", "tl_core", "core", "std"];

/// Rust's primitive types: an item or a module with such a name would shadow the type, also as a raw identifier.
const RUST_TYPES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// The first letter of an item whose TL name has no letter: `_`, `__1`.
const PREFIX_OF_NO_NAME: &str = "N";

/// The names in use.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<Vec<String>>,
    /// The names from `rename`, each with the TL name of its owner.
    asked: HashMap<Vec<String>, String>,
}

/// A request for a Rust name.
struct Wanted<'a> {
    modules: &'a [String],
    /// The name by our rules.
    ident: String,
    /// The `rename`, if there is one: the name in the schema and that in Rust.
    rename: Option<(&'a str, &'a str)>,
    /// The kind of thing in errors, such as "item of types".
    others: &'a str,
}

impl Names {
    /// A unique path in the module `root` for the struct or enum `name`; `rename` may set its identifier.
    pub(super) fn item(
        &mut self,
        root: &str,
        name: &str,
        rename: Option<(&str, &str)>,
    ) -> Result<RustPath, Error> {
        let mut parts: Vec<_> = name.split('.').collect();
        let ident = type_ident(parts.pop().unwrap_or_default());
        let mut modules = vec![root.to_owned()];
        for part in parts {
            modules.push(module(part));
            self.module(&modules)?;
        }
        let others = format!("item of `{}`", modules.join("::"));
        let wanted = Wanted { modules: &modules, ident, rename, others: &others };
        let ident = self.unique(wanted)?;
        Ok(RustPath { modules, ident })
    }

    /// Takes the name of a module.
    fn module(&mut self, path: &[String]) -> Result<(), Error> {
        self.taken.insert(path.to_vec());
        let (Some(from), Some(ident)) = (self.asked.get(path), path.last()) else { return Ok(()) };
        Err(clash(from, ident, "module"))
    }

    /// A unique name in `modules`. If two items request the same name with `rename`, this is an error.
    fn unique(&mut self, wanted: Wanted<'_>) -> Result<String, Error> {
        let Wanted { modules, ident, rename, others } = wanted;
        let with = |ident: &str| {
            let ident = ident.to_owned();
            modules.iter().cloned().chain([ident]).collect::<Vec<_>>()
        };
        if let Some((from, asked)) = rename {
            if !self.taken.insert(with(asked)) {
                return Err(clash(from, asked, others));
            }
            self.asked.insert(with(asked), from.to_owned());
            return Ok(asked.to_owned());
        }
        if let Some(from) = self.asked.get(&with(&ident)) {
            return Err(clash(from, &ident, others));
        }
        let mut unique = ident.clone();
        for number in 2_u32.. {
            if self.taken.insert(with(&unique)) {
                break;
            }
            unique = format!("{}{number}", ident.trim_end_matches('_'));
        }
        Ok(unique)
    }
}

fn clash(from: &str, ident: &str, others: &str) -> Error {
    Error::general(format!("`rename` of `{from}` to `{ident}`: another {others} has this name"))
}

/// `P_Q_inner_data` → `PQInnerData`; other letters stay as they are: `DataJSON`.
pub(crate) fn camel(name: &str) -> String {
    let parts = name.split('_').map(|part| with_first(part, char::to_ascii_uppercase));
    let camel: String = parts.collect();
    let is_name = camel.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_name { camel } else { PREFIX_OF_NO_NAME.to_owned() + &camel }
}

fn type_ident(name: &str) -> String {
    let ident = camel(name);
    if RESERVED.contains(&ident.as_str()) { ident + "_" } else { ident }
}

/// "The name in a `rename` is a valid Rust name." A parameter may have the name of a type, if it is not also a value.
pub(super) fn require_ident(name: &str, is_parameter: bool) -> Result<(), Error> {
    let is_start = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_no_field = is_keyword(name) || VALUES.contains(&name);
    let is_taken = if is_parameter { is_no_field } else { is_reserved(name) };
    if is_start && is_word && !is_taken {
        return Ok(());
    }
    let message = format!("`rename` to `{name}`: this is a name that Rust or generated code has");
    Err(Error::general(message))
}

/// Whether Rust or generated code uses the name for something else.
pub(super) fn is_reserved(name: &str) -> bool {
    is_keyword(name)
        || [&RESERVED[..], &RUST_TYPES, &TAKEN_MODULES].iter().any(|it| it.contains(&name))
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || PATH_KEYWORDS.contains(&name)
}

/// The names of an enum's variants: the constructors' names without the name of the type. If two would be the same,
/// both keep their full names. A name from `rename` stays.
pub(super) fn variants(
    type_name: &str,
    constructors: &[&str],
    overrides: &Overrides,
) -> Result<Vec<String>, Error> {
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let of_type = camel(&last(type_name));
    let whole: Vec<_> = constructors.iter().map(|name| camel(&last(name))).collect();
    let short: Vec<_> = whole.iter().map(|name| without_type(name, &of_type)).collect();
    let mut names = Names::default();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in &short {
        *counts.entry(name).or_default() += 1;
    }
    let is_alone = |index: usize| counts[short[index].as_str()] == 1;
    let others = format!("constructor of `{type_name}`");
    let chosen = (0..whole.len()).map(|index| {
        let ident = if is_alone(index) { &short[index] } else { &whole[index] };
        let (ident, rename) = (ident.clone(), overrides.rename(constructors[index]));
        names.unique(Wanted { modules: &[], ident, rename, others: &others })
    });
    Error::collect(chosen)
}

/// `PhoneCallEmpty` of `PhoneCall` → `Empty`, if that is a valid name.
fn without_type(name: &str, of_type: &str) -> String {
    match name.strip_prefix(of_type) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_uppercase()) && rest != "Self" => {
            rest.to_owned()
        }
        _ if name == "Self" => "Self_".to_owned(),
        _ => name.to_owned(),
    }
}

/// The names of the fields of `definition`.
pub(super) fn fields(
    definition: &str,
    parameters: Vec<(&str, bool)>,
    overrides: &Overrides,
) -> Result<Vec<String>, Error> {
    let mut names = Names::default();
    let others = format!("parameter of `{definition}`");
    let ident = |(parameter, is_bit): (&str, bool)| {
        let (whole, any) = (format!("{definition}.{parameter}"), format!("*.{parameter}"));
        let rename = overrides.rename(&whole).or_else(|| overrides.rename(&any));
        let ident = field(parameter, is_bit);
        Ok(raw(names.unique(Wanted { modules: &[], ident, rename, others: &others })?))
    };
    Error::collect(parameters.into_iter().map(ident))
}

fn field(name: &str, is_bit: bool) -> String {
    if is_bit && name == "self" { "is_self".to_owned() } else { safe(snake(name)) }
}

fn safe(name: String) -> String {
    if PATH_KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

fn raw(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// `isActive` → `is_active`. Names in snake case do not change.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    let characters: Vec<_> = name.chars().collect();
    for (index, character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| characters[index]);
        let is_start = match (before, characters.get(index + 1)) {
            (Some(before), _) if before.is_ascii_lowercase() || before.is_ascii_digit() => true,
            (Some(before), Some(after)) => {
                before.is_ascii_uppercase() && after.is_ascii_lowercase()
            }
            _ => false,
        };
        if character.is_ascii_uppercase() && is_start {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

/// The module of a namespace. No namespace may have the name of a root module, since root modules are imported.
fn module(namespace: &str) -> String {
    let module = safe(snake(namespace));
    let is_taken = [&TAKEN_MODULES[..], &RUST_TYPES].iter().any(|it| it.contains(&module.as_str()));
    if is_taken { module + "_" } else { module }
}

/// The module of a namespace as in source code: `r#type`.
impl RustPath {
    pub(crate) fn module_ident(module: &str) -> String {
        raw(module.to_owned())
    }
}

/// `help.config` → `help.Config`: the derive's default for the type of a constructor.
pub(crate) fn default_type_name(constructor: &str) -> String {
    let (namespace, name) = match constructor.rsplit_once('.') {
        Some((namespace, name)) => (format!("{namespace}."), name),
        None => (String::new(), constructor),
    };
    namespace + &with_first(name, char::to_ascii_uppercase)
}

/// Whether a constructor has the name of its type: `pong` of `Pong`, `rpc_result` of `RpcResult`.
pub(super) fn is_namesake(constructor: &str, type_name: &str) -> bool {
    let letters = |name: &str| name.replace('_', "").to_ascii_lowercase();
    letters(constructor) == letters(type_name)
}

fn with_first(name: &str, convert: fn(&char) -> char) -> String {
    let mut characters = name.chars();
    characters
        .next()
        .map_or_else(String::new, |first| convert(&first).to_string() + characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_go_without_the_name_of_their_type() {
        let names = ["inputPeerEmpty", "inputPeerSelf", "inputPeer", "inputPeer_2"];
        let expected = ["Empty", "InputPeerSelf", "InputPeer", "InputPeer2"];
        assert_eq!(variants("InputPeer", &names, &Overrides::default()).unwrap(), expected);
    }

    #[test]
    fn constructors_that_differ_in_case_do_not_clash() {
        let none = Overrides::default();
        let two = variants("Object", &["fooBar", "foo_bar"], &none).unwrap();
        assert_eq!(two, ["FooBar", "FooBar2"]);
        let mut names = Names::default();
        assert_eq!(names.item("types", "a.fooBar", None).unwrap().ident, "FooBar");
        assert_eq!(names.item("types", "a.foo_bar", None).unwrap().ident, "FooBar2");
        assert_eq!(names.item("types", "b.foo_bar", None).unwrap().ident, "FooBar");
        assert_eq!(names.item("types", "_", None).unwrap().ident, "N");
    }

    #[test]
    fn a_namespace_is_not_called_as_what_stands_around_it() {
        let mut names = Names::default();
        assert_eq!(names.item("types", "enums.x", None).unwrap().modules, ["types", "enums_"]);
        assert_eq!(
            names.item("functions", "types.get", None).unwrap().modules,
            ["functions", "types_"]
        );
        assert_eq!(names.item("types", "help.config", None).unwrap().modules, ["types", "help"]);
        for (namespace, module) in [("self", "self_"), ("self_", "self_"), ("bool", "bool_")] {
            let name = format!("{namespace}.get");
            assert_eq!(names.item("types", &name, None).unwrap().modules, ["types", module]);
        }
    }

    #[test]
    fn fields_are_names_in_rust() {
        let names = ["type", "self", "isActive", "dcID", "flags2", "is_active"];
        let expected = ["r#type", "self_", "is_active", "dc_id", "flags2", "is_active2"];
        let names = names.map(|it| (it.to_owned(), false));
        let of = |names: &[(String, bool)]| {
            let names = names.iter().map(|(name, is_bit)| (name.as_str(), *is_bit)).collect();
            fields("a", names, &Overrides::default()).unwrap()
        };
        assert_eq!(of(&names), expected);
        assert_eq!(of(&[("self".to_owned(), true)]), ["is_self"]);
    }
}
