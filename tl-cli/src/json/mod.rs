//! Values as JSON, in both directions. Nothing here knows of the command.

pub(crate) mod forms;
mod place;
mod reader;
mod text;
mod writer;

use tl_core::schema::{Schema, SchemaType};
use tl_syntax::Error;

pub(crate) use text::{Json, Root};
pub(crate) use writer::{BytesForm, Style, write};

/// Encodes `root`, a value of the JSON `json`, which is to be a `ty` of `schema`. The error has the path of the value
/// and its place in the JSON.
pub(crate) fn encode(
    schema: &Schema,
    ty: &SchemaType,
    json: &Json,
    root: &Root<'_>,
) -> Result<Vec<u8>, Error> {
    let value = reader::read(schema, ty, json, root)?;
    schema.encode_as(ty, &value).map_err(|error| {
        let place = place::find(root, error.steps());
        json.error(place, error.to_string())
    })
}

/// Whether the schema has the constructor that `root` names.
pub(crate) fn knows(schema: &Schema, root: &Root<'_>) -> bool {
    reader::knows(schema, root)
}
