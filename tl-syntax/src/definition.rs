//! A schema as it is written: definitions, with the places of their parts.

use std::collections::{HashMap, HashSet};

use crate::location::Location;

/// The text of one schema, taken apart.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Schema {
    /// The layer that a comment `// LAYER 230` gives.
    pub layer: Option<u32>,
    /// The definitions, in their order.
    pub definitions: Vec<Definition>,
    /// What comments say of types: `//@class PublicKey @description …`.
    pub type_comments: HashMap<String, String>,
}

/// A line of a schema: a constructor of a type, or a function.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Definition {
    /// The name with its namespace.
    pub name: Spanned<String>,
    /// The id, where the line gives it.
    pub id: Option<Spanned<u32>>,
    /// The type variables: `X` for `{X:Type}`.
    pub variables: Vec<Spanned<String>>,
    /// The parameters, flags words included.
    pub parameters: Vec<Parameter>,
    /// The type that the constructor belongs to, or that the function returns.
    pub result: TypeExpression,
    /// The layer of the heading above, as in `===17===`.
    pub layer: Option<u32>,
    /// Whether it is below `---functions---`.
    pub is_function: bool,
    /// What declares a type that every codec knows, in place of parameters: the `?` of `int ? = Int`.
    pub declaration: Option<String>,
    /// What comments say of it.
    pub comment: Comment,
}

/// What the comments before a definition say.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Comment {
    /// Of the definition, a line each.
    pub lines: Vec<String>,
    /// Of parameters: `//@description … @param …`.
    pub parameters: Vec<(String, String)>,
}

/// A parameter of a definition.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// The name; empty if the parameter is a type alone, as in `pair int string = Pair`.
    pub name: Spanned<String>,
    /// The flag bit that it depends on.
    pub condition: Option<Condition>,
    /// The type, without the condition.
    pub ty: TypeExpression,
}

/// `flags.5?`: the flag bit that a parameter depends on.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The name of the word.
    pub word: String,
    /// The bit, 0 to 31.
    pub bit: u32,
    /// Its place.
    pub location: Location,
}

/// A type, as it is written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TypeExpression {
    /// What is written.
    pub kind: TypeKind,
    /// Its place.
    pub location: Location,
}

/// What is written for a type.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// `#`
    Word,
    /// `!X`
    Variable(String),
    /// `%Message`
    Bare(Box<TypeExpression>),
    /// `long`, `help.Config`, `Vector<int>`, `(vector int)`
    Named {
        /// The name with its namespace.
        name: String,
        /// What it is applied to.
        arguments: Vec<TypeExpression>,
        /// How the application is written.
        style: Application,
    },
}

/// How the application of a type to others is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Application {
    /// `Vector<int>`
    Angles,
    /// `(vector int)`
    Parentheses,
    /// `Vector t`, in a result
    Plain,
}

/// A value, and its place.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub location: Location,
}

impl Definition {
    /// Says whether it only declares a type that every codec knows.
    #[must_use]
    pub fn is_primitive(&self) -> bool {
        self.declaration.is_some()
    }

    /// Declares the variables that parameters use, as in `query:!X`, if the line does not. The id has them.
    pub(crate) fn declare_variables(&mut self) {
        let mut declared: HashSet<_> = self.variables.iter().map(|it| it.value.clone()).collect();
        let used = self.parameters.iter().filter_map(|it| it.ty.variable());
        self.variables.extend(used.filter(|it| declared.insert(it.value.clone())));
    }
}

impl TypeExpression {
    /// The first `!X` in the type.
    fn variable(&self) -> Option<Spanned<String>> {
        match &self.kind {
            TypeKind::Word => None,
            TypeKind::Variable(name) => {
                Some(Spanned { value: name.clone(), location: self.location.clone() })
            }
            TypeKind::Bare(ty) => ty.variable(),
            TypeKind::Named { arguments, .. } => arguments.iter().find_map(Self::variable),
        }
    }
}
