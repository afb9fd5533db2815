//! What Rust can be generated for and is likely a mistake.

use tl_syntax::{Dialect, Error};

use crate::model::{Constructor, Model};

/// The warning for a model without types and functions.
pub(crate) fn of_empty(model: &Model) -> Option<Error> {
    let is_empty = model.types.is_empty() && model.functions.is_empty();
    is_empty
        .then(|| Error::general("nothing is generated: the schema defines no type and no function"))
}

/// The warnings for ids that their definitions do not spell. Those by the other dialect's rule are one.
pub(crate) fn of_ids(model: &Model, trusted: &[String]) -> Vec<Error> {
    let broken = model.with_broken_ids().filter(|it| !trusted.contains(&it.name));
    let (foreign, broken): (Vec<_>, Vec<_>) = broken.partition(|it| is_foreign(it, model.dialect));
    let of_dialect = foreign.first().map(|first| of_dialect(first, foreign.len(), model.dialect));
    of_dialect.into_iter().chain(broken.into_iter().map(of_id)).collect()
}

fn of_id(constructor: &Constructor) -> Error {
    let message = format!(
        "`{}` has the id {:08x}, but its definition spells {:08x}: correct it, or trust it if it is \
         meant",
        constructor.name, constructor.id, constructor.spelled_id
    );
    Error::at(&constructor.location, message)
}

fn of_dialect(first: &Constructor, count: usize, dialect: Dialect) -> Error {
    let (owner, name, variant) = match other(dialect) {
        Dialect::Ton => ("TON", "ton", "Ton"),
        _ => ("Telegram", "telegram", "Telegram"),
    };
    let ids = if count == 1 { "one id follows".to_owned() } else { format!("{count} ids follow") };
    let message = format!(
        "{ids} {owner}'s rule, first that of `{}`: choose it with `--dialect {name}`, in a build script \
         with `dialect(Dialect::{variant})`",
        first.name
    );
    Error::at(&first.location, message)
}

/// Whether the id follows from the definition by the rule of the other dialect.
fn is_foreign(constructor: &Constructor, dialect: Dialect) -> bool {
    let definition = tl_syntax::parse_definition("", &constructor.line);
    definition.is_ok_and(|it| it.computed_id(other(dialect)) == constructor.id)
}

fn other(dialect: Dialect) -> Dialect {
    if dialect == Dialect::Ton { Dialect::Telegram } else { Dialect::Ton }
}
