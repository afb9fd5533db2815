//! From schemas to a file, as the options say.

use std::path::PathBuf;
use std::{env, fs};

use super::Builder;
use crate::emit;
use crate::model::{self, Misfit, Model, Newest, OtherLayer};
use crate::options::Options;
use crate::source::{Source, unusable};
use tl_syntax::{Error, Schema};

/// The schemas that were read.
struct Schemas {
    whole: Schema,
    /// The part that is generated.
    schema: Schema,
    other_layers: Vec<OtherLayer>,
}

impl Builder {
    /// Reads the schemas and gives them their meaning.
    pub fn model(&self) -> Result<Model, Error> {
        self.resolve(&self.read()?)
    }

    fn resolve(&self, Schemas { whole, schema, other_layers }: &Schemas) -> Result<Model, Error> {
        let Options { dialect, overrides, .. } = &self.options;
        let mut model = model::resolve(schema, *dialect, self.options.layout(), overrides)?;
        if !other_layers.is_empty() {
            let newest = Newest {
                whole,
                schema,
                overrides,
                rules: self.options.rules(),
                is_partial: !self.only.is_empty(),
                is_borrowed: self.options.borrowed,
                is_proven: self.options.proofs,
            };
            model::accept(&mut model, &newest, other_layers)?;
        }
        Ok(model)
    }

    /// The definitions of all schemas that are asked for, or the errors of all schemas.
    fn read(&self) -> Result<Schemas, Error> {
        let parsed = Error::collect(self.schemas.iter().map(Source::parse));
        let others = self.other_layers.iter().map(|(it, layer)| Ok((*layer, it.parse()?)));
        let (parsed, others) = match (parsed, Error::collect(others)) {
            (Ok(parsed), Ok(others)) => (parsed, others),
            (Err(first), Err(second)) => return Err(first.and(second)),
            (Err(error), _) | (_, Err(error)) => return Err(error),
        };
        let mut whole = Schema::default();
        for schema in parsed {
            whole.layer = whole.layer.or(schema.layer);
            whole.definitions.extend(schema.definitions);
            whole.type_comments.extend(schema.type_comments);
        }
        let Options { dialect, overrides, .. } = &self.options;
        let schema = model::prepare(&whole, *dialect, &self.only, overrides)?;
        let other_layers = model::divide(others, schema.layer)?;
        Ok(Schemas { whole, schema, other_layers })
    }

    /// Generates the Rust source.
    pub fn generate(&self) -> Result<String, Error> {
        emit::emit(&self.model()?, &self.options)
    }

    /// Returns the likely mistakes that do not stop the generator: an id that is not the one that its definition
    /// spells, a name that begins as another kind of name does, a schema without definitions.
    /// [`trust_id`](Self::trust_id) accepts an id that is meant.
    pub fn warnings(&self) -> Result<Vec<Error>, Error> {
        let schemas = self.read()?;
        Ok(self.warnings_of(&schemas.schema, &self.resolve(&schemas)?))
    }

    /// Returns the lines of [other layers](Self::other_layer) that do not fit: packets with their constructors are not
    /// read. The comment at the top of the generated file lists them, too.
    pub fn misfits(&self) -> Result<Vec<Misfit>, Error> {
        Ok(self.model()?.misfits)
    }

    /// Generates the Rust source and gives the [warnings](Self::warnings), from one reading of the schemas.
    ///
    /// ```
    /// let builder = tl_gen::Builder::new().schema_text("api.tl", "dataJSON data:string = DataJSON;");
    /// let (source, warnings) = builder.generate_with_warnings()?;
    /// assert!(source.contains("pub struct DataJSON") && warnings.is_empty());
    /// # Ok::<(), tl_gen::Error>(())
    /// ```
    pub fn generate_with_warnings(&self) -> Result<(String, Vec<Error>), Error> {
        let schemas = self.read()?;
        let model = self.resolve(&schemas)?;
        Ok((emit::emit(&model, &self.options)?, self.warnings_of(&schemas.schema, &model)))
    }

    /// Generates the Rust source, writes it to a file, and returns its path. Tells cargo to run
    /// the build script again when a schema changes, and to show the [warnings](Self::warnings).
    pub fn write(&self) -> Result<PathBuf, Error> {
        let directory = self.directory()?;
        let path = directory.join(self.name()?);
        let (source, warnings) = self.generate_with_warnings()?;
        fs::write(&path, source).map_err(|error| unusable("write", &path, &error))?;
        let others = self.other_layers.iter().map(|(it, _)| it);
        for path in self.schemas.iter().chain(others).filter_map(Source::path) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        for warning in warnings {
            println!("cargo::warning={warning}");
        }
        Ok(path)
    }

    fn warnings_of(&self, schema: &Schema, model: &Model) -> Vec<Error> {
        let of_model = model::warnings(schema, model, &self.options.overrides);
        schema.warnings().into_iter().chain(of_model).collect()
    }

    fn directory(&self) -> Result<PathBuf, Error> {
        let from_cargo = || env::var_os("OUT_DIR").map(PathBuf::from);
        self.out_dir.clone().or_else(from_cargo).ok_or_else(|| {
            Error::general(
                "there is no directory to write to: call `out_dir`, or run in a `build.rs`",
            )
        })
    }

    fn name(&self) -> Result<PathBuf, Error> {
        let of_schema = || {
            let path = self.schemas.first()?.path()?.with_extension("rs");
            path.file_name().map(PathBuf::from)
        };
        self.file_name.as_ref().map(PathBuf::from).or_else(of_schema).ok_or_else(|| {
            Error::general("the output has no name: call `schema` with a file, or `file_name`")
        })
    }
}
