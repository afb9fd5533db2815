//! Corrections of a schema: what it does not say, or says in another way than it means.

use std::collections::{HashMap, HashSet};

use super::{built_in, names, only, suggest};
use tl_syntax::{Definition, Error, Schema};

/// Corrections of a schema, by name. A name that the schema does not have is an error.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Overrides {
    /// Constructors, functions and types that are left out.
    pub skipped: Vec<String>,
    /// Names of types and what they mean: `int64` is `long`.
    pub aliases: Vec<(String, String)>,
    /// Parameters that are written `string` and hold bytes: `resPQ.pq`; `*.pq` of all definitions.
    pub bytes: Vec<String>,
    /// The Rust names of definitions, types and parameters: `help.config` is `Settings`, `message.self` is
    /// `is_self`.
    pub renames: Vec<(String, String)>,
    /// The layer, of a schema with headings such as `===17===`.
    pub layer: Option<u32>,
    /// Constructors that are behind a pointer in their enums, or are not, whatever their size.
    pub boxed: Vec<(String, bool)>,
    /// Constructors and functions whose ids are meant to be others than their definitions spell.
    pub trusted_ids: Vec<String>,
}

impl Overrides {
    /// Finds names that `schema` does not have, and options that contradict each other.
    pub(super) fn check(&self, schema: &Schema) -> Result<(), Error> {
        let names = Known::of(schema);
        let generated = [&names.definitions, &names.types];
        let defined = [&names.definitions, &names.types, &names.declared];
        let mut results = Vec::new();
        results.extend(self.skipped.iter().map(|it| require("skip", it, &defined)));
        let aliased = [&defined[..], &[&names.used]].concat();
        results.extend(self.aliases.iter().map(|(it, _)| require("alias", it, &aliased)));
        // An error at the place of its use says more.
        let unused = self.aliases.iter().filter(|(it, _)| !names.used.contains(it));
        results.extend(unused.map(|(name, target)| names.has_target(name, target)));
        results.extend(self.bytes.iter().map(|it| require("bytes_for", it, &[&names.parameters])));
        let renamed = [&generated[..], &[&names.parameters]].concat();
        for (name, rust) in &self.renames {
            results.push(require("rename", name, &renamed));
            results.push(names::require_ident(rust, names.parameters.contains(name)));
        }
        for (name, is_boxed) in &self.boxed {
            let option = if *is_boxed { "boxed" } else { "unboxed" };
            results.push(require(option, name, &[&names.constructors]));
        }
        let trusted = self.trusted_ids.iter();
        results.extend(trusted.map(|it| require("trust_id", it, &[&names.definitions])));
        results.extend([once("alias", &self.aliases), once("rename", &self.renames)]);
        Error::collect(results).map(|_| ())
    }

    /// The schema without what is skipped.
    pub(super) fn without_skipped(&self, schema: &Schema) -> Schema {
        let is_skipped = |name: &str| self.skipped.iter().any(|it| it == name);
        let mut schema = schema.clone();
        schema.definitions.retain(|it| {
            let ty = it.result.head().filter(|_| !it.is_function).unwrap_or_default();
            !is_skipped(&it.name.value) && !is_skipped(ty)
        });
        schema
    }

    /// The name that an alias gives a type, or its own.
    pub(super) fn meaning<'a>(&'a self, name: &'a str) -> &'a str {
        let alias = self.aliases.iter().find(|(alias, _)| alias == name);
        alias.map_or(name, |(_, target)| target)
    }

    /// The indices of the definitions that only declare an alias: `uint ? = Uint`; `int64 = Int64` if `Int64` has no
    /// other constructor.
    pub(super) fn declarations(&self, definitions: &[Definition]) -> HashSet<usize> {
        let mut constructors: HashMap<&str, HashSet<&str>> = HashMap::new();
        for definition in definitions.iter().filter(|it| !it.is_function) {
            let name = definition.result.head().unwrap_or_default();
            constructors.entry(name).or_default().insert(&definition.name.value);
        }
        let is_single = |it: &Definition| {
            let name = it.result.head().unwrap_or_default();
            constructors.get(name).is_some_and(|it| it.len() == 1)
        };
        let is_alias = |name: &str| self.aliases.iter().any(|(alias, _)| alias == name);
        let is_declaration = |it: &Definition| {
            let name = it.name.value.as_str();
            let is_only = it.is_empty() && it.ends_as(name) && is_single(it);
            is_alias(name) && (it.is_primitive() || is_only)
        };
        let indices = definitions.iter().enumerate();
        indices.filter(|(_, it)| is_declaration(it)).map(|(index, _)| index).collect()
    }

