//! The most likely cause of a fault in a packet, and what to do about it.

use tl_core::schema::Combinator;
use tl_core::{DecodeError, DecodeErrorKind};

use super::find::{Subject, VECTOR};
use super::id_at;
use crate::schemas::Catalog;

const OTHER_LAYER: &str = "the packet is likely of another layer: give its schema, `--schema FILE`";

/// The surroundings of an error.
pub(super) struct Place<'a> {
    /// The bytes from the error on, or the first of them.
    pub(super) rest: &'a [u8],
    /// Length of the packet.
    pub(super) len: usize,
    /// The `--offset` of the packet; `None` for a packet within another one.
    pub(super) start: Option<usize>,
}

/// Says why `error` is likely there.
pub(super) fn of(
    catalog: &Catalog,
    subject: &Subject<'_>,
    error: &DecodeError,
    place: &Place<'_>,
) -> Option<String> {
    let Place { rest, len, .. } = *place;
    // If far more is missing, the bytes are likely no length, but another field.
    if let Some(missing) = error.needed().filter(|it| *it <= len.max(1024)) {
        let missing = match missing {
            1 => "1 byte is".to_owned(),
            many => format!("{many} bytes are"),
        };
        return Some(format!(
            "the packet is likely cut off: {missing} missing at its end, at least"
        ));
    }
    match error.kind() {
        DecodeErrorKind::TrailingBytes { left } => Some(trailing(subject, error, place, left)),
        DecodeErrorKind::WrongConstructor { .. }
        | DecodeErrorKind::UnknownConstructor { .. }
        | DecodeErrorKind::Custom(_) => {
            let id = id_at(rest, 0)?;
            let is_root = error.offset() == 0 && place.start.is_some();
            let wrong = || wrong_type(subject, id).filter(|_| is_root);
            Some(wrong().unwrap_or_else(|| wrong_id(catalog, subject, id)))
        }
        DecodeErrorKind::InvalidUtf8
        | DecodeErrorKind::UnexpectedEnd { .. }
        | DecodeErrorKind::LengthPastEnd { .. }
        | DecodeErrorKind::TooManyItems { .. }
        | DecodeErrorKind::NegativeLength { .. } => Some(OTHER_LAYER.to_owned()),
        _ => None,
    }
}

fn trailing(subject: &Subject<'_>, error: &DecodeError, place: &Place<'_>, left: usize) -> String {
    let next = id_at(place.rest, 0).and_then(|id| match id {
        VECTOR => Some("vector"),
        id => subject.schema.constructor(id).map(Combinator::name),
    });
    match next {
        Some(next) => {
            let shows = place.start.map(|it| it + error.offset());
            let shows = shows.map(|it| format!(": `--offset {it}` shows it")).unwrap_or_default();
            format!("`{next}` comes after the object{shows}")
        }
        None if left < 16 => {
            "the bytes after the object are likely the padding of encrypted data".to_owned()
        }
        None => OTHER_LAYER.to_owned(),
    }
}

/// Says that the packet is an object of another type than `--type`. Without `--type`, the type is that of the id.
fn wrong_type(subject: &Subject<'_>, id: u32) -> Option<String> {
    let found = subject.schema.constructor(id)?;
    let (kind, ty) = kind_and_type(found);
    Some(format!("`{}` is {kind} `{ty}`: `--type` is not needed for it", found.name()))
}

/// "a constructor of" and `Updates`
fn kind_and_type(found: &Combinator) -> (&'static str, String) {
    let line = found.to_string();
    let ty = line.trim_end_matches(';').rsplit(" = ").next().unwrap_or_default();
    let kind = if found.is_function() { "a function that returns" } else { "a constructor of" };
    (kind, ty.to_owned())
}

/// Says which schema has the id.
fn wrong_id(catalog: &Catalog, subject: &Subject<'_>, id: u32) -> String {
    let own = &subject.group.title;
    if let Some(found) = subject.schema.constructor(id) {
        let (kind, ty) = kind_and_type(found);
        return format!("`{}` is {kind} `{ty}`: {OTHER_LAYER}", found.name());
    }
    let others = catalog.groups.iter().filter(|it| it.title != *own && it.may_have(id));
    let mut found = others.filter_map(|it| Some((it, it.schema().ok()?.constructor(id)?)));
    match found.next() {
        Some((group, found)) => {
            format!(
                "{id:08x} is `{}`, a constructor of {}, not of {own}",
                found.name(),
                group.title
            )
        }
        None => match tl_layers::constructor(id) {
            Some(found) => {
                format!("{id:08x} is `{}`, {}", found.name(), layers_of(&found))
            }
            None => format!("no schema has the id {id:08x}: {OTHER_LAYER}"),
        },
    }
}

/// "a constructor of layers 135 to 143 of Telegram's API"
pub(crate) fn layers_of(found: &tl_layers::Constructor) -> String {
    let kind = if found.is_function() { "a function" } else { "a constructor" };
    let (first, last) = found.layers().into_inner();
    let newest = tl_layers::layers().last().copied().unwrap_or_default();
    let layers =
        if first == last { format!("layer {first}") } else { format!("layers {first} to {last}") };
    let not = if last == newest { String::new() } else { format!(", not of layer {newest}") };
    format!("{kind} of {layers} of Telegram's API{not}")
}
