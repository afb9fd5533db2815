//! The arguments of `tl encode`.

use clap::{Args, ValueEnum};

use super::SchemaArguments;

/// Makes a packet of JSON as `tl json` writes it
///
/// An object has its constructor as `@type`, which may be left out if there is only one that it can
/// have. Flags words and lengths are computed. 64-bit integers are strings of digits or numbers,
/// wide integers are hex, bytes are base64, or hex after `hex:`.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct EncodeArguments {
    /// The JSON, or the name of its file; - or nothing is standard input
    pub(crate) json: Vec<String>,
    #[command(flatten)]
    pub(crate) schemas: SchemaArguments,
    /// The type of the packet, if it is no boxed object: `vector<int>`, or the name of a bare constructor
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) ty: Option<String>,
    /// How the packet is written
    #[arg(long = "output", value_enum, default_value_t = PacketForm::Hex, value_name = "FORM")]
    pub(crate) form: PacketForm,
}

const EXAMPLES: &str = "\
Examples:
  tl encode '{\"@type\": \"pong\", \"msg_id\": \"1\", \"ping_id\": \"2\"}'
  tl encode --output raw call.json > call.bin
  tl encode --type 'vector<int>' '[1, 2]'
  tl json packet.bin | tl encode -";

/// How a packet is written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum PacketForm {
    /// A line of two digits per byte
    Hex,
    /// A line of base64, with padding
    Base64,
    /// The bytes as they are
    Raw,
}
