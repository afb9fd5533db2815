//! Verdicts as Markdown.

use std::io;

use tl_gen::compat::Verdict;

use super::Report;
use super::wording::{remarks, summary};
use crate::output::Output;

/// Writes all verdicts below `title`.
pub(super) fn write(report: &Report<'_>, title: &str, output: &mut Output) -> io::Result<()> {
    output.line(format_args!("# {title}\n"))?;
    for line in summary(report) {
        output.line(format_args!("- {line}"))?;
    }
    if !report.types.is_empty() {
        output.line("\n## Types")?;
    }
    for (name, verdicts) in &report.types {
        output.line(format_args!("\n### `{name}`\n"))?;
        list(verdicts, output)?;
    }
    if !report.functions.is_empty() {
        output.line("\n## Functions\n")?;
    }
    list(&report.functions, output)
}

fn list(verdicts: &[Verdict<'_>], output: &mut Output) -> io::Result<()> {
    for verdict in verdicts {
        output.line(format_args!("- `{}`", verdict.old.name.value))?;
        for remark in remarks(verdict) {
            output.line(format_args!("  - {}", remark.text))?;
        }
    }
    Ok(())
}
