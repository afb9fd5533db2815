//! `tl diff --compat`: shows which old lines the types of the new schema read and write.

mod json;
mod markdown;
mod text;
mod wording;

use tl_gen::compat::{Compatibility, Rules, Verdict};
use tl_syntax::{Definition, Dialect, Schema};

use super::title;
use crate::Failure;
use crate::arguments::{CompatArguments, DiffArguments, DiffFormat};
use crate::output::Output;

/// All verdicts, by types.
struct Report<'a> {
    compatibility: Compatibility<'a>,
    /// Old types, each with its constructors, in the order of the first ones.
    types: Vec<(&'a str, Vec<Verdict<'a>>)>,
    functions: Vec<Verdict<'a>>,
}

/// The numbers of definitions of a kind that are changed or gone.
struct Counts {
    changed: usize,
    read: usize,
    written: usize,
    added: usize,
}

/// Shows the verdicts. With `--exit-code`, one that is not read or not written is a failure.
pub(super) fn run(
    arguments: &DiffArguments,
    old: &Schema,
    new: &Schema,
    output: &mut Output,
) -> Result<(), Failure> {
    let report = Report::new(arguments, old, new);
    match arguments.format {
        DiffFormat::Text => text::write(&report, output)?,
        DiffFormat::Markdown => markdown::write(&report, &title(arguments, old, new), output)?,
        DiffFormat::Json => output.write(json::to_string(&report, old, new))?,
    }
    if arguments.exit_code && !report.is_compatible() { Err(Failure::Reported) } else { Ok(()) }
}

impl<'a> Report<'a> {
    fn new(arguments: &DiffArguments, old: &'a Schema, new: &'a Schema) -> Self {
        let CompatArguments { layer_defaults: defaults, layer_drops: drops, .. } = arguments.compat;
        let rules = Rules { defaults, drops };
        let dialect = arguments.compat.dialect.map(Dialect::from).unwrap_or_default();
        let mut compatibility = Compatibility::new(old, new, dialect, rules);
        let verdicts = std::mem::take(&mut compatibility.verdicts).into_iter();
        let (functions, constructors): (Vec<_>, Vec<_>) =
            verdicts.partition(|it| it.old.is_function);
        let mut types: Vec<(&str, Vec<_>)> = Vec::new();
        for verdict in constructors {
            let name = verdict.old.result.head().unwrap_or_default();
            match types.iter_mut().find(|(it, _)| *it == name) {
                Some((_, verdicts)) => verdicts.push(verdict),
                None => types.push((name, vec![verdict])),
            }
        }
        Self { compatibility, types, functions }
    }

    fn is_compatible(&self) -> bool {
        let constructors = self.types.iter().flat_map(|(_, it)| it);
        constructors.chain(&self.functions).all(|it| is_read(it) && is_written(it) != Some(false))
    }

    fn counts(&self) -> [Counts; 2] {
        let count = |verdicts: &mut dyn Iterator<Item = &Verdict<'_>>, is_function: bool| {
            let is_of_kind = |it: &&&Definition| it.is_function == is_function;
            let added = self.compatibility.added.iter().filter(is_of_kind).count();
            let mut counts = Counts { changed: 0, read: 0, written: 0, added };
            for verdict in verdicts {
                counts.changed += 1;
                counts.read += usize::from(is_read(verdict));
                counts.written += usize::from(is_written(verdict) == Some(true));
            }
            counts
        };
        let constructors = count(&mut self.types.iter().flat_map(|(_, it)| it), false);
        [constructors, count(&mut self.functions.iter(), true)]
    }
}

fn is_read(verdict: &Verdict<'_>) -> bool {
    verdict.reading.is_ok()
}

/// Whether some values are written; `None` if there are none.
fn is_written(verdict: &Verdict<'_>) -> Option<bool> {
    verdict.writing.as_ref().map(Result::is_ok)
}
