//! The rules of a vector with a form or a limit of its items that its type does not give.

use proc_macro2::Ident;
use syn::Type;

use crate::ast::Field;
use crate::check::{shape, unsigned};
use crate::diag::Ctxt;
use crate::plan::{ItemForm, Vector};

/// The attributes of `field` for its items; `None` if there are none. Its value has the type `ty`.
pub(crate) fn plan<'a>(
    context: &Ctxt,
    field: &'a Field<'a>,
    ty: &'a Type,
    text: Option<&str>,
) -> Option<Vector<'a>> {
    let attrs = &field.attrs;
    let keys = [attrs.items.as_ref().map(|it| &it.key), attrs.max_items.as_ref().map(|it| &it.key)];
    let Some(item) = shape::vector_item(ty) else {
        keys.into_iter().flatten().for_each(|key| goes_on_a_vector(context, key, ty));
        return None;
    };
    let form = match &attrs.items {
        Some(items) => {
            has_items_to_be_bare(context, &items.key, item);
            ItemForm::Bare
        }
        None if unsigned::is_int(ty, text) => ItemForm::Signed,
        None => ItemForm::Boxed,
    };
    let limit = attrs.max_items.as_ref().map(|given| given.value.0);
    // `Arc` and `Rc` hold no object here, and only objects can be bare.
    let is_bare_and_counted = attrs.bare.is_some() && shape::is_counted(ty);
    let says_something = form != ItemForm::Boxed || limit.is_some() || is_bare_and_counted;
    says_something.then_some(Vector { is_boxed: attrs.bare.is_none(), item, form, limit })
}

/// "Only a vector has items."
fn goes_on_a_vector(context: &Ctxt, key: &Ident, ty: &Type) {
    let ty = shape::text(ty);
    context.error(
        key,
        format!(
            "`{key}` goes on a vector, which `{ty}` is not: remove it, or write `Vec<…>`, \
             `VecDeque<…>` or `Box<[…]>`"
        ),
    );
}

/// "`bare` needs items with a constructor id."
fn has_items_to_be_bare(context: &Ctxt, key: &Ident, item: &Type) {
    if shape::is_primitive(item) {
        let item = shape::text(item);
        context.error(
            key,
            format!(
                "`{item}` has no constructor id that `items = bare` could leave away: remove \
                 `items = bare`; it goes on vectors of structs"
            ),
        );
    }
}
