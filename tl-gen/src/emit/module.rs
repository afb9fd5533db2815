//! The modules of the generated code: one for each namespace.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::RustPath;

/// An import of a module.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import {
    /// A name of tl-core.
    Core(&'static str),
    /// Another root module: `types`.
    Root(String),
}

/// A module, its items, and their imports.
pub(super) struct Module {
    name: String,
    doc: String,
    items: Vec<TokenStream>,
    imports: BTreeSet<Import>,
    modules: BTreeMap<String, Module>,
}

impl Module {
    pub(super) fn new(name: &str, doc: &str) -> Self {
        Self {
            name: name.to_owned(),
            doc: doc.to_owned(),
            items: Vec::new(),
            imports: BTreeSet::new(),
            modules: BTreeMap::new(),
        }
    }

    /// The submodule that contains the item `path`.
    pub(super) fn at(&mut self, path: &RustPath) -> &mut Self {
        let mut module = self;
        for name in &path.modules[1..] {
            let new = || Self::new(name, &format!("The namespace `{name}`."));
            module = module.modules.entry(name.clone()).or_insert_with(new);
        }
        module
    }

    pub(super) fn add(&mut self, item: TokenStream, imports: impl IntoIterator<Item = Import>) {
        self.items.push(item);
        self.import(imports);
    }

    pub(super) fn import(&mut self, imports: impl IntoIterator<Item = Import>) {
        self.imports.extend(imports);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.modules.is_empty()
    }

    /// The code of a root module.
    pub(super) fn emit_root(&self) -> TokenStream {
        self.emit(&quote!(super))
    }

    /// `around` is the path to the module that contains the root.
    fn emit(&self, around: &TokenStream) -> TokenStream {
        let Self { doc, items, .. } = self;
        let name = ident(&RustPath::module_ident(&self.name));
        let mut core = Vec::new();
        let mut roots = Vec::new();
        for import in &self.imports {
            match import {
                Import::Core(name) => core.push(ident(name)),
                Import::Root(name) => roots.push(ident(&RustPath::module_ident(name))),
            }
        }
        let roots = roots.iter().map(|root| quote!(use #around::#root;));
        let core = (!core.is_empty()).then(|| quote!(use tl_core::{#(#core),*};));
        let around = quote!(#around::super);
        let modules = self.modules.values().map(|it| it.emit(&around));
        let doc = format!(" {doc}");
        quote! {
            #[doc = #doc]
            pub mod #name {
                #(#roots)*
                #core
                #(#items)*
                #(#modules)*
            }
        }
    }
}
