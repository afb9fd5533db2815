//! The rules of a generic item: all instances have the same definition.

use syn::Ident;

use crate::check::shape;
use crate::diag::Ctxt;
use crate::emit::predict;
use crate::own_bounds;
use crate::plan::{Codec, Field, Id, Plan};

/// "The id is the same for all instances, so the TL types of parameters cannot depend on the instance."
pub(crate) fn types_have_names(context: &Ctxt, plan: &Plan<'_>) {
    lengths_are_known(context, plan);
    for constructor in &plan.constructors {
        let Some(fields) = constructor.fields() else { continue };
        if !matches!(fields.id, Id::Given(_) | Id::Unnamed(..) | Id::Unknown) {
            fields.list.iter().for_each(|field| has_name(context, plan, field));
        }
    }
}

/// "TL has only byte arrays of 16, 32 and 64 bytes, so the length cannot be a const parameter."
fn lengths_are_known(context: &Ctxt, plan: &Plan<'_>) {
    // The bounds of the item may give an array of this length a codec.
    let has_bounds = plan.bound.is_some() || plan.generics.where_clause.is_some();
    if has_bounds || plan.generics.const_params().next().is_none() {
        return;
    }
    let values = plan.fields().filter_map(Field::value);
    for value in values.filter(|it| !matches!(it.codec, Codec::With(_))) {
        let ty = value.wire_type();
        let is_parameter = |len: &&Ident| plan.generics.const_params().any(|it| it.ident == **len);
        if let Some(len) = shape::named_length(ty).filter(is_parameter) {
            let message = format!(
                "TL has arrays of 16, 32 and 64 bytes, and `{len}` may be any length: write the length, or \
                 `Bytes`, which is TL's `bytes`"
            );
            context.error(ty, message);
        }
    }
}

fn has_name(context: &Ctxt, plan: &Plan<'_>, field: &Field<'_>) {
    let Some(value) = field.value() else { return };
    let is_named = match value.codec {
        Codec::Boxed | Codec::Signed | Codec::As(_) => {
            predict::type_text(plan, value.wire_type()).is_some()
        }
        Codec::Bare | Codec::Vector(_) => false,
        Codec::With(_) => true,
    };
    let has_text = field.text.is_some() || field.line.is_some();
    if !has_text && !is_named && !own_bounds::takes_placeholders(plan, value.wire_type()) {
        context.error(
            value.ty,
            format!(
                "the id is computed once for all instances, and what TL calls `{}` is not known without \
                 one: give it as the schema does, `#[tl(type = \"…\")]`",
                shape::text(value.ty)
            ),
        );
    }
}
