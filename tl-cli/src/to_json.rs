//! `tl json`: a packet as JSON.

use clap::{Args, ValueEnum};
use tl_core::DecodeError;
use tl_core::schema::{Schema, SchemaType, Value};
use tl_syntax::Error;

use crate::Failure;
use crate::arguments::{FormArguments, SchemaArguments, number};
use crate::json;
use crate::output::Output;
use crate::packet::{self, Packet};
use crate::report::Reporter;
use crate::schemas::Catalog;

/// Shows a packet as JSON, from which `tl encode` makes the same packet
///
/// The packet and its type are recognised as by `tl dump`. An object has its constructor as `@type`.
/// 64-bit integers are strings of digits, wide integers are hex, bytes are base64. Flags words and
/// lengths are left out, unless a flags word has bits that no parameter declares.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct JsonArguments {
    /// The packet, the name of its file, or - for standard input, as without it
    packet: Vec<String>,
    #[command(flatten)]
    schemas: SchemaArguments,
    /// Begin at this byte: 20, or 0x14
    #[arg(long, value_name = "N", default_value = "0", value_parser = number)]
    offset: usize,
    /// The type of the packet, if it is no boxed object: `vector<int>`, or the name of a bare constructor
    #[arg(long = "type", value_name = "TYPE")]
    ty: Option<String>,
    /// How `bytes` are written
    #[arg(long, value_enum, default_value_t = BytesForm::Base64, value_name = "FORM")]
    bytes: BytesForm,
    /// Write one line
    #[arg(long)]
    compact: bool,
    #[command(flatten)]
    form: FormArguments,
}

const EXAMPLES: &str = "\
Examples:
  tl json c573773401000000000000000200000000000000
  tl json --schema api.tl --bytes hex packet.bin
  tl json --type 'vector<int>' 0100000007000000
  tl json packet.bin | jq .msg_id
  tl json packet.bin | sed s/443/8443/ | tl encode --output raw > changed.bin";

/// How `bytes` are written in JSON.
#[derive(Clone, Copy, ValueEnum)]
enum BytesForm {
    /// The alphabet with `+` and `/`, with padding
    Base64,
    /// `hex:` and two digits per byte
    Hex,
}

impl From<BytesForm> for json::BytesForm {
    fn from(form: BytesForm) -> Self {
        match form {
            BytesForm::Base64 => Self::Base64,
            BytesForm::Hex => Self::Hex,
        }
    }
}

pub(crate) fn run(
    arguments: &JsonArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    crate::check_input("packet", &arguments.packet, &arguments.schemas)?;
    let catalog = crate::catalog(&arguments.schemas, reporter)?;
    let packet = packet::read(&arguments.packet, arguments.form.form());
    let packet = packet.and_then(|it| it.skip(arguments.offset)).map_err(Failure::Input)?;
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

/// The JSON of the packet, and whether `tl encode` makes the same packet of it. `tl encode` asks schemas one by one, and
/// another one may have the same names: then each object has its id.
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
    let json = json::write(decoded.schema, &decoded.values, style)?;
    if arguments.ty.is_some() || !is_hidden(catalog, decoded) {
        return Ok((json, true));
    }
    let is_packet = |json: &str| crate::encode::is_packet(catalog, json, &decoded.encoded);
    if style.has_ids || is_packet(&json) {
        let is_packet = is_packet(&json);
        return Ok((json, is_packet));
    }
    style.has_ids = true;
    let json = json::write(decoded.schema, &decoded.values, style)?;
    let is_packet = is_packet(&json);
    Ok((json, is_packet))
}

/// A packet and the schema that it was decoded by.
struct Decoded<'c> {
    schema: &'c Schema,
    /// The value, and the queries after it if it is a prefix of others.
    values: Vec<Value>,
    /// The packet that encoding the values gives.
    encoded: Vec<u8>,
    /// The first byte that encoding the value does not give again.
    lost_at: Option<usize>,
}

fn decode<'c>(
    arguments: &JsonArguments,
    catalog: &'c Catalog,
    packet: &Packet,
    reporter: &Reporter,
) -> Result<Decoded<'c>, Failure> {
    let (schema, ty) = match &arguments.ty {
        Some(name) => {
            let (schema, ty) = find_type(catalog, name)?;
            (schema, Some(ty))
        }
        None => match crate::dump::by_id(catalog, &packet.bytes) {
            Some(subject) => (subject.schema, None),
            None => {
                crate::dump::report_unknown(catalog, packet, reporter);
                return Err(Failure::Reported);
            }
        },
    };
    let values = match &ty {
        Some(ty) => schema.decode_as(ty, &packet.bytes).map(|it| vec![it]),
        None => decode_all(schema, &packet.bytes),
    };
    let values = values.map_err(|error| {
        reporter.error(&error.to_string());
        reporter.help("`tl dump` shows the packet up to there");
        Failure::Reported
    })?;
    let encode = |value| match &ty {
        Some(ty) => schema.encode_as(ty, value),
        None => schema.encode(value),
    };
    let encoded = values.iter().map(encode).collect::<Result<Vec<_>, _>>();
    let encoded = encoded.map_err(|error| Failure::Input(error.to_string()))?.concat();
    let same = packet.bytes.iter().zip(&encoded).take_while(|(one, other)| one == other).count();
    let lost_at = (packet.bytes != encoded).then_some(packet.offset + same);
    Ok(Decoded { schema, values, encoded, lost_at })
}

/// How many functions may be prefixes of others.
const MAX_PREFIXES: usize = 16;

/// The value, and the queries after it if it is a prefix of others.
fn decode_all(schema: &Schema, packet: &[u8]) -> Result<Vec<Value>, DecodeError> {
    let mut rest = packet;
    let mut values = Vec::new();
    while values.len() < MAX_PREFIXES
        && let Some(after) = crate::dump::after_prefix(schema, rest)
    {
        values.push(schema.decode(&rest[..rest.len() - after.len()])?);
        rest = after;
    }
    values.push(schema.decode(rest)?);
    Ok(values)
}

/// Whether `tl encode` may take a schema in front of the packet's: one that may have a constructor of the same name, or any
/// if the packet is no object.
fn is_hidden(catalog: &Catalog, decoded: &Decoded<'_>) -> bool {
    let mut before = catalog.groups.iter().take_while(|it| !it.owns(decoded.schema));
    match decoded.values.first().and_then(Value::as_object) {
        Some(object) => before.any(|it| it.may_have_name(object.name())),
        None => before.next().is_some(),
    }
}

/// The first schema that has the type.
pub(crate) fn find_type<'c>(
    catalog: &'c Catalog,
    name: &str,
) -> Result<(&'c Schema, SchemaType), Failure> {
    let schemas = || catalog.groups.iter().filter_map(|it| it.schema().ok());
    if let Some(found) = schemas().find_map(|it| Some((it, it.ty(name).ok()?))) {
        return Ok(found);
    }
    let error = schemas().next().and_then(|it| it.ty(name).err());
    let message = error.map_or_else(|| format!("`{name}` is no type"), |it| it.message);
    Err(Failure::Usage(format!("--type: {message}")))
}
