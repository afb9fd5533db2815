//! One entry to the whole schema: any object by its id, and the name of an id.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::attached::Item;
use super::attribute::hexadecimal;
use super::types::path;
use super::{Emitter, excused, ident};
use crate::model::{Constructor, RustPath, camel};

/// A variant of `AnyObject`: what it is called, what it holds and which ids are its. It has no id if all of them mean
/// something else first.
struct Known {
    variant: Ident,
    ty: TokenStream,
    ids: Vec<TokenStream>,
}

impl Emitter<'_> {
    /// An enum of all types and functions, decoded by the id.
    pub(super) fn any_object(&self) -> TokenStream {
        let known = self.known();
        let lifetime = self.options.borrowed.then(|| quote!(<'a>));
        let parts = [
            self.any_enumeration(&known, lifetime.as_ref()),
            encoder(&known, lifetime.as_ref()),
            decoder(&known, lifetime.as_ref()),
        ];
        quote!(#(#parts)*)
    }

    fn known(&self) -> Vec<Known> {
        let mut names = Variants::default();
        let by_id = self.model.by_id();
        let of_types = self.model.types.iter().map(|ty| {
            let lifetime = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
            (&ty.path, lifetime, ty.constructors.as_slice())
        });
        let of_functions = self.model.functions.iter().map(|function| {
            let arguments = self.any_arguments(function);
            (&function.path, arguments, std::slice::from_ref(function))
        });
        let known = of_types.chain(of_functions).map(|(item, arguments, constructors)| {
            let name = path(&ROOT, item);
            let ty = quote!(#name #arguments);
            let known = constructors.iter().filter(|it| std::ptr::eq(by_id[&it.id], *it));
            let ids = known.map(|it| hexadecimal(it.id)).collect();
            Known { variant: names.of(item), ty, ids }
        });
        known.collect()
    }

    /// A generic function's query is any object.
    fn any_arguments(&self, function: &Constructor) -> Option<TokenStream> {
        let any_lifetime = self.options.borrowed.then(|| quote!(<'a>));
        let lifetime = self.is_borrowing(function.has_text).then(|| quote!('a));
        let variables = function.variables.iter().map(|_| quote!(AnyObject #any_lifetime));
        let arguments: Vec<_> = lifetime.into_iter().chain(variables).collect();
        (!arguments.is_empty()).then(|| quote!(<#(#arguments),*>))
    }

    /// A table of all ids, sorted.
    pub(super) fn name_of(&self) -> TokenStream {
        let names = self.model.by_id().into_iter().map(|(id, it)| (id, &it.name));
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        let count = Literal::usize_unsuffixed(names.len());
        let ids = names.iter().map(|(id, _)| hexadecimal(*id));
        let texts = names.iter().map(|(_, name)| name);
        quote! {
            /// The name of the constructor or function with this id.
            #[allow(dead_code, reason = "a program uses what it needs")]
            #[must_use]
            pub fn name_of(id: u32) -> Option<&'static str> {
                let index = NAMES.binary_search_by_key(&id, |(id, _)| *id).ok()?;
                Some(NAMES[index].1)
            }

            /// The names of all constructors and functions, in the order of their ids.
            #[allow(clippy::unreadable_literal, reason = "ids are as the schema writes them")]
            #[allow(dead_code, reason = "a program uses what it needs")]
            static NAMES: [(u32, &str); #count] = [#((#ids, #texts)),*];
        }
    }
}

impl Emitter<'_> {
    /// `enum AnyObject { PhoneCall(Box<types::PhoneCall>), …, Unknown(tl_core::Unknown) }`
    fn any_enumeration(&self, known: &[Known], lifetime: Option<&TokenStream>) -> TokenStream {
        let has_double = self.model.all().any(|it| it.has_double);
        let item = Item::of_enum(has_double, "AnyObject");
        let derives = self.attached.of_any(&item);
        let excused = excused();
        let variants = known.iter().map(|Known { variant, ty, .. }| quote!(#variant(Box<#ty>)));
        quote! {
            /// Any object of the schema, a function included.
            #derives
            #[allow(missing_docs, reason = "the variants are called as the types are")]
            #excused
            pub enum AnyObject #lifetime {
                #(#variants,)*
                /// What the schema does not have.
                Unknown(tl_core::Unknown),
            }
        }
    }
}

/// Asks the value in the enum.
fn encoder(known: &[Known], lifetime: Option<&TokenStream>) -> TokenStream {
    let excused = excused();
    let ask = |question: TokenStream| {
        let variants = known.iter().map(|it| &it.variant);
        quote! {
            match self {
                #(Self::#variants(object) => object.#question,)*
                Self::Unknown(object) => object.#question,
            }
        }
    };
    let constructor_id = ask(quote!(constructor_id()));
    let encode_body = ask(quote!(encode_body(out)));
    quote! {
        #excused
        impl #lifetime tl_core::TlObject for AnyObject #lifetime {
            const TYPE: tl_core::Type = tl_core::Type::Object;
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

/// `0x7d748d04 => decode_boxed(id, reader, Self::DataJSON),`
///
/// The call per variant keeps the object out of the stack frame of `decode_body`: a debug build gives each local
/// variable of each arm a place of its own, and there are thousands of arms.
fn decoder(known: &[Known], lifetime: Option<&TokenStream>) -> TokenStream {
    let excused = excused();
    let generics = match lifetime {
        Some(_) => quote!(<'de: 'a, 'a>),
        None => quote!(<'de>),
    };
    let arms = known.iter().filter(|it| !it.ids.is_empty()).map(
        |Known { variant, ids, .. }| quote!(#(#ids)|* => decode_boxed(id, reader, Self::#variant),),
    );
    let sizes = known.iter().map(|Known { ty, .. }| quote!(size_of::<#ty>()));
    quote! {
        #excused
        impl #generics tl_core::DecodeObject<'de> for AnyObject #lifetime {
            /// That of the largest object, which is decoded before it is boxed.
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

/// Where the generated file itself is.
const ROOT: RustPath = RustPath { modules: Vec::new(), ident: String::new() };

/// The names of variants that are taken.
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
            unique = format!("{name}{number}");
            number += 1;
        }
        ident(&unique)
    }
}
