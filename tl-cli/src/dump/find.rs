//! The type of a packet, and the schema that has it.

use tl_core::DecodeError;
use tl_core::schema::{Dump, Schema, SchemaType, Value};

use super::id_at;
use crate::schemas::{Catalog, Group};

/// The ids of constructors that every schema knows.
pub(super) const VECTOR: u32 = 0x1cb5_c415;
const TRUE: u32 = 0x9972_75b5;
const FALSE: u32 = 0xbc79_9737;

/// A schema, and the type that a packet has in it.
pub(crate) struct Subject<'c> {
    pub(crate) group: &'c Group,
    pub(crate) schema: &'c Schema,
    /// The type, if the packet does not begin with the id of its constructor.
    ty: Option<SchemaType>,
    /// The number of bytes at the end that are no part of the object.
    pub(crate) padding: usize,
    /// The fault of the packet.
    pub(crate) fault: Option<DecodeError>,
    /// The id of the first object that the schema does not have.
    unknown: Option<u32>,
}

impl<'c> Subject<'c> {
    pub(super) fn new(
        group: &'c Group,
        schema: &'c Schema,
        ty: Option<SchemaType>,
        packet: &[u8],
    ) -> Self {
        let mut subject = Self { group, schema, ty, padding: 0, fault: None, unknown: None };
        let mut unknown = None;
        let walked = subject.dump(packet).for_each_line(|it| unknown = unknown.or(it.unknown()));
        (subject.fault, subject.unknown) = (walked.err(), unknown);
        subject
    }

    /// The number of bytes that can be read: all, or those before the fault.
    fn read(&self) -> usize {
        self.fault.as_ref().map_or(usize::MAX, DecodeError::offset)
    }

    /// Decodes `packet`, which has this type.
    pub(crate) fn decode(&self, packet: &[u8]) -> Result<Value, DecodeError> {
        let object = &packet[..packet.len().saturating_sub(self.padding)];
        match &self.ty {
            Some(ty) => self.schema.decode_as(ty, object),
            None => self.schema.decode(object),
        }
    }

    /// The first constructor of an older layer of Telegram's API, if the packet is read by the table of all layers.
    pub(super) fn older_constructor(&self, packet: &[u8]) -> Option<tl_layers::Constructor> {
        if !self.group.has_other_layers() {
            return None;
        }
        let newest = tl_layers::layers().last()?;
        let mut older = None;
        // The fault, if there is one, has been shown.
        let _ = self.dump(packet).for_each_line(|line| {
            let known = line.constructor().and_then(|(_, id)| tl_layers::constructor(id));
            older = older.or(known.filter(|it| it.layers().end() < newest));
        });
        older
    }

    /// The type, if the packet does not begin with the id of its constructor.
    pub(crate) fn ty(&self) -> Option<&SchemaType> {
        self.ty.as_ref()
    }

    /// Whether a header of `MTProto` comes before the object, or the type was named.
    pub(crate) fn has_header(&self) -> bool {
        self.ty.is_some()
    }

    /// The name of the constructor, or of the header before it.
    pub(crate) fn name(&self, packet: &[u8]) -> String {
        match (&self.ty, id_at(packet, 0)) {
            (Some(ty), _) => ty.to_string(),
            (None, Some(id @ (VECTOR | TRUE | FALSE))) => name_in_any(id).to_owned(),
            (None, id) => {
                let constructor = id.and_then(|it| self.schema.constructor(it));
                constructor.map_or_else(String::new, |it| it.name().to_owned())
            }
        }
    }

    /// Shows `packet`, which has this type.
    pub(crate) fn dump<'a>(&'a self, packet: &'a [u8]) -> Dump<'a> {
        match &self.ty {
            Some(ty) => self.schema.dump_as(ty, packet),
            None => self.schema.dump(packet),
        }
    }
}

fn name_in_any(id: u32) -> &'static str {
    match id {
        TRUE => "boolTrue",
        FALSE => "boolFalse",
        _ => "vector",
    }
}

