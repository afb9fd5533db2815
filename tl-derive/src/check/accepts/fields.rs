//! Compares the parameters of an accepted line with the item's fields, by name.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Ident, Type};
use tl_syntax::{Parameter, TypeExpression, TypeKind};

use crate::ast;
use crate::attr::{Accepts, DefinitionLine};
use crate::check::accepts::Of;
use crate::check::{rust_type, shape};
use crate::names;
use crate::plan::{self, Codec, FieldKind, Fields, Origin, Value};

/// A field of the hidden struct.
pub(super) struct LineField<'a> {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) ty: TokenStream,
    /// The item's field with the same value.
    pub(super) field: Option<&'a ast::Field<'a>>,
    /// The wire type, if it differs from the type of the field.
    pub(super) conversion: Option<&'a Type>,
    /// Whether an attribute gives the type for the line.
    pub(super) is_given: bool,
}

/// The fields of the hidden struct, and the sources of the item's fields.
pub(super) struct LineFields<'a> {
    pub(super) list: Vec<LineField<'a>>,
    /// In the order of the item's fields.
    pub(super) values: Vec<Origin>,
}

/// The name, as in a list such as `drop(type)`.
pub(super) fn text(name: &Ident) -> String {
    name.unraw().to_string()
}

/// A line, with the constructor that accepts it.
struct Comparison<'a, 'b> {
    of: &'b Of<'b>,
    constructor: &'a ast::Constructor<'a>,
    fields: &'b Fields<'b>,
    accepts: &'a Accepts,
    line: &'a DefinitionLine,
}

impl<'a> LineFields<'a> {
    pub(super) fn of(
        of: &Of<'_>,
        constructor: &'a ast::Constructor<'a>,
        fields: &Fields<'_>,
        accepts: &'a Accepts,
        line: &'a DefinitionLine,
    ) -> Self {
        let comparison = Comparison { of, constructor, fields, accepts, line };
        comparison.names_of_lists();
        let words = line.definition.used_words();
        let is_value =
            |it: &&Parameter| !(it.is_number() && words.contains(it.name.value.as_str()));
        let mut values: Vec<_> = fields.list.iter().map(|_| None).collect();
        let mut list = Vec::new();
        for parameter in line.definition.parameters.iter().filter(is_value) {
            let index = list.len();
            let field = comparison
                .field(parameter)
                .filter(|_| !comparison.is_of_another_meaning(parameter));
            list.extend(match field {
                Some(field) => comparison.shared(parameter, field, index, &mut values),
                None => comparison.dropped(parameter, index),
            });
        }
        let values = values.into_iter().enumerate();
        let values =
            values.map(|(index, it)| it.unwrap_or_else(|| comparison.missing(index))).collect();
        Self { list, values }
    }
}

