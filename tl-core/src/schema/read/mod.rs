//! Schemas that are read when a program runs.

mod expression;
mod names;
mod resolve;
mod source;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub use tl_syntax::Error as SchemaError;
use tl_syntax::{Dialect, Primitive};

pub use expression::SchemaType;

/// A schema that is read when a program runs: its packets can be shown with no type compiled in.
///
/// ```
/// use tl_core::schema::Schema;
///
/// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
/// let packet = [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0];
/// let expected = "\
/// 000000  04 8d 74 7d              DataJSON: dataJSON#7d748d04
/// 000004  02 7b 7d+00                data:string = \"{}\"
/// ";
/// assert_eq!(schema.dump(&packet).to_string(), expected);
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
///
/// Values are read by the same walk as those of derived types, within the same [limits](crate::Limits).
pub struct Schema {
    constructors: Vec<Combinator>,
    /// The indices of the constructors of each type.
    types: Vec<Vec<usize>>,
    by_id: BTreeMap<u32, usize>,
    /// The type of any object.
    any: ReadType,
}

impl Schema {
    /// Reads a schema of Telegram's dialect.
    ///
    /// # Errors
    /// The text has a mistake, or names a type that it does not have. The error has the others, too
    /// ([`SchemaError::all`]).
    pub fn parse(text: &str) -> Result<Self, SchemaError> {
        Self::parse_files([("schema", text)], Dialect::Telegram)
    }

    /// Reads several files, each a name and a text, as one schema. `dialect` says how ids are computed that the files
    /// do not give.
    ///
    /// # Errors
    /// As those of [`parse`](Self::parse). Errors have the name of the file.
    pub fn parse_files<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        dialect: Dialect,
    ) -> Result<Self, SchemaError> {
        let parsed = files.into_iter().map(|(name, text)| tl_syntax::parse(name, text));
        let definitions = SchemaError::collect(parsed)?.into_iter().flat_map(|it| it.definitions);
        resolve::resolve(&definitions.collect::<Vec<_>>(), dialect)
    }

    /// Gives the constructors and functions, in their order.
    pub fn constructors(&self) -> impl Iterator<Item = &Combinator> {
        self.constructors.iter()
    }

    /// Gives the constructor or function that has this id.
    #[must_use]
    pub fn constructor(&self, id: u32) -> Option<&Combinator> {
        self.by_id.get(&id).map(|index| &self.constructors[*index])
    }
}

/// Says how many constructors there are.
impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema")
            .field("constructors", &self.constructors.len())
            .finish_non_exhaustive()
    }
}

/// A constructor or function of a [`Schema`]. `Display` writes its line.
pub struct Combinator {
    name: String,
    id: u32,
    parameters: Vec<ReadParameter>,
    ty: String,
    line: String,
    is_function: bool,
}

impl Combinator {
    /// Gives the name with its namespace, as in `help.config`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives the constructor id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Says whether it is a function.
    #[must_use]
    pub fn is_function(&self) -> bool {
        self.is_function
    }
}

/// Shows the line of the schema, as in `dataJSON#7d748d04 data:string = DataJSON;`.
impl fmt::Display for Combinator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

impl fmt::Debug for Combinator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A parameter of a constructor.
pub(crate) struct ReadParameter {
    name: String,
    /// The name of the flags word, and the bit.
    condition: Option<(String, u32)>,
    ty: ReadType,
    /// `video:flags.6?true`
    text: String,
    role: Role,
}

/// What a parameter is to others.
pub(crate) enum Role {
    Plain,
    /// The length in bytes of a parameter after it.
    Length,
    /// As many bytes as the parameter of this name says.
    Within(String),
}

pub(crate) struct ReadType {
    form: Form,
    /// `Vector<int>`
    text: String,
}

/// What a value of a type is on the wire.
pub(crate) enum Form {
    Primitive(Primitive),
    /// A flag bit without a value.
    True,
    /// Any object.
    Any,
    Object(Target),
    Bare(Target),
    Vector(Box<ReadType>),
    BareVector(Box<ReadType>),
}

/// The constructors that a value may have, by an index of the schema.
pub(crate) enum Target {
    Type(usize),
    Constructor(usize),
}
