//! The same packets by a schema that is read at run time: its dump, its errors and its values are those of the derived
//! types.

use tl_core::schema::Schema;
use tl_core::{DecodeError, Definition, Limits, ObjectRef, TlObject, Type, dump};

use crate::schema_check;

/// The definitions that a type reaches, as lines.
#[derive(Default)]
struct Lines {
    constructors: Vec<String>,
    functions: Vec<String>,
    ids: Vec<u32>,
    /// Whether it reaches a type that only a decoder knows.
    has_unknown: bool,
}

impl Lines {
    fn of<T: TlObject>() -> Self {
        let mut lines = Self::default();
        lines.definitions(T::CONSTRUCTORS);
        lines
    }

    /// Adds the definitions of a type in their order, which errors show, and then all that they reach.
    fn definitions(&mut self, definitions: &[Definition]) {
        let new: Vec<_> = definitions.iter().filter(|it| !self.ids.contains(&it.id)).collect();
        for definition in &new {
            self.ids.push(definition.id);
            let is_function = is_function(definition);
            let lines = if is_function { &mut self.functions } else { &mut self.constructors };
            lines.push(definition.to_string());
        }
        for definition in new {
            self.reached(definition);
        }
    }

    fn reached(&mut self, definition: &Definition) {
        if is_function(definition) {
            self.ty(definition.result);
        }
        for parameter in definition.parameters() {
            // Binary data that the schema calls a `string` is text to who knows the schema alone.
            let is_bytes = matches!(parameter.ty, Type::Bytes);
            self.has_unknown |= is_bytes && parameter.shown.to_string() != "bytes";
            self.ty(parameter.ty);
        }
    }

    fn ty(&mut self, ty: Type) {
        match ty {
            Type::Boxed(ObjectRef { constructors, has_other, .. }) => {
                self.has_unknown |= has_other;
                self.definitions(constructors());
            }
            Type::Bare(object) => self.definitions((object.constructors)()),
            Type::Vector(vector) | Type::BareVector(vector) => self.ty(vector.item),
            Type::Int
            | Type::Long
            | Type::Double
            | Type::Nat
            | Type::True
            | Type::Bool
            | Type::Int128
            | Type::Int256
            | Type::Int512
            | Type::String
            | Type::Bytes => {}
            _ => self.has_unknown = true,
        }
    }
}

/// The result of a constructor is a text.
fn is_function(definition: &Definition) -> bool {
    !matches!(definition.result, Type::Text(_)) || !definition.variables.is_empty()
}

/// The schema that `T` is written in, read from its definitions. `None` if a part of it is known to a decoder alone.
pub fn schema<T: TlObject>() -> Option<Schema> {
    let Lines { constructors, functions, has_unknown, .. } = Lines::of::<T>();
    let heading = "---functions---".to_owned();
    let lines = constructors.into_iter().chain([heading]).chain(functions);
    let text: Vec<_> = lines.collect();
    (!has_unknown).then(|| Schema::parse(&text.join("\n")).unwrap())
}

/// Both show `packet` alike, whole and cut, and name the same fault. A packet of the type is the one that its value is
/// encoded to.
pub fn assert_same_dump<T: TlObject>(packet: &[u8]) {
    let Some(schema) = schema::<T>() else { return };
    let value = schema.decode_canonical(packet).unwrap();
    assert_eq!(schema.encode(&value).unwrap(), packet);
    for len in [packet.len(), packet.len() / 2 / 4 * 4, packet.len().saturating_sub(3)] {
        let packet = &packet[..len];
        schema_check::packet(&schema, packet, Limits::DEFAULT);
        assert_eq!(schema.dump(packet).to_string(), dump::<T>(packet).to_string());
        let text = |it: Result<usize, DecodeError>| it.map_err(|error| error.to_string());
        assert_eq!(text(schema.dump(packet).check()), text(dump::<T>(packet).check()));
    }
}
