//! The attributes of a field.

use syn::{Ident, Path, Type};

use crate::attr::entry::{Attr, MetaItem};
use crate::attr::value::{BareWord, Flag, MaxItems, ParameterName, TypeText};

#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) flag: Option<Attr<Flag>>,
    pub(crate) flags: Option<Attr<()>>,
    pub(crate) bare: Option<Attr<()>>,
    pub(crate) items: Option<Attr<BareWord>>,
    pub(crate) max_items: Option<Attr<MaxItems>>,
    pub(crate) name: Option<Attr<ParameterName>>,
    pub(crate) ty: Option<Attr<TypeText>>,
    pub(crate) with: Option<Attr<Path>>,
    /// `as = Type`
    pub(crate) conversion: Option<Attr<Type>>,
    pub(crate) signature: Option<Attr<()>>,
    pub(crate) skip: Option<Attr<()>>,
    /// The value where a line of another layer has none.
    pub(crate) default: Option<Attr<()>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) had_errors: bool,
}

impl FieldAttrs {
    pub(crate) fn accept(&mut self, entry: MetaItem<'_>) -> syn::Result<()> {
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
        self.had_errors |= result.is_err();
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
            had_errors: _,
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