/// The type of a packet: that of its id, or of MTProto's header.
pub(crate) fn find<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<Subject<'c>> {
    by_id(catalog, packet).or_else(|| after_header(catalog, packet))
}

/// The schema that has the id of the packet. Vectors and `Bool` are in any.
pub(crate) fn by_id<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<Subject<'c>> {
    let id = id_at(packet, 0)?;
    let own = match (id_at(packet, 4), id_at(packet, 8)) {
        (Some(1..), Some(item)) if id == VECTOR => item,
        _ => id,
    };
    let known = catalog.groups.iter().filter(|it| it.may_have(own));
    let schemas = known.filter_map(|it| Some((it, it.schema().ok()?)));
    let subjects = schemas.filter(|(_, it)| it.constructor(own).is_some());
    let any = || catalog.groups.iter().find_map(|it| Some((it, it.schema().ok()?)));
    let new = |(group, schema)| Subject::new(group, schema, None, packet);
    let found = best(subjects.map(new));
    let is_known = found.as_ref().is_some_and(|it| it.fault.is_none() && it.unknown.is_none());
    let found = if is_known { found } else { of_other_layer(catalog, own, found, packet) };
    found.or_else(|| {
        let is_in_any = matches!(id, VECTOR | TRUE | FALSE);
        if is_in_any { any().map(new) } else { None }
    })
}

/// Reads the packet by the table of all layers. `None` if this reads no more of it than `found`.
fn of_other_layer<'c>(
    catalog: &'c Catalog,
    id: u32,
    found: Option<Subject<'c>>,
    packet: &[u8],
) -> Option<Subject<'c>> {
    // If no layer has the id, the table need not be read as a schema.
    if found.is_none() && tl_layers::constructor(id).is_none() {
        return None;
    }
    let group = catalog.other_layers();
    let schema = group.schema().ok().filter(|it| it.constructor(id).is_some());
    let other = schema.map(|it| Subject::new(group, it, None, packet));
    best(found.into_iter().chain(other))
}

/// The subject that knows all objects of the packet; if there is none, the one that reads most of its bytes. If several
/// are equal, it is the first.
pub(super) fn best<'c>(subjects: impl Iterator<Item = Subject<'c>>) -> Option<Subject<'c>> {
    let mut best: Option<Subject<'c>> = None;
    for subject in subjects {
        if subject.fault.is_none() && subject.unknown.is_none() {
            return Some(subject);
        }
        if best.as_ref().is_none_or(|it| it.read() < subject.read()) {
            best = Some(subject);
        }
    }
    best
}

/// The length of the header of an unencrypted message of MTProto: a key id of 0, the message id, a length.
const UNENCRYPTED: usize = 20;

/// The length of the header of a decrypted message: salt, session, message id, sequence number, a length.
const DECRYPTED: usize = 32;

/// Maximum length of padding after an unencrypted message, which the transport adds, and after a decrypted one.
const UNENCRYPTED_PADDING: usize = 15;
const DECRYPTED_PADDING: usize = 1024;

/// A message of MTProto: a header, and an object after it.
fn after_header<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<Subject<'c>> {
    let header = if packet.starts_with(&[0; 8]) { UNENCRYPTED } else { DECRYPTED };
    let name = if header == UNENCRYPTED { "unencrypted_message" } else { "decrypted_message" };
    let length = usize::try_from(id_at(packet, header - 4)?).ok()?;
    let padding = packet.len().checked_sub(header)?.checked_sub(length)?;
    let body = packet.get(header..header + length)?;
    let Subject { group, schema, .. } = by_id(catalog, body)?;
    let ty = Some(schema.bare_type(name)?);
    let subject = Subject::new(group, schema, ty, &packet[..header + length]);
    let is_message = match header {
        UNENCRYPTED => padding <= UNENCRYPTED_PADDING,
        // Salt and session may be anything: the object decides.
        _ => padding <= DECRYPTED_PADDING && subject.fault.is_none(),
    };
    is_message.then_some(Subject { padding, ..subject })
}
