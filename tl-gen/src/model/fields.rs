//! Parameters to fields: flags words, bits and values.

use std::collections::HashSet;

use super::resolve::Scope;
use super::{Bit, Field, FieldKind, FieldType, Primitive, names};
use tl_syntax::Error;
use tl_syntax::{Condition, Definition, Parameter, TypeKind};

/// The fields of `definition`, whose types `scope` knows.
pub(super) fn fields(scope: &Scope<'_>, definition: &Definition) -> Result<Vec<Field>, Error> {
    let words = Words::of(definition);
    let parameters = &definition.parameters;
    let idents = names::fields(parameters.iter().map(|it| it.name.value.as_str()));
    let comment_of = |name: &str| {
        let mut comments = definition.comment.parameters.iter();
        comments.find(|(parameter, _)| parameter == name).map(|(_, text)| text.clone())
    };
    let mut fields = Vec::new();
    for (index, (parameter, ident)) in parameters.iter().zip(idents).enumerate() {
        distinct(&parameters[..index], parameter)?;
        let (kind, text) = kind(scope, definition, index, &words)?;
        let name = parameter.name.value.clone();
        fields.push(Field { comment: comment_of(&name), name, ident, kind, text });
    }
    Ok(fields)
}

/// The flags words of a definition, by name.
struct Words<'a> {
    names: Vec<&'a str>,
    /// Whether the one word is in front and is called as the derive calls a word that is not declared.
    is_implied: bool,
}

impl<'a> Words<'a> {
    /// A `#` is a flags word if conditions depend on it or if it is called so; else it is a number.
    fn of(definition: &'a Definition) -> Self {
        let used: HashSet<_> = definition
            .parameters
            .iter()
            .filter_map(|it| it.condition.as_ref())
            .map(|condition| condition.word.as_str())
            .collect();
        let is_word = |it: &&Parameter| {
            let name = it.name.value.as_str();
            is_number(it) && (used.contains(name) || name.starts_with("flags"))
        };
        let names: Vec<_> =
            definition.parameters.iter().filter(is_word).map(|it| it.name.value.as_str()).collect();
        let is_first = definition.parameters.first().is_some_and(|it| it.name.value == "flags");
        let is_implied = names == ["flags"] && is_first && used.contains("flags");
        Self { names, is_implied }
    }
}

fn is_number(parameter: &Parameter) -> bool {
    parameter.condition.is_none() && matches!(parameter.ty.kind, TypeKind::Word)
}

fn kind(
    scope: &Scope<'_>,
    definition: &Definition,
    index: usize,
    words: &Words<'_>,
) -> Result<(FieldKind, Option<String>), Error> {
    let parameter = &definition.parameters[index];
    if is_number(parameter) && words.names.contains(&parameter.name.value.as_str()) {
        let kind = if words.is_implied { FieldKind::ImpliedWord } else { FieldKind::Word };
        return Ok((kind, None));
    }
    let bit = match &parameter.condition {
        Some(condition) => Some(bit(condition, &definition.parameters[..index], words)?),
        None => None,
    };
    match bit {
        Some(bit) if parameter.is_bit() => Ok((FieldKind::Bit(bit), None)),
        bit => {
            let ty = scope.field_type(&parameter.ty)?;
            let text = text(scope, parameter, &ty);
            Ok((FieldKind::Value { ty, bit, is_boxed: false }, text))
        }
    }
}

/// "A condition depends on a word that has been read before."
fn bit(condition: &Condition, before: &[Parameter], words: &Words<'_>) -> Result<Bit, Error> {
    let is_known = before.iter().any(|it| is_number(it) && it.name.value == condition.word);
    if !is_known {
        let message = format!(
            "there is no flags word `{0}` in front of this parameter: write `{0}:#` where it stands",
            condition.word
        );
        return Err(Error::at(&condition.location, message));
    }
    let word = (words.names.len() > 1).then(|| condition.word.clone());
    Ok(Bit { word, bit: condition.bit })
}

/// "Two parameters of a definition have two names."
fn distinct(before: &[Parameter], parameter: &Parameter) -> Result<(), Error> {
    let name = &parameter.name.value;
    if before.iter().all(|it| it.name.value != *name) {
        return Ok(());
    }
    let message = format!("a second parameter is called `{name}`: give each a name of its own");
    Err(Error::at(&parameter.name.location, message))
}

/// The type as the schema writes it, where the derive would show another.
fn text(scope: &Scope<'_>, parameter: &Parameter, ty: &FieldType) -> Option<String> {
    let written = parameter.ty.to_string();
    let shown = match ty {
        FieldType::Primitive(Primitive::Word) => "#".to_owned(),
        FieldType::Variable(name) => format!("!{name}"),
        ty => scope.shown(ty),
    };
    (written != shown).then_some(written)
}
