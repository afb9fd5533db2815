//! Skips an object whose constructor only a schema knows.

use super::{Walker, items_of_any_vector};
use crate::error::DecodeError;
use crate::reader::Reader;
use crate::schema::event::{NoopVisitor, Path};
use crate::schema::source::Source;
use crate::types::{boolean, vector};

/// Skips the body of an object after its constructor id `id`, as a walk does. It can also be a `Bool` or a vector of
/// objects. `None` if the source does not know its end.
pub(crate) fn skip_body<S: Source>(
    source: S,
    id: u32,
    reader: &mut Reader<'_>,
) -> Option<Result<(), DecodeError>> {
    let (visitor, before) = (&mut NoopVisitor, reader.remaining());
    let path = Path::Items(1);
    let mut walker =
        Walker { source, visitor, depth: 0, shown_items: 0, is_hidden: true, decoded: None };
    if let Some(definition) = source.any(id) {
        return Some(walker.constructor(reader, definition, before, path));
    }
    match id {
        boolean::FALSE | boolean::TRUE => Some(Ok(())),
        vector::ID => {
            let items = items_of_any_vector(&source, before)?;
            Some(walker.vector_body(reader, &items, path, before))
        }
        _ => None,
    }
}
