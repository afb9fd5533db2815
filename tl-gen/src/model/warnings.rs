//! What Rust can be generated for and is likely a mistake.

use std::collections::{HashMap, HashSet};

use super::{
    Constructor, Field, FieldKind, FieldType, Model, Overrides, Primitive, Type, broken_ids,
    built_in, reach,
};
use tl_syntax::{Error, Schema};

/// The warnings for `model`, which is that of `schema`, but for what `overrides` say is meant.
pub fn warnings(schema: &Schema, model: &Model, overrides: &Overrides) -> Vec<Error> {
    let ids = schema.definitions.iter().filter_map(|it| built_in::foreign_id(it, model.dialect));
    let mut warnings: Vec<_> = ids.collect();
    if model.types.is_empty() && model.functions.is_empty() {
        warnings.push(Error::general(
            "nothing is generated: the schema defines no type and no function",
        ));
        return warnings;
    }
    let shared = shared_ids(model);
    let prefixes: HashSet<_> = shared.iter().filter_map(|pair| prefix(*pair)).collect();
    let is_meant = |it: &Constructor| overrides.trusts(&it.name) || prefixes.contains(&*it.name);
    warnings.extend(broken_ids::warnings(schema, model, is_meant));
    let with_objects = reach::types_with_objects(model);
    for constructor in model.all() {
        warnings.extend(takes_built_in(constructor));
        warnings.extend(constructor.fields.iter().filter_map(|it| takes_no_bytes(model, it)));
        warnings.extend(objects(model, &with_objects, constructor));
    }
    let unmeant =
        shared.into_iter().filter(|(first, second)| !is_meant(first) && !is_meant(second));
    warnings.extend(unmeant.map(shared_id));
    warnings.extend(misfits(model));
    warnings
}

/// The lines of other layers that do not fit: their number, since there may be hundreds.
fn misfits(model: &Model) -> Option<Error> {
    let lines = match model.misfits.len() {
        0 => return None,
        1 => "a line of another layer does not fit".to_owned(),
        some => format!("{some} lines of other layers do not fit"),
    };
    let message = format!("{lines}: see the comment at the top of the generated file");
    Some(Error::general(message))
}

/// Definitions with one id, each with the first that has it.
fn shared_ids(model: &Model) -> Vec<(&Constructor, &Constructor)> {
    let mut first: HashMap<u32, &Constructor> = HashMap::new();
    let mut shared = Vec::new();
    for constructor in model.all() {
        match first.get(&constructor.id) {
            Some(known) => shared.push((*known, constructor)),
            None => {
                first.insert(constructor.id, constructor);
            }
        }
    }
    shared
}

/// The one of two that is the other's prefix: `invokeWithTokenPrefix` and `invokeWithToken` share an id on purpose.
fn prefix<'a>((first, second): (&'a Constructor, &'a Constructor)) -> Option<&'a str> {
    let is_prefix = |it: &str, of: &str| it.strip_suffix("Prefix") == Some(of);
    match (first.name.as_str(), second.name.as_str()) {
        (first, second) if is_prefix(first, second) => Some(first),
        (first, second) if is_prefix(second, first) => Some(second),
        _ => None,
    }
}

fn shared_id((first, second): (&Constructor, &Constructor)) -> Error {
    let message = format!(
        "`{}` has the id {:08x} of `{}`, and the id alone means one of them: skip the other, or trust it if \
         it is meant",
        second.name, second.id, first.name
    );
    Error::at(&second.location, message)
}

/// A definition of a built-in name changes the meaning of the name in all of the schema.
fn takes_built_in(constructor: &Constructor) -> Option<Error> {
    Primitive::named(&constructor.name)?;
    let message = format!(
        "`{0}` is the name of a built-in type: wherever the schema has `{0}`, this definition is meant",
        constructor.name
    );
    constructor.returns.is_none().then(|| Error::at(&constructor.location, message))
}

/// A bare value without parameters is nothing: nearly always the boxed type is meant.
fn takes_no_bytes(model: &Model, field: &Field) -> Option<Error> {
    let empty = field.value()?.parts().into_iter().find_map(|part| match part {
        FieldType::Bare(ty, index) => {
            let ty = &model.types[*ty];
            ty.constructors[*index].fields.is_empty().then_some((ty, *index))
        }
        _ => None,
    });
    let (ty, index) = empty?;
    let message = format!(
        "`{}` takes no bytes: it is bare, and the constructor `{}` has no parameters. Write `{}`, which has an \
         id, or say what it is, `alias(\"{1}\", \"int\")`",
        field.label(),
        ty.constructors[index].name,
        ty.name
    );
    Some(Error::at(&field.location, message))
}

/// An object without a length takes the rest of the packet.
fn objects(model: &Model, with_objects: &[bool], constructor: &Constructor) -> Vec<Error> {
    let takes_bytes = |it: &Field| !matches!(it.kind, FieldKind::Bit(_));
    let last_index = constructor.fields.iter().rposition(takes_bytes).unwrap_or_default();
    let warning = |(index, field): (usize, &Field)| {
        let message = match &field.kind {
            FieldKind::Value { ty, bit: None, .. }
                if is_object(ty, field) && index == last_index =>
            {
                return not_sized(constructor.fields.get(index.checked_sub(1)?)?);
            }
            FieldKind::Value { ty, .. } if is_unsized(ty, index == last_index) => format!(
                "the `Object` in `{}` has no length and is not the last, so that it takes the rest of the packet: \
                 put an `int` in front, or its type in its place",
                field.label()
            ),
            FieldKind::Value { ty, .. } => {
                let is_item = ty.contained().is_none();
                let mut types = ty.parts().into_iter().filter_map(FieldType::contained);
                let inner = types.find(|it| with_objects[*it]);
                let followed = inner.filter(|_| is_item || index < last_index)?;
                inner_object(field, &model.types[followed])
            }
            _ => return None,
        };
        Some(Error::at(&field.location, message))
    };
    constructor.fields.iter().enumerate().filter_map(warning).collect()
}

/// The message for a type that ends in an object without a length, if something follows.
fn inner_object(field: &Field, inner: &Type) -> String {
    format!(
        "`{}` is followed by others, and the `Object` in its `{}` has no length, so that it takes the rest of the \
         packet: put an `int` in front of the `Object`, or its type in its place",
        field.label(),
        inner.name
    )
}

/// An `int` in front of the last `Object` is its length only if it is called so.
fn not_sized(before: &Field) -> Option<Error> {
    let is_int = matches!(
        before.kind,
        FieldKind::Value { ty: FieldType::Primitive(Primitive::Int), bit: None, .. }
    );
    let message = format!(
        "`{}` is not read as the length of the `Object` behind it, which takes the rest of the packet: call it \
         `bytes` if it is the length",
        before.label()
    );
    is_int.then(|| Error::at(&before.location, message))
}

/// Whether the schema says so: a type variable is no object with a length.
fn is_object(ty: &FieldType, field: &Field) -> bool {
    let is_called_so = field.text.as_ref().is_none_or(|it| it.eq_ignore_ascii_case("Object"));
    *ty == FieldType::Primitive(Primitive::Object) && is_called_so
}

fn is_unsized(ty: &FieldType, is_last: bool) -> bool {
    let object = FieldType::Primitive(Primitive::Object);
    match ty {
        ty if *ty == object => !is_last,
        ty => ty.parts().contains(&&object),
    }
}
