//! The rules of `accepts`: decoding accepts lines of other layers.
//!
//! Each line becomes the `definition` of a hidden struct. The struct is derived like any other, so the line is
//! proven. Its value is converted into the item's.

mod fields;
mod structure;

use syn::spanned::Spanned;
use tl_syntax::Dialect;

use crate::ast::{self, Input};
use crate::attr::{Accepts, DefinitionLine};
use crate::check::accepts::fields::LineFields;
use crate::check::line::Line;
use crate::diag::Ctxt;
use crate::plan::{self, Accepted, Body, Fields, Form, Id, Origin};

/// The context of all accepted lines of an item.
pub(crate) struct Of<'a> {
    pub(crate) context: &'a Ctxt,
    pub(crate) item: &'a Input<'a>,
    pub(crate) form: Form,
    /// The TL type of the item.
    pub(crate) type_name: &'a str,
}

/// Finds the accepted lines of each constructor.
pub(crate) fn plan(of: &Of<'_>, constructors: &mut [plan::Constructor<'_>]) {
    let mut lines = 0;
    for (constructor, plan) in of.item.constructors.iter().zip(constructors.iter_mut()) {
        unneeded_defaults(of, constructor);
        if constructor.attrs.accepts.is_empty() && constructor.attrs.since.is_none() {
            continue;
        }
        match &plan.body {
            Body::Fields(fields) => {
                plan.since = constructor.attrs.since.as_ref().map(|it| it.value.number);
                let accepted = of.accepted(constructor, fields, lines);
                lines += accepted.len();
                plan.accepted = accepted;
            }
            Body::Object { .. } => plan.accepts_of_object = of.accepts_of_object(constructor),
            Body::Other { .. } => of.nothing_in_other(constructor),
        }
    }
    if lines > 0 {
        distinct_ids(of, constructors);
    }
}

impl Of<'_> {
    /// The accepted lines of a constructor with its own fields. `first` is the number of earlier lines in the item.
    fn accepted(
        &self,
        constructor: &ast::Constructor<'_>,
        fields: &Fields<'_>,
        first: usize,
    ) -> Vec<Accepted> {
        distinct_layers(self, constructor);
        if self.form != Form::Object {
            self.only_objects(constructor);
            return Vec::new();
        }
        if matches!(fields.id, Id::Unknown) {
            // The constructor's own line has an error.
            return Vec::new();
        }
        let errors = self.context.count();
        let accepts = constructor.attrs.accepts.iter().enumerate();
        let accepted = accepts
            .filter_map(|(index, it)| self.accepted_line(constructor, fields, it, first + index));
        let accepted: Vec<_> = accepted.collect();
        if self.context.count() == errors {
            self.defaults_are_used(constructor, fields, &accepted);
        }
        accepted
    }

    /// "A default is for a field that a line lacks."
    fn defaults_are_used(
        &self,
        constructor: &ast::Constructor<'_>,
        fields: &Fields<'_>,
        accepted: &[Accepted],
    ) {
        for (index, field) in constructor.fields.iter().enumerate() {
            let Some(default) = &field.attrs.default else { continue };
            if fields.list[index].is_true() {
                // There is already an error.
                continue;
            }
            let is_used = |it: &Accepted| {
                matches!(it.values[index], Origin::Default | Origin::PresentOrDefault(_))
            };
            if !accepted.iter().any(is_used) {
                let message = "`default` is the value where a line of another layer has none, and each line here has \
                               one: remove `default`";
                self.context.error(&default.key, message);
            }
        }
    }

    fn accepted_line(
        &self,
        constructor: &ast::Constructor<'_>,
        fields: &Fields<'_>,
        accepts: &Accepts,
        index: usize,
    ) -> Option<Accepted> {
        let Some(line) = &accepts.line else {
            if !constructor.attrs.had_errors {
                let message =
                    "`accepts` has no line: write the line of the other layer, `accepts = \"…\"`";
                self.context.error(&accepts.key, message);
            }
            return None;
        };
        let errors = self.context.count();
        self.has_the_type(line, fields);
        let id = self.id(constructor, line);
        let line_fields = LineFields::of(self, constructor, fields, accepts, line);
        if self.context.count() > errors {
            return None;
        }
        let is_field = |name: &str| {
            fields.list.iter().any(|it| it.name == name)
                || fields.words.iter().any(|it| it.name == name)
        };
        Some(Accepted {
            input: structure::of(self, constructor, &line_fields, line, index),
            index,
            id,
            span: line.span(),
            layer: accepts.layer.as_ref().map(|it| it.number),
            lost: accepts
                .drops
                .iter()
                .map(|it| fields::text(&it.name))
                .filter(|it| is_field(it))
                .collect(),
            unrelated: accepts
                .drops
                .iter()
                .filter(|it| it.ty.is_some())
                .map(|it| fields::text(&it.name))
                .filter(|it| is_field(it))
                .collect(),
            converted: accepts.conversions.iter().map(|it| fields::text(&it.name)).collect(),
            values: line_fields.values,
        })
    }

    /// "A line of another layer has the same type after the `=`."
    fn has_the_type(&self, line: &DefinitionLine, fields: &Fields<'_>) {
        let result = &line.definition.result;
        let expected = match (&fields.line, &self.item.attrs.returns) {
            (Some(line), _) => line.result.to_string(),
            (None, None) => self.type_name.to_owned(),
            // The compiler compares the type with the response type.
            (None, Some(_)) => return,
        };
        if result.to_string() != expected {
            self.context.error(
                line,
                format!(
                    "the line is of the TL type `{result}`, the item is `{expected}`: only lines of the same \
                     type can be accepted"
                ),
            );
        }
    }

    /// The id that the line spells.
    fn id(&self, constructor: &ast::Constructor<'_>, line: &DefinitionLine) -> u32 {
        let proof = constructor.attrs.proof.as_ref().or(self.item.attrs.proof.as_ref());
        let is_proven = proof.is_none_or(|it| it.value.value);
        let dialect = self.dialect();
        Line::accepted(line).id(self.context, dialect, is_proven)
    }

    fn dialect(&self) -> Dialect {
        self.item.attrs.dialect.as_ref().map(|it| it.value.0).unwrap_or_default()
    }

    /// "A variant with a struct accepts the lines of the struct."
    fn accepts_of_object(&self, constructor: &ast::Constructor<'_>) -> bool {
        let name = constructor.ident;
        if let Some(since) = &constructor.attrs.since {
            let message = format!(
                "`{name}` is the constructor of the struct in it: write `since` on the struct"
            );
            self.context.error(&since.key, message);
        }
        let mut accepts = constructor.attrs.accepts.iter();
        let Some(first) = accepts.next() else { return false };
        for second in accepts {
            let message = "`accepts` is given twice: keep one of them";
            self.context.duplicate(&second.key, message, &first.key, "the first `accepts` is here");
        }
        let has_more = first.line.is_some()
            || first.layer.is_some()
            || !first.drops.is_empty()
            || !first.conversions.is_empty();
        if has_more {
            self.context.error(
                &first.key,
                format!(
                    "`{name}` is the constructor of the struct in it: write the line on the struct, and `accepts` \
                     alone here"
                ),
            );
        }
        if self.item.syntax.generics.type_params().next().is_some()
            || self.item.syntax.generics.const_params().next().is_some()
        {
            let message = "a variant of a generic enum cannot accept the lines of a struct: write the fields in the \
                           variant, and the lines with them";
            self.context.error(&first.key, message);
        }
        true
    }

    /// "An unknown constructor has no lines."
    fn nothing_in_other(&self, constructor: &ast::Constructor<'_>) {
        let attrs = &constructor.attrs;
        let keys = attrs.accepts.iter().map(|it| &it.key);
        for key in keys.chain(attrs.since.iter().map(|it| &it.key)) {
            let message = format!(
                "`{key}` does not go with `other`: an unknown constructor is of any layer; remove `{key}`"
            );
            self.context.error(key, message);
        }
    }

    /// "Without constructor ids, layers cannot be distinguished."
    fn only_objects(&self, constructor: &ast::Constructor<'_>) {
        let attrs = &constructor.attrs;
        let keys = attrs.accepts.iter().map(|it| &it.key);
        for key in keys.chain(attrs.since.iter().map(|it| &it.key)) {
            let message = format!(
                "`{key}` needs a constructor id, which says the layer of a packet, and a struct that is `bare` or \
                 `transparent` has none: remove `{key}`"
            );
            self.context.error(key, message);
        }
    }
}

