//! The arguments of `tl gen`.

use clap::Args;
use tl_gen::{Attached, BytesType, Options, Overrides, Target};

use super::DialectName;

/// Writes Rust types that derive `TlObject`, from a schema
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct GenArguments {
    /// The schema files, which make up one schema; - is standard input
    #[arg(required = true, value_name = "SCHEMA")]
    pub(crate) schemas: Vec<String>,
    /// The file to write; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// Only a type, constructor or function and what it reaches; can be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Vec<String>,
    /// The rule for ids
    #[arg(long, value_enum, default_value_t = DialectName::Telegram, value_name = "NAME")]
    dialect: DialectName,
    #[command(flatten, next_help_heading = "Types")]
    types: TypeArguments,
    #[command(flatten, next_help_heading = "Derives and attributes")]
    attached: AttachedArguments,
    #[command(flatten, next_help_heading = "Functions and enums of all types")]
    extras: ExtraArguments,
    #[command(flatten, next_help_heading = "Other layers")]
    pub(crate) layers: LayerArguments,
    #[command(flatten, next_help_heading = "Corrections of the schema")]
    overrides: OverrideArguments,
}

const EXAMPLES: &str = "\
Examples:
  tl gen schema/api.tl -o src/api.rs
  tl gen schema/api.tl --only phoneConnection
  tl gen @telegram --only phoneCall -o src/call.rs
  tl gen schema/api.tl --derive serde::Serialize --attribute '#[non_exhaustive]'
  tl gen ton_api.tl lite_api.tl --dialect ton --any-object
  tl gen @telegram --layers @telegram:216 @telegram:229 -o src/api.rs";

/// How types look.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "options are yes or no")]
struct TypeArguments {
    /// A struct for each constructor with parameters, with conversions
    #[arg(long)]
    structs: bool,
    /// Leave large variants in place
    #[arg(long)]
    no_box_large: bool,
    /// Put this constructor behind a Box in its enum; can be repeated
    #[arg(long, value_name = "NAME")]
    boxed: Vec<String>,
    /// Leave this constructor without a Box; can be repeated
    #[arg(long, value_name = "NAME")]
    unboxed: Vec<String>,
    /// A field for each flags word, which keeps bits that no other field has
    #[arg(long)]
    flags_fields: bool,
    /// Do not let the compiler prove the ids that are checked here
    #[arg(long)]
    no_proofs: bool,
    /// Vec<u8> for bytes instead of Bytes
    #[arg(long)]
    vec: bool,
    /// &str and &[u8], which borrow from the input
    #[arg(long)]
    borrowed: bool,
}

/// What is attached to types and fields.
#[derive(Args)]
struct AttachedArguments {
    /// Another derive of all types; can be repeated
    #[arg(long, value_name = "PATH")]
    derive: Vec<String>,
    /// Another derive of structs alone
    #[arg(long, value_name = "PATH")]
    struct_derive: Vec<String>,
    /// Another derive of enums alone
    #[arg(long, value_name = "PATH")]
    enum_derive: Vec<String>,
    /// Another attribute of all types; can be repeated
    #[arg(long, value_name = "TEXT")]
    attribute: Vec<String>,
    /// Another attribute of structs alone
    #[arg(long, value_name = "TEXT")]
    struct_attribute: Vec<String>,
    /// Another attribute of enums alone
    #[arg(long, value_name = "TEXT")]
    enum_attribute: Vec<String>,
    /// Another attribute of some types: 'help.*=#[derive(Eq)]'
    #[arg(long, value_name = "PATTERN=TEXT", value_parser = pair)]
    type_attribute: Vec<(String, String)>,
    /// Another attribute of some fields: '*:bytes=#[serde(skip)]'
    #[arg(long, value_name = "PATTERN=TEXT", value_parser = pair)]
    field_attribute: Vec<(String, String)>,
}

/// What is generated besides types.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "options are yes or no")]
struct ExtraArguments {
    /// A function `new` for structs, which takes the fields that are always there
    #[arg(long)]
    new: bool,
    /// No functions for the fields that all variants of an enum share
    #[arg(long)]
    no_accessors: bool,
    /// A variant of each enum that keeps the constructors of other layers
    #[arg(long)]
    open: bool,
    /// An enum of all types, which is decoded by the id
    #[arg(long)]
    any_object: bool,
    /// An enum of all functions, which is decoded by the id
    #[arg(long)]
    any_function: bool,
    /// No function `name_of(id)`
    #[arg(long)]
    no_name_of: bool,
    /// What `name_of(id)` returns for an unknown id, instead of an Option
    #[arg(long, value_name = "TEXT")]
    unknown_name: Option<String>,
}

