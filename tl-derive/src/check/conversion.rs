//! The rules of `as = Type`: a field that is written and read as another type.

use syn::Type;

use crate::ast::Field;
use crate::attr::Attr;
use crate::check::{field, foreign, shape, unsigned};
use crate::diag::Ctxt;
use crate::plan::Conversion;

/// "`as` is the type for the field, or for the items of its vectors, and is no vector itself."
pub(super) fn plan<'a>(
    context: &Ctxt,
    field: &'a Field<'a>,
    given: &'a Attr<Type>,
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
    if vectors == 0 {
        whole_is_convertible(context, ty, given, text);
    }
    Conversion { from, to, vectors, is_bare: field.attrs.bare.is_some() }
}

/// "The items of a `Vec` are converted; any other collection is converted as a whole." A collection is not a number,
/// and the TL type of a vector is only `Vector`.
fn whole_is_convertible(context: &Ctxt, ty: &Type, given: &Attr<Type>, text: Option<&str>) {
    let to = &given.value;
    let is_vector = text.and_then(unsigned::item_text).is_some();
    let is_other = shape::is_number_or_bool(to) || is_vector && shape::is_primitive(to);
    let Some(item) = shape::item(ty).filter(|_| is_other) else { return };
    let instead = if shape::vector_item(ty).is_some() {
        format!("`Vec<{}>`", shape::text(item))
    } else {
        "a `Vec` of another type than `u8`".to_owned()
    };
    let (ty, text) = (shape::text(ty), shape::text(to));
    context.error(
        to,
        format!(
            "`{ty}` is converted as a whole, and is no `{text}`: write {instead}, whose items are converted, or \
             `as = Vec<{text}>`"
        ),
    );
}

/// The number of nested vectors around the type that is converted to `to`, and that type.
pub(crate) fn around<'a>(ty: &'a Type, to: &Type) -> (usize, &'a Type) {
    match shape::vector_item(to) {
        Some(_) => (0, ty),
        None => shape::inside_vectors(ty),
    }
}

/// "Converted items have the form of the type in `as`."
fn items_are_converted(context: &Ctxt, field: &Field<'_>) {
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
