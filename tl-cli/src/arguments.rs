//! The command line.

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tl_syntax::Dialect;

use crate::encode::EncodeArguments;
use crate::packet::Form;
use crate::to_json::JsonArguments;

/// Shows what is in packets of Telegram's MTProto and of TON, and what their schemas say.
#[derive(Parser)]
#[command(name = "tl", version, disable_help_subcommand = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true, value_name = "WHEN")]
    pub(crate) color: Color,
}

const EXAMPLES: &str = "\
Examples:
  tl dump c573773401000000000000000200000000000000
  tl dump \"b'\\xc5sw4\\x01\\x00…'\"
  tl show phoneCall
  tl id 'boolTrue = Bool'

Exit status: 0 if all is right, 1 if the packet or the schema is wrong, 2 if the command line is.";

#[derive(Subcommand)]
pub(crate) enum Command {
    Dump(DumpArguments),
    Json(JsonArguments),
    Encode(EncodeArguments),
    /// Shows a constructor, a function or a type: its line, and what takes and returns it
    #[command(after_help = SHOW_EXAMPLES)]
    Show {
        /// A name, or an id such as 30535af5
        name: String,
        #[command(flatten)]
        schemas: SchemaArguments,
    },
    /// Computes the constructor id of a schema's line
    #[command(after_help = ID_EXAMPLES)]
    Id {
        /// The line, as in a schema; its `;` may be left out
        #[arg(required = true)]
        line: Vec<String>,
        /// Whose rule the id follows; both without it
        #[arg(long, value_enum, value_name = "NAME")]
        dialect: Option<DialectName>,
    },
    /// Says what is wrong with a schema, and what is likely a mistake
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// The .tl files, which make up one schema; - is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
        /// Whose rule the ids follow; that of most ids without it
        #[arg(long, value_enum, value_name = "NAME")]
        dialect: Option<DialectName>,
        /// Exit with 1 also if there are warnings alone
        #[arg(long)]
        deny_warnings: bool,
    },
    /// Writes schemas in one form: a line per definition, comments kept
    #[command(after_help = FMT_EXAMPLES)]
    Fmt {
        /// The .tl files, which are changed in place; - is standard input, to standard output
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
        /// Change nothing, and exit with 1 if a file is not formatted
        #[arg(long)]
        check: bool,
    },
}

const FMT_EXAMPLES: &str = "\
Examples:
  tl fmt api.tl
  tl fmt --check *.tl
  tl fmt - < api.tl";

const CHECK_EXAMPLES: &str = "\
Examples:
  tl check api.tl mtproto.tl
  curl https://example.org/api.tl | tl check --deny-warnings -

Errors: what cannot be read, types that there are not.
Warnings: ids that definitions do not spell, ids and names that are there twice, names that begin
as another kind of name does.";

const SHOW_EXAMPLES: &str = "\
Examples:
  tl show phoneCall
  tl show PhoneCall
  tl show 0x30535af5
  tl show --schema api.tl messages.sendMessage";

const ID_EXAMPLES: &str = "\
Examples:
  tl id 'inputFile id:long parts:int name:string md5_checksum:string = InputFile'
  tl id --dialect ton 'adnl.message.query query_id:int256 query:bytes = adnl.Message'";

/// Shows a packet byte by byte: offset, bytes, field, type and value
///
/// The constructor id at the beginning says what it is. It is looked up in the schemas that are
/// given, and then in those of the command: Telegram's API and MTProto, TON. What `gzip_packed` and
/// `bytes` hold is shown after the packet.
///
/// The packet is hex, base64, a bytes literal of Python, C or Rust, or raw bytes in a file. An
/// argument is the name of a file if there is such a file. A text of hex digits is hex, not base64.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = DUMP_EXAMPLES)]
pub(crate) struct DumpArguments {
    /// The packet, the name of its file, or - for standard input, as without it
    pub(crate) packet: Vec<String>,
    #[command(flatten)]
    pub(crate) schemas: SchemaArguments,
    /// Begin at this byte: 20, or 0x14
    #[arg(long, value_name = "N", default_value = "0", value_parser = number)]
    pub(crate) offset: usize,
    /// Show all items of each vector, not the first 16
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) form: FormArguments,
}

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

const DUMP_EXAMPLES: &str = "\
Examples:
  tl dump c5 73 77 34 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00
  tl dump 0xc573773401000000000000000200000000000000
  tl dump xXN3NAEAAAAAAAAAAgAAAAAAAAA=
  tl dump \"b'\\xc5sw4\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00'\"
  tl dump --schema api.tl packet.bin
  xxd -r -p log.txt | tl dump --raw --offset 20 -";

#[derive(Args)]
pub(crate) struct SchemaArguments {
    /// A .tl file to look in first; several make up one schema
    #[arg(long = "schema", value_name = "FILE")]
    pub(crate) schemas: Vec<String>,
    /// Whose rule gives the ids that the files do not have; both are tried without it
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) dialect: Option<DialectName>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum DialectName {
    Telegram,
    Ton,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
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

impl Color {
    pub(crate) fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

impl From<DialectName> for Dialect {
    fn from(name: DialectName) -> Self {
        match name {
            DialectName::Telegram => Self::Telegram,
            DialectName::Ton => Self::Ton,
        }
    }
}

/// `20`, `0x14`
pub(crate) fn number(text: &str) -> Result<usize, String> {
    let number = match text.strip_prefix("0x") {
        Some(digits) => usize::from_str_radix(digits, 16),
        None => text.parse(),
    };
    number.map_err(|error| error.to_string())
}
