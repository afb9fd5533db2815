//! The arguments of `tl show`.

use clap::Args;

use super::SchemaArguments;

/// Shows a constructor, a function or a type: its line, and what takes and returns it
///
/// An id or a name that the current layer of Telegram's API does not have is looked up in the
/// older ones, from layer 105 on.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct ShowArguments {
    /// A name, or an id such as 30535af5
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) schemas: SchemaArguments,
}

const EXAMPLES: &str = "\
Examples:
  tl show phoneCall
  tl show PhoneCall
  tl show 0x38116ee0
  tl show --schema api.tl messages.sendMessage";