/// "`default` needs an accepted line."
fn unneeded_defaults(of: &Of<'_>, constructor: &ast::Constructor<'_>) {
    if !constructor.attrs.accepts.is_empty() || constructor.attrs.had_errors {
        return;
    }
    for default in constructor.fields.iter().filter_map(|it| it.attrs.default.as_ref()) {
        let message = "`default` is the value where a line of another layer has none, and no line is accepted here: \
                       remove `default`";
        of.context.error(&default.key, message);
    }
}

/// "A layer has only one line of a constructor, which is older than `since`."
fn distinct_layers(of: &Of<'_>, constructor: &ast::Constructor<'_>) {
    let layers: Vec<_> =
        constructor.attrs.accepts.iter().filter_map(|it| it.layer.as_ref()).collect();
    for (index, layer) in layers.iter().enumerate() {
        let number = layer.number;
        if let Some(first) = layers[..index].iter().find(|it| it.number == number) {
            let mut error = syn::Error::new(
                layer.span(),
                format!(
                    "a second line has the layer {number}: give each line the last layer that has it"
                ),
            );
            error.combine(syn::Error::new(first.span(), "the first line of this layer is here"));
            of.context.push(error);
        }
        let since = constructor.attrs.since.as_ref().map(|it| it.value.number);
        if let Some(since) = since.filter(|since| *since <= number) {
            let message = format!(
                "layer {number} has this line, and the definition, too, since {since}: give the line the last layer \
                 that has it; a line of a newer layer has no number"
            );
            of.context.push(syn::Error::new(layer.span(), message));
        }
    }
}

/// "The id of an accepted line differs from those of the definition and of other lines."
fn distinct_ids(of: &Of<'_>, constructors: &[plan::Constructor<'_>]) {
    let own = constructors.iter().zip(&of.item.constructors);
    let own = own.filter_map(|(plan, model)| Some((plan.id()?, model.ident.span())));
    let mut known: Vec<_> = own.collect();
    for Accepted { id, span, .. } in constructors.iter().flat_map(|it| &it.accepted) {
        if let Some((_, first)) = known.iter().find(|(it, _)| it == id) {
            let message = format!(
                "the line has the id {id:#010x} of another constructor: an accepted line has an id of its own"
            );
            let mut error = syn::Error::new(*span, message);
            error.combine(syn::Error::new(*first, "the first constructor with this id is here"));
            of.context.push(error);
        }
        known.push((*id, *span));
    }
}
