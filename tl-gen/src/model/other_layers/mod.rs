//! Matches the lines of other layers with the constructors that read them, and collects the lines that do not fit.

mod collect;
mod divide;
mod history;

use std::collections::HashSet;
use std::fmt;

use super::index::Index;
use super::scope::Scope;
use super::{FieldType, Model, Overrides, Primitive, only, resolve};
use crate::compat::{Judge, Limit, Reason, Rules, Verdict};
use collect::Collected;
pub(crate) use divide::divide;
use tl_syntax::{Definition, Error, Location, Schema, TypeExpression};

/// A line of another layer from which a constructor is read, too.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Accepted {
    /// The newest of the other layers that has it, if the number is known.
    pub layer: Option<u32>,
    /// The id.
    pub id: u32,
    /// The line of the schema.
    pub line: String,
    /// The fields of the type `long` that are an `int` in the line, and vectors of them.
    pub converted: Vec<String>,
    /// The parameters that are read and dropped, with the types that read them.
    pub dropped: Vec<(String, FieldType)>,
    /// The fields that are left out if the line is written.
    pub left_out: Vec<String>,
}

/// A line of another layer that is not read, or not written for its layer. `Display` writes it with the reasons.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Misfit {
    /// The name of the constructor or function.
    pub name: String,
    /// The newest of the other layers that has it, if the number is known.
    pub layer: Option<u32>,
    /// The place in the older schema.
    pub location: Location,
    /// The reasons why it does not fit.
    pub reasons: Vec<Reason>,
}

/// A layer that is not that of the schema.
#[derive(Clone, Debug)]
pub(crate) struct OtherLayer {
    pub(crate) layer: Option<u32>,
    pub(crate) schema: Schema,
}

/// The schema that lines of other layers are compared with, and the rules.
pub(crate) struct Newest<'a> {
    /// All definitions.
    pub(crate) whole: &'a Schema,
    /// The definitions that are generated.
    pub(crate) schema: &'a Schema,
    pub(crate) overrides: &'a Overrides,
    pub(crate) rules: Rules,
    /// Whether only a part of the schema is asked for.
    pub(crate) is_partial: bool,
    /// Whether text is borrowed.
    pub(crate) is_borrowed: bool,
    /// Whether the compiler proves the ids.
    pub(crate) is_proven: bool,
}

/// An accepted line, and the fields that need a default for it.
type Fit = (Accepted, Vec<String>);

/// Adds the lines of `layers`, the newest first, to the constructors and functions of `model`, and those that do not
/// fit to its misfits.
pub(crate) fn accept(
    model: &mut Model,
    newest: &Newest<'_>,
    layers: &[OtherLayer],
) -> Result<(), Error> {
    let Newest { schema, overrides, .. } = newest;
    let declared = resolve::declared(&schema.definitions, model.dialect, overrides)?;
    let index = Index::of(&declared, model.dialect, overrides)?;
    let names = DefinedNames::of(newest, model);
    let mut collected = Collected::new(layers.iter().filter_map(|it| it.layer).collect());
    for OtherLayer { layer, schema: older } in layers {
        let judge =
            Judge::new(&older.definitions, &schema.definitions, model.dialect, newest.rules);
        let meant = older.definitions.iter().filter(|it| names.are_those_of(it));
        for definition in meant {
            let id = judge.id(definition);
            let fit = || {
                newest.fit(model, &index, &judge.verdict(definition), Line { id, layer: *layer })
            };
            collected.add(definition, Line { id, layer: *layer }, fit);
        }
    }
    collected.move_into(model);
    Ok(())
}

/// The id of a line, and the layer that has it.
#[derive(Clone, Copy)]
struct Line {
    id: u32,
    layer: Option<u32>,
}

