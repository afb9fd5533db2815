//! The arguments of `tl completions`.

use clap::Args;
use clap_complete::Shell;

/// Writes what a shell needs to complete the command line
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CompletionsArguments {
    /// The shell
    pub(crate) shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  tl completions bash > ~/.local/share/bash-completion/completions/tl
  tl completions zsh > ~/.zfunc/_tl
  tl completions fish > ~/.config/fish/completions/tl.fish";
