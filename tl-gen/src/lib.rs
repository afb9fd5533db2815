#![doc = include_str!("../README.md")]
//!
//! # As a library
//!
//! [`Builder`] goes from files to a file. Step by step, [`parse`] reads a schema, [`prepare`] and
//! [`resolve`] give it its meaning, and [`generate`] does both and writes it:
//!
//! ```
//! let schema = tl_gen::parse("api.tl", "dataJSON#7d748d04 data:string = DataJSON;")?;
//! let mut options = tl_gen::Options::default();
//! options.name_of = false;
//! let source = tl_gen::generate(&schema, &options)?;
//! assert!(source.contains(r#"#[tl(id = 0x7d748d04, name = "dataJSON")]"#));
//! assert!(source.contains("pub struct DataJSON {"));
//! # Ok::<(), tl_gen::Error>(())
//! ```
//!
//! # Errors
//!
//! An [`Error`] names the place in the schema and says what to write. [`Error::all`] gives all that is wrong with
//! a schema, one by one.
//!
//! ```
//! let schema = tl_gen::parse("api.tl", "\nconfig data:JSON = Config;")?;
//! let error = tl_gen::generate(&schema, &tl_gen::Options::default()).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "api.tl:2:13: there is no type `JSON`: define a constructor of it, or correct it"
//! );
//! let error = tl_gen::parse("api.tl", "test data:string").unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "api.tl:1:17: expected a parameter, or `=` and the result, found the end of the schema"
//! );
//! # Ok::<(), tl_gen::Error>(())
//! ```

mod builder;
pub mod compat;
mod emit;
mod model;
mod options;
mod source;

pub use builder::Builder;
pub use model::{
    Accepted, Bit, Constructor, Field, FieldKind, FieldType, Form, Layout, Misfit, Model,
    Overrides, Primitive, RustPath, Type, prepare, resolve, warnings,
};
pub use options::{Attached, BytesType, Options, Target};
pub use tl_syntax::{
    Application, Comment, Condition, Definition, Dialect, Error, Location, Parameter, Schema,
    Spanned, TypeExpression, TypeKind, parse, source,
};

/// Writes the Rust for `schema`.
pub fn generate(schema: &Schema, options: &Options) -> Result<String, Error> {
    let Options { dialect, overrides, .. } = options;
    let schema = prepare(schema, *dialect, &[], overrides)?;
    emit::emit(&resolve(&schema, *dialect, options.layout(), overrides)?, options)
}
