//! The inputs of commands: what the command line names, and standard input, which is read once.

use std::io::{self, IsTerminal};

use crate::Failure;
use crate::arguments::{PacketArguments, SchemaArguments};
use crate::packet::{self, Packet};
use crate::report::Reporter;
use crate::schemas::Catalog;

/// Reads the packet, and opens the schemas that it is looked up in.
pub(crate) fn packet(
    arguments: &PacketArguments,
    reporter: &mut Reporter,
) -> Result<(Catalog, Packet), Failure> {
    check_input("packet", &arguments.packet, &arguments.schemas)?;
    let catalog = catalog(&arguments.schemas, reporter)?;
    let packet = packet::read(&arguments.packet, arguments.form.form());
    let packet = packet.and_then(|it| it.skip(arguments.offset)).map_err(Failure::Input)?;
    Ok((catalog, packet))
}

/// Checks that there is an input, and that standard input is not both the input and a schema.
pub(crate) fn check_input(
    kind: &str,
    input: &[String],
    arguments: &SchemaArguments,
) -> Result<(), Failure> {
    if input.is_empty() && io::stdin().is_terminal() {
        let message =
            format!("no {kind} is given: write it, name its file, or put it into standard input");
        return Err(Failure::Usage(message));
    }
    let is_stdin = |it: &String| it == "-";
    let is_input = input.is_empty() || input.iter().any(is_stdin);
    if is_input && arguments.schemas.iter().any(is_stdin) {
        let message =
            format!("standard input can be read only once: it has the {kind} or the schema");
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// Opens the schemas. Those that the user gives have to be right.
pub(crate) fn catalog(
    arguments: &SchemaArguments,
    reporter: &mut Reporter,
) -> Result<Catalog, Failure> {
    let paths = &arguments.schemas;
    only_one_stdin(paths)?;
    let dialect = arguments.dialect.map(Into::into);
    let catalog = Catalog::new(paths, dialect).map_err(Failure::Input)?;
    for group in catalog.given() {
        group.files().iter().for_each(|it| reporter.keep(&it.name, &it.text));
    }
    for schema in catalog.given() {
        schema.schema().map_err(Clone::clone)?;
    }
    Ok(catalog)
}

/// Checks that standard input is named at most once.
pub(crate) fn only_one_stdin(paths: &[String]) -> Result<(), Failure> {
    if paths.iter().filter(|it| *it == "-").count() <= 1 {
        return Ok(());
    }
    let message = "standard input can be read only once: write one `-`";
    Err(Failure::Usage(message.to_owned()))
}
