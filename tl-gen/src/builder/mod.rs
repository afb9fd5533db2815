//! The way from schema files to a file of Rust, step by step.

mod run;

use std::path::PathBuf;

use crate::options::{Attached, BytesType, Options, Target};
use crate::source::Source;
use tl_syntax::Dialect;

/// Reads schemas and writes Rust, from a `build.rs` or from the command line.
///
/// ```no_run
/// let path = tl_gen::Builder::new().schema("schema/api.tl").out_dir("src").write()?;
/// # Ok::<(), tl_gen::Error>(())
/// ```
///
/// The [crate's page](crate#with-a-build-script) shows it in a `build.rs`.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    schemas: Vec<Source>,
    other_layers: Vec<(Source, Option<u32>)>,
    only: Vec<String>,
    out_dir: Option<PathBuf>,
    file_name: Option<String>,
    options: Options,
}

impl Builder {
    /// A builder with the default options.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a schema file, in TL or, with the feature `json`, in JSON. Several make up one schema.
    #[must_use]
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.schemas.push(Source::File(path.into()));
        self
    }

    /// Adds a schema's text, which errors call `name`.
    #[must_use]
    pub fn schema_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.schemas.push(Source::Text { name: name.into(), text: text.into() });
        self
    }

    /// Adds the schema of another layer, in a file: types are read from its lines, too, `#[tl(accepts(214) = "…")]`, if
    /// they fit by the rules of [`compat`](crate::compat). Can be called for several.
    ///
    /// `layer` is its number, by which [`to_vec_as`](https://docs.rs/tl-core/latest/tl_core/fn.to_vec_as.html) finds the
    /// lines to write. `None` takes that of its comment `// LAYER 214`; without any number, lines are only read.
    /// Of a schema with headings such as `===17===`, it chooses the layer, and `None` takes all layers before
    /// that of [`layer`](Self::layer).
    #[must_use]
    pub fn other_layer(mut self, path: impl Into<PathBuf>, layer: impl Into<Option<u32>>) -> Self {
        self.other_layers.push((Source::File(path.into()), layer.into()));
        self
    }

    /// Adds the text of the schema of [another layer](Self::other_layer), which errors call `name`.
    #[must_use]
    pub fn other_layer_text(
        mut self,
        name: impl Into<String>,
        text: impl Into<String>,
        layer: impl Into<Option<u32>>,
    ) -> Self {
        let source = Source::Text { name: name.into(), text: text.into() };
        self.other_layers.push((source, layer.into()));
        self
    }

    /// Keeps only a type, a constructor or a function, and all that it reaches. Can be called for
    /// several.
    #[must_use]
    pub fn only(mut self, name: impl Into<String>) -> Self {
        self.only.push(name.into());
        self
    }

    /// Sets the directory that [`write`](Self::write) writes to; cargo's `OUT_DIR` without it.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Sets the name of the file; that of the first schema with `.rs` without it.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets all options at once.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Sets whose rule ids follow: [`Options::dialect`].
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.options.dialect = dialect;
        self
    }

    /// Sets whether constructors are structs of their own: [`Options::structs`].
    #[must_use]
    pub fn structs(mut self, structs: bool) -> Self {
        self.options.structs = structs;
        self
    }

    /// Sets whether large variants are behind pointers: [`Options::box_large_variants`].
    #[must_use]
    pub fn box_large_variants(mut self, box_large_variants: bool) -> Self {
        self.options.box_large_variants = box_large_variants;
        self
    }

    /// Sets whether each flags word is a field: [`Options::flags_fields`].
    #[must_use]
    pub fn flags_fields(mut self, flags_fields: bool) -> Self {
        self.options.flags_fields = flags_fields;
        self
    }

    /// Sets whether the compiler proves the ids again: [`Options::proofs`].
    #[must_use]
    pub fn proofs(mut self, proofs: bool) -> Self {
        self.options.proofs = proofs;
        self
    }

    /// Sets the type of `bytes`: [`Options::bytes`].
    #[must_use]
    pub fn bytes(mut self, bytes: BytesType) -> Self {
        self.options.bytes = bytes;
        self
    }

    /// Sets whether text and bytes are borrowed: [`Options::borrowed`].
    #[must_use]
    pub fn borrowed(mut self, borrowed: bool) -> Self {
        self.options.borrowed = borrowed;
        self
    }

    /// Adds a derive of all types: [`Options::derives`].
    #[must_use]
    pub fn derive(self, path: impl Into<String>) -> Self {
        self.add_derive(path.into(), Target::Items)
    }

    /// Adds a derive of all structs: `bon::Builder`.
    #[must_use]
    pub fn struct_derive(self, path: impl Into<String>) -> Self {
        self.add_derive(path.into(), Target::Structs)
    }

    /// Adds a derive of all enums: `strum::EnumDiscriminants`.
    #[must_use]
    pub fn enum_derive(self, path: impl Into<String>) -> Self {
        self.add_derive(path.into(), Target::Enums)
    }

    fn add_derive(mut self, text: String, target: Target) -> Self {
        self.options.derives.push(Attached { text, target });
        self
    }

    /// Adds an attribute of all types: [`Options::attributes`].
    #[must_use]
    pub fn attribute(self, attribute: impl Into<String>) -> Self {
        self.add_attribute(attribute.into(), Target::Items)
    }

    /// Adds an attribute of all structs.
    #[must_use]
    pub fn struct_attribute(self, attribute: impl Into<String>) -> Self {
        self.add_attribute(attribute.into(), Target::Structs)
    }

    /// Adds an attribute of all enums.
    #[must_use]
    pub fn enum_attribute(self, attribute: impl Into<String>) -> Self {
        self.add_attribute(attribute.into(), Target::Enums)
    }

    /// Adds an attribute, or a derive, of the types, constructors and functions with such a TL name:
    /// `type_attribute("messages.*", "#[derive(Eq)]")`. A `*` is any text.
    #[must_use]
    pub fn type_attribute(self, pattern: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.add_attribute(attribute.into(), Target::Named(pattern.into()))
    }

    /// Adds an attribute of the fields with such a name, and such a type in the schema if there is one:
    /// `field_attribute("*:bytes", "#[serde(with = \"serde_bytes\")]")`, `field_attribute("user.phone", …)`.
    #[must_use]
    pub fn field_attribute(self, pattern: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.add_attribute(attribute.into(), Target::Fields(pattern.into()))
    }

    fn add_attribute(mut self, text: String, target: Target) -> Self {
        self.options.attributes.push(Attached { text, target });
        self
    }

    /// Sets whether structs have a function `new`: [`Options::new`].
    #[must_use]
    pub fn new_functions(mut self, new: bool) -> Self {
        self.options.new = new;
        self
    }

    /// Sets whether enums have functions for shared fields: [`Options::accessors`].
    #[must_use]
    pub fn accessors(mut self, accessors: bool) -> Self {
        self.options.accessors = accessors;
        self
    }

    /// Sets whether each enum keeps constructors that the schema does not have: [`Options::open`].
    ///
    /// With [`Reader::with_schema`](https://docs.rs/tl-core/latest/tl_core/struct.Reader.html#method.with_schema) such a
    /// constructor loses only itself.
    #[must_use]
    pub fn open(mut self, open: bool) -> Self {
        self.options.open = open;
        self
    }

    /// Sets whether there is an enum of all functions: [`Options::any_function`].
    #[must_use]
    pub fn any_function(mut self, any_function: bool) -> Self {
        self.options.any_function = any_function;
        self
    }

    /// Sets the name that `name_of(id)` returns for an unknown id, instead of an `Option`: [`Options::unknown_name`].
    #[must_use]
    pub fn unknown_name(mut self, name: impl Into<String>) -> Self {
        self.options.unknown_name = Some(name.into());
        self
    }

    /// Sets whether there is an enum of all types: [`Options::any_object`].
    #[must_use]
    pub fn any_object(mut self, any_object: bool) -> Self {
        self.options.any_object = any_object;
        self
    }

    /// Sets whether there is a function `name_of(id)`: [`Options::name_of`].
    #[must_use]
    pub fn name_of(mut self, name_of: bool) -> Self {
        self.options.name_of = name_of;
        self
    }

    /// Sets whether fields that a line of another layer lacks have a default: [`Options::layer_defaults`].
    #[must_use]
    pub fn layer_defaults(mut self, layer_defaults: bool) -> Self {
        self.options.layer_defaults = layer_defaults;
        self
    }

    /// Sets whether fields that a line of another layer lacks are left out there: [`Options::layer_drops`].
    #[must_use]
    pub fn layer_drops(mut self, layer_drops: bool) -> Self {
        self.options.layer_drops = layer_drops;
        self
    }

    /// Accepts the id of a constructor or function that differs from the id that its definition spells: it has no
    /// [warning](Self::warnings). Can be called for several.
    #[must_use]
    pub fn trust_id(mut self, name: impl Into<String>) -> Self {
        self.options.overrides.trusted_ids.push(name.into());
        self
    }

    /// Chooses the layer of a schema with headings such as `===17===`: of each name the last definition that is not
    /// newer.
    #[must_use]
    pub fn layer(mut self, layer: u32) -> Self {
        self.options.overrides.layer = Some(layer);
        self
    }

    /// Leaves out a constructor, a function, or a type with its constructors. Can be called for several.
    #[must_use]
    pub fn skip(mut self, name: impl Into<String>) -> Self {
        self.options.overrides.skipped.push(name.into());
        self
    }

    /// Puts a constructor behind a `Box` in its enum, whatever its size: code that uses it still compiles if the
    /// constructor's size changes. Can be called for several.
    #[must_use]
    pub fn boxed(mut self, name: impl Into<String>) -> Self {
        self.options.overrides.boxed.push((name.into(), true));
        self
    }

    /// Leaves a constructor in its enum without a `Box`, whatever its size. Can be called for several.
    #[must_use]
    pub fn unboxed(mut self, name: impl Into<String>) -> Self {
        self.options.overrides.boxed.push((name.into(), false));
        self
    }

    /// Takes the type `name` for another: `alias("uint", "int")`. Definitions show it under its own name. Can be
    /// called for several.
    #[must_use]
    pub fn alias(mut self, name: impl Into<String>, target: impl Into<String>) -> Self {
        self.options.overrides.aliases.push((name.into(), target.into()));
        self
    }

    /// Takes a parameter that is written `string` for `bytes`: `resPQ.pq`, or `*.pq` for those of all definitions.
    /// Can be called for several.
    #[must_use]
    pub fn bytes_for(mut self, parameter: impl Into<String>) -> Self {
        self.options.overrides.bytes.push(parameter.into());
        self
    }

    /// Sets what a type, a constructor, a function or a parameter is called in Rust: `rename("help.config",
    /// "Settings")`, `rename("message.self", "is_self")`. It stays in its module. Can be called for several.
    #[must_use]
    pub fn rename(mut self, name: impl Into<String>, rust: impl Into<String>) -> Self {
        self.options.overrides.renames.push((name.into(), rust.into()));
        self
    }
}
