//! The constants for the ids of an enum's variants.

use syn::ext::IdentExt;
use syn::{GenericParam, Ident};

use crate::ast::Input;
use crate::diag::Ctxt;
use crate::names;
use crate::plan::IdConstant;

/// The constants for `ids`: one for each variant with an id.
pub(crate) fn constants<'a>(context: &Ctxt, item: &'a Input<'a>) -> Vec<IdConstant<'a>> {
    let Some(ids) = &item.attrs.ids else { return Vec::new() };
    no_type_parameters(context, item, &ids.key);
    let mut constants: Vec<IdConstant<'_>> = Vec::new();
    for (index, constructor) in item.constructors.iter().enumerate() {
        let variant = constructor.ident;
        if constructor.attrs.other.is_some() {
            continue;
        }
        let text = names::id_constant(&variant.unraw().to_string());
        if let Some(same) = item.constructors.iter().find(|it| *it.ident == text) {
            let message = format!(
                "the id of `{variant}` would have the name of the variant `{}`: rename one of the variants, \
                 or remove `ids`",
                same.ident
            );
            context.error(variant, message);
            continue;
        }
        if let Some(first) = constants.iter().find(|it| it.name == text) {
            context.duplicate(
                variant,
                format!(
                    "the id of `{variant}` would have the name of that of `{}`, `{text}`: rename \
                     one of the variants, or remove `ids`",
                    first.variant
                ),
                first.variant,
                format!("the first `{text}` is here"),
            );
            continue;
        }
        let name = Ident::new(&text, variant.span());
        constants.push(IdConstant { constructor: index, variant, name });
    }
    constants
}

/// "A constant of a generic type can be a pattern only with the type's arguments."
fn no_type_parameters(context: &Ctxt, item: &Input<'_>, key: &Ident) {
    let mut parameters = item.syntax.generics.params.iter();
    if parameters.any(|it| !matches!(it, GenericParam::Lifetime(_))) {
        context.error(
            key,
            "`ids` does not go on an enum with type parameters: `match` takes no constant of a \
             generic type; remove `ids`, and compare with the ids of `TlObject::CONSTRUCTORS`",
        );
    }
}
