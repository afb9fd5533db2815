//! From a TL schema to annotated Rust.
//!
//! Reads `.tl` files, those of Telegram, `MTProto`, secret chats and TON, and writes the types that a
//! careful person would have written with `#[derive(TlObject)]`: modules by namespace, a struct for a
//! type of one constructor, an enum for a type of several, functions with what they return.
//!
//! ```
//! let schema = tl_gen::parse("api.tl", "dataJSON#7d748d04 data:string = DataJSON;")?;
//! let options = tl_gen::Options { name_of: false, ..tl_gen::Options::default() };
//! let source = tl_gen::generate(&schema, &options)?;
//! assert!(source.contains(r#"#[tl(id = 0x7d748d04, name = "dataJSON")]"#));
//! assert!(source.contains("pub struct DataJSON {"));
//! # Ok::<(), tl_gen::Error>(())
//! ```
//!
//! From a build script, [`Builder`] reads and writes files.

mod builder;
mod emit;
mod location;
mod model;
mod options;
mod schema;

pub use builder::Builder;
pub use location::{Error, Location};
pub use model::{
    Bit, Constructor, Field, FieldKind, FieldType, Form, Layout, Model, Primitive, RustPath, Type,
    only, resolve,
};
pub use options::{BytesType, Options};
pub use schema::{
    Application, Comment, Condition, Definition, Dialect, Parameter, Schema, Spanned,
    TypeExpression, TypeKind, parse,
};

/// Writes the Rust for `schema`.
pub fn generate(schema: &Schema, options: &Options) -> Result<String, Error> {
    emit::emit(&resolve(schema, options.dialect, options.layout())?, options)
}
