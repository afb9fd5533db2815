//! The definitions of an item's constructors, as constants.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use tl_syntax::{Dialect, type_hash};

use crate::emit::accepted::{self, HiddenStructs};
use crate::emit::id::{IdToken, Ids};
use crate::emit::instance::{is_of_instance, result_type};
use crate::emit::types::{in_instance, types};
use crate::emit::{line, predict, substitute};
use crate::own_bounds;
use crate::plan::{Body, Constructor, Fields, Form, Id, Plan, WireStep};
use crate::type_tokens::join;

/// Compile-time assertions to emit; empty if there are none.
pub(crate) struct Proofs {
    /// ```text
    /// const __tl_ID_0: __tl_u32 = <PhoneCall as __tl_TlObject>::CONSTRUCTORS[0].id;
    /// const _: () = …;
    /// ```
    pub(crate) constants: TokenStream,
    /// `__tl_assert_predicted::<PhoneCall>(0, "PhoneCall", 0x3c2a9f41);`
    ///
    /// The first proof needs no constant, since all emitted code is in one. This halves its cost. Each further proof
    /// has its own constant, so that all mistakes are reported.
    pub(crate) proof: Option<TokenStream>,
}

/// Emits the proofs. For a generic item, they use a separate constant: definitions that do not depend on the type
/// parameters. Other items have no such constant, because everything that it refers to would become part of the binary.
pub(crate) fn checks(plan: &Plan<'_>, ids: &Ids) -> Proofs {
    let definitions = definitions_of(plan);
    let defined: Vec<_> = defined(plan, ids).collect();
    let computed = join(defined.iter().filter_map(|it| computed_id(it, &definitions)));
    let mut all_proofs = Vec::new();
    for it in &defined {
        all_proofs.append(&mut proofs(plan, it, &definitions));
    }
    let mut proofs = all_proofs.into_iter();
    let proof = proofs.next().map(|Proof { call, span }| quote_spanned!(span=> #call;));
    let proofs = proofs.map(|Proof { call, span }| quote_spanned!(span=> const _: () = #call;));
    let proofs = join(proofs);
    let distinct = distinct_ids(plan, &defined, &definitions);
    let mut constants = quote!(#computed #distinct #proofs);
    if is_generic(plan) && (proof.is_some() || !constants.is_empty()) {
        let list = list(plan, ids, Definitions::Generic);
        constants = quote!(const __tl_DEFINITIONS: __tl_Definitions = &[#list]; #constants);
    }
    Proofs { constants, proof }
}

/// The warnings of ids that are not proven, for a block of their own: they are uses of a deprecated constant, and the
/// other uses of deprecated items are allowed.
///
/// ```text
/// #[allow(deprecated)]
/// const __tl_DEFINITIONS: __tl_Definitions = &[…]; // of a generic item
/// #[allow(deprecated)]
/// const __tl_SPELLS_0: ::core::primitive::bool = __tl_spells_id(&<Ping as __tl_TlObject>::CONSTRUCTORS[0]);
/// const _: () = __tl_IdAlone::<__tl_SPELLS_0>::IS_PROVEN;
/// ```
pub(crate) fn warnings(plan: &Plan<'_>) -> Option<TokenStream> {
    if !plan.constructors.iter().any(|it| line::unproven_id(plan, it).is_some()) {
        return None;
    }
    let ids = Ids::of(plan);
    let constant = is_generic(plan).then(|| {
        let list = list(plan, &ids, Definitions::Generic);
        quote!(#[allow(deprecated)] const __tl_DEFINITIONS: __tl_Definitions = &[#list];)
    });
    let definitions = definitions_of(plan);
    let warnings = defined(plan, &ids).filter_map(|it| line::warning(plan, &it, &definitions));
    let warnings = join(warnings);
    Some(quote!(#constant #warnings))
}

/// The definitions that depend on no type parameter.
fn definitions_of(plan: &Plan<'_>) -> TokenStream {
    if is_generic(plan) {
        return quote!(__tl_DEFINITIONS);
    }
    let item = substitute::item(plan);
    match plan.form {
        Form::Bare => quote!(<#item as __tl_BareObject>::CONSTRUCTORS),
        Form::Object | Form::Transparent => quote!(<#item as __tl_TlObject>::CONSTRUCTORS),
    }
}

/// Whether the item has type parameters or const parameters, and so several instances.
pub(crate) fn is_generic(plan: &Plan<'_>) -> bool {
    plan.generics.type_params().next().is_some() || plan.generics.const_params().next().is_some()
}

/// A constructor with a definition: every one except the `other` variant.
pub(super) struct Defined<'a> {
    pub(super) constructor: &'a Constructor<'a>,
    id: &'a IdToken,
    /// The index of its definition in the item.
    pub(super) position: usize,
}

fn defined<'a>(plan: &'a Plan<'a>, ids: &'a Ids) -> impl Iterator<Item = Defined<'a>> {
    let constructors = plan.constructors.iter().enumerate();
    let constructors = constructors.filter(|(_, it)| !it.is_other());
    constructors.enumerate().map(|(position, (index, constructor))| {
        let id = ids.get(index);
        Defined { constructor, id, position }
    })
}

/// A call that does not compile if the constructor differs from its annotation.
pub(super) struct Proof {
    pub(super) call: TokenStream,
    /// The span of the error: the id, the schema's line, a field, or the struct of a newtype variant.
    pub(super) span: Span,
}

/// The proofs of one constructor.
fn proofs(plan: &Plan<'_>, defined: &Defined<'_>, definitions: &TokenStream) -> Vec<Proof> {
    let Defined { constructor, position, .. } = defined;
    match &constructor.body {
        Body::Fields(fields) => {
            let mut proofs = line::forms(plan, fields);
            match fields.id {
                Id::Proven(_, span) => {
                    proofs.push(proof_of_id(plan, defined, fields, definitions, span));
                }
                Id::Unnamed(_, span) => proofs.extend(
                    predict::digest(plan, fields)
                        .map(|_| proof_of_id(plan, defined, fields, definitions, span)),
                ),
                Id::Line(_, span) => proofs.extend(line::proofs(plan, defined, fields, span)),
                Id::Given(_) | Id::Computed | Id::Unknown => {}
            }
            proofs
        }
        Body::Object { .. } if is_of_instance(plan, constructor) => Vec::new(),
        Body::Object { ty, .. } => {
            let span = ty.span();
            let name = &plan.type_name;
            let accepts = constructor.accepts_of_object;
            let call = if accepts {
                quote_spanned!(span=> __tl_prove_accepting_type(&#definitions[#position], #name))
            } else {
                quote_spanned!(span=> __tl_prove_type(&#definitions[#position], #name))
            };
            vec![Proof { call, span }]
        }
        Body::Other { .. } => Vec::new(),
    }
}

/// ```text
/// __tl_assert_predicted::<PhoneCall>(0, "PhoneCall", 0x3c2a9f41)
/// __tl_assert_id(&__tl_DEFINITIONS[0], "PhoneCall")
/// ```
fn proof_of_id(
    plan: &Plan<'_>,
    Defined { constructor, position, .. }: &Defined<'_>,
    fields: &Fields<'_>,
    definitions: &TokenStream,
    span: Span,
) -> Proof {
    let ident = plan.ident;
    let item = item_name(plan, constructor);
    let call = match predict::digest(plan, fields) {
        Some(digest) => quote_spanned! {span=>
            __tl_assert_predicted::<#ident>(#position, #item, #digest)
        },
        None => quote_spanned!(span=> __tl_assert_id(&#definitions[#position], #item)),
    };
    Proof { call, span }
}

/// `PhoneCall` or `AnyPhoneCall::Empty`
pub(super) fn item_name(plan: &Plan<'_>, constructor: &Constructor<'_>) -> String {
    match constructor.variant {
        Some(variant) => format!("{}::{variant}", plan.ident),
        None => plan.ident.to_string(),
    }
}

fn computed_id(
    Defined { constructor, id, position }: &Defined<'_>,
    definitions: &TokenStream,
) -> Option<TokenStream> {
    let is_computed = matches!(constructor.fields()?.id, Id::Computed);
    is_computed.then(|| quote!(const #id: __tl_u32 = #definitions[#position].id;))
}

/// The check by the compiler that ids are distinct, for ids that the macro does not know.
fn distinct_ids(
    plan: &Plan<'_>,
    defined: &[Defined<'_>],
    definitions: &TokenStream,
) -> Option<TokenStream> {
    let is_unseen = |it: &Constructor<'_>| match &it.body {
        Body::Fields(fields) => matches!(fields.id, Id::Computed),
        Body::Object { .. } => true,
        Body::Other { .. } => false,
    };
    let some_unseen = defined.iter().any(|it| is_unseen(it.constructor));
    let in_instance = defined.iter().any(|it| is_of_instance(plan, it.constructor));
    let is_accepting = accepted::is_accepting(plan);
    // Only the compiler can count the accepted lines of structs.
    let len = match defined.len() {
        _ if is_accepting && !is_generic(plan) => quote!({ #definitions.len() }),
        len => quote!(#len),
    };
    ((defined.len() > 1 || is_accepting) && some_unseen && !in_instance).then(|| {
        quote_spanned! {plan.ident.span()=>
            const _: () = __tl_prove_distinct::<#len>(#definitions);
        }
    })
}

/// The definitions as a constant of the implementation. The definitions of an instance have its types in place of the
/// type variables, so that packets can be walked by them.
///
/// `&__tl_proven_instance([…], &[1], "PhoneCall")` if a part can be proven only for an instance.
///
/// ```text
/// // If variants are read from the lines that their structs accept:
/// &__tl_with_accepted::<{ 2 + <User as __tl_TlObject>::CONSTRUCTORS.len() - 1 }>(
///     &[…],
///     &[<User as __tl_TlObject>::CONSTRUCTORS],
/// )
/// ```
pub(crate) fn of_instance(plan: &Plan<'_>, ids: &Ids, hidden: HiddenStructs<'_>) -> TokenStream {
    let own = list(plan, ids, Definitions::Concrete);
    let accepted = hidden.definitions(plan, ids);
    let list = quote!(#own #accepted);
    let accepting = plan.constructors.iter().filter(|it| it.accepts_of_object);
    let accepting = accepting.filter_map(Constructor::object);
    let accepting: Vec<_> =
        accepting.map(|ty| quote!(<#ty as __tl_TlObject>::CONSTRUCTORS)).collect();
    if !accepting.is_empty() {
        let len = len(plan);
        return quote! {
            &__tl_with_accepted::<{ #len #(+ #accepting.len() - 1)* }>(&[#list], &[#(#accepting),*])
        };
    }
    let defined: Vec<_> = defined(plan, ids).collect();
    let unproven = defined.iter().filter(|it| is_of_instance(plan, it.constructor));
    let unproven: Vec<_> = unproven.map(|it| it.position).collect();
    if unproven.is_empty() {
        return quote!(&[#list]);
    }
    let name = &plan.type_name;
    quote_spanned! {plan.ident.span()=>
        &__tl_proven_instance([#list], &[#(#unproven),*], #name)
    }
}

/// The number of definitions, without the lines that objects in variants accept.
fn len(plan: &Plan<'_>) -> usize {
    let own = |it: &Constructor<'_>| usize::from(!it.is_other());
    plan.constructors.iter().map(|it| own(it) + it.accepted.len()).sum()
}

/// `__tl_struct_type::<Self>("PhoneCall", 3042812498, "phoneCall")`; `__tl_object_type::<Self>("Peer", …)` for an enum
pub(crate) fn object_type(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.type_name;
    let name_crc = type_hash::named(name);
    let is_open = plan.constructors.iter().any(Constructor::is_other);
    let ty = match plan.constructors.iter().find_map(Constructor::fields) {
        Some(Fields { name: constructor, .. }) if plan.is_struct => {
            quote!(__tl_struct_type::<Self>(#name, #name_crc, #constructor))
        }
        _ if is_open => quote!(__tl_open_type::<Self>(#name, #name_crc)),
        _ => quote!(__tl_object_type::<Self>(#name, #name_crc)),
    };
    match variant_types(plan) {
        Some(types) => quote!(__tl_with_variants(#ty, #types)),
        None => ty,
    }
}

/// `&[<Box<PhoneCall> as __tl_TlObject>::TYPE]`: the objects in the variants of an enum, if it has any.
pub(crate) fn variant_types(plan: &Plan<'_>) -> Option<TokenStream> {
    let objects = plan.constructors.iter().filter_map(Constructor::object);
    let objects = join(objects.map(|ty| quote!(<#ty as __tl_TlObject>::TYPE,)));
    let accepted = accepted::types(plan);
    let types = quote!(#objects #accepted);
    (!types.is_empty()).then(|| quote!(&[#types]))
}

/// The kind of definitions. For an item without parameters, all kinds are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Definitions {
    /// The definitions of the generic item. They have placeholders for its type parameters, so they exist only once.
    Generic,
    /// The types that an instance displays: as far as possible, those of the generic item.
    Shown,
    /// The definitions of an instance, with its concrete types.
    Concrete,
}

/// `__tl_definition(…), *<PhoneCall as __tl_Constructor>::DEFINITION,`
fn list(plan: &Plan<'_>, ids: &Ids, instance: Definitions) -> TokenStream {
    let known = defined(plan, ids).filter_map(|Defined { constructor, id, .. }| match &constructor
        .body
    {
        Body::Fields(fields) => {
            let definition = definition(plan, fields, id, instance);
            let layers = layers(constructor);
            Some(quote!(#definition #layers,))
        }
        Body::Object { ty, .. }
            if instance == Definitions::Generic && !own_bounds::takes_placeholders(plan, ty) =>
        {
            // A placeholder for the object's definition, which an instance proves.
            Some(quote!(__tl_definition("", 0, "", &[], ""),))
        }
        Body::Object { ty, .. } => {
            let definite = in_instance(plan, ty, instance);
            Some(quote!(*<#definite as __tl_Constructor>::DEFINITION,))
        }
        Body::Other { .. } => None,
    });
    join(known)
}

/// ```text
/// __tl_definition(
///     "phoneConnection",
///     0x9cc123c7_u32,
///     "flags:#\ntcp:flags.0?true\nid:*",
///     &[__tl_Type::Long],
///     "PhoneConnection",
/// )
/// ```
fn definition(
    plan: &Plan<'_>,
    fields: &Fields<'_>,
    id: &IdToken,
    instance: Definitions,
) -> TokenStream {
    let Fields { name, .. } = fields;
    let text = text(fields);
    let on_the_wire = types(plan, fields, instance);
    // The id of a generic item comes from the definition without instance types, which shows the variables by name.
    let of_instance = instance == Definitions::Concrete && is_generic(plan);
    let shown = of_instance.then(|| types(plan, fields, Definitions::Shown));
    let shown = shown.map(|types| quote!(.with_display_types(&[#types])));
    let variables = variables(plan, fields);
    let dialect = match plan.dialect {
        Dialect::Ton => Some(quote!(.with_dialect(__tl_Dialect::Ton))),
        _ => None,
    };
    let is_computed = matches!(fields.id, Id::Computed) && !of_instance;
    let computed = is_computed.then(|| computed(plan, fields));
    let id = if is_computed { quote!(0) } else { quote!(#id) };
    let type_name = &plan.type_name;
    match plan.returns {
        None => quote! {
            __tl_definition(#name, #id, #text, &[#on_the_wire], #type_name)
                #shown #variables #dialect #computed
        },
        Some(returns) => {
            let result = result_type(plan, returns);
            quote! {
                __tl_Definition::new(
                    #name, #id, #text, &[#on_the_wire], #result,
                ) #shown #variables #dialect #computed
            }
        }
    }
}

/// `.since(216).accepting()`, or the part that applies to the constructor.
fn layers(constructor: &Constructor<'_>) -> TokenStream {
    let since = constructor.since.map(|it| quote!(.since(#it)));
    let accepting = (!constructor.accepted.is_empty()).then(|| quote!(.accepting()));
    quote!(#since #accepting)
}

/// `.with_variables(&["X"])`, if there are variables.
fn variables(plan: &Plan<'_>, fields: &Fields<'_>) -> Option<TokenStream> {
    let variables = match &fields.line {
        Some(line) => line.variables.clone(),
        None => plan.generics.type_params().map(|it| it.ident.to_string()).collect(),
    };
    (!variables.is_empty()).then(|| quote!(.with_variables(&[#(#variables),*])))
}

/// `.with_predicted_id(0x7d748d04, 0x3c2a9f41)`, or `.with_computed_id()` if the syntax of the types is not enough.
fn computed(plan: &Plan<'_>, fields: &Fields<'_>) -> TokenStream {
    match predict::spelled(plan, fields) {
        Some(predict::Spelled { id, digest }) => quote!(.with_predicted_id(#id, #digest)),
        None => quote!(.with_computed_id()),
    }
}

/// One line per parameter. A `*` is a type that only the compiler knows.
fn text(fields: &Fields<'_>) -> String {
    let lines = fields.steps().map(|it| match it {
        WireStep::Word(word) => {
            let word = &fields.words[word];
            line(&word.name, word.label(), "#")
        }
        WireStep::Value(field, value) => {
            let condition = value.flag.map(|it| fields.condition(it)).unwrap_or_default();
            let shown = field.text.clone().or_else(|| line::shown(field, value));
            let shown = shown.unwrap_or_default();
            line(&field.name, &field.label, &format!("{condition}*{shown}"))
        }
        WireStep::True(field, flag) => {
            line(&field.name, &field.label, &format!("{}true", fields.condition(flag)))
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `ip:*`, or `.ip:*` for a parameter without a name whose field is `ip`.
fn line(name: &str, label: &str, ty: &str) -> String {
    let mark = if name.is_empty() { "." } else { "" };
    format!("{mark}{label}:{ty}")
}
