//! The modules of the generated code: one a namespace.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{excused, ident};
use crate::model::RustPath;

/// A module, its items, and what they use of tl-core.
pub(super) struct Module {
    name: String,
    doc: String,
    items: Vec<TokenStream>,
    imports: BTreeSet<&'static str>,
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

    /// The module, in this one, where the item of `path` stands.
    pub(super) fn at(&mut self, path: &RustPath) -> &mut Self {
        let mut module = self;
        for name in &path.modules[1..] {
            let new = || Self::new(name, &format!("The namespace `{name}`."));
            module = module.modules.entry(name.clone()).or_insert_with(new);
        }
        module
    }

    pub(super) fn add(
        &mut self,
        item: TokenStream,
        imports: impl IntoIterator<Item = &'static str>,
    ) {
        self.items.push(item);
        self.imports.extend(imports);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.modules.is_empty()
    }

    /// The module with what generated code is excused from.
    pub(super) fn emit_root(&self) -> TokenStream {
        let excused = excused();
        self.emit(&quote! {
            #[allow(missing_docs, reason = "the schema says no more")]
            #excused
        })
    }

    fn emit(&self, attributes: &TokenStream) -> TokenStream {
        let Self { doc, items, .. } = self;
        let name = ident(&RustPath::module_ident(&self.name));
        let imports: Vec<_> = self.imports.iter().map(|it| ident(it)).collect();
        let imports = (!imports.is_empty()).then(|| quote!(use tl_core::{#(#imports),*};));
        let modules = self.modules.values().map(|it| it.emit(&TokenStream::new()));
        let doc = format!(" {doc}");
        quote! {
            #[doc = #doc]
            #attributes
            pub mod #name {
                #imports
                #(#items)*
                #(#modules)*
            }
        }
    }
}
