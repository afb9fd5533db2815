//! The command line. Each command has a file with its arguments, its help and its examples.

mod check;
mod completions;
mod convert;
mod diff;
mod dump;
mod encode;
mod fmt;
mod generate;
mod id;
mod json;
mod man;
mod packet;
mod show;
mod summary;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tl_syntax::Dialect;

pub(crate) use check::CheckArguments;
pub(crate) use completions::CompletionsArguments;
pub(crate) use convert::{ConvertArguments, SchemaForm};
pub(crate) use diff::{CompatArguments, DiffArguments, DiffFormat};
pub(crate) use dump::{DumpArguments, Named};
pub(crate) use encode::{EncodeArguments, PacketForm};
pub(crate) use fmt::FmtArguments;
pub(crate) use generate::GenArguments;
pub(crate) use id::IdArguments;
pub(crate) use json::{BytesForm, JsonArguments};
pub(crate) use man::ManArguments;
pub(crate) use packet::PacketArguments;
pub(crate) use show::ShowArguments;
pub(crate) use summary::{Framing, SummaryArguments};

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
  tl dump \"Remaining bytes: b'\\xc5sw4\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00'\"
  tl show 0x38116ee0
  tl json packet.bin > packet.json
  tl encode packet.json
  tl dump --html packet.bin > packet.html
  tl summary packets.log
  tl diff old.tl @telegram

Exit status: 0 if all is right, 1 if a packet, a schema or a file is wrong, 2 if the command line is.";

#[derive(Subcommand)]
pub(crate) enum Command {
    Dump(DumpArguments),
    Summary(SummaryArguments),
    Json(JsonArguments),
    Encode(EncodeArguments),
    Show(ShowArguments),
    Id(IdArguments),
    Check(CheckArguments),
    Diff(DiffArguments),
    Fmt(FmtArguments),
    Convert(ConvertArguments),
    Gen(Box<GenArguments>),
    Completions(CompletionsArguments),
    Man(ManArguments),
}

/// Which schemas a command looks in.
#[derive(Args)]
pub(crate) struct SchemaArguments {
    /// A schema to look in first, in TL or JSON; several are parts of one schema, or layers of it
    #[arg(long = "schema", value_name = "FILE")]
    pub(crate) schemas: Vec<String>,
    /// The rule for ids that the files do not have; without it, both are tried
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
    /// Also in files and pipes
    Always,
    /// In no output
    Never,
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