impl<'a> Comparison<'a, '_> {
    fn error(&self, message: String) {
        self.of.context.error(self.line, message);
    }

    /// The index of the parameter's field.
    fn field(&self, parameter: &Parameter) -> Option<usize> {
        let name = &parameter.name.value;
        let is_value = |it: &plan::Field<'_>| match it.kind {
            FieldKind::Value(_) | FieldKind::True(_) => true,
            // If no field depends on its bits, it is a number.
            FieldKind::Word(word) => self.fields.bits_of(word).is_empty(),
            FieldKind::Skipped => false,
        };
        let is_field = |it: &plan::Field<'_>| !name.is_empty() && it.name == *name && is_value(it);
        self.fields.list.iter().position(is_field)
    }

    /// Whether the parameter shares only its name with the item's field, not the meaning, as `drop(id = i32)` says.
    fn is_of_another_meaning(&self, parameter: &Parameter) -> bool {
        let mut drops = self.accepts.drops.iter();
        drops.any(|it| it.ty.is_some() && text(&it.name) == parameter.name.value)
    }

    /// A parameter for which the item has a field.
    fn shared(
        &self,
        parameter: &Parameter,
        index: usize,
        number: usize,
        values: &mut [Option<Origin>],
    ) -> Option<LineField<'a>> {
        let field = &self.constructor.fields[index];
        let plan = &self.fields.list[index];
        let ident = names::internal_ident(&format!("field_{number}"));
        let is_optional = parameter.condition.is_some();
        let is_true = is_true(parameter);
        let own = field.ty();
        // After an error about this field, it must not be reported as missing, too.
        values[index] = Some(Origin::Default);
        let same = || (quote!(#own), Origin::Same(ident.clone()));
        let (ty, origin) = match plan.kind {
            // The Rust type of both a flag bit and a `Bool` is `bool`.
            FieldKind::True(_) if is_true || is_bool(parameter) && !is_optional => same(),
            FieldKind::True(_) => return self.not_true(parameter, plan),
            FieldKind::Value(_) if is_true && shape::is_bool(own) => same(),
            _ if is_true => return self.is_true_alone(parameter, plan),
            FieldKind::Value(Value { flag: Some(_), ty, .. }) if !is_optional => {
                (quote!(#ty), Origin::Present(ident.clone()))
            }
            FieldKind::Value(Value { flag: None, .. }) if is_optional => {
                self.has_default(field, plan, parameter)?;
                (quote!(::core::option::Option<#own>), Origin::PresentOrDefault(ident.clone()))
            }
            FieldKind::Word(_) if !parameter.is_number() => {
                return self.not_number(parameter, plan);
            }
            FieldKind::Value(_) | FieldKind::Word(_) => same(),
            FieldKind::Skipped => return None,
        };
        values[index] = Some(origin);
        let conversion = self.conversion(parameter, plan);
        Some(LineField {
            ident,
            name: parameter.name.value.clone(),
            ty,
            field: Some(field),
            conversion,
            is_given: false,
        })
    }

    /// The type of a shared parameter in the line, if it differs from the type of the field.
    fn conversion(&self, parameter: &Parameter, field: &plan::Field<'_>) -> Option<&'a Type> {
        let name = &parameter.name.value;
        let mut conversions = self.accepts.conversions.iter();
        let given = conversions.find(|it| text(&it.name) == *name)?;
        let has_type_alone = |it: Value<'_>| matches!(it.codec, Codec::Boxed | Codec::Signed);
        if !field.value().is_some_and(has_type_alone) {
            let message = format!(
                "the field `{name}` has a form of its own, which cannot be converted: accept the line by a type of its \
                 own"
            );
            self.of.context.error(&given.name, message);
        }
        Some(&given.ty)
    }

    fn not_true(&self, parameter: &Parameter, field: &plan::Field<'_>) -> Option<LineField<'a>> {
        self.error(format!(
            "the line has `{parameter}`, and the field `{}` is a flag bit without a value: they have no common type",
            field.label
        ));
        None
    }

    fn not_number(&self, parameter: &Parameter, field: &plan::Field<'_>) -> Option<LineField<'a>> {
        self.error(format!(
            "the line has `{parameter}`, and the field `{0}` is a flags word: they have no common type; if they have \
             nothing but the name in common, write `drop({0} = Type)`",
            field.label
        ));
        None
    }

    fn is_true_alone(
        &self,
        parameter: &Parameter,
        field: &plan::Field<'_>,
    ) -> Option<LineField<'a>> {
        self.error(format!(
            "the line has `{parameter}`, a flag bit without a value, and the field `{}` has a value: they have no \
             common type",
            field.label
        ));
        None
    }

    /// "If a value may be absent in the line, its field has a default."
    fn has_default(
        &self,
        field: &ast::Field<'_>,
        plan: &plan::Field<'_>,
        parameter: &Parameter,
    ) -> Option<()> {
        if field.attrs.default.is_some() {
            return Some(());
        }
        self.error(format!(
            "the line has `{parameter}`, which may be absent, and the field `{0}` always has a value: write \
             `#[tl(default)]` on `{0}`",
            plan.label
        ));
        None
    }

    /// The source of a field that the line lacks.
    fn missing(&self, index: usize) -> Origin {
        let (field, plan) = (&self.constructor.fields[index], &self.fields.list[index]);
        match plan.kind {
            FieldKind::Value(Value { flag: Some(_), .. }) => Origin::Absent,
            FieldKind::True(_) => Origin::False,
            FieldKind::Word(_) | FieldKind::Skipped => Origin::Default,
            FieldKind::Value(_) => {
                if field.attrs.default.is_none() && !field.attrs.had_errors {
                    let is_dropped =
                        self.accepts.drops.iter().any(|it| text(&it.name) == plan.name);
                    let what = if is_dropped { "`drop` drops" } else { "the line has no" };
                    self.error(format!(
                        "{what} `{0}`, and the field always has a value: write `#[tl(default)]` on `{0}`",
                        plan.label
                    ));
                }
                Origin::Default
            }
        }
    }

    /// A parameter for which the item has no field: its value is decoded and dropped.
    fn dropped(&self, parameter: &Parameter, number: usize) -> Option<LineField<'a>> {
        if !parameter.is_named() {
            // There is already an error.
            return None;
        }
        let name = parameter.name.value.clone();
        let given = self.accepts.drops.iter().find(|it| text(&it.name) == name);
        let ty = match given.and_then(|it| it.ty.as_ref()) {
            Some(ty) => Some(ty.to_token_stream()),
            None if is_true(parameter) => Some(quote!(::core::primitive::bool)),
            None => self.built_in(&parameter.ty),
        };
        let Some(ty) = ty else {
            let shown = rust_type::rust_type(&parameter.ty);
            self.error(format!(
                "the line has `{parameter}`, and the item has no such field: name the Rust type that reads it, \
                 `drop({name} = {shown})`"
            ));
            return None;
        };
        let is_optional = parameter.condition.is_some() && !is_true(parameter);
        let ty = if is_optional { quote!(::core::option::Option<#ty>) } else { ty };
        let ident = names::dropped(number);
        let is_given = given.is_some_and(|it| it.ty.is_some());
        Some(LineField { ident, name, ty, field: None, conversion: None, is_given })
    }

    /// The Rust type for a built-in type, or for a vector of one.
    fn built_in(&self, ty: &TypeExpression) -> Option<TokenStream> {
        let krate = &crate::check::crate_path(self.of.item);
        if matches!(ty.kind, TypeKind::Word) {
            return Some(quote!(::core::primitive::u32));
        }
        let TypeKind::Named { name, arguments, .. } = &ty.kind else { return None };
        match (name.as_str(), arguments.as_slice()) {
            ("int", []) => Some(quote!(::core::primitive::i32)),
            ("long", []) => Some(quote!(::core::primitive::i64)),
            ("double", []) => Some(quote!(::core::primitive::f64)),
            ("Bool", []) => Some(quote!(::core::primitive::bool)),
            ("string", []) => Some(quote!(__tl_String)),
            ("bytes", []) => Some(quote!(#krate::Bytes)),
            ("int128", []) => Some(quote!(#krate::Int128)),
            ("int256", []) => Some(quote!(#krate::Int256)),
            ("int512", []) => Some(quote!(#krate::Int512)),
            ("Vector", [item]) => {
                let item = self.built_in(item)?;
                Some(quote!(__tl_Vec<#item>))
            }
            ("vector", [item]) => {
                let item = self.built_in(item)?;
                Some(quote!(__tl_Bare<__tl_Vec<#item>>))
            }
            _ => None,
        }
    }

    /// "A value is dropped or converted only once."
    fn names_once(&self, is_shared: impl Fn(&str) -> bool) {
        let Accepts { drops, conversions, .. } = self.accepts;
        // For the other names in both lists there is already an error.
        let is_right = |name: &Ident| {
            is_shared(&text(name)) && !drops.iter().any(|it| it.ty.is_none() && it.name == *name)
        };
        let converted = conversions.iter().map(|it| &it.name).filter(|it| is_right(it));
        let names: Vec<_> = drops.iter().map(|it| &it.name).chain(converted).collect();
        for (index, name) in names.iter().enumerate() {
            let Some(first) = names[..index].iter().find(|it| text(it) == text(name)) else {
                continue;
            };
            let message = format!("`{name}` is dropped or converted twice: keep one of them");
            self.of.context.duplicate(name, message, first, "the first one is here");
        }
    }

    /// "Each name in a list is the name of a parameter or a field."
    fn names_of_lists(&self) {
        let find =
            |name: &str| self.line.definition.parameters.iter().find(|it| it.name.value == name);
        let is_field = |name: &str| {
            self.fields.list.iter().any(|it| it.name == name)
                || self.fields.words.iter().any(|it| it.name == name)
        };
        for drop in &self.accepts.drops {
            let name = text(&drop.name);
            let message = match (find(&name), is_field(&name), &drop.ty) {
                (Some(_), false, _) | (None, true, None) | (Some(_), true, Some(_)) => continue,
                // A flags word that keeps the bits that no field declares.
                (Some(parameter), true, None) if parameter.is_number() => continue,
                (Some(_), true, None) => format!(
                    "the line and the item have `{name}`, so that it is not dropped: remove it; if the types differ, \
                     write `convert({name} = Type)`, or `drop({name} = Type)` to drop the values of both"
                ),
                (None, true, Some(_)) => format!(
                    "the line has no `{name}`: to leave the field out when the line is written, write `drop({name})`"
                ),
                (None, false, _) => {
                    format!("neither the line nor the item has `{name}`: remove it")
                }
            };
            self.of.context.error(&drop.name, message);
        }
        self.names_once(|name| find(name).is_some() && is_field(name));
        for conversion in &self.accepts.conversions {
            let name = text(&conversion.name);
            if find(&name).is_none() || !is_field(&name) {
                let message = format!(
                    "`{name}` is not in both the line and the item, so that there is nothing to convert: remove it"
                );
                self.of.context.error(&conversion.name, message);
            }
        }
        for parameter in self.line.definition.parameters.iter().filter(|it| !it.is_named()) {
            self.error(format!(
                "`{parameter}` has no name, by which the fields are found: only lines with names can be accepted"
            ));
        }
    }
}

/// `flags.3?true`
fn is_true(parameter: &Parameter) -> bool {
    parameter.condition.is_some() && parameter.ty.name() == Some("true")
}

fn is_bool(parameter: &Parameter) -> bool {
    parameter.ty.name() == Some("Bool")
}

/// `tokens` with the location of `span`, but with their own hygiene.
pub(super) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let at_one = |mut token: proc_macro2::TokenTree| {
        if let proc_macro2::TokenTree::Group(group) = &token {
            let mut inner = proc_macro2::Group::new(group.delimiter(), at(span, group.stream()));
            inner.set_span(group.span().located_at(span));
            return proc_macro2::TokenTree::Group(inner);
        }
        token.set_span(token.span().located_at(span));
        token
    };
    tokens.into_iter().map(at_one).collect()
}
