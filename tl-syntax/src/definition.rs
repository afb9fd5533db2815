//! The syntax tree of a schema: definitions, with the location of each part.

use std::collections::{HashMap, HashSet};

use crate::location::Location;

/// A parsed schema.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Schema {
    /// The layer that a comment `// LAYER 230` gives.
    pub layer: Option<u32>,
    /// The definitions, in their order.
    pub definitions: Vec<Definition>,
    /// The comments on types: `//@class PublicKey @description …`.
    pub type_comments: HashMap<String, String>,
}

/// A line of a schema: a constructor of a type, or a function.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Definition {
    /// The name with its namespace.
    pub name: Spanned<String>,
    /// The id, if the line has one.
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
    /// The text that replaces parameters in a declaration of a built-in type: the `?` of `int ? = Int`.
    pub declaration: Option<String>,
    /// The comments on it.
    pub comment: Comment,
}

/// The comments before a definition.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Comment {
    /// The lines that describe the definition.
    pub lines: Vec<String>,
    /// The descriptions of parameters: `//@description … @param …`.
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
    /// The syntax.
    pub kind: TypeKind,
    /// Its place.
    pub location: Location,
}

/// The syntax of a type.
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
        /// The type arguments.
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
    /// Says whether it only declares a built-in type.
    #[must_use]
    pub fn is_primitive(&self) -> bool {
        self.declaration.is_some()
    }

    /// Declares the type variables of parameters such as `query:!X`, if the line does not. They are part of the text
    /// for the id.
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
