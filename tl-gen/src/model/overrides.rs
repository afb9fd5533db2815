//! What a schema does not say, or does not mean as it says it.

use std::collections::HashSet;

use super::{built_in, names, only, suggest};
use tl_syntax::{Definition, Error, Schema};

/// Corrections of a schema, by name. A name that the schema does not have is an error.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Constructors, functions and types that are left out.
    pub skipped: Vec<String>,
    /// Names of types and what they mean: `int64` is `long`.
    pub aliases: Vec<(String, String)>,
    /// Parameters that are written `string` and hold bytes: `resPQ.pq`; `*.pq` of all definitions.
    pub bytes: Vec<String>,
    /// What definitions, types and parameters are called in Rust: `help.config` is `Settings`, `message.self` is
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
    /// Finds names that `schema` does not have.
    pub(super) fn check(&self, schema: &Schema) -> Result<(), Error> {
        let names = Known::of(schema);
        for name in &self.skipped {
            require("skip", name, &[&names.definitions, &names.types])?;
        }
        for (name, _) in &self.aliases {
            require("alias", name, &[&names.definitions, &names.types, &names.used])?;
        }
        for name in &self.bytes {
            require("bytes_for", name, &[&names.parameters])?;
        }
        for (name, rust) in &self.renames {
            let known = [&names.definitions, &names.types, &names.parameters];
            require("rename", name, &known)?;
            names::require_ident(rust)?;
        }
        for (name, is_boxed) in &self.boxed {
            let option = if *is_boxed { "boxed" } else { "unboxed" };
            require(option, name, &[&names.constructors])?;
        }
        for name in &self.trusted_ids {
            require("trust_id", name, &[&names.definitions])?;
        }
        Ok(())
    }

    /// The schema without what is skipped.
    pub(super) fn without_skipped(&self, schema: &Schema) -> Schema {
        let is_skipped = |name: &str| self.skipped.iter().any(|it| it == name);
        let mut schema = schema.clone();
        schema.definitions.retain(|it| {
            let ty = it.result.name().filter(|_| !it.is_function).unwrap_or_default();
            !is_skipped(&it.name.value) && !is_skipped(ty)
        });
        schema
    }

    /// What a type's name means: itself, if there is no alias.
    pub(super) fn meaning<'a>(&'a self, name: &'a str) -> &'a str {
        let alias = self.aliases.iter().find(|(alias, _)| alias == name);
        alias.map_or(name, |(_, target)| target)
    }

    /// Whether the definition only declares the name of an alias: `int64 = Int64`, `uint ? = Uint`.
    pub(super) fn is_declaration_of_alias(&self, definition: &Definition) -> bool {
        let is_alias = self.aliases.iter().any(|(alias, _)| *alias == definition.name.value);
        is_alias && (definition.is_primitive || built_in::is_empty(definition))
    }

    /// Whether a parameter that is written `string` holds bytes.
    pub(super) fn is_bytes(&self, definition: &str, parameter: &str) -> bool {
        self.bytes.iter().any(|it| match it.rsplit_once('.') {
            Some((owner, name)) => (owner == "*" || owner == definition) && name == parameter,
            None => false,
        })
    }

    /// The name in Rust that was asked for.
    pub(super) fn rename(&self, name: &str) -> Option<&str> {
        self.renames.iter().find(|(from, _)| from == name).map(|(_, rust)| rust.as_str())
    }

    /// Whether the constructor is to be behind a pointer; `None` leaves it to its size.
    pub(super) fn is_boxed(&self, name: &str) -> Option<bool> {
        self.boxed.iter().rev().find(|(it, _)| it == name).map(|(_, is_boxed)| *is_boxed)
    }

    pub(crate) fn trusts(&self, name: &str) -> bool {
        self.trusted_ids.iter().any(|it| it == name)
    }
}

/// The names of a schema.
struct Known {
    definitions: HashSet<String>,
    constructors: HashSet<String>,
    types: HashSet<String>,
    /// Types that parameters and results use.
    used: HashSet<String>,
    /// `resPQ.pq` and `*.pq`
    parameters: HashSet<String>,
}

impl Known {
    fn of(schema: &Schema) -> Self {
        let definitions = &schema.definitions;
        let constructors = || definitions.iter().filter(|it| !it.is_function);
        let mut known = Self {
            constructors: constructors().map(|it| it.name.value.clone()).collect(),
            definitions: definitions.iter().map(|it| it.name.value.clone()).collect(),
            types: constructors().filter_map(|it| it.result.name()).map(str::to_owned).collect(),
            used: HashSet::new(),
            parameters: HashSet::new(),
        };
        for definition in definitions {
            known.used.extend(only::names_in(&definition.result));
            for parameter in &definition.parameters {
                known.used.extend(only::names_in(&parameter.ty));
                let name = &parameter.name.value;
                known.parameters.insert(format!("{}.{name}", definition.name.value));
                known.parameters.insert(format!("*.{name}"));
            }
        }
        known
    }
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