    /// Whether a parameter that is written `string` holds bytes.
    pub(super) fn is_bytes(&self, definition: &str, parameter: &str) -> bool {
        self.bytes.iter().any(|it| is_parameter(it, definition, parameter))
    }

    /// The option that gives the name in Rust: the name in the schema and that in Rust.
    pub(super) fn rename(&self, name: &str) -> Option<(&str, &str)> {
        let rename = self.renames.iter().find(|(from, _)| from == name);
        rename.map(|(from, rust)| (from.as_str(), rust.as_str()))
    }

    /// Whether the constructor is to be behind a pointer; `None` leaves it to its size.
    pub(super) fn is_boxed(&self, name: &str) -> Option<bool> {
        self.boxed.iter().rev().find(|(it, _)| it == name).map(|(_, is_boxed)| *is_boxed)
    }

    pub(crate) fn trusts(&self, name: &str) -> bool {
        self.trusted_ids.iter().any(|it| it == name)
    }
}

/// Whether an option's `name` is that of a parameter: `resPQ.pq`, or `*.pq` of all definitions.
pub(crate) fn is_parameter(name: &str, definition: &str, parameter: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(owner, name)| (owner == "*" || owner == definition) && name == parameter)
}

/// The names of a schema.
#[derive(Default)]
struct Known {
    definitions: HashSet<String>,
    constructors: HashSet<String>,
    types: HashSet<String>,
    /// Names and types of declarations of built-in types.
    declared: HashSet<String>,
    /// Types that parameters and results use.
    used: HashSet<String>,
    /// `resPQ.pq` and `*.pq`
    parameters: HashSet<String>,
}

impl Known {
    fn of(schema: &Schema) -> Self {
        let mut known = Self::default();
        for definition in &schema.definitions {
            known.used.extend(only::names_in(&definition.result));
            let name = &definition.name.value;
            let ty = definition.result.head().filter(|_| !definition.is_function);
            let ty = ty.map(str::to_owned);
            if definition.is_declaration() {
                known.declared.extend(ty.into_iter().chain([name.clone()]));
                continue;
            }
            if !definition.is_function {
                known.constructors.insert(name.clone());
            }
            known.types.extend(ty);
            known.definitions.insert(name.clone());
            for parameter in definition.field_names() {
                known.parameters.extend([format!("{name}.{parameter}"), format!("*.{parameter}")]);
            }
            for parameter in &definition.parameters {
                known.used.extend(only::names_in(&parameter.ty));
            }
        }
        known
    }
}

impl Known {
    /// "An alias means a type."
    fn has_target(&self, name: &str, target: &str) -> Result<(), Error> {
        let known = [&self.definitions, &self.types];
        if tl_syntax::Primitive::named(target).is_some()
            || known.iter().any(|it| it.contains(target))
        {
            return Ok(());
        }
        let known = known.into_iter().flatten().map(String::as_str);
        let hint = suggest::hint(target, known.chain(built_in::NAMES));
        let message = format!("`alias` of `{name}` to `{target}`: there is no such type{hint}");
        Err(Error::general(message))
    }
}

/// "A name means one thing." The same pair twice is no mistake.
fn once(option: &str, pairs: &[(String, String)]) -> Result<(), Error> {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let second = pairs.iter().filter_map(|(name, target)| {
        let known = *first.entry(name).or_insert(target);
        let message =
            || format!("`{option}` of `{name}` is given twice: as `{known}` and as `{target}`");
        (known != target).then(|| Error::general(message()))
    });
    Error::combined(second).map_or(Ok(()), Err)
}

/// "An option names what the schema has."
fn require(option: &str, name: &str, known: &[&HashSet<String>]) -> Result<(), Error> {
    if known.iter().any(|it| it.contains(name)) {
        return Ok(());
    }
    let hint = suggest::hint(name, known.iter().copied().flatten().map(String::as_str));
    let message = match (option, name.contains('.')) {
        ("bytes_for", false) => format!(
            "`bytes_for` of `{name}` needs a definition and its parameter, as in `resPQ.pq`, or \
             `*.{name}` for all definitions"
        ),
        _ => format!("the schema has no `{name}`, which `{option}` names{hint}"),
    };
    Err(Error::general(message))
}
