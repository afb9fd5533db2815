//! The arguments of `tl dump`.

use clap::Args;

use super::PacketArguments;

/// Shows a packet byte by byte: offset, bytes, field, type and value
///
/// The constructor id at the beginning says what it is. It is looked up in the schemas that are
/// given, and then in those of the command: Telegram's API and MTProto, secret chats, TON. What
/// `gzip_packed` and `bytes` hold is shown after the packet.
///
/// The packet is hex, base64, a bytes literal or list of a program, the output of xxd or hexdump -C,
/// or raw bytes in a file. An argument is the name of a file if there is such a file. A text of hex
/// digits is hex, not base64. A bytes literal may follow other words: the error of a client can be
/// pasted as it is. A shell changes \\, $ and backticks between double quotes: if the error has them,
/// put it into a file, or between the lines `tl dump - <<'END'` and `END`.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct DumpArguments {
    #[command(flatten)]
    pub(crate) input: PacketArguments,
    /// The type of the packet, for one that begins with no id: Vector<Update>, %message
    #[arg(long = "type", value_name = "TYPE")]
    ty: Option<String>,
    /// The constructor or function that the packet is, without its id
    #[arg(long, value_name = "NAME", conflicts_with = "ty")]
    bare: Option<String>,
    /// Show all items of each vector, not the first 16
    #[arg(long)]
    pub(crate) all: bool,
    /// Write a page of HTML: bytes and fields side by side
    #[arg(long)]
    pub(crate) html: bool,
}

const EXAMPLES: &str = "\
Examples:
  tl dump c5 73 77 34 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00
  tl dump 0xc573773401000000000000000200000000000000
  tl dump xXN3NAEAAAAAAAAAAgAAAAAAAAA=
  tl dump \"Remaining bytes: b'\\xc5sw4\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00'\"
  tl dump --schema api.tl packet.bin
  tl dump --schema layer195.tl --schema layer229.tl packet.bin
  tl dump --type 'Vector<Update>' packet.bin
  tl dump --html packet.bin > packet.html
  xxd packet.bin | tl dump
  xxd -r -p log.txt | tl dump --raw --offset 20 -";

/// The type that the command line names.
#[derive(Clone, Copy)]
pub(crate) enum Named<'a> {
    /// A type expression.
    Type(&'a str),
    /// A constructor or function without its id.
    Bare(&'a str),
}

impl DumpArguments {
    /// The type that is named.
    pub(crate) fn named(&self) -> Option<Named<'_>> {
        let ty = self.ty.as_deref().map(Named::Type);
        ty.or_else(|| self.bare.as_deref().map(Named::Bare))
    }
}
