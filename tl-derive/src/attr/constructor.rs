//! The attributes of a constructor: a struct or a variant.

use syn::LitBool;

use crate::attr::accepts::{Accepts, Layer};
use crate::attr::entry::{Attr, MetaItem};
use crate::attr::value::{DefinitionLine, Id, Name};

#[derive(Default)]
pub(crate) struct ConstructorAttrs {
    pub(crate) id: Option<Attr<Id>>,
    pub(crate) name: Option<Attr<Name>>,
    pub(crate) definition: Option<Attr<DefinitionLine>>,
    pub(crate) other: Option<Attr<()>>,
    pub(crate) proof: Option<Attr<LitBool>>,
    /// The lines of other layers.
    pub(crate) accepts: Vec<Accepts>,
    /// The first layer that has the definition.
    pub(crate) since: Option<Attr<Layer>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) had_errors: bool,
    /// Whether the definition could not be read.
    has_faulty_definition: bool,
}

impl ConstructorAttrs {
    pub(crate) fn accept(&mut self, entry: MetaItem<'_>) -> syn::Result<()> {
        let is_definition = entry.key() == "definition";
        let result = match entry.key() {
            // id = 0x30535af5
            "id" => entry.value(&mut self.id),
            // name = "phoneCall"
            "name" => entry.value(&mut self.name),
            // definition = "phoneCallEmpty#5366c915 id:long = PhoneCall;"
            "definition" => entry.value(&mut self.definition),
            // proof = false
            "proof" => entry.value(&mut self.proof),
            // accepts = "…", accepts(225) = "…", accepts
            "accepts" => Accepts::read(&entry, &mut self.accepts),
            // drop(photo = ChatPhoto, emoji_status)
            "drop" => Accepts::read_drops(&entry, &mut self.accepts),
            // convert(id = i32)
            "convert" => Accepts::read_conversions(&entry, &mut self.accepts),
            // since = 216
            "since" => entry.value(&mut self.since),
            // other
            _ => entry.word(&mut self.other),
        };
        self.had_errors |= result.is_err();
        self.has_faulty_definition |= is_definition && result.is_err();
        result
    }

    /// Whether a definition is given, or may be, that could not be read.
    pub(crate) fn may_have_faulty_definition(&self) -> bool {
        let Self { id, name, definition, other, had_errors, has_faulty_definition, .. } = self;
        let has_another = id.is_some() || name.is_some() || definition.is_some() || other.is_some();
        *has_faulty_definition || (*had_errors && !has_another)
    }
}
