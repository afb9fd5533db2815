//! Parameters to fields: flags words, bits and values.

use std::collections::{HashMap, HashSet};

use super::scope::Scope;
use super::{Bit, Field, FieldKind, FieldType, Primitive, names};
use tl_syntax::Error;
use tl_syntax::{Condition, Definition, Parameter};

/// The fields of `definition`, whose types `scope` knows.
pub(super) fn fields(scope: &Scope<'_>, definition: &Definition) -> Result<Vec<Field>, Error> {
    let parameters = &definition.parameters;
    let words = Words::of(definition);
    let overrides = scope.index.overrides;
    let names = parameters.iter().map(|it| (it.name.value.as_str(), it.is_bit()));
    let idents = names::fields(&definition.name.value, names, overrides);
    let comments: HashMap<_, _> =
        definition.comment.parameters.iter().rev().map(|(name, text)| (name, text)).collect();
    definition.check_parameters()?;
    let mut fields: Vec<Field> = Vec::new();
    for (parameter, ident) in parameters.iter().zip(idents) {
        let (kind, text) = kind(scope, &definition.name.value, parameter, &words)?;
        let name = parameter.name.value.clone();
        let comment = comments.get(&name).map(|it| (*it).clone());
        let location = parameter.ty.location.clone();
        let condition = parameter.condition.as_ref().map(ToString::to_string).unwrap_or_default();
        let written = format!("{condition}{}", parameter.ty);
        fields.push(Field { name, ident, comment, location, written, kind, text });
    }
    join_sized(&mut fields);
    Ok(fields)
}

/// `bytes:int body:Object` at the end is one field: an object behind its length in bytes.
fn join_sized(fields: &mut Vec<Field>) {
    let is = |field: &Field, primitive| matches!(&field.kind, FieldKind::Value { ty: FieldType::Primitive(it), bit: None, .. } if *it == primitive);
    let [.., length, body] = fields.as_slice() else { return };
    if !is(length, Primitive::Int) || !is(body, Primitive::Object) {
        return;
    }
    let shown = |field: &Field, shown: &str| field.text.clone().unwrap_or_else(|| shown.to_owned());
    let text = format!("{} {}:{}", shown(length, "int"), body.name, shown(body, "Object"));
    let (name, location) = (length.name.clone(), length.location.clone());
    let comments = [&length.comment, &body.comment].into_iter().flatten().cloned();
    let comments: Vec<_> = comments.collect();
    let joined = Field {
        name,
        ident: body.ident.clone(),
        comment: (!comments.is_empty()).then(|| comments.join(" ")),
        location,
        written: text.clone(),
        kind: FieldKind::SizedObject,
        text: Some(text),
    };
    fields.truncate(fields.len() - 2);
    fields.push(joined);
}

/// The flags words of a definition, by name.
struct Words<'a> {
    names: HashSet<&'a str>,
    /// Whether the one word is in front and is called as the derive calls a word that is not declared.
    is_implied: bool,
}

impl<'a> Words<'a> {
    fn of(definition: &'a Definition) -> Self {
        let words = definition.parameters.iter().filter(|it| definition.is_flags_word(it));
        let names: HashSet<_> = words.map(|it| it.name.value.as_str()).collect();
        let used = definition.used_words();
        let is_first = definition.parameters.first().is_some_and(|it| it.name.value == "flags");
        let is_implied =
            names.len() == 1 && names.contains("flags") && is_first && used.contains("flags");
        Self { names, is_implied }
    }
}

fn kind(
    scope: &Scope<'_>,
    definition: &str,
    parameter: &Parameter,
    words: &Words<'_>,
) -> Result<(FieldKind, Option<String>), Error> {
    if parameter.is_number() && words.names.contains(parameter.name.value.as_str()) {
        let kind = if words.is_implied { FieldKind::ImpliedWord } else { FieldKind::Word };
        return Ok((kind, None));
    }
    match parameter.condition.as_ref().map(|it| bit(it, words)) {
        Some(bit) if parameter.is_bit() => Ok((FieldKind::Bit(bit), None)),
        bit => {
            let ty = scope.field_type(&parameter.ty)?;
            let ty = if scope.index.overrides.is_bytes(definition, &parameter.name.value) {
                as_bytes(ty, parameter)?
            } else {
                ty
            };
            let text = text(scope, parameter, &ty);
            Ok((FieldKind::Value { ty, bit, is_boxed: false }, text))
        }
    }
}

/// The type with `bytes` for `string`, which is one on the wire.
fn as_bytes(ty: FieldType, parameter: &Parameter) -> Result<FieldType, Error> {
    match ty {
        FieldType::Primitive(Primitive::String | Primitive::Bytes) => {
            Ok(FieldType::Primitive(Primitive::Bytes))
        }
        FieldType::Vector(item) => Ok(FieldType::Vector(Box::new(as_bytes(*item, parameter)?))),
        FieldType::BareVector(item) => {
            Ok(FieldType::BareVector(Box::new(as_bytes(*item, parameter)?)))
        }
        _ => {
            let message = format!(
                "`{}` is no `string`, so that `bytes_for` cannot make it bytes",
                parameter.name.value
            );
            Err(Error::at(&parameter.name.location, message))
        }
    }
}

fn bit(condition: &Condition, words: &Words<'_>) -> Bit {
    let word = (words.names.len() > 1).then(|| condition.word.clone());
    Bit { word, bit: condition.bit }
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
