//! Parameters to fields: flags words, bits and values.

use std::collections::{HashMap, HashSet};

use super::resolve::Scope;
use super::{Bit, Field, FieldKind, FieldType, Primitive, names};
use tl_syntax::Error;
use tl_syntax::{Condition, Definition, Parameter, TypeKind};

/// The fields of `definition`, whose types `scope` knows.
pub(super) fn fields(scope: &Scope<'_>, definition: &Definition) -> Result<Vec<Field>, Error> {
    let words = Words::of(definition);
    let parameters = &definition.parameters;
    let idents = names::fields(parameters.iter().map(|it| it.name.value.as_str()));
    let comments = definition.comment.parameters.iter().rev();
    let comments: HashMap<_, _> = comments.map(|(name, text)| (name.as_str(), text)).collect();
    let comment_of = |name: &str| comments.get(name).map(|text| (*text).clone());
    let mut fields = Vec::new();
    let mut before = HashMap::new();
    for (parameter, ident) in parameters.iter().zip(idents) {
        let (kind, text) = kind(scope, parameter, &before, &words)?;
        if before.insert(parameter.name.value.as_str(), parameter).is_some() {
            return Err(second(parameter));
        }
        let name = parameter.name.value.clone();
        fields.push(Field { comment: comment_of(&name), name, ident, kind, text });
    }
    Ok(fields)
}

/// The flags words of a definition, by name.
struct Words<'a> {
    names: HashSet<&'a str>,
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
        let names: HashSet<_> =
            definition.parameters.iter().filter(is_word).map(|it| it.name.value.as_str()).collect();
        let is_first = definition.parameters.first().is_some_and(|it| it.name.value == "flags");
        let is_implied = names.len() == 1 && is_first && used.contains("flags");
        Self { names, is_implied }
    }
}

fn is_number(parameter: &Parameter) -> bool {
    parameter.condition.is_none() && matches!(parameter.ty.kind, TypeKind::Word)
}

fn kind(
    scope: &Scope<'_>,
    parameter: &Parameter,
    before: &HashMap<&str, &Parameter>,
    words: &Words<'_>,
) -> Result<(FieldKind, Option<String>), Error> {
    if is_number(parameter) && words.names.contains(&parameter.name.value.as_str()) {
        let kind = if words.is_implied { FieldKind::ImpliedWord } else { FieldKind::Word };
        return Ok((kind, None));
    }
    let bit = match &parameter.condition {
        Some(condition) => Some(bit(condition, before, words)?),
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
fn bit(
    condition: &Condition,
    before: &HashMap<&str, &Parameter>,
    words: &Words<'_>,
) -> Result<Bit, Error> {
    let name = &condition.word;
    let message = match before.get(name.as_str()) {
        Some(word) if is_number(word) => {
            let word = (words.names.len() > 1).then(|| name.clone());
            return Ok(Bit { word, bit: condition.bit });
        }
        Some(word) if matches!(word.ty.kind, TypeKind::Word) => {
            format!("the flags word `{name}` cannot depend on a condition itself: write `{name}:#`")
        }
        _ => format!(
            "there is no flags word `{name}` in front of this parameter: write `{name}:#` where it stands"
        ),
    };
    Err(Error::at(&condition.location, message))
}

/// "Two parameters of a definition have two names."
fn second(parameter: &Parameter) -> Error {
    let name = &parameter.name.value;
    let message = format!("a second parameter is called `{name}`: give each a name of its own");
    Error::at(&parameter.name.location, message)
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