/// The layers besides that of the schema.
#[derive(Args)]
pub(crate) struct LayerArguments {
    /// Schemas of other layers, each with `// LAYER 216`: types are read from their lines, too, if they fit
    #[arg(long, num_args = 1.., value_name = "SCHEMA")]
    pub(crate) layers: Vec<String>,
    /// Fields that a line of another layer lacks are zero, or an empty text or vector
    #[arg(long, requires = "layers")]
    layer_defaults: bool,
    /// Fields that a line of another layer lacks are left out when a value is written for that layer
    #[arg(long, requires = "layers")]
    layer_drops: bool,
}

/// What is different from the schema.
#[derive(Args)]
struct OverrideArguments {
    /// Keep the id of this constructor, although its definition spells another; can be repeated
    #[arg(long, value_name = "NAME")]
    trust_id: Vec<String>,
    /// The layer of a schema with headings such as ===17===
    #[arg(long, value_name = "NUMBER")]
    layer: Option<u32>,
    /// Leave out this constructor, function or type; can be repeated
    #[arg(long, value_name = "NAME")]
    skip: Vec<String>,
    /// Take a type for another: --alias uint=int; can be repeated
    #[arg(long, value_name = "NAME=TYPE", value_parser = pair)]
    alias: Vec<(String, String)>,
    /// A string that holds bytes: resPQ.pq, *.pq; can be repeated
    #[arg(long, value_name = "PARAM")]
    bytes_for: Vec<String>,
    /// The Rust name of a type, constructor, function or parameter: --rename help.config=Settings
    #[arg(long, value_name = "NAME=RUST", value_parser = pair)]
    rename: Vec<(String, String)>,
}

impl GenArguments {
    /// The options of the generator.
    pub(crate) fn options(self) -> Options {
        let Self { dialect, types, attached, extras, layers, overrides, .. } = self;
        let mut options = attached.options();
        options.dialect = dialect.into();
        options.structs = types.structs;
        options.box_large_variants = !types.no_box_large;
        options.flags_fields = types.flags_fields;
        options.proofs = !types.no_proofs;
        options.bytes = if types.vec { BytesType::Vec } else { BytesType::Bytes };
        options.borrowed = types.borrowed;
        options.new = extras.new;
        options.accessors = !extras.no_accessors;
        options.open = extras.open;
        options.any_object = extras.any_object;
        options.any_function = extras.any_function;
        options.name_of = !extras.no_name_of;
        options.unknown_name = extras.unknown_name;
        options.layer_defaults = layers.layer_defaults;
        options.layer_drops = layers.layer_drops;
        options.overrides = overrides.overrides(types.boxed, types.unboxed);
        options
    }
}

impl AttachedArguments {
    /// Options with the derives and attributes.
    fn options(self) -> Options {
        let all = |texts: Vec<String>, target: Target| {
            texts.into_iter().map(move |text| Attached { text, target: target.clone() })
        };
        let some = |pairs: Vec<(String, String)>, target: fn(String) -> Target| {
            pairs.into_iter().map(move |(it, text)| Attached { text, target: target(it) })
        };
        let derives = all(self.derive, Target::Items)
            .chain(all(self.struct_derive, Target::Structs))
            .chain(all(self.enum_derive, Target::Enums));
        let attributes = all(self.attribute, Target::Items)
            .chain(all(self.struct_attribute, Target::Structs))
            .chain(all(self.enum_attribute, Target::Enums))
            .chain(some(self.type_attribute, Target::Named))
            .chain(some(self.field_attribute, Target::Fields));
        let mut options = Options::default();
        options.derives = derives.collect();
        options.attributes = attributes.collect();
        options
    }
}

impl OverrideArguments {
    fn overrides(self, boxed: Vec<String>, unboxed: Vec<String>) -> Overrides {
        let boxed = boxed.into_iter().map(|it| (it, true));
        let unboxed = unboxed.into_iter().map(|it| (it, false));
        let mut overrides = Overrides::default();
        overrides.trusted_ids = self.trust_id;
        overrides.layer = self.layer;
        overrides.skipped = self.skip;
        overrides.boxed = boxed.chain(unboxed).collect();
        overrides.aliases = self.alias;
        overrides.bytes = self.bytes_for;
        overrides.renames = self.rename;
        overrides
    }
}

/// `help.config=Settings`
fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').ok_or("it is no pair: write `NAME=OTHER`")?;
    Ok((pair.0.trim().to_owned(), pair.1.trim().to_owned()))
}
