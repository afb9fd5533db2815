//! The rules for the parameters of an old line: how each is read, and how it is written.

use std::collections::HashSet;

use tl_syntax::{Definition, Parameter, Primitive, TypeExpression, TypeKind};

use super::reason::{Limit, Reason};
use super::{Judge, Reading};

impl<'a> Judge<'a> {
    /// How the parameters of `old` become those of `new`, or why not.
    pub(super) fn read_parameters(
        &self,
        old: &'a Definition,
        new: &'a Definition,
    ) -> Result<Reading<'a>, Vec<Reason>> {
        let mut reading = Reading::default();
        let mut reasons = Vec::new();
        for parameter in old.parameters.iter().chain(&new.parameters).filter(|it| !it.is_named()) {
            reasons.push(Reason::unnamed(parameter));
        }
        for (parameter, own) in pairs(old, new) {
            let result = match own {
                Some(own) => self.read_shared(parameter, own, &mut reading),
                None => self.read_dropped(parameter, &mut reading),
            };
            reasons.extend(result.err());
        }
        for own in missing(old, new).filter(|it| it.condition.is_none()) {
            if self.has_default(&own.ty) {
                reading.defaults.push(&own.name.value);
            } else {
                reasons.push(Reason::no_default(own));
            }
        }
        if old.ends_with_length() || new.ends_with_length() {
            reasons.push(Reason::general("an object behind its length is in its last parameter"));
        }
        reading.is_of_line = true;
        if reasons.is_empty() { Ok(reading) } else { Err(reasons) }
    }

    fn read_shared(
        &self,
        old: &'a Parameter,
        new: &'a Parameter,
        reading: &mut Reading<'a>,
    ) -> Result<(), Reason> {
        let is_bool = |it: &Parameter| it.condition.is_none() && it.ty.name() == Some("Bool");
        match (old.is_bit(), new.is_bit()) {
            (true, true) => return Ok(()),
            // Both are a `bool` in Rust.
            (true, false) if is_bool(new) => return Ok(()),
            (false, true) if is_bool(old) => return Ok(()),
            (true, false) | (false, true) => return Err(Reason::other_type(old, new)),
            (false, false) => {}
        }
        if self.is_unrelated(old, new) {
            return self.read_unrelated(old, new, reading);
        }
        if self.is_widened(&old.ty, &new.ty) {
            reading.converted.push(&new.name.value);
        }
        self.has_one_form(old)?;
        if old.condition.is_some() && new.condition.is_none() {
            if !self.has_default(&new.ty) {
                return Err(Reason::may_be_absent(old, new));
            }
            reading.defaults.push(&new.name.value);
        }
        Ok(())
    }

    /// Whether two values have nothing but the name in common.
    fn is_unrelated(&self, old: &Parameter, new: &Parameter) -> bool {
        let is_same = old.ty.to_string() == new.ty.to_string();
        !old.is_bit() && !new.is_bit() && !is_same && !self.is_widened(&old.ty, &new.ty)
    }

    /// With `drops`, both values are dropped, if the new one may be absent: `drop(stories_max_id = i32)`.
    fn read_unrelated(
        &self,
        old: &'a Parameter,
        new: &'a Parameter,
        reading: &mut Reading<'a>,
    ) -> Result<(), Reason> {
        let has_default = self.has_default(&new.ty);
        let has_type = self.is_built_in(&old.ty) || self.has_types_of(&old.ty);
        if !self.rules.drops || !has_type || new.condition.is_none() && !has_default {
            return Err(Reason::other_type(old, new));
        }
        self.has_one_form(old)?;
        reading.dropped.push((&old.name.value, &old.ty));
        if new.condition.is_none() {
            reading.defaults.push(&new.name.value);
        }
        Ok(())
    }

    fn read_dropped(&self, old: &'a Parameter, reading: &mut Reading<'a>) -> Result<(), Reason> {
        if old.is_bit() || self.is_built_in(&old.ty) {
            return Ok(());
        }
        if !self.has_types_of(&old.ty) {
            return Err(Reason::no_type(old));
        }
        self.has_one_form(old)?;
        reading.dropped.push((&old.name.value, &old.ty));
        Ok(())
    }

    /// "Values without ids have one form."
    fn has_one_form(&self, parameter: &Parameter) -> Result<(), Reason> {
        match self.bare_that_differs(&parameter.ty) {
            Some(constructor) => Err(Reason::bare(parameter, constructor)),
            None => Ok(()),
        }
    }

    /// Whether the field of a parameter can have `#[tl(default)]`: the default of a built-in type and of a vector is
    /// known to exist.
    fn has_default(&self, ty: &TypeExpression) -> bool {
        let is_vector = ty.head().is_some_and(|it| it.eq_ignore_ascii_case("vector"));
        let is_known = match self.new.primitive(ty) {
            Some(primitive) => primitive != Primitive::Object,
            None => is_vector && !matches!(ty.kind, TypeKind::Bare(_)),
        };
        self.rules.defaults && is_known
    }

    /// `int` that became `long`, also as items: each value of the one is a value of the other.
    fn is_widened(&self, old: &TypeExpression, new: &TypeExpression) -> bool {
        match (items(old), items(new)) {
            (Some(old), Some(new)) => self.is_widened(old, new),
            _ => {
                self.old.primitive(old) == Some(Primitive::Int)
                    && self.new.primitive(new) == Some(Primitive::Long)
            }
        }
    }

    /// The conditions for writing a value of `new` as `old`, or why it is not written.
    pub(super) fn write_parameters(
        &self,
        old: &Definition,
        new: &Definition,
    ) -> Result<Vec<Limit>, Vec<Reason>> {
        let (mut limits, mut reasons) = (Vec::new(), Vec::new());
        for (parameter, own) in pairs(old, new) {
            let Some(own) = own else {
                // A flag bit says that there is no value.
                if parameter.condition.is_none() {
                    reasons.push(Reason::no_value(parameter));
                }
                continue;
            };
            let name = || own.name.value.clone();
            if self.is_unrelated(parameter, own) {
                if parameter.condition.is_none() {
                    reasons.push(Reason::no_value(parameter));
                }
                limits.push(Limit::LeftOut(name()));
                continue;
            }
            if self.is_widened(&parameter.ty, &own.ty) {
                limits.push(Limit::Fits(name(), parameter.ty.to_string()));
            }
            if parameter.condition.is_none() && own.condition.is_some() && !own.is_bit() {
                limits.push(set(own));
            }
        }
        for own in missing(old, new) {
            let is_always_set = |it: &&Parameter| is_same_bit(it, own) && limits.contains(&set(it));
            match own.condition {
                Some(_)
                    if new.parameters.iter().any(|it| is_always_set(&it)) && !self.rules.drops =>
                {
                    reasons.push(Reason::shared_bit(own));
                }
                _ if self.rules.drops => limits.push(Limit::LeftOut(own.name.value.clone())),
                Some(_) => limits.push(Limit::Unset(own.name.value.clone())),
                None => reasons.push(Reason::lost(own)),
            }
        }
        if reasons.is_empty() { Ok(limits) } else { Err(reasons) }
    }
}

