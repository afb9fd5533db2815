//! Verdicts as text.

use std::io;

use tl_gen::compat::Verdict;

use super::Report;
use super::wording::{Remark, remarks, summary};
use crate::output::Output;

/// Writes all verdicts, and their numbers at the end.
pub(super) fn write(report: &Report<'_>, output: &mut Output) -> io::Result<()> {
    for (name, verdicts) in &report.types {
        output.bold(format_args!("type {name}"))?;
        list(verdicts, output)?;
    }
    if !report.functions.is_empty() {
        output.bold("functions")?;
        list(&report.functions, output)?;
    }
    for line in summary(report) {
        output.line(line)?;
    }
    Ok(())
}

fn list(verdicts: &[Verdict<'_>], output: &mut Output) -> io::Result<()> {
    for verdict in verdicts {
        output.line(format_args!("  {}", verdict.old.name.value))?;
        for Remark { text, is_loss } in remarks(verdict) {
            let is_red = is_loss && output.is_colored;
            let (start, end) = if is_red { ("\x1b[31m", "\x1b[0m") } else { ("", "") };
            output.line(format_args!("      {start}{text}{end}"))?;
        }
    }
    output.line("")
}
