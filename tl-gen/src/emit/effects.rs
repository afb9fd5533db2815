//! Reports options that have no effect: each is an error.

use super::Emitter;
use super::attached::{is_parameter, matches};
use crate::model::{self, Constructor, Field, Form};
use crate::options::{Attached, Target};
use tl_syntax::Error;

impl Emitter<'_> {
    /// "An option has an effect."
    pub(super) fn check_effects(&self) -> Result<(), Error> {
        let derives = self.options.derives.iter().map(|it| self.derive_has_item(it));
        let attributes = self.options.attributes.iter().map(|it| self.has_target(&it.target));
        let renames = &self.options.overrides.renames;
        let renames = renames.iter().map(|(name, _)| self.is_no_word(name));
        Error::collect(derives.chain(attributes).chain(renames)).map(|_| ())
    }

    /// "A derive goes on items, not on fields."
    fn derive_has_item(&self, Attached { text, target }: &Attached) -> Result<(), Error> {
        match target {
            Target::Fields(_) => {
                Err(Error::general(format!("`{text}` is a derive, which no field has")))
            }
            target => self.has_target(target),
        }
    }

    /// "A pattern matches an item." A variant with its own fields gets no attributes.
    fn has_target(&self, target: &Target) -> Result<(), Error> {
        let message = match target {
            Target::Items | Target::Structs | Target::Enums => return Ok(()),
            Target::Named(pattern) if self.items().any(|it| matches(pattern, it)) => return Ok(()),
            Target::Named(pattern) => match self.type_of_variant(pattern) {
                Some(ty) => format!(
                    "`{pattern}` is a variant, to which no attribute is added: write the name of its type, `{ty}`"
                ),
                None => format!("the schema has no `{pattern}`, to which an attribute is added"),
            },
            Target::Fields(pattern) => {
                let mut found =
                    self.parameters().filter(|(it, field)| is_parameter(pattern, it, field));
                let first = found.next();
                if first.into_iter().chain(found).any(|(it, field)| self.is_field(it, field)) {
                    return Ok(());
                }
                match first {
                    Some(_) => format!(
                        "`{pattern}` is no field in Rust, so that no attribute is added to it: \
                         `flags_fields` makes a flags word a field"
                    ),
                    None => format!(
                        "no parameter is `{pattern}`, to which an attribute is added: write the definition and \
                         the parameter, as in `user.phone`, `*.phone` or `*:bytes`"
                    ),
                }
            }
        };
        Err(Error::general(message))
    }

    /// "A renamed parameter is a field." A flags word may not be one.
    fn is_no_word(&self, name: &str) -> Result<(), Error> {
        let is_named = |(it, field): &(&Constructor, &Field)| {
            model::is_parameter(name, &it.name, &field.parameter.value)
        };
        let mut found = self.parameters().filter(is_named);
        let Some((first, field)) = found.next() else { return Ok(()) };
        if self.is_field(first, field) || found.any(|(it, field)| self.is_field(it, field)) {
            return Ok(());
        }
        Err(model::no_field(name, &field.parameter.location))
    }

    /// The names of all items to which attributes are added.
    fn items(&self) -> impl Iterator<Item = &str> {
        let types = self.model.types.iter().map(|it| it.name.as_str());
        let structs = self.model.all().filter(|it| it.form != Form::Inline);
        let any_object = self.options.any_object.then_some("AnyObject");
        let any_function = self.options.any_function.then_some("AnyFunction");
        let any = any_object.into_iter().chain(any_function);
        types.chain(structs.map(|it| it.name.as_str())).chain(any)
    }

    /// The type of the first variant in place that `pattern` names.
    fn type_of_variant(&self, pattern: &str) -> Option<&str> {
        let has_it = |name: &str| matches(pattern, name);
        let ty =
            self.model.types.iter().find(|ty| ty.constructors.iter().any(|it| has_it(&it.name)));
        ty.map(|it| it.name.as_str())
    }

    fn parameters(&self) -> impl Iterator<Item = (&Constructor, &Field)> {
        self.model.all().flat_map(|it| it.fields.iter().map(move |field| (it, field)))
    }
}
