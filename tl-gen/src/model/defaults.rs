//! Decides which constructors can derive `Default`: structs whose fields all have a default.

use super::{Constructor, FieldKind, FieldType, Form, Model, Primitive};

/// Sets `has_default` of all constructors and functions. In `order`, each type comes after those that it contains.
pub(super) fn set(model: &mut Model, order: &[usize]) {
    for ty in order {
        for position in 0..model.types[*ty].constructors.len() {
            let has_default = has_default(model, &model.types[*ty].constructors[position]);
            model.types[*ty].constructors[position].has_default = has_default;
        }
    }
    let of_functions: Vec<_> = model.functions.iter().map(|it| has_default(model, it)).collect();
    for (function, has_default) in model.functions.iter_mut().zip(of_functions) {
        function.has_default = has_default;
    }
}

/// Whether it is a struct and all its fields have a default.
fn has_default(model: &Model, constructor: &Constructor) -> bool {
    let of_fields = || constructor.fields.iter().all(|it| of_field(model, &it.kind));
    constructor.form != Form::Inline && of_fields()
}

fn of_field(model: &Model, kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Value { ty, bit: None, .. } => of_type(model, ty),
        FieldKind::SizedObject => false,
        FieldKind::ImpliedWord | FieldKind::Word | FieldKind::Bit(_) | FieldKind::Value { .. } => {
            true
        }
    }
}

fn of_type(model: &Model, ty: &FieldType) -> bool {
    match ty {
        FieldType::Primitive(primitive) => *primitive != Primitive::Object,
        FieldType::Boxed(ty) => model.types[*ty].structure().is_some_and(|it| it.has_default),
        FieldType::Bare(ty, constructor) => model.types[*ty].constructors[*constructor].has_default,
        // `derive(Default)` adds the bound to the type parameter.
        FieldType::Vector(_) | FieldType::BareVector(_) | FieldType::Variable(_) => true,
    }
}
