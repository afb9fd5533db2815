//! Schemas that are read at run time.

mod index;
mod known;
mod resolve;
mod source;
mod types;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use tl_syntax::Dialect;
pub use tl_syntax::Error as SchemaError;

use index::Index;
pub use known::Schemas;
pub(crate) use types::{Form, Role, Target};
pub use types::{SchemaParameter, SchemaType, SchemaTypeKind};

/// Holds a schema that is read at run time: it [shows](Self::dump) packets, [decodes](Self::decode) them to a
/// [`Value`](crate::schema::Value) and [encodes](Self::encode) values, without a compiled type.
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
/// Values are read by the same walk as values of derived types, within the same [limits](crate::Limits).
pub struct Schema {
    constructors: Vec<Combinator>,
    index: Index,
    by_id: BTreeMap<u32, usize>,
    /// For types with many constructors: the constructors, by the index of the type and the id.
    of_large_types: BTreeMap<(usize, u32), usize>,
    /// The type of any object.
    any: SchemaType,
}

impl Schema {
    /// Reads a schema of Telegram's dialect.
    ///
    /// # Errors
    /// The text has a mistake, or uses a type that it does not define. [`SchemaError::all`] returns all mistakes.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let error = Schema::parse("a = A;\nb x:Missing y:Lost = B;").unwrap_err();
    /// assert_eq!(error.location.as_ref().map(|it| it.line), Some(2));
    /// assert_eq!(error.all().count(), 2);
    /// ```
    pub fn parse(text: &str) -> Result<Self, SchemaError> {
        Self::parse_files([("schema", text)], Dialect::Telegram)
    }

    /// Reads several files as one schema; each is a name and a text. If a file does not give an id, the rules of
    /// `dialect` compute it.
    ///
    /// # Errors
    /// The errors of [`parse`](Self::parse), with the name of the file.
    pub fn parse_files<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        dialect: Dialect,
    ) -> Result<Self, SchemaError> {
        let parsed = files.into_iter().map(|(name, text)| tl_syntax::parse(name, text));
        let definitions = SchemaError::collect(parsed)?.into_iter().flat_map(|it| it.definitions);
        resolve::resolve(&definitions.collect::<Vec<_>>(), dialect)
    }

    /// Returns the constructors and functions, in the order of the schema.
    pub fn constructors(&self) -> impl Iterator<Item = &Combinator> {
        self.constructors.iter()
    }

    /// The type of any object.
    pub(in crate::schema) fn any_object(&self) -> &SchemaType {
        &self.any
    }

    /// Returns the constructor or function with this id.
    #[must_use]
    pub fn constructor(&self, id: u32) -> Option<&Combinator> {
        self.by_id.get(&id).map(|index| &self.constructors[*index])
    }

    /// Returns the constructors and functions with this name, in the order of the schema. There are several if the
    /// schema has several layers, or both MTProto and Telegram's API, which both have a `message`.
    pub fn named<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Combinator> + use<'a> {
        self.index.named(name).iter().map(|it| &self.constructors[it.position])
    }

    /// Returns the constructors of the type `ty`. There are none if `ty` is not an object, or is `Object`. A bare
    /// type has one.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("a = A; b = B; c x:B = B;")?;
    /// let names = |ty: &str| -> Result<Vec<_>, tl_core::schema::SchemaError> {
    ///     Ok(schema.constructors_of(&schema.ty(ty)?).map(|it| it.name()).collect())
    /// };
    /// assert_eq!(names("B")?, ["b", "c"]);
    /// assert_eq!(names("c")?, ["c"]);
    /// assert!(names("Object")?.is_empty());
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    pub fn constructors_of(&self, ty: &SchemaType) -> impl Iterator<Item = &Combinator> + use<'_> {
        let target = match &ty.form {
            Form::Object(target) | Form::Bare(target) => Some(*target),
            _ => None,
        };
        target.into_iter().flat_map(|target| self.targets(target))
    }
}

/// Shows the number of constructors.
impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema")
            .field("constructors", &self.constructors.len())
            .finish_non_exhaustive()
    }
}

/// Describes a constructor or function of a [`Schema`]. `Display` writes its line.
///
/// ```
/// use tl_core::schema::Schema;
///
/// let schema = Schema::parse("pair#00000001 flags:# left:int right:flags.0?int = Pair;")?;
/// let pair = schema.named("pair").next().unwrap();
/// assert_eq!((pair.name(), pair.id(), pair.is_function()), ("pair", 1, false));
/// let right = &pair.parameters()[2];
/// assert_eq!((right.name(), right.condition()), ("right", Some(("flags", 0))));
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
pub struct Combinator {
    name: Arc<str>,
    id: u32,
    parameters: Vec<SchemaParameter>,
    ty: String,
    /// ` {X:Type}`
    between: String,
    result: String,
    is_function: bool,
}

impl Combinator {
    /// Returns the name with its namespace, as in `help.config`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the constructor id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Returns the parameters, flags words and lengths included.
    #[must_use]
    pub fn parameters(&self) -> &[SchemaParameter] {
        &self.parameters
    }

    /// Returns whether it is a function.
    #[must_use]
    pub fn is_function(&self) -> bool {
        self.is_function
    }
}

/// Shows the line of the schema, as in `dataJSON#7d748d04 data:string = DataJSON;`.
impl fmt::Display for Combinator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{:08x}{}", self.name, self.id, self.between)?;
        for parameter in &self.parameters {
            write!(f, " {parameter}")?;
        }
        write!(f, " = {};", self.result)
    }
}

impl fmt::Debug for Combinator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
