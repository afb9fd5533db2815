//! Decides the Rust item of each constructor. The rules depend only on a constructor's own definition, never on the
//! other constructors of its type. So no name in user code changes if a type gains a constructor.

use std::collections::HashSet;

use super::{Constructor, FieldKind, Form, Layout, Model, Overrides, Type, names, reach, size};

/// Decides which constructors are structs, and which of these structs are boxed in their enums.
pub(super) fn choose(model: &mut Model, layout: Layout, overrides: &Overrides) {
    let bare: HashSet<_> = reach::bare_constructors(model).into_iter().collect();
    for (index, ty) in model.types.iter_mut().enumerate() {
        // Fields of the type `Object` are `Unknown`, so its constructors need no enum, even if it is open.
        let is_struct_alone = !layout.is_open || ty.is_any_object();
        let is_single = ty.constructors.len() == 1 && is_struct_alone;
        let forms = ty.constructors.iter().enumerate().map(|(position, constructor)| {
            let is_large = layout.boxes_large_variants && size::is_large(constructor);
            let is_boxed = overrides.is_boxed(&constructor.name).unwrap_or(is_large);
            let is_struct = bare.contains(&(index, position))
                || is_large
                || is_boxed
                || is_struct(ty, constructor, layout);
            match (is_struct, is_boxed) {
                (false, _) => Form::Inline,
                (true, _) if is_single => Form::Item,
                (true, false) => Form::Struct,
                (true, true) => Form::BoxedStruct,
            }
        });
        let forms: Vec<_> = forms.collect();
        for (constructor, form) in ty.constructors.iter_mut().zip(forms) {
            constructor.form = form;
        }
    }
}

/// A constructor has a struct if it has its type's name, as `pong` of `Pong` does. Any object can be of the type
/// `Object`, so its constructors are not variants of one enum. A constructor without parameters is a unit variant.
fn is_struct(ty: &Type, constructor: &Constructor, layout: Layout) -> bool {
    let has_fields = constructor.fields.iter().any(|it| !matches!(it.kind, FieldKind::ImpliedWord));
    let is_namesake = names::is_namesake(&constructor.name, &ty.name);
    has_fields && (layout.has_structs || is_namesake || ty.is_any_object())
}
