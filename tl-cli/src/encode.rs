//! `tl encode`: JSON as a packet.

use std::fs::{self, File};
use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tl_core::schema::Schema;
use tl_syntax::Error;

use crate::Failure;
use crate::arguments::{EncodeArguments, Named, PacketForm};
use crate::dump::{no_type, types};
use crate::inputs::{catalog, check_input};
use crate::json::{self, Json, Root};
use crate::output::Output;
use crate::report::Reporter;
use crate::schemas::Catalog;
use crate::texts::{read_all, shown};

/// Writes the packet of the JSON.
pub(crate) fn run(
    arguments: &EncodeArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    check_input("JSON", &arguments.json, &arguments.schemas)?;
    let catalog = catalog(&arguments.schemas, reporter)?;
    let json = read(&arguments.json).map_err(Failure::Input)?;
    reporter.keep(&json.name, &json.text);
    let root = json.parse()?;
    let packet = match &arguments.ty {
        Some(name) => {
            let named = Named::Type(name);
            let first = types(&catalog, named).next();
            let (_, schema, ty) = first.ok_or_else(|| no_type(&catalog, named))?;
            json::encode(schema, &ty, &json, &root)?
        }
        None => encode_any(&catalog, &json, &root)?,
    };
    match arguments.form {
        PacketForm::Hex => output.line(json::forms::hex(&packet))?,
        PacketForm::Base64 => output.line(STANDARD.encode(&packet))?,
        PacketForm::Raw => output.raw(&packet)?,
    }
    Ok(())
}

/// Reads the JSON that `words` of the command line give: the name of a file, `-` for standard input, or the JSON.
fn read(words: &[String]) -> Result<Json, String> {
    let text = |bytes: io::Result<Vec<u8>>| {
        bytes.and_then(|it| String::from_utf8(it).map_err(|_| io::Error::other("it is no UTF-8")))
    };
    let of_stdin = || {
        let text = text(read_all(io::stdin().lock()));
        let text = text.map_err(|error| format!("cannot read standard input: {error}"))?;
        Ok(Json::new("<standard input>", &text))
    };
    match words {
        [] => of_stdin(),
        [one] if one == "-" => of_stdin(),
        [one] if fs::metadata(one).is_ok_and(|it| !it.is_dir()) => {
            let text = text(File::open(one).and_then(read_all));
            let text = text.map_err(|error| format!("cannot read `{}`: {error}", shown(one)))?;
            Ok(Json::new(&shown(one), &text))
        }
        [one] if !looks_like_json(one) => {
            Err(format!("there is no file `{one}`, and it is no JSON"))
        }
        words => Ok(Json::new("<argument>", &words.join(" "))),
    }
}

/// Says whether `text` begins as JSON does, and not as the name of a file.
fn looks_like_json(text: &str) -> bool {
    let is_name = text.contains(['/', '.', '\\']) && text.len() <= 255;
    let begins = |it: char| it.is_ascii_digit() || "{[\"'-/".contains(it);
    !is_name || text.trim_start().starts_with(begins)
}

/// Encodes a boxed object by the first schema that has its constructor and takes its value. The error is that of the
/// first that has the constructor.
fn encode_any(catalog: &Catalog, json: &Json, root: &Root<'_>) -> Result<Vec<u8>, Error> {
    let schemas = catalog.groups.iter().filter_map(|it| it.schema().ok());
    let mut known = schemas.filter(|it| json::knows(it, root));
    let any = |schema: &Schema| json::encode(schema, &schema.ty("Object")?, json, root);
    let Some(first) = known.next() else {
        return of_other_layer(catalog, json, root).ok_or_else(|| unknown(catalog, json, root));
    };
    any(first).or_else(|error| {
        known
            .map(any)
            .find_map(Result::ok)
            .or_else(|| of_other_layer(catalog, json, root))
            .ok_or(error)
    })
}

/// Encodes an object of another layer of Telegram's API, if `@type` has its id: a name alone means the newest layer.
fn of_other_layer(catalog: &Catalog, json: &Json, root: &Root<'_>) -> Option<Vec<u8>> {
    if !json::has_id(root) {
        return None;
    }
    let schema = catalog.other_layers().schema().ok().filter(|it| json::knows(it, root))?;
    json::encode(schema, &schema.ty("Object").ok()?, json, root).ok()
}

/// Whether `packet` is what the command makes of `text`.
pub(crate) fn is_packet(catalog: &Catalog, text: &str, packet: &[u8]) -> bool {
    let json = Json::new("", text);
    let encoded = json.parse().and_then(|root| encode_any(catalog, &json, &root));
    encoded.is_ok_and(|it| it == packet)
}

/// The error of a root that no schema has: that of the first one.
fn unknown(catalog: &Catalog, json: &Json, root: &Root<'_>) -> Error {
    let first = catalog.groups.iter().find_map(|it| it.schema().ok());
    let error =
        first.and_then(|schema| json::encode(schema, &schema.ty("Object").ok()?, json, root).err());
    error.unwrap_or_else(|| Error::general("no schema has the constructor"))
}
