//! The attributes of a struct or enum as a whole.

use syn::{LitBool, Path, Type};

use crate::attr::entry::{Attr, MetaItem};
use crate::attr::value::{Bounds, DialectName, Name, SchemaPath};

#[derive(Default)]
pub(crate) struct ItemAttrs {
    pub(crate) ty: Option<Attr<Name>>,
    pub(crate) schema: Option<Attr<SchemaPath>>,
    pub(crate) returns: Option<Attr<Type>>,
    pub(crate) dialect: Option<Attr<DialectName>>,
    pub(crate) krate: Option<Attr<Path>>,
    pub(crate) bound: Option<Attr<Bounds>>,
    pub(crate) proof: Option<Attr<LitBool>>,
    pub(crate) transparent: Option<Attr<()>>,
    pub(crate) bare: Option<Attr<()>>,
    pub(crate) ids: Option<Attr<()>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) had_errors: bool,
    /// Whether the path of the schema could not be read.
    pub(crate) has_faulty_schema: bool,
}

impl ItemAttrs {
    pub(crate) fn accept(&mut self, entry: MetaItem<'_>) -> syn::Result<()> {
        let is_schema = entry.key() == "schema";
        let result = match entry.key() {
            // type = "help.Config"
            "type" => entry.value(&mut self.ty),
            // schema = "schema/api.tl"
            "schema" => entry.value(&mut self.schema),
            // returns = Vec<i32>
            "returns" => entry.value(&mut self.returns),
            // dialect = "ton"
            "dialect" => entry.value(&mut self.dialect),
            // crate = some::path
            "crate" => entry.value(&mut self.krate),
            // proof = false
            "proof" => entry.value(&mut self.proof),
            // transparent
            "transparent" => entry.word(&mut self.transparent),
            // bare
            "bare" => entry.word(&mut self.bare),
            // ids
            "ids" => entry.word(&mut self.ids),
            // bound = "X: Encode"
            _ => entry.value(&mut self.bound),
        };
        self.had_errors |= result.is_err();
        self.has_faulty_schema |= is_schema && result.is_err();
        result
    }
}
