//! Values as JSON, in both directions. Nothing here knows of the command.

pub(crate) mod forms;
mod offset;
mod reader;
mod text;
mod writer;

use jsonc_parser::common::Ranged;
use tl_core::schema::{Combinator, Schema, SchemaType};
use tl_syntax::Error;

pub(crate) use text::{Json, Root};
pub(crate) use writer::{BytesForm, Style, write};

/// Encodes `root`, a value of the JSON `json`, as a `ty` of `schema`, and its `@next` after it. The error has the path of
/// the value and its place in the JSON.
pub(crate) fn encode(
    schema: &Schema,
    ty: &SchemaType,
    json: &Json,
    root: &Root<'_>,
) -> Result<Vec<u8>, Error> {
    let (mut packet, mut root) = (Vec::new(), root);
    loop {
        let value = reader::read(schema, ty, json, root)?;
        let encoded = schema.encode_as(ty, &value).map_err(|error| {
            let offset = offset::find(root, error.steps());
            json.error(offset, error.to_string())
        })?;
        packet.extend(encoded);
        let Some(next) = offset::next(root) else { return Ok(packet) };
        let constructor = value.as_object().and_then(|it| schema.constructor_of(it, ty).ok());
        if !constructor.is_some_and(is_prefix) {
            let message =
                "only a function that returns an `Object` has an `@next`, the query after it";
            return Err(json.error(next.start(), message));
        }
        root = next;
    }
}

/// Whether it is a prefix, after which another function follows. A function that returns any object is one, such as
/// `liteServer.waitMasterchainSeqno`.
pub(crate) fn is_prefix(constructor: &Combinator) -> bool {
    constructor.is_function() && constructor.to_string().ends_with(" = Object;")
}

/// Whether the schema has the constructor that `root` names.
pub(crate) fn knows(schema: &Schema, root: &Root<'_>) -> bool {
    reader::knows(schema, root)
}

/// Whether `root` names the id of its constructor; of an array, the first item.
pub(crate) fn has_id(root: &Root<'_>) -> bool {
    reader::has_id(root)
}
