//! Schemas for decoders of compiled types: they find the ends of objects unknown to these types.

use alloc::string::String;
use alloc::vec::Vec;

use super::Schema;
use crate::error::DecodeError;
use crate::reader::{KnownConstructors, Reader};
use crate::schema::walk::skip::skip_body;

/// Holds schemas in the order of the search for a constructor id. Each has a title, such as `layer 195`.
///
/// If two schemas have the same id, the first wins.
///
/// ```
/// use tl_core::schema::{Schema, Schemas};
///
/// let older = Schema::parse("pingRequest#00000001 id:long = Request;")?;
/// let schemas = Schemas::new().with("layer 195", older);
/// assert_eq!(schemas.constructor(1).unwrap().0, "layer 195");
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
#[derive(Debug, Default)]
pub struct Schemas(Vec<(String, Schema)>);

impl Schemas {
    /// Makes an empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a schema after the others. `title` is its name in errors.
    #[must_use]
    pub fn with(mut self, title: impl Into<String>, schema: Schema) -> Self {
        self.0.push((title.into(), schema));
        self
    }

    /// Returns the schemas and their titles, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Schema)> {
        self.0.iter().map(|(title, schema)| (title.as_str(), schema))
    }

    /// Returns the constructor or function with this id, and the title of its schema.
    #[must_use]
    pub fn constructor(&self, id: u32) -> Option<(&str, &super::Combinator)> {
        self.iter().find_map(|(title, schema)| Some((title, schema.constructor(id)?)))
    }
}

impl KnownConstructors for Schemas {
    fn skip_body(&self, id: u32, reader: &mut Reader<'_>) -> Option<Result<(), DecodeError>> {
        self.iter().find_map(|(_, schema)| schema.skip_body(id, reader))
    }

    fn describe(&self, id: u32) -> Option<String> {
        self.constructor(id).map(|(title, it)| alloc::format!("`{}` of {title}", it.name()))
    }
}

impl KnownConstructors for Schema {
    fn skip_body(&self, id: u32, reader: &mut Reader<'_>) -> Option<Result<(), DecodeError>> {
        skip_body(self, id, reader)
    }

    fn describe(&self, id: u32) -> Option<String> {
        self.constructor(id).map(|it| alloc::format!("`{}` of the schema", it.name()))
    }
}

impl<'de> Reader<'de> {
    /// Skips objects unknown to the compiled types, if `schema` knows them.
    ///
    /// A TL object does not carry its length. So an object of an unknown constructor takes the rest of the input, and
    /// the values after it are lost. With a schema, the object ends after its last parameter: the variant
    /// `#[tl(other)]`, or a field of the type [`Unknown`](crate::Unknown), keeps only this object, and reading
    /// continues after it. The limits of the reader apply to the object, too.
    ///
    /// If a type keeps no unknown constructors, its error is the same as without a schema, but also names the
    /// constructor. If the schema does not have the id, nothing changes. Every schema has `Bool` and vectors of
    /// objects.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    /// use tl_core::{Reader, TlObject, Unknown};
    ///
    /// #[derive(Debug, PartialEq, TlObject)]
    /// enum Update {
    ///     #[tl(id = 0x00000001, name = "updateLogin", proof = false)]
    ///     Login { date: i32 },
    ///     #[tl(other)]
    ///     Other(Unknown),
    /// }
    ///
    /// let newer = Schema::parse("updateTheme#00000002 name:string dark:Bool = Update;")?;
    /// let packet = [
    ///     0x15, 0xc4, 0xb5, 0x1c, 2, 0, 0, 0, // Vector, 2 items
    ///     2, 0, 0, 0, 3, b'r', b'e', b'd', 0xb5, 0x75, 0x72, 0x99, // updateTheme "red" boolTrue
    ///     1, 0, 0, 0, 7, 0, 0, 0, // updateLogin 7
    /// ];
    /// let updates: Vec<Update> = Reader::new(&packet).with_schema(&newer).read_all()?;
    /// assert!(matches!(&updates[0], Update::Other(theme) if theme.id() == 2));
    /// assert_eq!(updates[1], Update::Login { date: 7 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_schema(self, schema: &'de Schema) -> Self {
        self.with_known(schema)
    }

    /// Skips objects as [`with_schema`](Self::with_schema) does, with several schemas. For each object, the first
    /// schema with its id applies to the whole object.
    #[must_use]
    pub fn with_schemas(self, schemas: &'de Schemas) -> Self {
        self.with_known(schemas)
    }
}
