//! The arguments of `tl summary`.

use clap::{Args, ValueEnum};

use super::SchemaArguments;

/// Counts the packets of a log by their types, and says which are wrong
///
/// Without --framing, each line is a packet: hex, base64 or a bytes literal. Other words in front of
/// hex or base64, such as the time, have to be cut off first. Memory does not grow with the number of
/// packets. A progress bar is shown on a terminal.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct SummaryArguments {
    /// The files of packets; - or nothing is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) schemas: SchemaArguments,
    /// How packets follow each other
    #[arg(long, value_enum, default_value_t = Framing::Lines, value_name = "FRAMING")]
    pub(crate) framing: Framing,
    /// Write a line of JSON per packet, and no summary
    #[arg(long)]
    pub(crate) jsonl: bool,
}

/// How packets follow each other.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Framing {
    /// One per line, as text
    Lines,
    /// Telegram's abridged transport: a quarter of the length in one byte, or in three after 0x7f
    Abridged,
    /// Telegram's intermediate transport: the length in four bytes
    Intermediate,
    /// The length in four bytes, little-endian
    U32,
}

const EXAMPLES: &str = "\
Examples:
  tl summary packets.log
  tl summary --framing intermediate stream.bin
  sed -n 's/.*recv: //p' app.log | tl summary
  tl summary --jsonl packets.log | jq 'select(.error)'

Exit status: 0 if all packets are right, 1 if not, 2 if the command line is wrong.";
