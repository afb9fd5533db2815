//! Finds the offset of a value in JSON by its path.

use jsonc_parser::ast::{self, ObjectProp};
use jsonc_parser::common::Ranged;
use tl_core::PathStep;

/// The offset of the value at the path `steps`, or of the last value on the path that exists.
pub(super) fn find<'a>(root: &ast::Value<'_>, steps: impl Iterator<Item = PathStep<'a>>) -> usize {
    let mut value = root;
    for step in steps {
        let inner = match (step, value) {
            (PathStep::Field { field, .. }, ast::Value::Object(object)) => {
                object.properties.iter().find(|it| it.name.as_str() == field).map(|it| &it.value)
            }
            (PathStep::Item(index), ast::Value::Array(array)) => array.elements.get(index),
            _ => None,
        };
        let Some(inner) = inner else { break };
        value = inner;
    }
    match value {
        ast::Value::Object(object) => start_of_object(object),
        value => value.start(),
    }
}

/// The offset for errors of an object: that of its `@type`, if it has one.
pub(super) fn start_of_object(object: &ast::Object<'_>) -> usize {
    property(object, "@type").map_or_else(|| object.start(), |it| it.value.start())
}

/// The value after the outermost one in the packet.
pub(super) fn next<'r, 'a>(root: &'r ast::Value<'a>) -> Option<&'r ast::Value<'a>> {
    property(root.as_object()?, "@next").map(|it| &it.value)
}

/// The property of this name.
pub(super) fn property<'o, 'a>(
    object: &'o ast::Object<'a>,
    name: &str,
) -> Option<&'o ObjectProp<'a>> {
    object.properties.iter().find(|it| it.name.as_str() == name)
}
