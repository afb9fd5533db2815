//! Derives and attributes from the options, and the items that get them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::{Attribute, Path};

use crate::model::{Constructor, Field, Type};
use crate::options::{Attached, Options, Target};
use tl_syntax::Error;

/// Derives that do not work with a `double`.
const NOT_OF_DOUBLES: [&str; 3] = ["Eq", "Hash", "Ord"];

/// The derives and attributes, parsed.
pub(super) struct AllAttached {
    derives: Vec<(Target, Path)>,
    attributes: Vec<(Target, Vec<Attribute>)>,
}

/// The facts about an item that decide which derives and attributes it has.
#[expect(clippy::struct_excessive_bools, reason = "facts that are independent of each other")]
pub(super) struct Item<'a> {
    pub(super) is_struct: bool,
    pub(super) has_double: bool,
    pub(super) has_default: bool,
    pub(super) has_fields: bool,
    /// The TL names.
    pub(super) names: Vec<&'a str>,
}

impl<'a> Item<'a> {
    pub(super) fn structure(
        constructor: &'a Constructor,
        ty: Option<&'a Type>,
        has_fields: bool,
    ) -> Self {
        let ty = ty.filter(|it| it.structure().is_some());
        Self {
            is_struct: true,
            has_double: constructor.has_double,
            has_default: constructor.has_default,
            has_fields,
            names: [constructor.name.as_str()]
                .into_iter()
                .chain(ty.map(|it| it.name.as_str()))
                .collect(),
        }
    }

    pub(super) fn enumeration(ty: &'a Type) -> Self {
        let has_double = ty.has_double();
        Self::of_enum(has_double, &ty.name)
    }

    pub(super) fn of_enum(has_double: bool, name: &'a str) -> Self {
        let (is_struct, has_default, has_fields) = (false, false, false);
        Self { is_struct, has_double, has_default, has_fields, names: vec![name] }
    }
}

impl AllAttached {
    pub(super) fn new(options: &Options) -> Result<Self, Error> {
        let derives = options.derives.iter().map(|Attached { text, target }| {
            let message = |_| Error::general(format!("`{text}` is not the path of a derive macro"));
            Ok((target.clone(), syn::parse_str::<Path>(text).map_err(message)?))
        });
        let attributes = options.attributes.iter().map(|Attached { text, target }| {
            let message = format!("`{text}` is not an attribute: write `#[name(…)]`");
            match Attribute::parse_outer.parse_str(text) {
                Ok(attributes) if !attributes.is_empty() => Ok((target.clone(), attributes)),
                _ => Err(Error::general(message)),
            }
        });
        let (derives, attributes) = (Error::collect(derives)?, Error::collect(attributes)?);
        Ok(Self { derives, attributes })
    }

    /// `#[derive(Clone, Debug, PartialEq, TlObject)]`, and the attributes from the options.
    pub(super) fn of_item(&self, item: &Item<'_>) -> TokenStream {
        let own = quote!(Clone, Debug, PartialEq, TlObject);
        self.with_derives(&own, item)
    }

    /// `#[derive(Clone, Debug, PartialEq)]`, and the attributes from the options.
    pub(super) fn of_any(&self, item: &Item<'_>) -> TokenStream {
        self.with_derives(&quote!(Clone, Debug, PartialEq), item)
    }

    fn with_derives(&self, own: &TokenStream, item: &Item<'_>) -> TokenStream {
        let extra = self.derives.iter().filter(|(target, path)| {
            let last = path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default();
            let lacks = match last.as_str() {
                "Default" => !item.has_default,
                // `bon::Builder` does not support unit structs.
                "Builder" => !item.has_fields,
                last => item.has_double && NOT_OF_DOUBLES.contains(&last),
            };
            !lacks && is_item(target, item)
        });
        let extra = extra.map(|(_, path)| path);
        let attributes = self.attributes.iter().filter(|(target, _)| is_item(target, item));
        let attributes = attributes.flat_map(|(_, attributes)| attributes);
        quote! {
            #[derive(#own #(, #extra)*)]
            #(#attributes)*
        }
    }

    pub(super) fn of_field(&self, constructor: &Constructor, field: &Field) -> TokenStream {
        let attributes = self.attributes.iter().filter(|(target, _)| match target {
            Target::Fields(pattern) => is_parameter(pattern, constructor, field),
            _ => false,
        });
        let attributes = attributes.flat_map(|(_, attributes)| attributes);
        quote!(#(#attributes)*)
    }
}

fn is_item(target: &Target, item: &Item<'_>) -> bool {
    match target {
        Target::Items => true,
        Target::Structs => item.is_struct,
        Target::Enums => !item.is_struct,
        Target::Named(pattern) => item.names.iter().any(|it| matches(pattern, it)),
        Target::Fields(_) => false,
    }
}

/// Whether the parameter is of the `pattern`: `user.phone`, `*:bytes`.
pub(super) fn is_parameter(pattern: &str, constructor: &Constructor, field: &Field) -> bool {
    let (name, ty) = pattern.split_once(':').unwrap_or((pattern, "*"));
    let parameter = format!("{}.{}", constructor.name, field.parameter.value);
    matches(name, &parameter) && matches(ty, &field.written)
}

/// Whether `text` is of the `pattern`, in which `*` is any text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(start) else { return false };
    let mut parts: Vec<_> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        match text.find(part) {
            Some(index) => text = &text[index + part.len()..],
            None => return false,
        }
    }
    text.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text) in
            [("a", "a"), ("*", ""), ("a*", "ab"), ("*b", "ab"), ("a*c*e", "abcde"), ("*.b", "a.b")]
        {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in
            [("a", "ab"), ("a*a", "a"), ("*b", "ba"), ("a*c*e", "ace."), ("", "a")]
        {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
