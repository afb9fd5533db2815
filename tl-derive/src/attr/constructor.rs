//! The attributes of a constructor: a struct or a variant.

use syn::LitBool;

use crate::attr::entry::{Entry, Given};
use crate::attr::value::{DefinitionLine, Id, Name};

#[derive(Default)]
pub(crate) struct ConstructorAttrs {
    pub(crate) id: Option<Given<Id>>,
    pub(crate) name: Option<Given<Name>>,
    pub(crate) definition: Option<Given<DefinitionLine>>,
    pub(crate) other: Option<Given<()>>,
    pub(crate) proof: Option<Given<LitBool>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) is_faulty: bool,
}

impl ConstructorAttrs {
    pub(crate) fn accept(&mut self, entry: Entry<'_>) -> syn::Result<()> {
        let result = match entry.key() {
            // id = 0x30535af5
            "id" => entry.value(&mut self.id),
            // name = "phoneCall"
            "name" => entry.value(&mut self.name),
            // definition = "phoneCallEmpty#5366c915 id:long = PhoneCall;"
            "definition" => entry.value(&mut self.definition),
            // proof = false
            "proof" => entry.value(&mut self.proof),
            // other
            _ => entry.word(&mut self.other),
        };
        self.is_faulty |= result.is_err();
        result
    }
}
