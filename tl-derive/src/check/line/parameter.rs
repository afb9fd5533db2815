//! Compares a field with its parameter, as far as the macro can. The compiler compares the types.

use quote::ToTokens;
use tl_syntax::Condition;

use crate::ast::Field;
use crate::attr::FieldAttrs;
use crate::check::line::compare::Comparison;
use crate::check::line::expected::Expected;
use crate::check::line::words;
use crate::check::{rust_type, shape, unsigned};
use crate::diag::meant;
use crate::emit::predict;
use crate::names;

impl Comparison<'_> {
    /// Reports differences between the field and the parameter. Returns whether there are none.
    pub(super) fn is_as_expected(&self, field: &Field<'_>, expected: &Expected<'_>) -> bool {
        !self.has_error(field)
            && self.word(field, expected)
            && self.given_flag(field, expected)
            && self.spelling(field, expected)
            && self.presence(field, expected)
            && self.given_type(field, expected)
    }

    /// "The line has TL's names of types." Reports a name that is nearly that of the field's built-in type, or that is
    /// the field's Rust type.
    fn spelling(&self, field: &Field<'_>, expected: &Expected<'_>) -> bool {
        let FieldAttrs { with, conversion, ty, .. } = &field.attrs;
        let has_codec = with.is_some() || conversion.is_some() || ty.is_some();
        let Some(line) = expected.ty.filter(|it| !has_codec && !shape::is_built_in(it)) else {
            return true;
        };
        let own = shape::option_argument(field.ty()).unwrap_or(field.ty());
        let rust = shape::text(own);
        if rust_type::rust_type(line) == rust {
            return true;
        }
        let is_bit = expected.condition.is_some() && shape::is_bool(field.ty());
        let tl = if is_bit { "true".to_owned() } else { predict::shown(own) };
        let item = unsigned::innermost_item(&tl);
        let is_built_in = is_bit || tl_syntax::is_built_in(item);
        // The user may have a type `String` of the TL type `Strings`, but none called `i64`.
        let is_number = ["int", "long", "double", "#", "Bool", "true"].contains(&item);
        let may_be_users = !is_number && is_name_of_type(unsigned::innermost_item(&expected.text));
        if !is_built_in || may_be_users || expected.text == tl {
            return true;
        }
        let (wrong, right) = different_items(&expected.text, &tl);
        let or_type = if expected.text == rust {
            String::new()
        } else if meant(wrong, &[right]).is_some() {
            format!(", or `{}` for the type", expected.rust_type())
        } else {
            return true;
        };
        let shown = expected.shown();
        let fixed = shown.strip_suffix(&expected.text).unwrap_or_default();
        let message = format!(
            "the definition has `{shown}`, and `{rust}` is `{tl}`: write `{fixed}{tl}` in the \
             definition{or_type}"
        );
        self.report.error(&self.line.tokens, message);
        false
    }

    /// "A flags word keeps the bits that no field declares, and no other parameter is one."
    fn word(&self, field: &Field<'_>, expected: &Expected<'_>) -> bool {
        let definition = &self.line.definition;
        let message = match expected.text.as_str() {
            "#" if words::is_used(definition, expected.name) && !words::is_word(field) => format!(
                "`{}` is a flags word in the definition: write `Flags`, which keeps the bits that no \
                 field declares, or leave the field out",
                expected.name
            ),
            "#" => return true,
            // A type of the schema may have this name.
            _ if ["Flags", "Bare<Flags>"].contains(&expected.rust_type().as_str()) => return true,
            _ if shape::is_flags(field.ty()) && field.attrs.flags.is_none() => format!(
                "the definition has `{}`, which is no flags word: write `{}` for the type",
                expected.shown(),
                expected.rust_type()
            ),
            _ => return true,
        };
        self.report.error(field.ty(), message);
        false
    }

    /// "A parameter with a flag bit is an `Option`, and a `true` is a `bool`."
    fn presence(&self, field: &Field<'_>, expected: &Expected<'_>) -> bool {
        let ty = field.ty();
        let shown = expected.shown();
        let instead = match (shape::option_argument(ty), expected.condition) {
            (Some(_), Some(_)) if expected.is_true() => "bool".to_owned(),
            (None, Some(_)) if expected.is_true() && !shape::is_bool(ty) => "bool".to_owned(),
            (None, Some(_)) if !expected.is_true() => {
                format!("Option<{}>", value_type(field, ty, expected))
            }
            (Some(inner), None) if field.attrs.with.is_none() => value_type(field, inner, expected),
            _ => return true,
        };
        let why = if expected.condition.is_some() { "" } else { ", which has no flag bit" };
        self.report.error(
            ty,
            format!("the definition has `{shown}`{why}: write `{instead}` for the type"),
        );
        false
    }

    /// "An explicit flag is that of the line."
    fn given_flag(&self, field: &Field<'_>, expected: &Expected<'_>) -> bool {
        if let (Some(flags), false) = (&field.attrs.flags, expected.text == "#") {
            let shown = expected.shown();
            self.report.error(
                &flags.key,
                format!("the definition has `{shown}`, which is no flags word: remove `flags`"),
            );
            return false;
        }
        let Some(flag) = &field.attrs.flag else { return true };
        let own = names::parameter_name(&field.member);
        let name = if expected.name.is_empty() { &own } else { expected.name };
        let given = flag.value.to_token_stream().to_string().replace(' ', "");
        let message = match expected.condition {
            None => format!("`{name}` has no flag bit in the definition: remove `flag = {given}`"),
            Some(Condition { word, bit, .. }) => {
                let is_word = flag.value.word.as_ref().is_none_or(|it| it == word);
                if is_word && flag.value.bit == *bit {
                    return true;
                }
                format!(
                    "`{name}` has the flag bit `{word}.{bit}` in the definition, not `{given}`: remove \
                     `flag`, which the definition gives"
                )
            }
        };
        self.report.error(&flag.value, message);
        false
    }

    /// "An explicit type is that of the line."
    fn given_type(&self, field: &Field<'_>, expected: &Expected<'_>) -> bool {
        let given = field.attrs.ty.as_ref().filter(|it| it.value.text != expected.text);
        if let Some(given) = given {
            self.report.error(
                &given.value,
                format!(
                    "the definition has `{}`: write `type = \"{}\"`",
                    expected.shown(),
                    expected.text
                ),
            );
        }
        given.is_none()
    }
}

/// Whether `text` is a type without arguments, such as `storage.FileType`. A constructor begins with a small letter.
fn is_name_of_type(text: &str) -> bool {
    let name = text.rsplit('.').next().unwrap_or(text);
    name.starts_with(|it: char| it.is_ascii_uppercase()) && !name.contains(['<', ' '])
}

/// `itn` and `int` of `Vector<itn>` and `Vector<int>`.
fn different_items<'a>(left: &'a str, right: &'a str) -> (&'a str, &'a str) {
    match (unsigned::item_text(left), unsigned::item_text(right)) {
        (Some(left), Some(right)) => different_items(left, right),
        _ => (left, right),
    }
}

/// The Rust type of the value: the field's own, if it looks like the line's; else one for the type in the line.
fn value_type(field: &Field<'_>, own: &syn::Type, expected: &Expected<'_>) -> String {
    let FieldAttrs { with, conversion, ty, .. } = &field.attrs;
    let has_codec = with.is_some() || conversion.is_some() || ty.is_some();
    match expected.ty {
        Some(ty) if !has_codec && predict::shown(own) != expected.text => rust_type::rust_type(ty),
        _ => shape::text(own),
    }
}