impl Newest<'_> {
    /// Whether the Rust type has the schema's name of the type. It does not for an alias, and for `int53`.
    fn is_spelled(&self, index: &Index<'_>, expression: &TypeExpression) -> bool {
        only::names_in(expression).into_iter().all(|name| {
            let is_own = index.own_type(&name).is_some()
                || index.constructor_indices.contains_key(name.as_str());
            let is_shown = || Primitive::named(&name).is_none_or(|it| it.shown() == name);
            self.overrides.meaning(&name) == name && (is_own || is_shown())
        })
    }

    /// The line for an `accepts` attribute; `None` if the line is read without an attribute.
    fn fit(
        &self,
        model: &Model,
        index: &Index<'_>,
        verdict: &Verdict<'_>,
        Line { id, layer }: Line,
    ) -> Result<Option<Fit>, Vec<Reason>> {
        let reading = verdict.reading.as_ref().map_err(Clone::clone)?;
        if !reading.is_of_line {
            return Ok(None);
        }
        if self.is_proven
            && is_foreign(verdict.old, model)
            && !verdict.new.is_some_and(|it| is_foreign(it, model))
        {
            return Err(vec![Reason::foreign_id()]);
        }
        let general = |error: Error| vec![Reason::general(error.message)];
        let scope = Scope::of(index, verdict.old).map_err(general)?;
        let mut dropped = Vec::new();
        for (name, expression) in &reading.dropped {
            let ty = scope.field_type(expression).map_err(general)?;
            if !self.is_spelled(index, expression) {
                return Err(vec![Reason::other_spelling(name, &expression.to_string())]);
            }
            if self.is_borrowed && has_text(model, &ty) {
                return Err(vec![Reason::borrowed(name)]);
            }
            dropped.push(((*name).to_owned(), ty));
        }
        let owned = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
        let limits = verdict.writing.as_ref().and_then(|it| it.as_ref().ok()).into_iter().flatten();
        let left_out = limits.filter_map(|it| match it {
            Limit::LeftOut(name) => Some(name.clone()),
            _ => None,
        });
        let line = verdict.old.line(id);
        let (converted, left_out) = (owned(&reading.converted), left_out.collect());
        let accepted = Accepted { layer, id, line, converted, dropped, left_out };
        Ok(Some((accepted, owned(&reading.defaults))))
    }
}

/// The names by which a definition of another layer is compared or left out.
struct DefinedNames<'a> {
    generated: HashSet<(&'a str, bool)>,
    left_out: HashSet<(&'a str, bool)>,
    skipped: HashSet<&'a str>,
    /// The types, if only a part of the schema is generated.
    types: Option<HashSet<String>>,
}

impl<'a> DefinedNames<'a> {
    fn of(newest: &Newest<'a>, model: &Model) -> Self {
        let Newest { whole, schema, overrides, .. } = newest;
        let names = |schema: &'a Schema| {
            let definitions = schema.definitions.iter();
            definitions.map(|it| (it.name.value.as_str(), it.is_function)).collect()
        };
        let types = model.types.iter().map(|it| it.name.clone());
        Self {
            generated: names(schema),
            left_out: names(whole),
            skipped: overrides.skipped.iter().map(String::as_str).collect(),
            types: newest.is_partial.then(|| types.collect()),
        }
    }

    /// Whether a definition of another layer is compared: yes if it is generated now, or gone; no if it is left out on
    /// purpose.
    fn are_those_of(&self, definition: &Definition) -> bool {
        let name = (definition.name.value.as_str(), definition.is_function);
        if definition.is_declaration() {
            return false;
        }
        if self.generated.contains(&name) {
            return true;
        }
        let ty = definition.result.head().filter(|_| !definition.is_function).unwrap_or_default();
        let is_skipped = self.skipped.contains(name.0) || self.skipped.contains(ty);
        let is_meant = self.types.as_ref().is_none_or(|it| it.contains(ty));
        !is_skipped && !self.left_out.contains(&name) && is_meant
    }
}

/// Whether the line has an id that is not the CRC of its definition.
fn is_foreign(definition: &Definition, model: &Model) -> bool {
    definition.id.as_ref().is_some_and(|it| it.value != definition.computed_id(model.dialect))
}

/// Whether a value of the type may hold text or bytes.
fn has_text(model: &Model, ty: &FieldType) -> bool {
    ty.parts().into_iter().any(|part| match part {
        FieldType::Primitive(it) => matches!(it, Primitive::String | Primitive::Bytes),
        FieldType::Boxed(ty) => model.types[*ty].has_text(),
        FieldType::Bare(ty, constructor) => model.types[*ty].constructors[*constructor].has_text,
        _ => false,
    })
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.name)?;
        if let Some(layer) = self.layer {
            write!(f, " of layer {layer}")?;
        }
        for (reason, mark) in
            self.reasons.iter().zip([": "].into_iter().chain(std::iter::repeat("; ")))
        {
            write!(f, "{mark}{reason}")?;
        }
        Ok(())
    }
}
