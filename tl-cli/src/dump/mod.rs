//! `tl dump`: a packet with what its bytes mean.

mod envelope;
pub(crate) mod unknown;

use std::io;

use tl_core::DecodeErrorKind;
use tl_core::schema::{Combinator, Schema};

use crate::output::Output;
use crate::packet::Packet;
use crate::report::Reporter;
use crate::schemas::Catalog;
use envelope::Envelopes;

/// The ids of what is in any schema.
const VECTOR: u32 = 0x1cb5_c415;
const TRUE: u32 = 0x9972_75b5;
const FALSE: u32 = 0xbc79_9737;

/// Shows `packet`, and what its envelopes hold. Gives whether all of it is right.
pub(crate) fn dump(
    catalog: &Catalog,
    packet: &Packet,
    is_all: bool,
    output: &mut Output,
    reporter: &mut Reporter,
) -> io::Result<bool> {
    let bytes = packet.bytes.as_slice();
    let Some(schema) = find(catalog, bytes) else {
        unknown::show(catalog, packet, output)?;
        output.finish()?;
        unknown::explain(catalog, packet, reporter);
        return Ok(false);
    };
    let mut envelopes = Envelopes::new(schema, is_all);
    envelopes.objects(bytes, "", output)
}

/// The schema that has the id of the packet: the first that reads all of it, or the first that knows the id. Vectors
/// and `Bool` are in any.
pub(crate) fn find<'c>(catalog: &'c Catalog, packet: &[u8]) -> Option<&'c Schema> {
    let id = id_at(packet, 0)?;
    let own = match (id_at(packet, 4), id_at(packet, 8)) {
        (Some(1..), Some(item)) if id == VECTOR => item,
        _ => id,
    };
    let known = catalog.groups.iter().filter(|it| it.may_have(own));
    let schemas = known.filter_map(|it| it.schema().ok());
    let mut schemas = schemas.filter(|it| it.constructor(own).is_some());
    let any = || catalog.groups.iter().find_map(|it| it.schema().ok());
    let Some(first) = schemas.next() else {
        return if matches!(id, VECTOR | TRUE | FALSE) { any() } else { None };
    };
    let is_right = |it: &Schema| it.dump(packet).check().is_ok();
    if is_right(first) {
        return Some(first);
    }
    Some(schemas.find(|it| is_right(it)).unwrap_or(first))
}

fn id_at(packet: &[u8], offset: usize) -> Option<u32> {
    let bytes = packet.get(offset..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

/// The bytes after a function that is a prefix of another, as `liteServer.waitMasterchainSeqno` is.
fn after_prefix<'p>(schema: &Schema, packet: &'p [u8]) -> Option<&'p [u8]> {
    let prefix = schema.constructor(id_at(packet, 0)?).filter(|it| is_prefix(it))?;
    let error = schema.dump(packet).check().err()?;
    match error.kind() {
        DecodeErrorKind::TrailingBytes { left } if prefix.is_function() => {
            let rest = packet.get(packet.len() - left..)?;
            schema.constructor(id_at(rest, 0)?).map(|_| rest)
        }
        _ => None,
    }
}

/// A function that returns any object is in front of another.
fn is_prefix(constructor: &Combinator) -> bool {
    constructor.is_function() && constructor.to_string().ends_with(" = Object;")
}
