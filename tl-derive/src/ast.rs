//! The parsed item: constructors and fields, with their attributes. A struct is an item with one constructor.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Fields, Ident, Member, Token, Type, Variant};

use crate::attr::{self, ConstructorAttrs, FieldAttrs, ItemAttrs};
use crate::diag::Ctxt;
use crate::names;

pub(crate) struct Input<'a> {
    /// The item as `syn` parsed it.
    pub(crate) syntax: &'a DeriveInput,
    pub(crate) attrs: ItemAttrs,
    pub(crate) kind: Kind,
    pub(crate) constructors: Vec<Constructor<'a>>,
    /// Whether it is the hidden struct of an accepted line.
    pub(crate) is_accepted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Struct,
    Enum,
    Union,
}

pub(crate) struct Constructor<'a> {
    /// The name of the struct or variant.
    pub(crate) ident: &'a Ident,
    pub(crate) attrs: ConstructorAttrs,
    pub(crate) fields: Vec<Field<'a>>,
    /// Whether the fields are in parentheses.
    pub(crate) is_tuple: bool,
}

pub(crate) struct Field<'a> {
    pub(crate) syntax: &'a syn::Field,
    pub(crate) member: Member,
    pub(crate) attrs: FieldAttrs,
    /// The TL name of the parameter; empty if it has none.
    pub(crate) tl_name: String,
}

impl<'a> Input<'a> {
    /// Parses the hidden struct of an accepted line.
    pub(crate) fn parse_accepted(context: &Ctxt, input: &'a DeriveInput) -> Self {
        Self { is_accepted: true, ..Self::parse(context, input) }
    }

    pub(crate) fn parse(context: &Ctxt, input: &'a DeriveInput) -> Self {
        let is_accepted = false;
        match &input.data {
            Data::Struct(data) => {
                let (attrs, constructor) = attr::of_struct(context, &input.attrs);
                let constructor =
                    Constructor::parse(context, &input.ident, constructor, &data.fields);
                Self {
                    syntax: input,
                    attrs,
                    kind: Kind::Struct,
                    constructors: vec![constructor],
                    is_accepted,
                }
            }
            Data::Enum(data) => {
                let attrs = attr::of_enum(context, &input.attrs);
                let constructors = parse_variants(context, &data.variants);
                Self { syntax: input, attrs, kind: Kind::Enum, constructors, is_accepted }
            }
            Data::Union(_) => {
                let attrs = ItemAttrs::default();
                Self {
                    syntax: input,
                    attrs,
                    kind: Kind::Union,
                    constructors: Vec::new(),
                    is_accepted,
                }
            }
        }
    }
}

fn parse_variants<'a>(
    context: &Ctxt,
    variants: &'a Punctuated<Variant, Token![,]>,
) -> Vec<Constructor<'a>> {
    let parse = |variant: &'a Variant| {
        let attrs = attr::of_variant(context, &variant.attrs);
        Constructor::parse(context, &variant.ident, attrs, &variant.fields)
    };
    variants.iter().map(parse).collect()
}

impl<'a> Constructor<'a> {
    fn parse(
        context: &Ctxt,
        ident: &'a Ident,
        attrs: ConstructorAttrs,
        fields: &'a Fields,
    ) -> Self {
        let parse = |(syntax, member): (&'a syn::Field, Member)| {
            let attrs = attr::of_field(context, &syntax.attrs);
            let tl_name = match &attrs.name {
                Some(given) => given.value.text().to_owned(),
                None => names::parameter_name(&member),
            };
            Field { syntax, member, attrs, tl_name }
        };
        let is_tuple = matches!(fields, Fields::Unnamed(_));
        let fields = fields.iter().zip(fields.members()).map(parse).collect();
        Self { ident, attrs, fields, is_tuple }
    }
}

impl<'a> Field<'a> {
    pub(crate) fn ty(&self) -> &'a Type {
        &self.syntax.ty
    }

    /// Whether the field has a name, in Rust or by its attribute `name`.
    pub(crate) fn is_named(&self) -> bool {
        match &self.attrs.name {
            Some(given) => !given.value.text().is_empty(),
            None => matches!(self.member, Member::Named(_)),
        }
    }

    /// The field's name; if it has none, its type.
    pub(crate) fn name_or_type(&self) -> TokenStream {
        match &self.member {
            Member::Named(ident) => ident.to_token_stream(),
            Member::Unnamed(_) => self.ty().to_token_stream(),
        }
    }

    /// The tokens that give the parameter's name.
    pub(crate) fn name_tokens(&self) -> TokenStream {
        match &self.attrs.name {
            Some(given) => given.value.to_token_stream(),
            None => self.member.to_token_stream(),
        }
    }
}
