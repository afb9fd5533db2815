//! What TL's names are in Rust.

use std::collections::HashSet;

use super::{Overrides, RustPath};
use tl_syntax::Error;

/// Names that generated code uses for something else, or that mean something to everybody.
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

const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that no `r#` makes names of.
const PATH_KEYWORDS: [&str; 4] = ["crate", "self", "super", "_"];

/// The modules in which everything stands, and the crates that generated code names.
const TAKEN_MODULES: [&str; 6] = ["types", "enums", "functions", "tl_core", "core", "std"];

/// What an item is called that has no letters: `_`, `__1`.
const PREFIX_OF_NO_NAME: &str = "N";

/// The names that are taken.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<Vec<String>>,
}

impl Names {
    /// The struct or enum for `name`, in the module `root`, or the name that was asked for. No other has it.
    pub(super) fn item(
        &mut self,
        root: &str,
        name: &str,
        rename: Option<&str>,
    ) -> Result<RustPath, Error> {
        let mut parts: Vec<_> = name.split('.').collect();
        let last = parts.pop().unwrap_or_default();
        let mut modules = vec![root.to_owned()];
        modules.extend(parts.into_iter().map(module));
        let ident = self.free(&modules, rename.map_or_else(|| type_ident(last), str::to_owned));
        match rename {
            Some(asked) if asked != ident => Err(Error::general(format!(
                "`rename` of `{name}` to `{asked}`: another item of `{}` has this name",
                modules.join("::")
            ))),
            _ => Ok(RustPath { modules, ident }),
        }
    }

    /// `ident`, or another that no other item of the `modules` has.
    fn free(&mut self, modules: &[String], ident: String) -> String {
        let candidates = std::iter::once(ident.clone())
            .chain((2_u32..).map(|number| format!("{}{number}", ident.trim_end_matches('_'))));
        let with = |ident: &String| modules.iter().chain([ident]).cloned().collect::<Vec<_>>();
        let mut candidates = candidates.filter(|candidate| !self.taken.contains(&with(candidate)));
        let free = candidates.next().unwrap_or(ident);
        self.taken.insert(with(&free));
        free
    }
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

/// "A name that is asked for is one in Rust."
pub(super) fn require_ident(name: &str) -> Result<(), Error> {
    let is_start = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_start && is_word && !is_reserved(name) {
        return Ok(());
    }
    let message = format!("`rename` to `{name}`: this is a name that Rust or generated code has");
    Err(Error::general(message))
}

/// Whether Rust or generated code uses the name for something else.
pub(super) fn is_reserved(name: &str) -> bool {
    [&RESERVED[..], &KEYWORDS, &PATH_KEYWORDS].iter().any(|it| it.contains(&name))
}

/// The names of an enum's variants: those of the constructors without the type's. Where two would be
/// the same, both are whole. A name that was asked for stays.
pub(super) fn variants(
    type_name: &str,
    constructors: &[&str],
    overrides: &Overrides,
) -> Vec<String> {
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let of_type = camel(&last(type_name));
    let whole: Vec<_> = constructors.iter().map(|name| camel(&last(name))).collect();
    let short: Vec<_> = whole.iter().map(|name| without_type(name, &of_type)).collect();
    let mut names = Names::default();
    let is_alone = |index: usize| short.iter().filter(|it| **it == short[index]).count() == 1;
    let chosen = (0..whole.len()).map(|index| {
        let chosen = if is_alone(index) { &short[index] } else { &whole[index] };
        let asked = overrides.rename(constructors[index]);
        names.free(&[], asked.map_or_else(|| chosen.clone(), str::to_owned))
    });
    chosen.collect()
}

/// `PhoneCallEmpty` of `PhoneCall` → `Empty`, where that is a name.
fn without_type(name: &str, of_type: &str) -> String {
    match name.strip_prefix(of_type) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_uppercase()) && rest != "Self" => {
            rest.to_owned()
        }
        _ if name == "Self" => "Self_".to_owned(),
        _ => name.to_owned(),
    }
}

/// The names of the fields of `definition`, whose parameters are bits or not.
pub(super) fn fields<'a>(
    definition: &str,
    parameters: impl Iterator<Item = (&'a str, bool)>,
    overrides: &Overrides,
) -> Vec<String> {
    let mut names = Names::default();
    let ident = |(name, is_bit): (&str, bool)| {
        let asked = overrides.rename(&format!("{definition}.{name}"));
        let asked = asked.or_else(|| overrides.rename(&format!("*.{name}")));
        raw(names.free(&[], asked.map_or_else(|| field(name, is_bit), str::to_owned)))
    };
    parameters.map(ident).collect()
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

/// `isActive` → `is_active`. Names that are in this form already stay as they are.
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

/// The module of a namespace. Those that stand around all have names of their own, by which they are imported.
fn module(namespace: &str) -> String {
    let module = snake(namespace);
    if TAKEN_MODULES.contains(&module.as_str()) { module + "_" } else { module }
}

/// The module of a namespace, as source has it.
impl RustPath {
    pub(crate) fn module_ident(module: &str) -> String {
        raw(safe(module.to_owned()))
    }
}

/// `help.config` → `help.Config`: the type that the derive takes a constructor to belong to.
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
        assert_eq!(variants("InputPeer", &names, &Overrides::default()), expected);
    }

    #[test]
    fn constructors_that_differ_in_case_do_not_clash() {
        let none = Overrides::default();
        assert_eq!(variants("Object", &["fooBar", "foo_bar"], &none), ["FooBar", "FooBar2"]);
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
    }

    #[test]
    fn fields_are_names_in_rust() {
        let names = ["type", "self", "isActive", "dcID", "flags2", "is_active"];
        let expected = ["r#type", "self_", "is_active", "dc_id", "flags2", "is_active2"];
        let none = Overrides::default();
        assert_eq!(fields("a", names.map(|it| (it, false)).into_iter(), &none), expected);
        assert_eq!(fields("a", [("self", true)].into_iter(), &none), ["is_self"]);
    }
}
