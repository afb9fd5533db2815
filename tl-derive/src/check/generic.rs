//! The rules of a generic item, whose definition is the same for every instance.

use crate::check::shape;
use crate::diag::Context;
use crate::emit::guess;
use crate::own_bounds;
use crate::plan::{Body, Codec, Field, FieldKind, Id, Plan};

/// "An id is computed for all instances: the TL types of its parameters cannot depend on one."
pub(crate) fn types_have_names(context: &Context, plan: &Plan<'_>) {
    for constructor in &plan.constructors {
        match &constructor.body {
            Body::Fields(fields)
                if !matches!(fields.id, Id::Given(_) | Id::Unnamed(..) | Id::Unknown) =>
            {
                fields.list.iter().for_each(|field| has_name(context, plan, field));
            }
            _ => {}
        }
    }
}

fn has_name(context: &Context, plan: &Plan<'_>, field: &Field<'_>) {
    let (ty, codec) = match field.kind {
        FieldKind::Value(codec) => (field.ty, codec),
        FieldKind::Optional { ty, codec, .. } => (ty, codec),
        _ => return,
    };
    let is_named = match codec {
        Codec::Boxed | Codec::Signed | Codec::As(_) => {
            guess::type_text(plan, field.wire_type()).is_some()
        }
        Codec::Bare | Codec::Vector(_) => false,
        Codec::With(_) => true,
    };
    let has_text = field.text.is_some() || field.line.is_some();
    if !has_text && !is_named && !own_bounds::takes_placeholders(plan, field.wire_type()) {
        context.error(
            ty,
            format!(
                "the id is computed once for all instances, and what TL calls `{}` is not known without \
                 one: give it as the schema does, `#[tl(type = \"…\")]`",
                shape::text(ty)
            ),
        );
    }
}
