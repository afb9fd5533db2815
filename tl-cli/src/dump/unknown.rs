//! A packet that begins with an unknown id: where the id was looked up, and what the packet may be.

use std::io;

use tl_core::schema::Schema;

use super::find::by_id;
use super::sink::Sink;
use super::{Note, id_at};
use crate::packet::{Form, Packet};
use crate::report::Reporter;
use crate::schemas::Catalog;

/// The last offset at which an object is looked for. The object of an unencrypted message of MTProto begins at 20, that of
/// a decrypted one at 32.
const SEARCHED: usize = 64;

/// Shows the bytes.
pub(super) fn show(packet: &Packet, sink: &mut dyn Sink) -> io::Result<()> {
    // No schema has the id, so an empty schema shows as much as any other.
    match Schema::parse("") {
        Ok(empty) if !packet.bytes.is_empty() => {
            sink.packet(empty.dump(&packet.bytes), &packet.bytes).map(drop)
        }
        _ => Ok(()),
    }
}

/// Says where the id was looked up, and what the packet may be.
pub(super) fn explain(catalog: &Catalog, packet: &Packet) -> Vec<Note> {
    let Packet { bytes, form, .. } = packet;
    let size = format!("{} bytes, read as {form}", bytes.len());
    let Some(id) = id_at(bytes, 0) else {
        let message = format!("a packet has a constructor id of 4 bytes, and this one has {size}");
        return vec![Note::Error(message)];
    };
    let titles = catalog.titles();
    let message = format!(
        "the packet of {size}, begins with the constructor id {id:08x}, which no schema has: looked up in {titles}"
    );
    let mut notes = vec![Note::Error(message), Note::Help(likely(catalog, packet, id))];
    if *form == Form::Base64 {
        let help = "the text was read as base64: `--hex` and `--raw` read it otherwise";
        notes.push(Note::Help(help.to_owned()));
    }
    notes
}

/// Reports the explanation on standard error.
pub(crate) fn report(catalog: &Catalog, packet: &Packet, reporter: &Reporter) {
    for note in explain(catalog, packet) {
        note.report(reporter);
    }
}

/// The likely kind of a packet that begins with `id`.
fn likely(catalog: &Catalog, packet: &Packet, id: u32) -> String {
    let bytes = &packet.bytes;
    // A JSON log has `"data": "c1ded478…"`.
    let is_digit = |it: &u8| it.is_ascii_alphanumeric() || b"+/-_=".contains(it);
    if packet.form == Form::Literal && bytes.iter().all(is_digit) {
        return "the text in the quotes looks like hex or base64: give it without them".to_owned();
    }
    if let Some((offset, name)) = inner(catalog, bytes) {
        let offset = packet.offset + offset;
        return format!("`{name}` begins at byte {offset}: add `--offset {offset}`");
    }
    if let Some(code) = transport_error(bytes) {
        return format!(
            "it may be the error {code} of Telegram's transports: a server sends these four bytes in place of a packet"
        );
    }
    if let Some(name) = name_of(catalog, id.swap_bytes()) {
        return reversed(id.swap_bytes(), &name, bytes.len());
    }
    if is_encrypted(bytes) {
        return "it may be an encrypted message of MTProto, 24 bytes and blocks of 16: decrypt it, and show the content; \
                if not, give the schema that has it, `--schema FILE`"
            .to_owned();
    }
    "give the schema that has it, `--schema FILE`".to_owned()
}

/// The message for an id whose bytes are in reverse order.
fn reversed(id: u32, name: &str, len: usize) -> String {
    if len == 4 {
        return format!("{id:08x} is the id of `{name}`: see `tl show {id:08x}`");
    }
    format!(
        "with its bytes in reverse order it is the id of `{name}`: ids are little-endian in packets"
    )
}

/// The offset and the name of an object that takes all bytes after a header.
fn inner(catalog: &Catalog, bytes: &[u8]) -> Option<(usize, String)> {
    (1..=SEARCHED.min(bytes.len())).find_map(|offset| {
        let rest = bytes.get(offset..)?;
        let subject = by_id(catalog, rest)?;
        let constructor = subject.schema.constructor(id_at(rest, 0)?)?;
        subject.fault.is_none().then(|| (offset, constructor.name().to_owned()))
    })
}

fn name_of(catalog: &Catalog, id: u32) -> Option<String> {
    let groups = catalog.groups.iter().filter(|it| it.may_have(id));
    let schemas = groups.filter_map(|it| it.schema().ok());
    let found = schemas.into_iter().find_map(|it| it.constructor(id));
    let name = found.map(|it| it.name().to_owned());
    name.or_else(|| tl_layers::constructor(id).map(|it| it.name().to_owned()))
}

/// The number that servers send in place of a packet, such as -404.
pub(crate) fn transport_error(bytes: &[u8]) -> Option<i32> {
    let code = i32::from_le_bytes(bytes.try_into().ok()?);
    (-999..0).contains(&code).then_some(code)
}

/// An id of a key, a key of the message, and blocks.
fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.len() >= 40 && (bytes.len() - 24).is_multiple_of(16) && bytes[..8] != [0; 8]
}
