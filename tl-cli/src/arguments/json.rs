//! The arguments of `tl json`.

use clap::{Args, ValueEnum};

use super::PacketArguments;

/// Shows a packet as JSON, from which `tl encode` makes the same packet
///
/// The packet and its type are recognised as by `tl dump`. An object has its constructor as `@type`.
/// 64-bit integers are strings of digits, wide integers are hex, bytes are base64. Flags words and
/// lengths are left out, unless a flags word has bits that no parameter declares.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct JsonArguments {
    #[command(flatten)]
    pub(crate) input: PacketArguments,
    /// The type of the packet, if it is no boxed object: `vector<int>`, or the name of a bare constructor
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) ty: Option<String>,
    /// How `bytes` are written
    #[arg(long, value_enum, default_value_t = BytesForm::Base64, value_name = "FORM")]
    pub(crate) bytes: BytesForm,
    /// Write one line
    #[arg(long)]
    pub(crate) compact: bool,
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
pub(crate) enum BytesForm {
    /// The alphabet with `+` and `/`, with padding
    Base64,
    /// `hex:` and two digits per byte
    Hex,
}
