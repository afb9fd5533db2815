//! The type of a packet, and the schema that has it.

use tl_core::schema::{Dump, Schema, SchemaType};

use super::id_at;
use crate::schemas::{Catalog, Group};

/// The ids of what is in any schema.
const VECTOR: u32 = 0x1cb5_c415;
const TRUE: u32 = 0x9972_75b5;
const FALSE: u32 = 0xbc79_9737;

/// A schema, and the type that a packet has in it.
pub(crate) struct Subject<'c> {
    pub(crate) group: &'c Group,
    pub(crate) schema: &'c Schema,
    /// The type, if it is not the id of the packet that says it.
    ty: Option<SchemaType<'c>>,
    /// The number of bytes at the end that are no part of the object.
    pub(crate) padding: usize,
}

impl<'c> Subject<'c> {
    fn new(group: &'c Group, schema: &'c Schema, ty: Option<SchemaType<'c>>) -> Self {
        Self { group, schema, ty, padding: 0 }
    }

    /// Shows `packet`, which has this type.
    pub(crate) fn dump<'a>(&'a self, packet: &'a [u8]) -> Dump<'a> {
        match &self.ty {
            Some(ty) => ty.dump(packet),
            None => self.schema.dump(packet),
        }
    }
}

/// The type of a packet: that of its id, or of MTProto's header.
pub(crate) fn find<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<Subject<'c>> {
    by_id(catalog, packet).or_else(|| after_header(catalog, packet))
}

/// The schema that has the id of the packet. Vectors and `Bool` are in any.
pub(super) fn by_id<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<Subject<'c>> {
    let id = id_at(packet, 0)?;
    let own = match (id_at(packet, 4), id_at(packet, 8)) {
        (Some(1..), Some(item)) if id == VECTOR => item,
        _ => id,
    };
    let known = catalog.groups.iter().filter(|it| it.may_have(own));
    let schemas = known.filter_map(|it| Some((it, it.schema().ok()?)));
    let subjects = schemas.filter(|(_, it)| it.constructor(own).is_some());
    let any = || catalog.groups.iter().find_map(|it| Some((it, it.schema().ok()?)));
    let new = |(group, schema)| Subject::new(group, schema, None);
    best(subjects.map(new), packet).or_else(|| {
        let is_in_any = matches!(id, VECTOR | TRUE | FALSE);
        if is_in_any { any().map(new) } else { None }
    })
}

/// The subject that reads all of the packet, or most of it: the first of several.
pub(super) fn best<'c>(
    subjects: impl Iterator<Item = Subject<'c>>,
    packet: &[u8],
) -> Option<Subject<'c>> {
    let mut best: Option<(usize, Subject<'c>)> = None;
    for subject in subjects {
        let fault = match subject.dump(packet).check() {
            Ok(_) => return Some(subject),
            Err(error) => error.offset(),
        };
        if best.as_ref().is_none_or(|(most, _)| fault > *most) {
            best = Some((fault, subject));
        }
    }
    best.map(|(_, subject)| subject)
}

/// The length of the header of an unencrypted message of MTProto: a key of 0, the message's id, a length.
const UNENCRYPTED: usize = 20;

/// That of a decrypted one: salt, session, the message's id, its number, a length.
const DECRYPTED: usize = 32;

/// The most bytes of padding that follow a decrypted message.
const MAX_PADDING: usize = 1024;

/// A message of MTProto whose header is in front of its object.
fn after_header<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<Subject<'c>> {
    let header = if packet.starts_with(&[0; 8]) { UNENCRYPTED } else { DECRYPTED };
    let name = if header == UNENCRYPTED { "unencrypted_message" } else { "decrypted_message" };
    let length = usize::try_from(id_at(packet, header - 4)?).ok()?;
    let padding = packet.len().checked_sub(header)?.checked_sub(length)?;
    let body = packet.get(header..header + length)?;
    let mut subject = by_id(catalog, body)?;
    subject.ty = Some(subject.schema.bare_type(name)?);
    subject.padding = padding;
    let is_right = || subject.dump(&packet[..header + length]).check().is_ok();
    let is_message =
        if header == UNENCRYPTED { padding == 0 } else { padding <= MAX_PADDING && is_right() };
    is_message.then_some(subject)
}

/// The type that the command line names.
pub(crate) enum Named<'a> {
    /// A type expression.
    Type(&'a str),
    /// A constructor or function without its id.
    Bare(&'a str),
}

/// The schema that has the type `named`: gives the errors if none has.
pub(super) fn by_name<'c>(
    catalog: &'c Catalog,
    named: &Named<'_>,
    packet: &[u8],
) -> Result<Subject<'c>, Option<tl_syntax::Error>> {
    let mut first_error = None;
    let schemas = catalog.groups.iter().filter_map(|it| Some((it, it.schema().ok()?)));
    let subjects = schemas.filter_map(|(group, schema)| {
        let ty = match named {
            Named::Type(expression) => match schema.ty(expression) {
                Ok(ty) => ty,
                Err(error) => {
                    first_error.get_or_insert(error);
                    return None;
                }
            },
            Named::Bare(name) => schema.bare_type(name)?,
        };
        Some(Subject::new(group, schema, Some(ty)))
    });
    best(subjects, packet).ok_or(first_error)
}
