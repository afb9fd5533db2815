//! Constructors as data: their names, ids and parameters, and functions that show them.
//!
//! The derive makes definitions as constants from the fields. If a program does not use them, its binary does not
//! contain them.

mod bits;
pub(crate) mod definition;
pub(crate) mod definition_writer;
mod dump;
mod event;
mod for_layer;
mod hex_column;
pub(crate) mod layers;
mod line;
mod lines;
pub(crate) mod name;
mod parameters;
#[cfg(feature = "schema")]
mod read;
mod rewrite;
mod source;
mod tree;
#[cfg(feature = "schema")]
mod value;
mod walk;

pub use definition::{
    ConvertedType, CustomType, Definition, Dialect, ObjectRef, Type, VectorType, WrappedType,
};
pub use dump::{Dump, dump};
pub use for_layer::{ForLayer, to_vec_as};
pub use lines::DumpLine;
pub use name::ConstructorName;
pub use parameters::{Condition, Parameter, Parameters};
#[cfg(feature = "schema")]
pub use read::{
    Combinator, Schema, SchemaError, SchemaParameter, SchemaType, SchemaTypeKind, Schemas,
};
pub use tree::{Tree, tree};
#[cfg(feature = "schema")]
pub use value::{Object, Value, ValueError};
