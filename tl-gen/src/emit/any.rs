//! `AnyObject` and `AnyFunction`, enums of the whole schema that are decoded by id, and `name_of(id)`.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::attached::Item;
use super::attribute::hexadecimal;
use super::types::path;
use super::{Emitter, ident};
use crate::model::{Constructor, Field, FieldKind, FieldType, Model, RustPath, camel};

/// A variant of `AnyObject` or `AnyFunction`: its name, its type and its ids. It has no ids if earlier variants have
/// all of them.
struct Known {
    variant: Ident,
    ty: TokenStream,
    ids: Vec<TokenStream>,
    /// The TL type of the response of a function.
    response: Option<TokenStream>,
}

/// An enum of all types, or of all functions.
struct Any {
    name: Ident,
    doc: &'static str,
    known: Vec<Known>,
    lifetime: Option<TokenStream>,
}

impl Emitter<'_> {
    /// An enum of all types, decoded by the id.
    pub(super) fn any_object(&self) -> TokenStream {
        let mut names = Variants::default();
        let by_id = Model::by_id(self.model.constructors());
        let known = self.model.types.iter().map(|ty| {
            let lifetime = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
            let name = path(&ROOT, &ty.path);
            let known = ty.constructors.iter().filter(|it| std::ptr::eq(by_id[&it.id], *it));
            let ids = known.flat_map(Constructor::ids).map(hexadecimal).collect();
            Known { variant: names.of(&ty.path), ty: quote!(#name #lifetime), ids, response: None }
        });
        let known = known.collect();
        let doc = " Any object of the schema, but no function.";
        let lifetime = self.any_lifetime(self.model.constructors());
        self.any(&Any { name: ident("AnyObject"), doc, known, lifetime })
    }

    /// An enum of all functions, decoded by the id.
    pub(super) fn any_function(&self) -> TokenStream {
        let mut names = Variants::default();
        let by_id = Model::by_id(self.model.functions.iter());
        let known = self.model.functions.iter().map(|it| {
            let (name, arguments) = (path(&ROOT, &it.path), self.any_arguments(it));
            let ty = quote!(#name #arguments);
            let is_known = std::ptr::eq(by_id[&it.id], it);
            let ids = it.ids().filter(|_| is_known).map(hexadecimal).collect();
            let response = Some(response(it, &ty));
            Known { variant: names.of(&it.path), ty, ids, response }
        });
        let known = known.collect();
        let lifetime = self.any_lifetime(self.model.functions.iter());
        let doc = " Any function of the schema.";
        let any = Any { name: ident("AnyFunction"), doc, known, lifetime };
        let (item, response) = (self.any(&any), Self::any_response(&any));
        quote!(#item #response)
    }

    /// `<'a>` if one of them borrows.
    fn any_lifetime<'b>(
        &self,
        mut all: impl Iterator<Item = &'b Constructor>,
    ) -> Option<TokenStream> {
        self.is_borrowing(all.any(|it| it.has_text)).then(|| quote!(<'a>))
    }

    fn any(&self, any: &Any) -> TokenStream {
        let parts = [self.any_enumeration(any), encoder(any), decoder(any), self.for_layer(any)];
        quote!(#(#parts)*)
    }

    /// The encoder for other layers, if there are any: only the object in the enum has definitions.
    fn for_layer(&self, Any { name, known, lifetime, .. }: &Any) -> TokenStream {
        let has_layers = self.model.all().any(|it| it.since.is_some() || !it.accepts.is_empty());
        if !has_layers {
            return TokenStream::new();
        }
        let variants = known.iter().map(|it| &it.variant);
        quote! {
            impl #lifetime #name #lifetime {
                /// Encodes the object as the layer `layer` has it, with [`tl_core::to_vec_as`]. An unknown object is
                /// written as it is.
                pub fn to_vec_as(&self, layer: u32) -> Result<Vec<u8>, tl_core::EncodeError> {
                    match self {
                        #(Self::#variants(object) => tl_core::to_vec_as(&**object, layer),)*
                        Self::Unknown(object) => tl_core::to_vec(object),
                    }
                }
            }
        }
    }

    /// The type of the response. That of an unknown function can be anything.
    fn any_response(any: &Any) -> TokenStream {
        let lifetime = &any.lifetime;
        let name = &any.name;
        let arms = any.known.iter().filter_map(|it| {
            let (variant, response) = (&it.variant, it.response.as_ref()?);
            Some(quote!(Self::#variant(function) => #response,))
        });
        quote! {
            impl #lifetime #name #lifetime {
                /// The type of the response.
                #[allow(unused_variables, reason = "only that of a query depends on the value")]
                #[must_use]
                pub fn response(&self) -> tl_core::Type {
                    match self {
                        #(#arms)*
                        Self::Unknown(_) => tl_core::Type::Object,
                    }
                }
            }

            /// The response is read by its id.
            impl #lifetime tl_core::Function for #name #lifetime {
                type Response = tl_core::Unknown;
            }
        }
    }

    /// A generic function's query is any function.
    fn any_arguments(&self, function: &Constructor) -> Option<TokenStream> {
        let any_lifetime = self.any_lifetime(self.model.functions.iter());
        let lifetime = self.is_borrowing(function.has_text).then(|| quote!('a));
        let variables = function.variables.iter().map(|_| quote!(AnyFunction #any_lifetime));
        let arguments: Vec<_> = lifetime.into_iter().chain(variables).collect();
        (!arguments.is_empty()).then(|| quote!(<#(#arguments),*>))
    }

    /// A table of all ids, sorted.
    pub(super) fn name_of(&self) -> TokenStream {
        let by_id = Model::by_id(self.model.all());
        let others =
            self.model.all().flat_map(|it| it.accepts.iter().map(move |line| (line.id, it)));
        let others = others.filter(|(id, _)| !by_id.contains_key(id));
        let names = others.chain(by_id.iter().map(|(id, it)| (*id, *it)));
        let mut names: Vec<_> = names.map(|(id, it)| (id, &it.name)).collect();
        names.sort_unstable();
        let count = Literal::usize_unsuffixed(names.len());
        let ids = names.iter().map(|(id, _)| hexadecimal(*id));
        let texts = names.iter().map(|(_, name)| name);
        let (returned, body) = match &self.options.unknown_name {
            Some(unknown) => (
                quote!(&'static str),
                quote! {
                    match NAMES.binary_search_by_key(&id, |(id, _)| *id) {
                        Ok(index) => NAMES[index].1,
                        Err(_) => #unknown,
                    }
                },
            ),
            None => (
                quote!(Option<&'static str>),
                quote! {
                    let index = NAMES.binary_search_by_key(&id, |(id, _)| *id).ok()?;
                    Some(NAMES[index].1)
                },
            ),
        };
        quote! {
            /// The name of the constructor or function with this id.
            #[must_use]
            pub fn name_of(id: u32) -> #returned {
                #body
            }

            /// The names of all constructors and functions, in the order of their ids.
            static NAMES: [(u32, &str); #count] = [#((#ids, #texts)),*];
        }
    }
}

impl Emitter<'_> {
    /// `enum AnyObject { PhoneCall(Box<types::PhoneCall>), …, Unknown(tl_core::Unknown) }`
    fn any_enumeration(&self, any: &Any) -> TokenStream {
        let has_double = self.model.all().any(|it| it.has_double);
        let Any { name, doc, known, lifetime } = any;
        let text = name.to_string();
        let item = Item::of_enum(has_double, &text);
        let derives = self.attached.of_any(&item);
        let variants = known.iter().map(|Known { variant, ty, .. }| quote!(#variant(Box<#ty>)));
        quote! {
            #[doc = #doc]
            #derives
            pub enum #name #lifetime {
                #(#variants,)*
                /// An object that the schema does not have.
                Unknown(tl_core::Unknown),
            }
        }
    }
}

/// Asks the value in the enum.
fn encoder(Any { name, known, lifetime, .. }: &Any) -> TokenStream {
    // Call the trait's method: the type may have an accessor with the same name.
    let ask = |question: TokenStream, out: Option<TokenStream>| {
        let variants = known.iter().map(|it| &it.variant);
        quote! {
            match self {
                #(Self::#variants(object) => tl_core::TlObject::#question(&**object #out),)*
                Self::Unknown(object) => tl_core::TlObject::#question(object #out),
            }
        }
    };
    let constructor_id = ask(quote!(constructor_id), None);
    let encode_body = ask(quote!(encode_body), Some(quote!(, out)));
    quote! {
        impl #lifetime tl_core::TlObject for #name #lifetime {
            const TYPE: tl_core::Type = tl_core::Type::AnyObject;
            const CONSTRUCTORS: &'static [tl_core::Definition] = &[];

            fn constructor_id(&self) -> u32 {
                #constructor_id
            }

            fn encode_body(&self, out: tl_core::Writer<'_>) -> Result<usize, tl_core::EncodeError> {
                #encode_body
            }
        }
    }
}

/// `0x7d748d04 => decode_boxed(id, reader, Self::DataJSON),` Each variant is decoded in a call, so that the object is
/// not in the stack frame of `decode_body`: in a debug build, each local variable of each arm has its own stack slot,
/// and there are thousands of arms.
fn decoder(Any { name, known, lifetime, .. }: &Any) -> TokenStream {
    let generics = match lifetime {
        Some(_) => quote!(<'de: 'a, 'a>),
        None => quote!(<'de>),
    };
    let arms = known.iter().filter(|it| !it.ids.is_empty()).map(
        |Known { variant, ids, .. }| quote!(#(#ids)|* => decode_boxed(id, reader, Self::#variant),),
    );
    let size = size(known);
    quote! {
        impl #generics tl_core::DecodeObject<'de> for #name #lifetime {
            #size

            fn decode_body(
                id: u32,
                reader: &mut tl_core::Reader<'de>,
            ) -> Result<Self, tl_core::DecodeError> {
                #[inline(never)]
                fn decode_boxed<'de, T: tl_core::DecodeObject<'de>, A>(
                    id: u32,
                    reader: &mut tl_core::Reader<'de>,
                    variant: fn(Box<T>) -> A,
                ) -> Result<A, tl_core::DecodeError> {
                    match tl_core::DecodeObject::decode_body(id, reader) {
                        Ok(object) => Ok(variant(object)),
                        Err(error) => Err(error),
                    }
                }

                match id {
                    #(#arms)*
                    _ => match tl_core::DecodeObject::decode_body(id, reader) {
                        Ok(object) => Ok(Self::Unknown(object)),
                        Err(error) => Err(error),
                    },
                }
            }
        }
    }
}

/// `const SIZE: usize = { … };`
fn size(known: &[Known]) -> TokenStream {
    let sizes = known.iter().map(|Known { ty, .. }| quote!(size_of::<#ty>()));
    quote! {
        /// The `SIZE` of the largest object: it is decoded on the stack and then boxed.
        const SIZE: usize = {
            let sizes = [#(#sizes,)* size_of::<Self>()];
            let (mut largest, mut index) = (0, 0);
            while index < sizes.len() {
                if sizes[index] > largest {
                    largest = sizes[index];
                }
                index += 1;
            }
            largest
        };
    }
}

/// The type of a function's response. If a function returns the result of its query, it is the query's response.
fn response(function: &Constructor, ty: &TokenStream) -> TokenStream {
    let is_query = |field: &&Field| match &field.kind {
        FieldKind::Value { ty, bit: None, is_boxed: false } => {
            Some(ty) == function.returns.as_ref()
        }
        _ => false,
    };
    match &function.returns {
        Some(FieldType::Variable(_)) => match function.fields.iter().find(is_query) {
            Some(query) => {
                let query = ident(&query.ident);
                quote!(function.#query.response())
            }
            None => quote!(tl_core::Type::Object),
        },
        _ => quote!(<<#ty as tl_core::Function>::Response as tl_core::Encode>::TYPE),
    }
}

/// The path to the generated file itself.
const ROOT: RustPath = RustPath { modules: Vec::new(), ident: String::new() };

/// The variant names in use.
#[derive(Default)]
struct Variants {
    taken: HashSet<String>,
}

impl Variants {
    /// `PhoneRequestCall` for `functions::phone::RequestCall`.
    fn of(&mut self, path: &RustPath) -> Ident {
        let capitalised = path.modules[1..].iter().map(|it| camel(it));
        let name: String = capitalised.chain([path.ident.clone()]).collect();
        let mut unique = name.clone();
        let mut number = 2;
        while unique == "Unknown" || !self.taken.insert(unique.clone()) {
            unique = format!("{}{number}", name.trim_end_matches('_'));
            number += 1;
        }
        ident(&unique)
    }
}
