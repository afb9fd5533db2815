//! What types are made of, however deep: facts that spread from a type to all that contain it.

use super::{FieldType, Model, Primitive, Type};

/// Marks the types that hold text, and those that hold a `double`.
pub(super) fn mark(model: &mut Model) {
    let is_text = |it: Primitive| matches!(it, Primitive::String | Primitive::Bytes);
    for (ty, has_text) in spread(&model.types, is_text).into_iter().enumerate() {
        model.types[ty].has_text = has_text;
    }
    let is_double = |it: Primitive| it == Primitive::Double;
    for (ty, has_double) in spread(&model.types, is_double).into_iter().enumerate() {
        model.types[ty].has_double = has_double;
    }
}

/// Which types hold a primitive that `is_meant`, directly or in what they hold.
fn spread(types: &[Type], is_meant: impl Fn(Primitive) -> bool) -> Vec<bool> {
    let mut is_marked = vec![false; types.len()];
    loop {
        let before = is_marked.clone();
        for (index, ty) in types.iter().enumerate() {
            let mut values = ty.constructors.iter().flat_map(super::Constructor::values);
            is_marked[index] |= values.any(|it| holds(it, &is_meant, &before));
        }
        if is_marked == before {
            return is_marked;
        }
    }
}

fn holds(ty: &FieldType, is_meant: &impl Fn(Primitive) -> bool, is_marked: &[bool]) -> bool {
    ty.parts().into_iter().any(|part| match part {
        FieldType::Primitive(primitive) => is_meant(*primitive),
        part => part.contained().is_some_and(|ty| is_marked[ty]),
    })
}

/// The constructors that stand bare somewhere, although their types have others too.
pub(super) fn bare_constructors(model: &Model) -> Vec<(usize, usize)> {
    let constructors = model.constructors().chain(&model.functions);
    let parts =
        constructors.flat_map(|it| it.values().chain(&it.returns)).flat_map(FieldType::parts);
    let bare = parts.filter_map(|part| match part {
        FieldType::Bare(ty, constructor) => Some((*ty, *constructor)),
        _ => None,
    });
    bare.filter(|(ty, _)| model.types[*ty].constructors.len() > 1).collect()
}
