//! `tl id`: the constructor id that a line spells.

use tl_syntax::{Definition, Dialect};

use crate::Failure;
use crate::arguments::IdArguments;
use crate::output::Output;
use crate::report::Reporter;

/// Shows the id of the line: by the rule of `--dialect`, or by both if they differ.
pub(crate) fn run(
    arguments: &IdArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let (name, line) = ("<line>", arguments.line.join(" "));
    reporter.keep(name, &line);
    let definition = tl_syntax::parse_definition(name, &line)?;
    let of = |dialect| definition.computed_id(dialect);
    if let Some(dialect) = arguments.dialect {
        let id = of(dialect.into());
        output.line(format_args!("{id:08x}"))?;
        return check(&definition, &[id], output, reporter);
    }
    let (telegram, ton) = (of(Dialect::Telegram), of(Dialect::Ton));
    if telegram == ton {
        output.line(format_args!("{telegram:08x}"))?;
    } else {
        output.line(format_args!("{telegram:08x}  by Telegram's rule"))?;
        output.line(format_args!("{ton:08x}  by TON's rule"))?;
    }
    check(&definition, &[telegram, ton], output, reporter)
}

/// The id that the line gives has to be one of those that it spells.
fn check(
    definition: &Definition,
    spelled: &[u32],
    output: &mut Output,
    reporter: &Reporter,
) -> Result<(), Failure> {
    match &definition.id {
        Some(id) if !spelled.contains(&id.value) => {
            output.finish()?;
            let message = format!("the line gives the id {:08x}, and spells another", id.value);
            reporter.errors(&tl_syntax::Error::at(&id.location, message));
            Err(Failure::Reported)
        }
        _ => Ok(()),
    }
}
