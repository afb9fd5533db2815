//! What types are made of, however deep: facts that spread from a type to all that contain it.

use super::{Constructor, FieldType, Model, Primitive};

/// Marks what holds text, and what holds a `double`.
/// In `order`, each type comes after those that it contains.
pub(super) fn mark(model: &mut Model, order: &[usize]) {
    let is_text = |it: Primitive| matches!(it, Primitive::String | Primitive::Bytes);
    spread(model, order, is_text, |constructor| &mut constructor.has_text);
    let is_double = |it: Primitive| it == Primitive::Double;
    spread(model, order, is_double, |constructor| &mut constructor.has_double);
}

/// Sets the `mark` of the constructors that hold a primitive which `is_meant`, directly or in what they
/// hold.
fn spread(
    model: &mut Model,
    order: &[usize],
    is_meant: impl Fn(Primitive) -> bool,
    mark: impl Fn(&mut Constructor) -> &mut bool,
) {
    let mut marks: Vec<Vec<bool>> =
        model.types.iter().map(|ty| vec![false; ty.constructors.len()]).collect();
    let of = |constructor: &Constructor, marks: &[Vec<bool>]| {
        constructor.values().any(|it| holds(it, &is_meant, marks))
    };
    // One pass in this order is enough but for cycles.
    loop {
        let mut has_changed = false;
        for ty in order {
            let constructors = &model.types[*ty].constructors;
            let next: Vec<_> = constructors.iter().map(|it| of(it, &marks)).collect();
            has_changed |= next != marks[*ty];
            marks[*ty] = next;
        }
        if !has_changed {
            break;
        }
    }
    let constructors = model.types.iter_mut().flat_map(|it| &mut it.constructors);
    for constructor in constructors.chain(&mut model.functions) {
        *mark(constructor) = of(constructor, &marks);
    }
}

fn holds(ty: &FieldType, is_meant: &impl Fn(Primitive) -> bool, marks: &[Vec<bool>]) -> bool {
    ty.parts().into_iter().any(|part| match part {
        FieldType::Primitive(primitive) => is_meant(*primitive),
        FieldType::Boxed(ty) => marks[*ty].contains(&true),
        FieldType::Bare(ty, constructor) => marks[*ty][*constructor],
        FieldType::Vector(_) | FieldType::BareVector(_) | FieldType::Variable(_) => false,
    })
}

/// The constructors that stand bare somewhere.
pub(super) fn bare_constructors(model: &Model) -> Vec<(usize, usize)> {
    let constructors = model.constructors().chain(&model.functions);
    let parts =
        constructors.flat_map(|it| it.values().chain(&it.returns)).flat_map(FieldType::parts);
    let bare = parts.filter_map(|part| match part {
        FieldType::Bare(ty, constructor) => Some((*ty, *constructor)),
        _ => None,
    });
    bare.collect()
}
