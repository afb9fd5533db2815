//! Parameters to fields: flags words, bits and values.

use std::collections::{HashMap, HashSet};

use super::scope::Scope;
use super::{Bit, Field, FieldKind, FieldType, Overrides, Primitive, names};
use tl_syntax::{Condition, Definition, Error, Location, Parameter, Spanned};

/// The fields of `definition`, whose types `scope` knows.
pub(super) fn fields(scope: &Scope<'_>, definition: &Definition) -> Result<Vec<Field>, Error> {
    let parameters = &definition.parameters;
    let words = Words::of(definition);
    let overrides = scope.index.overrides;
    let names = definition.field_names();
    let bits = parameters.iter().map(Parameter::is_bit);
    let own = names.iter().map(AsRef::as_ref).zip(bits).collect();
    let idents = names::fields(&definition.name.value, own, overrides)?;
    let comments: HashMap<_, _> =
        definition.comment.parameters.iter().rev().map(|(name, text)| (name, text)).collect();
    definition.check_parameters()?;
    have_types(scope, definition)?;
    let mut fields: Vec<Field> = Vec::new();
    for (parameter, (ident, name)) in parameters.iter().zip(idents.into_iter().zip(&names)) {
        let holds_bytes = overrides.is_bytes(&definition.name.value, name);
        let (kind, text) = kind(scope, parameter, holds_bytes, &words)?;
        let option_name =
            Spanned { value: name.to_string(), location: parameter.name.location.clone() };
        let name = parameter.name.value.clone();
        let comment = comments.get(&name).map(|it| (*it).clone());
        let location = parameter.ty.location.clone();
        let condition = parameter.condition.as_ref().map(ToString::to_string).unwrap_or_default();
        let written = format!("{condition}{}", parameter.ty);
        let parameter = option_name;
        let needs_default = false;
        fields.push(Field {
            name,
            ident,
            comment,
            parameter,
            location,
            written,
            kind,
            text,
            needs_default,
        });
    }
    if definition.ends_with_length()
        && let Some(length) = join_sized(&mut fields)
    {
        not_renamed(&definition.name.value, &length, overrides)?;
    }
    Ok(fields)
}

/// "A parameter is a type, or a name, a `:` and a type." A word that is no type is probably a name.
fn have_types(scope: &Scope<'_>, definition: &Definition) -> Result<(), Error> {
    for (index, parameter) in definition.parameters.iter().enumerate() {
        let word = parameter.ty.name().filter(|_| parameter.is_likely_name());
        let Some(word) = word.filter(|it| !scope.is_known(it)) else { continue };
        let meant = match definition.parameters.get(index + 1) {
            Some(next) if !next.is_named() => format!("did you mean `{word}:{next}`?"),
            _ => format!("if it is a name, write `{word}:` and a type"),
        };
        let message = format!("there is no type `{word}`: {meant}");
        return Err(Error::at(&parameter.ty.location, message));
    }
    Ok(())
}

/// "A parameter that is renamed is a field." The length of an object is none.
fn not_renamed(definition: &str, length: &Field, overrides: &Overrides) -> Result<(), Error> {
    let whole = format!("{definition}.{}", length.parameter.value);
    match overrides.rename(&whole) {
        None => Ok(()),
        Some(_) => Err(no_field(&whole, &length.parameter.location)),
    }
}

/// The error for a `rename` of a parameter that is no field.
pub(crate) fn no_field(name: &str, location: &Location) -> Error {
    Error::at(location, format!("`rename` of `{name}`: this parameter is no field in Rust"))
}

/// `bytes:int body:Object` at the end is one field: an object behind its length in bytes. Returns the length, which is
/// no field then. `Object` may be a type of the schema.
fn join_sized(fields: &mut Vec<Field>) -> Option<Field> {
    let is = |field: &Field, primitive| match &field.kind {
        FieldKind::Value { ty, bit: None, .. } => *ty == FieldType::Primitive(primitive),
        _ => false,
    };
    let [.., length, body] = fields.as_slice() else { return None };
    if !is(length, Primitive::Int) || !is(body, Primitive::Object) {
        return None;
    }
    let shown = |field: &Field, shown: &str| field.text.clone().unwrap_or_else(|| shown.to_owned());
    let colon = if body.name.is_empty() { "" } else { ":" };
    let (length_type, body_type) = (shown(length, "int"), shown(body, "Object"));
    let text = format!("{length_type} {}{colon}{body_type}", body.name);
    let comments = [&length.comment, &body.comment].into_iter().flatten().cloned();
    let comments: Vec<_> = comments.collect();
    let comment = (!comments.is_empty()).then(|| comments.join(" "));
    let (body, length) = (fields.pop()?, fields.pop()?);
    fields.push(Field {
        name: length.name.clone(),
        comment,
        location: length.location.clone(),
        kind: FieldKind::SizedObject,
        text: Some(text),
        ..body
    });
    Some(length)
}

/// The flags words of a definition, by name.
struct Words<'a> {
    names: HashSet<&'a str>,
    /// Whether the one word is in front and is called as the derive calls a word that is not declared.
    is_implied: bool,
}

impl<'a> Words<'a> {
    fn of(definition: &'a Definition) -> Self {
        let names = definition.flags_words();
        let used = definition.used_words();
        let is_first = definition.parameters.first().is_some_and(|it| it.name.value == "flags");
        let is_implied =
            names.len() == 1 && names.contains("flags") && is_first && used.contains("flags");
        Self { names, is_implied }
    }
}

fn kind(
    scope: &Scope<'_>,
    parameter: &Parameter,
    holds_bytes: bool,
    words: &Words<'_>,
) -> Result<(FieldKind, Option<String>), Error> {
    if parameter.is_number() && words.names.contains(parameter.name.value.as_str()) {
        if holds_bytes {
            return Err(no_string(parameter));
        }
        let kind = if words.is_implied { FieldKind::ImpliedWord } else { FieldKind::Word };
        return Ok((kind, None));
    }
    match parameter.condition.as_ref().map(|it| bit(it, words)) {
        Some(_) if parameter.is_bit() && holds_bytes => Err(no_string(parameter)),
        Some(bit) if parameter.is_bit() => Ok((FieldKind::Bit(bit), None)),
        bit => {
            let ty = scope.field_type(&parameter.ty)?;
            let ty = if holds_bytes { as_bytes(ty, parameter)? } else { ty };
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
        _ => Err(no_string(parameter)),
    }
}

fn no_string(parameter: &Parameter) -> Error {
    let name = &parameter.name;
    let label = if parameter.is_named() { name.value.clone() } else { parameter.to_string() };
    let message = format!("`{label}` is no `string`, so that `bytes_for` cannot make it bytes");
    Error::at(&name.location, message)
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
        ty => scope.display(ty),
    };
    (written != shown).then_some(written)
}