fn set(parameter: &Parameter) -> Limit {
    Limit::Set(parameter.name.value.clone())
}

/// Whether two parameters are there together, or not at all.
fn is_same_bit(one: &Parameter, other: &Parameter) -> bool {
    let bit = |it: &'_ Parameter| it.condition.as_ref().map(|it| (it.word.clone(), it.bit));
    !one.is_bit() && !other.is_bit() && bit(one) == bit(other)
}

/// The parameters of `old` without its flags words, each with that of `new` which has the same name.
fn pairs<'a>(
    old: &'a Definition,
    new: &'a Definition,
) -> impl Iterator<Item = (&'a Parameter, Option<&'a Parameter>)> {
    values(old, old.used_words()).map(|it| (it, find(&new.parameters, &it.name.value)))
}

/// The parameters of `new` that `old` lacks, without flags words.
fn missing<'a>(old: &'a Definition, new: &'a Definition) -> impl Iterator<Item = &'a Parameter> {
    let known: HashSet<_> = values(old, old.used_words()).map(|it| &it.name.value).collect();
    values(new, new.flags_words()).filter(move |it| !known.contains(&it.name.value))
}

/// The named parameters without the flags words, which have these names.
fn values<'a>(
    definition: &'a Definition,
    words: HashSet<&'a str>,
) -> impl Iterator<Item = &'a Parameter> {
    let is_word = move |it: &Parameter| it.is_number() && words.contains(it.name.value.as_str());
    definition.parameters.iter().filter(move |it| it.is_named() && !is_word(it))
}

/// The type of the items of a boxed vector.
fn items(ty: &TypeExpression) -> Option<&TypeExpression> {
    match &ty.kind {
        TypeKind::Named { name, arguments, .. } if name == "Vector" => match arguments.as_slice() {
            [item] => Some(item),
            _ => None,
        },
        _ => None,
    }
}

fn find<'a>(parameters: &'a [Parameter], name: &str) -> Option<&'a Parameter> {
    parameters.iter().find(|it| it.name.value == name)
}
