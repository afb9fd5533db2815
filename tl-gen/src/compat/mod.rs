//! The rules of `#[tl(accepts = "…")]`: which constructors of an old schema the types of a new one read, and which
//! values of the new types can be written as the old constructors.
//!
//! ```
//! use tl_gen::compat::{Compatibility, Rules};
//!
//! let old = tl_gen::parse("old.tl", "user id:int name:string = User; gone = Gone;")?;
//! let new = tl_gen::parse("new.tl", "user flags:# id:long name:flags.0?string = User;")?;
//! let compatibility = Compatibility::new(&old, &new, tl_gen::Dialect::Telegram, Rules::default());
//!
//! let [user, gone] = compatibility.verdicts.as_slice() else { panic!("two verdicts") };
//! assert!(user.reading.is_ok());
//! let limits = user.writing.as_ref().unwrap().as_ref().unwrap();
//! let limits: Vec<_> = limits.iter().map(ToString::to_string).collect();
//! assert_eq!(limits, ["if `id` fits into `int`", "if `name` is set"]);
//! assert_eq!(gone.reading.as_ref().unwrap_err()[0].to_string(), "the new schema has no `gone`");
//! # Ok::<(), tl_gen::Error>(())
//! ```

mod definitions;
mod parameters;
mod reason;
mod types;
mod whole;

pub use reason::{Limit, Reason};

use std::collections::HashSet;

use tl_syntax::{Definition, Dialect, Schema, TypeExpression};

use definitions::Definitions;

/// Options by which more lines are accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Whether a field that an old line lacks may have a default, `#[tl(default)]`: zero, or an empty text or vector.
    pub defaults: bool,
    /// Whether a value may be written without the fields that an old line lacks, `drop(field)`.
    pub drops: bool,
}

/// How the types of a new schema read packets of an old one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Compatibility<'a> {
    /// The definitions of the old schema that the new one has changed or does not have, in their order.
    pub verdicts: Vec<Verdict<'a>>,
    /// The definitions that only the new schema has: their values cannot be written for the old layer.
    pub added: Vec<&'a Definition>,
    /// The number of types of the old schema.
    pub types: usize,
    /// The old types that have values which are not read, sorted: one of their constructors is not read, or can hold an
    /// object that is not read.
    pub lossy_types: Vec<&'a str>,
}

/// The verdict on an old definition.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// The old definition.
    pub old: &'a Definition,
    /// The new definition that reads it, or that has its name.
    pub new: Option<&'a Definition>,
    /// How it is read, or why not.
    pub reading: Result<Reading<'a>, Vec<Reason>>,
    /// The conditions for writing a new value as the old line, or why it cannot be written; `None` if the definition is
    /// gone.
    pub writing: Option<Result<Vec<Limit>, Vec<Reason>>>,
}

/// How an old definition is read.
#[derive(Clone, Debug, Default)]
pub struct Reading<'a> {
    /// Whether an `accepts` line is needed. If not, the id and the encoding are the same.
    pub is_of_line: bool,
    /// The fields of the type `long` that are an `int` in the old line, and vectors of them.
    pub converted: Vec<&'a str>,
    /// The parameters that are read and dropped, and have a type that not every codec knows.
    pub dropped: Vec<(&'a str, &'a TypeExpression)>,
    /// The fields that need a default.
    pub defaults: Vec<&'a str>,
}

impl<'a> Compatibility<'a> {
    /// Compares two schemas.
    #[must_use]
    pub fn new(old: &'a Schema, new: &'a Schema, dialect: Dialect, rules: Rules) -> Self {
        let judge = Judge::new(&old.definitions, &new.definitions, dialect, rules);
        let own = old.definitions.iter().filter(|it| !it.is_declaration());
        let all: Vec<_> = own.map(|it| judge.verdict(it)).collect();
        let lossy_types = whole::lossy_types(&all, &judge.old);
        let types = judge.old.types().count();
        let known: HashSet<_> =
            all.iter().filter_map(|it| it.new).map(std::ptr::from_ref).collect();
        let is_added =
            |it: &&Definition| !it.is_declaration() && !known.contains(&std::ptr::from_ref(*it));
        let added = new.definitions.iter().filter(is_added).collect();
        let verdicts = all.into_iter().filter(Verdict::is_of_change).collect();
        Self { verdicts, added, types, lossy_types }
    }
}

impl Verdict<'_> {
    /// Whether the definition differs, or is equal but not read.
    fn is_of_change(&self) -> bool {
        let is_same = |new: &Definition| new.line(0) == self.old.line(0);
        let is_of_line = self.reading.as_ref().is_ok_and(|it| it.is_of_line);
        self.reading.is_err() || is_of_line || !self.new.is_some_and(is_same)
    }
}

