//! Compares the fields of a constructor with the parameters of its line.

use std::collections::HashMap;

use tl_syntax::Condition;

use crate::ast::{Constructor, Field, Input, Kind};
use crate::check::line::align::{Step, align};
use crate::check::line::expected::Expected;
use crate::check::line::report::Report;
use crate::check::line::{Line, Matched, Parameter, words};
use crate::check::shape;
use crate::names;
use crate::plan::{Flag, Word};

/// The parameter of each field, by the fields' indices.
struct Pairs {
    pairs: Vec<Option<usize>>,
    /// Fields that may match another parameter: those with another name, and those without a name if the lists
    /// differ. They get no further errors.
    unsure: Vec<usize>,
}

pub(super) struct Comparison<'a> {
    pub(super) report: &'a Report<'a>,
    item: &'a Input<'a>,
    constructor: &'a Constructor<'a>,
    pub(super) line: &'a Line,
    /// The indices of the fields with a TL form.
    fields: Vec<usize>,
    /// The indices of the fields with the name of an earlier field.
    duplicates: Vec<usize>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(
        report: &'a Report<'a>,
        item: &'a Input<'a>,
        constructor: &'a Constructor<'a>,
        line: &'a Line,
    ) -> Self {
        let fields = constructor.fields.iter().enumerate();
        let fields = fields.filter(|(_, it)| !shape::is_skipped(it)).map(|(index, _)| index);
        Self { report, item, constructor, line, fields: fields.collect(), duplicates: Vec::new() }
    }

    pub(super) fn run(mut self) -> Matched {
        self.duplicates = self.duplicates();
        let expected = self.expected();
        let Pairs { pairs, unsure } = self.pairs(&expected);
        let words = self.words(&expected, &pairs);
        let fields = self.constructor.fields.iter().zip(&pairs).enumerate();
        let fields = fields.map(|(index, (field, pair))| {
            let expected = &expected[(*pair)?];
            let is_same = !unsure.contains(&index) && self.is_as_expected(field, expected);
            Some(parameter(expected, &words, is_same))
        });
        Matched { fields: fields.collect(), words }
    }

    /// Matches the two lists, and reports the differences.
    fn pairs(&self, expected: &[Expected<'_>]) -> Pairs {
        let names = self.field_names(expected);
        let wanted: Vec<_> = expected.iter().map(|it| it.name.to_owned()).collect();
        let mut pairs = vec![None; self.constructor.fields.len()];
        let (mut unsure, mut reordered) = (Vec::new(), Vec::new());
        let steps = align(&names, &wanted);
        let is_same = steps.iter().all(|it| self.has_name(it, expected));
        for step in steps {
            match step {
                Step::Same { field, parameter } => {
                    pairs[self.fields[field]] = Some(parameter);
                    if !is_same && !self.field(field).is_named() {
                        unsure.push(self.fields[field]);
                    }
                }
                Step::Renamed { field, parameter } => {
                    pairs[self.fields[field]] = Some(parameter);
                    if !is_same {
                        unsure.push(self.fields[field]);
                    }
                    let has_name = self.has_name(&step, expected);
                    if !has_name {
                        self.renamed(self.field(field), &names[field], &expected[parameter]);
                    }
                }
                Step::Moved { field, parameter } => {
                    pairs[self.fields[field]] = Some(parameter);
                    self.moved(self.field(field), expected, parameter);
                }
                Step::Reordered { field, parameter } => {
                    pairs[self.fields[field]] = Some(parameter);
                    reordered.push(self.field(field));
                }
                Step::Missing { parameter, after } => self.missing(&expected[parameter], after),
                Step::Surplus { field } => self.surplus(self.field(field), &names[field]),
            }
        }
        if let Some(field) = reordered.into_iter().find(|it| !self.has_error(it)) {
            let order: Vec<_> = expected.iter().map(Expected::label).collect();
            self.report.reordered(field, &order);
        }
        Pairs { pairs, unsure }
    }

    /// Whether the step is a field with the name of its parameter. If the parameter has no name, the field may have
    /// any.
    fn has_name(&self, step: &Step, expected: &[Expected<'_>]) -> bool {
        match *step {
            Step::Same { .. } => true,
            Step::Renamed { field, parameter } => {
                let given = self.field(field).attrs.name.as_ref();
                expected[parameter].name.is_empty()
                    && given.is_none_or(|it| it.value.text().is_empty())
            }
            _ => false,
        }
    }

    /// "Two fields are two parameters." Returns the later fields with a duplicate name. Fields without names are
    /// ignored.
    fn duplicates(&self) -> Vec<usize> {
        let mut firsts: HashMap<&str, &Field<'_>> = HashMap::new();
        let mut duplicates = Vec::new();
        for index in self.fields.iter().copied() {
            let field = &self.constructor.fields[index];
            let name = field.tl_name.as_str();
            if name.is_empty() {
                continue;
            }
            match firsts.get(name) {
                Some(first) => {
                    self.report.duplicate(field, first, name);
                    duplicates.push(index);
                }
                None => drop(firsts.insert(name, field)),
            }
        }
        duplicates
    }

    /// Whether the field already has an error, so that it may match another parameter.
    pub(super) fn has_error(&self, field: &Field<'_>) -> bool {
        let mut duplicates = self.duplicates.iter().map(|it| &self.constructor.fields[*it]);
        field.attrs.had_errors || duplicates.any(|it| std::ptr::eq(it, field))
    }

    fn field(&self, index: usize) -> &Field<'a> {
        &self.constructor.fields[self.fields[index]]
    }

    /// The parameters that need a field: all except flags words without one.
    fn expected(&self) -> Vec<Expected<'a>> {
        let definition = &self.line.definition;
        let own: Vec<_> =
            self.fields.iter().map(|index| &self.constructor.fields[*index]).collect();
        let unneeded = words::without_field(definition, &own);
        let parameters = definition.parameters.iter().enumerate();
        let parameters = parameters.filter(|(index, _)| !unneeded.contains(index));
        let mut expected: Vec<Expected<'a>> = Vec::new();
        for (index, it) in parameters {
            let (name, condition) = (it.name.value.as_str(), it.condition.as_ref());
            let text = it.ty.to_string();
            // One field for several parameters, as in `name = "bytes", type = "int body:Object"`.
            if let Some(last) = expected.last_mut() {
                let joined = format!("{} {it}", last.text);
                let is_joined = |field: &&Field<'_>| {
                    field.tl_name == last.name
                        && field
                            .attrs
                            .ty
                            .as_ref()
                            .is_some_and(|it| it.value.text.starts_with(&joined))
                };
                if own.iter().any(is_joined) {
                    last.text = joined;
                    last.ty = None;
                    continue;
                }
            }
            expected.push(Expected { index, name, condition, text, ty: Some(&it.ty) });
        }
        expected
    }

    /// The names of the fields. A tuple's fields take the names in the line, unless they have the attribute `name`.
    fn field_names(&self, expected: &[Expected<'_>]) -> Vec<String> {
        let fields = || self.fields.iter().map(|index| &self.constructor.fields[*index]);
        let is_given = |name: &str| fields().any(|it| it.is_named() && it.tl_name == name);
        let others = expected.iter().map(|it| it.name).filter(|it| !is_given(it));
        let mut others: Vec<_> = others.rev().collect();
        let name = |index: &usize| {
            let field = &self.constructor.fields[*index];
            let of_line = match &field.attrs.name {
                // `name = ""`: the next parameter without a name.
                Some(_) if !field.is_named() => {
                    let next = others.iter().rposition(|it| it.is_empty());
                    next.map(|it| others.remove(it))
                }
                None if !field.is_named() => others.pop(),
                _ => None,
            };
            match of_line {
                Some(name) => name.to_owned(),
                // Its Rust name may be the right one.
                None if self.duplicates.contains(index) => names::parameter_name(&field.member),
                None => field.tl_name.clone(),
            }
        };
        self.fields.iter().map(name).collect()
    }

    fn renamed(&self, field: &Field<'_>, name: &str, expected: &Expected<'_>) {
        if !self.has_error(field) {
            self.report.renamed(field, name, expected);
        }
    }

    fn moved(&self, field: &Field<'_>, expected: &[Expected<'_>], parameter: usize) {
        if !self.has_error(field) {
            let before = parameter.checked_sub(1).map(|it| expected[it].label());
            self.report.moved(field, &expected[parameter].shown(), before.as_deref());
        }
    }

    fn missing(&self, expected: &Expected<'_>, after: Option<usize>) {
        let shown = expected.shown();
        let is_meant = |it: &&Field<'_>| it.attrs.skip.is_some() && it.tl_name == expected.name;
        let skipped = self.constructor.fields.iter().find(is_meant);
        if let Some(skip) = skipped.and_then(|it| it.attrs.skip.as_ref()) {
            let message =
                format!("the definition has `{shown}`, which this field is: remove `skip`");
            return self.report.error(&skip.key, message);
        }
        let after = after.map(|it| self.field(it));
        let neighbour = after.or_else(|| self.fields.first().map(|_| self.field(0)));
        let place = match (after, neighbour) {
            (Some(_), _) => " after this field",
            (None, Some(_)) => " in front of this field",
            (None, None) => "",
        };
        let new = self.new_field(expected, neighbour);
        let message = format!("the definition has `{shown}`{place}: add `{new}`");
        match neighbour {
            Some(field) => self.report.error(field.name_tokens(), message),
            None => self.report.error(self.constructor.ident, message),
        }
    }

    /// The declaration of a new field for the parameter, in the style of `neighbour`: `pub min_layer: i32`.
    fn new_field(&self, expected: &Expected<'_>, neighbour: Option<&Field<'_>>) -> String {
        let visibility = neighbour.map_or(&self.item.syntax.vis, |it| &it.syntax.vis);
        let is_public =
            self.item.kind == Kind::Struct && matches!(visibility, syn::Visibility::Public(_));
        let visibility = if is_public { "pub " } else { "" };
        let ty = expected.rust_type();
        if self.constructor.is_tuple {
            return format!("{visibility}{ty}");
        }
        // The Rust name is the user's choice.
        let default = format!("field_{}", expected.index);
        let name = if expected.name.is_empty() { &default } else { expected.name };
        names::field(visibility, name) + ": " + &ty
    }

    fn surplus(&self, field: &Field<'_>, name: &str) {
        if !self.has_error(field) {
            self.report.surplus(field, name);
        }
    }

    /// The flags words: fields of the type `#` that keep bits, and words without a field.
    fn words(&self, expected: &[Expected<'_>], pairs: &[Option<usize>]) -> Vec<Word> {
        let definition = &self.line.definition;
        let mut list = Vec::new();
        for (index, parameter) in definition.parameters.iter().enumerate() {
            if !parameter.is_number() {
                continue;
            }
            let name = &parameter.name.value;
            let field_of = |index| {
                pairs.iter().position(|it| it.is_some_and(|it| expected[it].index == index))
            };
            match field_of(index).map(|field| (field, &self.constructor.fields[field])) {
                Some((position, field)) if words::is_word(field) => {
                    list.push(words::of_field(name, position, field));
                }
                // A number, or a flags word with an error.
                Some(_) => {}
                None => {
                    let next = (index..definition.parameters.len()).find_map(field_of);
                    let has_before = (0..index).any(|it| field_of(it).is_some());
                    let before = next.unwrap_or(self.constructor.fields.len());
                    list.push(words::implied(name, index, if has_before { before } else { 0 }));
                }
            }
        }
        list
    }
}

/// Makes the parameter. `is_same`: whether the type of the field is still to be compared.
fn parameter(expected: &Expected<'_>, words: &[Word], is_same: bool) -> Parameter {
    let word = |it: &Condition| words.iter().position(|word| word.name == it.word);
    let flag = |it: &Condition| Some(Flag { word: word(it)?, bit: it.bit });
    let flag = expected.condition.and_then(flag);
    // If the word is unknown, the field for it has an error.
    let is_known = flag.is_some() || expected.condition.is_none();
    Parameter {
        name: expected.name.to_owned(),
        flag,
        ty: expected.ty.filter(|_| is_same && is_known).cloned(),
    }
}
