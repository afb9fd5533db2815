//! The rules of `as = Type`: a field that is converted to another type, which is written and read.

use syn::Type;

use crate::attr::Given;
use crate::check::{field, foreign, shape};
use crate::diag::Context;
use crate::model::Field;
use crate::plan::Conversion;

/// "`as` is the type of what is not a vector: of the field, or of its items."
pub(super) fn plan<'a>(
    context: &Context,
    field: &'a Field<'a>,
    given: &'a Given<Type>,
    ty: &'a Type,
    text: Option<&str>,
) -> Conversion<'a> {
    let to = &given.value;
    if let Some(with) = &field.attrs.with {
        context.error(
            &with.key,
            "`with` does not go with `as`: both say how the value is written; remove one of them",
        );
    }
    items_are_converted(context, field);
    foreign::some_tl_type(context, field, to, text);
    let (vectors, from) = around(ty, to);
    if let (0, Some(bare)) = (vectors, &field.attrs.bare) {
        field::has_id_to_leave_away(context, bare, to);
    }
    Conversion { from, to, vectors, is_bare: field.attrs.bare.is_some() }
}

/// The number of vectors in each other around what is converted to `to`, and the type of that.
pub(crate) fn around<'a>(ty: &'a Type, to: &Type) -> (usize, &'a Type) {
    match shape::vector_item(to) {
        Some(_) => (0, ty),
        None => shape::inside_vectors(ty),
    }
}

/// "Items that are converted have the form of the type in `as`."
fn items_are_converted(context: &Context, field: &Field<'_>) {
    let items = field.attrs.items.as_ref().map(|it| &it.key);
    let max_items = field.attrs.max_items.as_ref().map(|it| &it.key);
    for key in [items, max_items].into_iter().flatten() {
        context.error(
            key,
            format!(
                "`{key}` does not go with `as`: the items are written as the type in `as`; remove one \
                 of them"
            ),
        );
    }
}
