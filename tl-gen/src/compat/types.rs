//! Whether a type of an old line means the same in the new schema.

use std::collections::HashSet;

use tl_syntax::{Condition, Definition, Parameter, Primitive, TypeExpression, TypeKind};

use super::Judge;
use super::reason::Reason;

impl<'a> Judge<'a> {
    /// "A value without an id has the same form in both layers." Gives the first constructor that differs.
    pub(super) fn bare_that_differs(&self, ty: &TypeExpression) -> Option<&'a str> {
        self.bare_difference(ty, &mut HashSet::new())
    }

    fn bare_difference(&self, ty: &TypeExpression, seen: &mut HashSet<&'a str>) -> Option<&'a str> {
        if let Some(old) = self.old.bare(ty) {
            let name = old.name.value.as_str();
            if !seen.insert(name) {
                return None;
            }
            let is_same =
                self.new.bare(ty).is_some_and(|new| self.first_difference(old, new).is_none());
            if !is_same {
                return Some(name);
            }
            let values = old.parameters.iter().filter(|it| !it.is_bit());
            return values.map(|it| &it.ty).find_map(|it| self.bare_difference(it, seen));
        }
        match &ty.kind {
            TypeKind::Bare(inner) => self.bare_difference(inner, seen),
            TypeKind::Named { arguments, .. } => {
                arguments.iter().find_map(|it| self.bare_difference(it, seen))
            }
            TypeKind::Word | TypeKind::Variable(_) => None,
        }
    }

    /// The first difference on the wire between two definitions that have one id, or none at all. New flag bits without
    /// a value do not count: a reader ignores those that it does not know.
    pub(super) fn first_difference(&self, old: &Definition, new: &Definition) -> Option<Reason> {
        let values = |it: &'_ Definition| -> Vec<Parameter> {
            it.parameters.iter().filter(|it| !it.is_bit()).cloned().collect()
        };
        let (old_values, new_values) = (values(old), values(new));
        let count = old_values.len().max(new_values.len());
        let mut pairs = (0..count).map(|it| (old_values.get(it), new_values.get(it)));
        let is_other = |pair: &(Option<&Parameter>, Option<&Parameter>)| match pair {
            (Some(before), Some(after)) => {
                !self.is_read_as(&before.ty, &after.ty) || place(old, before) != place(new, after)
            }
            _ => true,
        };
        if let Some((old, new)) = pairs.find(is_other) {
            return Some(Reason::same_id(old, new));
        }
        let moved = old.parameters.iter().filter(|it| it.is_bit()).find_map(|before| {
            let after = new.parameters.iter().find(|it| it.name.value == before.name.value)?;
            (place(old, before) != place(new, after)).then_some((before, after))
        });
        moved.map(|(old, new)| Reason::same_id(Some(old), Some(new)))
    }

    /// Whether the bytes of an old type are a value of the new one. Any text is bytes.
    fn is_read_as(&self, old: &TypeExpression, new: &TypeExpression) -> bool {
        match (self.old.primitive(old), self.new.primitive(new)) {
            (Some(Primitive::String), Some(Primitive::Bytes)) => true,
            (Some(old), Some(new)) => old == new,
            _ => old.to_string() == new.to_string(),
        }
    }

    /// Whether every codec knows an old type by its name, or it is a vector of such a type.
    pub(super) fn is_built_in(&self, ty: &TypeExpression) -> bool {
        match &ty.kind {
            TypeKind::Word => true,
            TypeKind::Variable(_) | TypeKind::Bare(_) => false,
            TypeKind::Named { name, arguments, .. } => match arguments.as_slice() {
                [] => self.old.primitive(ty).is_some() && tl_syntax::is_built_in(name),
                [item] => name.eq_ignore_ascii_case("vector") && self.is_built_in(item),
                _ => false,
            },
        }
    }

    /// "A parameter that is dropped has a type in the new schema", or a type that every codec knows.
    pub(super) fn has_types_of(&self, ty: &TypeExpression) -> bool {
        match &ty.kind {
            TypeKind::Word => true,
            TypeKind::Variable(_) => false,
            TypeKind::Bare(inner) => self.has_types_of(inner) && self.new.bare(ty).is_some(),
            TypeKind::Named { name, arguments, .. } => {
                let is_known = self.new.has_type(name)
                    || name.eq_ignore_ascii_case("vector")
                    || self.new.named(name, false).is_some()
                    || self.new.primitive(ty).is_some();
                is_known && arguments.iter().all(|it| self.has_types_of(it))
            }
        }
    }
}

/// The flag bit, and the number of the parameter that has its word.
fn place(definition: &Definition, parameter: &Parameter) -> Option<(Option<usize>, u32)> {
    let Condition { word, bit, .. } = parameter.condition.as_ref()?;
    let values = definition.parameters.iter().filter(|it| !it.is_bit());
    Some((values.into_iter().position(|it| it.name.value == *word), *bit))
}