/// Two schemas, and the rules.
pub(crate) struct Judge<'a> {
    old: Definitions<'a>,
    new: Definitions<'a>,
    rules: Rules,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(
        old: &'a [Definition],
        new: &'a [Definition],
        dialect: Dialect,
        rules: Rules,
    ) -> Self {
        Self { old: Definitions::of(old, dialect), new: Definitions::of(new, dialect), rules }
    }

    /// The id of an old definition.
    pub(crate) fn id(&self, old: &Definition) -> u32 {
        self.old.id(old)
    }

    /// Compares an old definition with the new one.
    pub(crate) fn verdict(&self, old: &'a Definition) -> Verdict<'a> {
        if let Some(new) = self.new.with_id_of(self.id(old), old) {
            return self.with_same_id(old, new);
        }
        let Some(new) = self.new.named(&old.name.value, old.is_function) else {
            return Verdict { old, new: None, reading: Err(vec![self.gone(old)]), writing: None };
        };
        let mut reasons = different_heads(old, new);
        reasons.extend(self.bare_use(new));
        let reading =
            if reasons.is_empty() { self.read_parameters(old, new) } else { Err(reasons) };
        let writing = match &reading {
            Ok(_) => self.write_parameters(old, new),
            Err(_) => Err(vec![Reason::general("its line is not accepted")]),
        };
        Verdict { old, new: Some(new), reading, writing: Some(writing) }
    }

    /// "A constructor that is bare in the new schema has one line: bare values have no id that says which line they
    /// have." If it is bare only in the old schema, [`Self::bare_that_differs`] refuses the lines around it.
    fn bare_use(&self, new: &Definition) -> Option<Reason> {
        self.new.is_used_bare(new).then(|| {
            Reason::general("it is bare in a parameter or a result, so its values have no id")
        })
    }

    /// The verdict if the new schema has the id: packets are read as that definition, even if its name differs.
    fn with_same_id(&self, old: &'a Definition, new: &'a Definition) -> Verdict<'a> {
        let mut reasons = different_heads(old, new);
        reasons.extend(self.first_difference(old, new));
        let values = old.parameters.iter().filter(|it| !it.is_bit());
        reasons.extend(values.filter_map(|it| {
            self.bare_that_differs(&it.ty).map(|constructor| Reason::bare(it, constructor))
        }));
        if reasons.is_empty() {
            let (reading, writing) = (Ok(Reading::default()), Some(Ok(Vec::new())));
            return Verdict { old, new: Some(new), reading, writing };
        }
        if old.name.value != new.name.value {
            reasons
                .insert(0, Reason::general(format!("its id is now that of `{}`", new.name.value)));
        }
        let writing = Some(Err(reasons.clone()));
        Verdict { old, new: Some(new), reading: Err(reasons), writing }
    }

    /// "The definition has the same name in both schemas." A definition with another name is only mentioned in the
    /// reason.
    fn gone(&self, old: &Definition) -> Reason {
        let name = &old.name.value;
        if self.new.named(name, !old.is_function).is_some() {
            let kind = if old.is_function { "constructor" } else { "function" };
            return Reason::general(format!("`{name}` is a {kind} now"));
        }
        let is_new = |it: &&Definition| self.old.named(&it.name.value, it.is_function).is_none();
        let parameters = |it: &Definition| {
            let parameters = it.parameters.iter().map(ToString::to_string);
            (parameters.collect::<Vec<_>>(), it.result.to_string())
        };
        let wanted = parameters(old);
        let mut similar = self
            .new
            .of_kind(old.is_function)
            .filter(|it| !old.parameters.is_empty() && is_new(it) && parameters(it) == wanted);
        let hint = match (similar.next(), similar.next()) {
            (Some(similar), None) => {
                format!("; `{}` has the same parameters", similar.name.value)
            }
            _ => String::new(),
        };
        Reason::general(format!("the new schema has no `{name}`{hint}"))
    }
}

/// "A line has the same result and the same type variables."
fn different_heads(old: &Definition, new: &Definition) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let (was, is) = (old.result.to_string(), new.result.to_string());
    if was != is {
        let verb = if old.is_function { "returned" } else { "was of the type" };
        let now = if old.is_function { "returns" } else { "is of the type" };
        reasons.push(Reason::general(format!("it {verb} `{was}` and {now} `{is}`")));
    }
    let variables = |it: &'_ Definition| -> Vec<String> {
        it.variables.iter().map(|it| it.value.clone()).collect()
    };
    if variables(old) != variables(new) {
        reasons.push(Reason::general("its type variables differ"));
    }
    reasons
}
