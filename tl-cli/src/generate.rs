//! `tl gen`: from a schema to annotated Rust.

use std::fs;

use tl_gen::Builder;
use tl_syntax::Error;

use crate::Failure;
use crate::arguments::GenArguments;
use crate::files::{SchemaFile, read};
use crate::inputs::only_one_stdin;
use crate::output::Output;
use crate::report::{self, Reporter};

/// Writes the Rust of the schemas to the file, or to standard output.
pub(crate) fn run(
    mut arguments: GenArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let layers = std::mem::take(&mut arguments.layers.layers);
    only_one_stdin(&[arguments.schemas.as_slice(), &layers].concat())?;
    let files = read_all(&arguments.schemas, reporter)?;
    let layers = read_all(&layers, reporter)?;
    let (path, only) = (arguments.output.take(), std::mem::take(&mut arguments.only));
    let builder = Builder::new().options(arguments.options());
    let builder = files.into_iter().fold(builder, |it, file| it.schema_text(file.name, file.text));
    let with_layer =
        |it: Builder, file: SchemaFile| it.other_layer_text(file.name, file.text, None);
    let builder = layers.into_iter().fold(builder, with_layer);
    let builder = only.into_iter().fold(builder, Builder::only);
    let (source, warnings) = builder.generate_with_warnings()?;
    for warning in &warnings {
        reporter.warning(warning);
    }
    report::list(builder.misfits()?);
    match path {
        Some(path) => fs::write(&path, source)
            .map_err(|error| Failure::Input(format!("cannot write `{path}`: {error}"))),
        None => Ok(output.write(source)?),
    }
}

fn read_all(paths: &[String], reporter: &mut Reporter) -> Result<Vec<SchemaFile>, Error> {
    let files = Error::collect(paths.iter().map(|it| read(it).map_err(Error::general)))?;
    for file in &files {
        reporter.keep(&file.name, &file.text);
    }
    Ok(files)
}
