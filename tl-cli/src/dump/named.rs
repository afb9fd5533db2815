//! The type that the command line names, with `--type` or `--bare`.

use tl_core::schema::{Schema, SchemaType};
use tl_syntax::Error;

use super::find::{Subject, best};
use crate::Failure;
use crate::arguments::Named;
use crate::schemas::{Catalog, Group};

/// The packet, as one of the type `named`: by the schema that reads most of it.
pub(crate) fn by_name<'c>(
    catalog: &'c Catalog,
    named: Named<'_>,
    packet: &[u8],
) -> Result<Subject<'c>, Failure> {
    let types = types(catalog, named);
    let subjects = types.map(|(group, schema, ty)| Subject::new(group, schema, Some(ty), packet));
    best(subjects).ok_or_else(|| no_type(catalog, named))
}

/// The schemas that have the type `named`, in their order, each with the type.
pub(crate) fn types<'c>(
    catalog: &'c Catalog,
    named: Named<'_>,
) -> impl Iterator<Item = (&'c Group, &'c Schema, SchemaType)> {
    let schemas = catalog.groups.iter().filter_map(|it| Some((it, it.schema().ok()?)));
    schemas.filter_map(move |(group, schema)| Some((group, schema, named.of(schema).ok()?)))
}

/// The failure of a type that no schema has.
pub(crate) fn no_type(catalog: &Catalog, named: Named<'_>) -> Failure {
    let first = catalog.groups.iter().find_map(|it| it.schema().ok());
    let message = match (named, first.and_then(|it| named.of(it).err()?)) {
        (Named::Type(_), Some(error)) => {
            let unknown = error.message.split('`').nth(1).unwrap_or_default();
            format!("{}{}", error.message, suggestion(catalog, unknown))
        }
        (Named::Bare(name) | Named::Type(name), _) => format!(
            "there is no constructor or function `{name}`: looked up in {}{}",
            catalog.titles(),
            suggestion(catalog, name)
        ),
    };
    Failure::Usage(message)
}

impl Named<'_> {
    /// The type in `schema`. A type that is not in it has an error.
    fn of(self, schema: &Schema) -> Result<SchemaType, Option<Error>> {
        match self {
            Self::Type(expression) => schema.ty(expression).map_err(Some),
            Self::Bare(name) => schema.bare_type(name).ok_or(None),
        }
    }
}

/// `; did you mean …?`, if a constructor or type has a name like this.
fn suggestion(catalog: &Catalog, name: &str) -> String {
    let schemas = catalog.groups.iter().filter_map(|it| it.schema().ok());
    let lines = schemas.flat_map(Schema::constructors).map(ToString::to_string);
    let names: Vec<String> = lines.flat_map(|line| names_of(&line)).collect();
    match tl_syntax::closest_names(name, names.iter().map(String::as_str)).as_slice() {
        [] => String::new(),
        [first, ..] => format!("; did you mean `{first}`?"),
    }
}

/// The names of the constructor and of its type.
fn names_of(line: &str) -> [String; 2] {
    let (constructor, ty) = line.split_once(" = ").unwrap_or((line, ""));
    let constructor = constructor.split(['#', ' ']).next().unwrap_or_default();
    [constructor.to_owned(), ty.trim_end_matches(';').to_owned()]
}
