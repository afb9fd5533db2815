//! Warnings for ids that are not the CRC of their definitions.

use tl_syntax::{Dialect, Error, Schema};

use super::{Constructor, Model};

/// The warnings for ids that are not the CRC of their definitions. If most of the schema follows the other dialect's
/// rule, there is one warning for all ids that follow that rule.
pub(super) fn warnings(
    schema: &Schema,
    model: &Model,
    is_meant: impl Fn(&Constructor) -> bool,
) -> Vec<Error> {
    let broken = model.with_broken_ids().filter(|it| !is_meant(it));
    let is_foreign_schema = is_foreign_schema(schema, model.dialect);
    let (foreign, broken): (Vec<_>, Vec<_>) =
        broken.partition(|it| is_foreign_schema && is_foreign(it, model.dialect));
    let of_dialect = foreign.first().map(|first| of_dialect(first, foreign.len(), model.dialect));
    of_dialect.into_iter().chain(broken.into_iter().map(of_id)).collect()
}

/// Whether more ids follow only the other dialect's rule than only this dialect's rule. A single id is no proof:
/// Telegram's schema has one that follows TON's rule.
fn is_foreign_schema(schema: &Schema, dialect: Dialect) -> bool {
    let (mut own, mut foreign) = (0, 0);
    for definition in &schema.definitions {
        let Some(id) = definition.id.as_ref().map(|it| it.value) else { continue };
        let follows = |dialect| definition.computed_id(dialect) == id;
        match (follows(dialect), follows(other(dialect))) {
            (true, false) => own += 1,
            (false, true) => foreign += 1,
            _ => {}
        }
    }
    foreign > own
}

fn of_id(constructor: &Constructor) -> Error {
    let name = &constructor.name;
    let message = format!(
        "`{name}` has the id {:08x}, but its definition spells {:08x}: correct it, or trust it with \
         `--trust-id {name}`, in a build script with `trust_id(\"{name}\")`",
        constructor.id, constructor.spelled_id
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
         with `dialect(Dialect::{variant})`; or trust what is meant",
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
