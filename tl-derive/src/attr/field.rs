//! The attributes of a field.

use syn::{Ident, Path, Type};

use crate::attr::entry::{Entry, Given};
use crate::attr::value::{BareWord, Flag, MaxItems, ParameterName, TypeText};

#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) flag: Option<Given<Flag>>,
    pub(crate) flags: Option<Given<()>>,
    pub(crate) bare: Option<Given<()>>,
    pub(crate) items: Option<Given<BareWord>>,
    pub(crate) max_items: Option<Given<MaxItems>>,
    pub(crate) name: Option<Given<ParameterName>>,
    pub(crate) ty: Option<Given<TypeText>>,
    pub(crate) with: Option<Given<Path>>,
    /// `as = Type`
    pub(crate) conversion: Option<Given<Type>>,
    pub(crate) signature: Option<Given<()>>,
    pub(crate) skip: Option<Given<()>>,
    /// The value where a line of another layer has none.
    pub(crate) default: Option<Given<()>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) is_faulty: bool,
}

impl FieldAttrs {
    pub(crate) fn accept(&mut self, entry: Entry<'_>) -> syn::Result<()> {
        let result = match entry.key() {
            // flag = 5, flag = flags2.5
            "flag" => entry.value(&mut self.flag),
            // flags
            "flags" => entry.word(&mut self.flags),
            // bare
            "bare" => entry.word(&mut self.bare),
            // items = bare
            "items" => entry.value(&mut self.items),
            // max_items = 20
            "max_items" => entry.value(&mut self.max_items),
            // name = "self", name = ""
            "name" => entry.value(&mut self.name),
            // type = "vector<%Message>"
            "type" => entry.value(&mut self.ty),
            // with = path::to::module
            "with" => entry.value(&mut self.with),
            // as = i64
            "as" => entry.value(&mut self.conversion),
            // signature
            "signature" => entry.word(&mut self.signature),
            // default
            "default" => entry.word(&mut self.default),
            // skip
            _ => entry.word(&mut self.skip),
        };
        self.is_faulty |= result.is_err();
        result
    }

    /// The keys of the attributes that the field has.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Ident> {
        let Self {
            flag,
            flags,
            bare,
            items,
            max_items,
            name,
            ty,
            with,
            conversion,
            signature,
            skip,
            default,
            is_faulty: _,
        } = self;
        [
            flag.as_ref().map(|it| &it.key),
            flags.as_ref().map(|it| &it.key),
            bare.as_ref().map(|it| &it.key),
            items.as_ref().map(|it| &it.key),
            max_items.as_ref().map(|it| &it.key),
            name.as_ref().map(|it| &it.key),
            ty.as_ref().map(|it| &it.key),
            with.as_ref().map(|it| &it.key),
            conversion.as_ref().map(|it| &it.key),
            signature.as_ref().map(|it| &it.key),
            skip.as_ref().map(|it| &it.key),
            default.as_ref().map(|it| &it.key),
        ]
        .into_iter()
        .flatten()
    }
}
