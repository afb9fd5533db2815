//! Lines of other layers that decoding accepts.
//!
//! For each line there is a hidden struct. Its implementations prove the line, and its value is converted into the
//! item's.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, Ident, Type, parse_quote};

use crate::emit::encode::ConstructorPath;
use crate::emit::id::{IdToken, Ids, hexadecimal};
use crate::emit::{conversion, encode, object, substitute};
use crate::plan::{Accepted, Codec, Constructor, Conversion, Field, Origin, Plan, Value};
use crate::type_tokens::join;

/// The hidden structs of an item, with their plans.
#[derive(Clone, Copy)]
pub(crate) struct HiddenStructs<'a> {
    plans: &'a [Plan<'a>],
}

impl<'a> HiddenStructs<'a> {
    pub(crate) fn new(plans: &'a [Plan<'a>]) -> Self {
        Self { plans }
    }

    fn plan(self, accepted: &Accepted) -> &'a Plan<'a> {
        &self.plans[accepted.index]
    }

    /// ```text
    /// #[allow(dead_code)]
    /// struct __tl_Accepted_0 { __tl_field_0: i64, __tl_dropped_1: i32 }
    /// const _: () = { impl __tl_TlObject for __tl_Accepted_0 { … } … };
    /// ```
    pub(super) fn items(self, plan: &Plan<'_>) -> TokenStream {
        let items = plan.accepted().map(|accepted| {
            let Data::Struct(data) = &accepted.input.data else { return TokenStream::new() };
            let (ident, generics) = (&accepted.input.ident, &accepted.input.generics);
            let clause = &generics.where_clause;
            let fields = data.fields.iter().map(|it| {
                let (ident, ty) = (&it.ident, &it.ty);
                quote!(#ident: #ty)
            });
            let implementations = object(self.plan(accepted), HiddenStructs::new(&[]));
            quote! {
                // Nothing reads the values that are dropped.
                #[allow(dead_code)]
                struct #ident #generics #clause { #(#fields,)* }
                const _: () = { #implementations };
            }
        });
        join(items)
    }

    /// The definitions of the lines. They follow those of the item.
    ///
    /// ```text
    /// (*<__tl_Accepted_0 as __tl_Constructor>::DEFINITION).accepted(const { &__tl_AcceptedLine {
    ///     constructor: 0x020b1422_u32,
    ///     layer: 225,
    ///     lost: &["emoji_status"],
    ///     unrelated: &[],
    ///     conversions: &[("id", |__tl_bytes| __tl_rewrite(…))],
    ///     defaults: &[("date", || __tl_write_with(&<i32 as ::core::default::Default>::default(), …))],
    /// } }),
    /// ```
    pub(super) fn definitions(self, plan: &Plan<'_>, ids: &Ids) -> TokenStream {
        let lines = plan.constructors.iter().enumerate().map(|(index, it)| {
            let id = ids.get(index);
            join(it.accepted.iter().map(|accepted| self.definition(plan, it, id, accepted)))
        });
        join(lines)
    }

    fn definition(
        self,
        plan: &Plan<'_>,
        constructor: &Constructor<'_>,
        id: &IdToken,
        accepted: &Accepted,
    ) -> TokenStream {
        let structure = structure(plan, accepted);
        let layer = accepted.layer.unwrap_or(0);
        let (lost, unrelated) = (&accepted.lost, &accepted.unrelated);
        let conversions = accepted
            .converted
            .iter()
            .filter_map(|name| self.conversion(constructor, accepted, name));
        let defaults = defaults(constructor, accepted);
        quote! {
            (*<#structure as __tl_Constructor>::DEFINITION).accepted(const {
                &__tl_AcceptedLine {
                    constructor: #id,
                    layer: #layer,
                    lost: &[#(#lost),*],
                    unrelated: &[#(#unrelated),*],
                    conversions: &[#(#conversions),*],
                    defaults: &[#defaults],
                }
            }),
        }
    }

    /// `("id", |__tl_bytes| __tl_rewrite(__tl_bytes, |__tl_reader, …| …))`: converts a value into the type in the
    /// line.
    fn conversion(
        self,
        constructor: &Constructor<'_>,
        accepted: &Accepted,
        name: &str,
    ) -> Option<TokenStream> {
        let own = constructor.fields()?.list.iter().find(|it| it.name == name)?;
        let in_line = self.plan(accepted).fields().find(|it| it.name == name)?;
        let Codec::As(conversion) = in_line.value()?.codec else { return None };
        // A constant cannot use the lifetimes of the item.
        let elided = |ty: &Type| -> Type {
            let ty = substitute::elided(ty);
            parse_quote!(#ty)
        };
        let ty = elided(own.value()?.ty);
        let (from, to) = (elided(conversion.from), elided(conversion.to));
        let conversion = Conversion { from: &from, to: &to, ..conversion };
        let write = conversion::write(conversion, &quote!(__tl_value));
        Some(quote! {
            (#name, |__tl_bytes| __tl_rewrite(
                __tl_bytes,
                <#ty as __tl_Decode<'_>>::decode,
                |__tl_value, __tl_out| #write,
            ))
        })
    }
}

/// The defaults of fields that the line lacks. If a value equals its default, omitting it loses nothing.
fn defaults(constructor: &Constructor<'_>, accepted: &Accepted) -> TokenStream {
    let Some(fields) = constructor.fields() else { return TokenStream::new() };
    let origins = fields.list.iter().zip(&accepted.values);
    let defaults =
        origins.filter(|(_, it)| matches!(it, Origin::Default)).filter_map(|(field, _)| {
            let value = field.value().filter(|it| it.flag.is_none())?;
            let name = &field.name;
            // A constant cannot use the lifetimes of the item.
            let ty = substitute::elided(field.ty);
            let of_closure: Type = parse_quote!(#ty);
            let value = Value { ty: &of_closure, ..value };
            let write = encode::value_write(value, &quote!(__tl_value));
            Some(quote! {
                (#name, || __tl_write_with(
                    &<#ty as ::core::default::Default>::default(),
                    |__tl_value, __tl_out| #write,
                )),
            })
        });
    join(defaults)
}

/// `__tl_Accepted_0<'a, X>`
fn structure(plan: &Plan<'_>, accepted: &Accepted) -> TokenStream {
    let (_, arguments, _) = plan.generics.split_for_impl();
    let ident = &accepted.input.ident;
    quote!(#ident #arguments)
}

/// The TL types of the hidden structs, for the size that limits count.
pub(super) fn types(plan: &Plan<'_>) -> TokenStream {
    let structures = plan.accepted().map(|it| structure(plan, it));
    quote!(#(<#structures as __tl_TlObject>::TYPE,)*)
}

/// Whether decoding accepts other lines.
pub(super) fn is_accepting(plan: &Plan<'_>) -> bool {
    plan.constructors.iter().any(|it| it.accepts_of_object || !it.accepted.is_empty())
}

/// The match arms that decode the accepted lines of a constructor.
///
/// ```text
/// 0x215c4438_u32 => __tl_decode_variant::<__tl_Accepted_0, Self>(__tl_id, __tl_reader, |__tl_accepted| Self {
///     id: __tl_accepted.__tl_field_0,
///     emoji_status: __tl_None,
/// }),
/// ```
pub(super) fn arms(plan: &Plan<'_>, constructor: &Constructor<'_>) -> TokenStream {
    let Some(fields) = constructor.fields() else { return TokenStream::new() };
    let path = ConstructorPath::of(constructor);
    let arms = constructor.accepted.iter().map(|accepted| {
        let structure = structure(plan, accepted);
        let id = hexadecimal(accepted.id);
        let members = fields.list.iter().map(|it| &it.member);
        let values = fields.list.iter().zip(&accepted.values).map(|(it, origin)| value(it, origin));
        quote! {
            #id => __tl_decode_variant::<#structure, Self>(__tl_id, __tl_reader, |__tl_accepted| {
                #path { #(#members: #values,)* }
            }),
        }
    });
    join(arms)
}

fn value(item: &Field<'_>, origin: &Origin) -> TokenStream {
    let ty = item.ty;
    let of = |field: &Ident| quote!(__tl_accepted.#field);
    match origin {
        Origin::Same(field) => of(field),
        Origin::Present(field) => {
            let field = of(field);
            quote!(__tl_Some(#field))
        }
        Origin::PresentOrDefault(field) => {
            let field = of(field);
            quote_spanned!(ty.span()=> ::core::option::Option::<#ty>::unwrap_or_default(#field))
        }
        Origin::Absent => quote!(__tl_None),
        Origin::False => quote!(false),
        Origin::Default if item.is_phantom => quote!(::core::marker::PhantomData),
        Origin::Default => quote_spanned!(ty.span()=> <#ty as ::core::default::Default>::default()),
    }
}
