//! `tl gen`: from a schema to annotated Rust.

use std::fs;

use tl_gen::Builder;
use tl_syntax::Error;

use crate::Failure;
use crate::arguments::GenArguments;
use crate::files::read;
use crate::inputs::only_one_stdin;
use crate::output::Output;
use crate::report::Reporter;

/// Writes the Rust of the schemas to the file, or to standard output.
pub(crate) fn run(
    mut arguments: GenArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    only_one_stdin(&arguments.schemas)?;
    let files = arguments.schemas.iter().map(|it| read(it).map_err(Error::general));
    let files = Error::collect(files)?;
    let (path, only) = (arguments.output.take(), std::mem::take(&mut arguments.only));
    let mut builder = Builder::new().options(arguments.options());
    for file in files {
        reporter.keep(&file.name, &file.text);
        builder = builder.schema_text(file.name, file.text);
    }
    let builder = only.into_iter().fold(builder, Builder::only);
    let (source, warnings) = builder.generate_with_warnings()?;
    for warning in &warnings {
        reporter.warning(warning);
    }
    match path {
        Some(path) => fs::write(&path, source)
            .map_err(|error| Failure::Input(format!("cannot write `{path}`: {error}"))),
        None => Ok(output.write(source)?),
    }
}
