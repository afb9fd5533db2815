//! The arguments of commands that read one packet.

use clap::Args;

use super::SchemaArguments;
use crate::packet::Form;

/// A packet, and the schemas that it is looked up in.
#[derive(Args)]
pub(crate) struct PacketArguments {
    /// The packet, or the name of its file; - or nothing is standard input
    pub(crate) packet: Vec<String>,
    #[command(flatten)]
    pub(crate) schemas: SchemaArguments,
    /// Begin at this byte: 20, or 0x14
    #[arg(long, value_name = "N", default_value = "0", value_parser = number)]
    pub(crate) offset: usize,
    #[command(flatten)]
    pub(crate) form: FormArguments,
}

/// How the packet is written.
#[derive(Args)]
#[group(multiple = false)]
pub(crate) struct FormArguments {
    /// Read the packet as hex
    #[arg(long)]
    hex: bool,
    /// Read the packet as base64
    #[arg(long)]
    base64: bool,
    /// Read the file's bytes as they are
    #[arg(long)]
    raw: bool,
}

impl FormArguments {
    /// The form that the packet is to have.
    pub(crate) fn form(&self) -> Option<Form> {
        match (self.hex, self.base64, self.raw) {
            (true, ..) => Some(Form::Hex),
            (_, true, _) => Some(Form::Base64),
            (.., true) => Some(Form::Raw),
            _ => None,
        }
    }
}

/// `20`, `0x14`
fn number(text: &str) -> Result<usize, String> {
    let number = match text.strip_prefix("0x") {
        Some(digits) => usize::from_str_radix(digits, 16),
        None => text.parse(),
    };
    number.map_err(|error| error.to_string())
}
