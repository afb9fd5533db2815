//! Schema files: those that the user gives, and those of the command.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::string::FromUtf8Error;

use crate::texts::{read_all, shown};

/// A schema file: its name and its text.
#[derive(Clone)]
pub(crate) struct SchemaFile {
    pub(crate) name: String,
    pub(crate) text: Cow<'static, str>,
}

impl SchemaFile {
    pub(crate) fn embedded(name: &str, text: &'static str) -> Self {
        Self { name: name.to_owned(), text: Cow::Borrowed(text) }
    }
}

macro_rules! embedded {
    ($($file:literal),*) => {
        vec![$($crate::files::SchemaFile::embedded($file, include_str!(concat!("../schemas/", $file)))),*]
    };
}
pub(crate) use embedded;

/// MTProto's own objects. A schema of the API is not complete without them.
pub(crate) fn mtproto() -> Vec<SchemaFile> {
    embedded!["mtproto.tl", "mtproto_envelopes.tl"]
}

/// The end of the message for an unknown name.
const BUILT_IN: &str = "; the schemas of this command are @telegram, @telegram:216 (of a layer), @mtproto, @ton and @lite";

/// Gives a schema of the command by its name, such as `@telegram`.
pub(crate) fn built_in(name: &str) -> Option<Vec<SchemaFile>> {
    match name {
        "@telegram" => Some(embedded!["telegram.tl"]),
        "@mtproto" => Some(mtproto()),
        "@ton" => Some(embedded!["ton_api.tl"]),
        "@lite" => Some(embedded!["lite_api.tl"]),
        _ => None,
    }
}

/// Reads the schema at `path`: a file, `-` for standard input, or a name such as `@telegram`.
pub(crate) fn read(path: &str) -> Result<SchemaFile, String> {
    if let Some(files) = built_in(path) {
        let texts: Vec<_> = files.iter().map(|it| &*it.text).collect();
        // Each file begins with types.
        return Ok(SchemaFile {
            name: path.to_owned(),
            text: texts.join("\n---types---\n").into(),
        });
    }
    if let Some(layer) = path.strip_prefix("@telegram:") {
        return of_layer(path, layer);
    }
    let is_stdin = path == "-";
    let bytes =
        if is_stdin { read_all(io::stdin().lock()) } else { File::open(path).and_then(read_all) };
    let (name, shown) = if is_stdin {
        ("<standard input>".to_owned(), "standard input".to_owned())
    } else {
        (shown(path), format!("`{}`", shown(path)))
    };
    let names = if path.starts_with('@') { BUILT_IN } else { "" };
    let bytes = bytes.map_err(|error| format!("cannot read {shown}: {error}{names}"))?;
    let text = String::from_utf8(bytes).map_err(|error| not_text(&shown, &error))?;
    Ok(SchemaFile { name, text: text.into() })
}

/// The schema of a layer of Telegram's API, as in `@telegram:216`.
fn of_layer(name: &str, layer: &str) -> Result<SchemaFile, String> {
    match layer.parse().ok().and_then(tl_layers::schema) {
        Some(text) => {
            let text = format!("// LAYER {layer}\n{text}").into();
            Ok(SchemaFile { name: name.to_owned(), text })
        }
        None => {
            let layers: Vec<_> = tl_layers::layers().iter().map(ToString::to_string).collect();
            Err(format!("there is no layer `{layer}` here: there are {}", layers.join(", ")))
        }
    }
}

/// The message for a file that is no text, with the place of the first wrong byte.
fn not_text(shown: &str, error: &FromUtf8Error) -> String {
    let offset = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let line = bytes[..offset].split(|it| *it == b'\n').count();
    let byte = bytes.get(offset).copied().unwrap_or_default();
    format!(
        "{shown} is no schema: a schema is UTF-8, and the byte {byte:02x} in line {line}, at byte {offset}, is not"
    )
}
