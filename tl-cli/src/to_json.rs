//! `tl json`: a packet as JSON.

use tl_core::DecodeError;
use tl_core::schema::{Schema, Value};
use tl_syntax::Error;

use crate::Failure;
use crate::arguments::{BytesForm, JsonArguments, Named};
use crate::dump::{after_prefix, by_id, by_name, report_unknown};
use crate::inputs;
use crate::json;
use crate::output::Output;
use crate::packet::Packet;
use crate::report::Reporter;
use crate::schemas::Catalog;

impl From<BytesForm> for json::BytesForm {
    fn from(form: BytesForm) -> Self {
        match form {
            BytesForm::Base64 => Self::Base64,
            BytesForm::Hex => Self::Hex,
        }
    }
}

/// Shows the packet as JSON. Warns if `tl encode` makes another packet of it.
pub(crate) fn run(
    arguments: &JsonArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let (catalog, packet) = inputs::packet(&arguments.input, reporter)?;
    let decoded = decode(arguments, &catalog, &packet, reporter)?;
    let written = write(arguments, &catalog, &decoded);
    let (json, is_packet) = written.map_err(|error| Failure::Input(error.to_string()))?;
    output.line(json)?;
    let message = match decoded.lost_at {
        None if is_packet => return Ok(()),
        None => "`tl encode` makes another packet of this, by another of the schemas: give it this packet's schema alone"
            .to_owned(),
        Some(offset) => format!(
            "the packet is not written as its value is, from byte {offset} on: `tl encode` makes another one. Padding and \
             forms of lengths are not in JSON"
        ),
    };
    output.finish()?;
    reporter.warning(&Error::general(message));
    Ok(())
}

/// The JSON of the packet, and whether `tl encode` makes the same packet of it. `tl encode` takes the first schema that
/// has the names. If that is not the packet's schema, each object is written with its id.
fn write(
    arguments: &JsonArguments,
    catalog: &Catalog,
    decoded: &Decoded<'_>,
) -> Result<(String, bool), serde_json::Error> {
    let mut style = json::Style {
        bytes: arguments.bytes.into(),
        is_compact: arguments.compact,
        has_ids: catalog.is_of_other_layers(decoded.schema),
    };
    let mut json = json::write(decoded.schema, &decoded.values, style)?;
    if arguments.ty.is_some() || !is_hidden(catalog, decoded) {
        return Ok((json, true));
    }
    let is_packet = |json: &str| crate::encode::is_packet(catalog, json, &decoded.encoded);
    if !style.has_ids && !is_packet(&json) {
        style.has_ids = true;
        json = json::write(decoded.schema, &decoded.values, style)?;
    }
    let is_packet = is_packet(&json);
    Ok((json, is_packet))
}

/// A packet and the schema that it was decoded by.
struct Decoded<'c> {
    schema: &'c Schema,
    /// The value, and the queries after it if it is a prefix.
    values: Vec<Value>,
    /// The packet that encoding the values gives.
    encoded: Vec<u8>,
    /// The offset of the first byte that the encoded value does not have.
    lost_at: Option<usize>,
}

fn decode<'c>(
    arguments: &JsonArguments,
    catalog: &'c Catalog,
    packet: &Packet,
    reporter: &Reporter,
) -> Result<Decoded<'c>, Failure> {
    let subject = match &arguments.ty {
        Some(name) => by_name(catalog, Named::Type(name), &packet.bytes)?,
        None => by_id(catalog, &packet.bytes).ok_or_else(|| {
            report_unknown(catalog, packet, reporter);
            Failure::Reported
        })?,
    };
    let (schema, ty) = (subject.schema, subject.ty());
    let values = match ty {
        Some(ty) => schema.decode_as(ty, &packet.bytes).map(|it| vec![it]),
        None => decode_all(schema, &packet.bytes),
    };
    let values = values.map_err(|error| {
        reporter.error(&error.to_string());
        reporter.help("`tl dump` shows the packet up to there");
        Failure::Reported
    })?;
    let encode = |value| match ty {
        Some(ty) => schema.encode_as(ty, value),
        None => schema.encode(value),
    };
    let encoded = values.iter().map(encode).collect::<Result<Vec<_>, _>>();
    let encoded = encoded.map_err(|error| Failure::Input(error.to_string()))?.concat();
    let same = packet.bytes.iter().zip(&encoded).take_while(|(one, other)| one == other).count();
    let lost_at = (packet.bytes != encoded).then_some(packet.offset + same);
    Ok(Decoded { schema, values, encoded, lost_at })
}

/// The most prefixes of one query.
const MAX_PREFIXES: usize = 16;

/// The value, and the queries after it if it is a prefix.
fn decode_all(schema: &Schema, packet: &[u8]) -> Result<Vec<Value>, DecodeError> {
    let mut rest = packet;
    let mut values = Vec::new();
    while values.len() < MAX_PREFIXES
        && let Some(after) = after_prefix(schema, rest)
    {
        values.push(schema.decode(&rest[..rest.len() - after.len()])?);
        rest = after;
    }
    values.push(schema.decode(rest)?);
    Ok(values)
}

/// Whether `tl encode` may use another schema than the packet's: an earlier one that may have a constructor of the same
/// name, or any earlier one if the packet is not an object.
fn is_hidden(catalog: &Catalog, decoded: &Decoded<'_>) -> bool {
    let mut before = catalog.groups.iter().take_while(|it| !it.owns(decoded.schema));
    match decoded.values.first().and_then(Value::as_object) {
        Some(object) => before.any(|it| it.may_have_name(object.name())),
        None => before.next().is_some(),
    }
}
