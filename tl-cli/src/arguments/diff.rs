//! The arguments of `tl diff`.

use clap::{Args, ValueEnum};

use super::DialectName;

/// Shows what changed between two schemas: types, constructors, functions, and each parameter
///
/// Definitions are compared by their names. If one is gone and another is new, and both have the same
/// id or the same parameters, the definition has been renamed.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct DiffArguments {
    /// The old schema, in TL or JSON; - is standard input, @telegram that of this command
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The new schema
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// How the changes are written
    #[arg(long, value_enum, default_value_t = DiffFormat::Text, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
    /// Exit with 1 if the schemas differ, and with 2 if they cannot be compared
    #[arg(long)]
    pub(crate) exit_code: bool,
    #[command(flatten)]
    pub(crate) compat: CompatArguments,
}

/// The output instead of the changes.
#[derive(Args)]
pub(crate) struct CompatArguments {
    /// Show which packets of OLD the types of NEW read, with `accepts`, and which values are written for OLD
    #[arg(long = "compat", id = "compat")]
    pub(crate) is_asked_for: bool,
    /// Fields that an old line lacks are zero, or an empty text or vector, as with `tl gen --layer-defaults`
    #[arg(long, requires = "compat")]
    pub(crate) layer_defaults: bool,
    /// Fields that an old line lacks are left out when a value is written for OLD, as with `tl gen --layer-drops`
    #[arg(long, requires = "compat")]
    pub(crate) layer_drops: bool,
    /// The rule for ids that lines do not give; telegram without it
    #[arg(long, value_enum, value_name = "NAME", requires = "compat")]
    pub(crate) dialect: Option<DialectName>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum DiffFormat {
    Text,
    Markdown,
    Json,
}

const EXAMPLES: &str = "\
Examples:
  tl diff layer229.tl layer230.tl
  tl diff my_api.tl @telegram --format markdown
  tl diff @telegram:216 @telegram:230
  tl diff --exit-code old.json new.tl
  tl diff --compat @telegram:216 @telegram:230

Built-in schemas: @telegram and its layers, such as @telegram:216; @mtproto, @ton, @lite.

Exit status: 0, or 1 if a schema is wrong. With --exit-code, 0 if the schemas are the same, 1 if they
differ, 2 if a schema is wrong. With --compat as well, 1 only if something of OLD is not read or not written.";
