//! Decides which constructors are large. The rule depends only on a constructor's own parameters, so no other
//! definition changes the result.

use super::{Constructor, Field, FieldKind, FieldType, Primitive};

/// Maximum size in bytes of the parameters of an unboxed variant, the default of clippy's `large_enum_variant`.
const ALLOWED: usize = 200;

/// How many bytes a value of another type counts.
const OTHER: usize = 32;

/// Whether the parameters are so large that the enum's variant should be boxed.
pub(super) fn is_large(constructor: &Constructor) -> bool {
    constructor.fields.iter().map(field).sum::<usize>() > ALLOWED
}

/// The size on a machine of 64 bits.
fn field(field: &Field) -> usize {
    match &field.kind {
        FieldKind::ImpliedWord | FieldKind::Word => 0,
        FieldKind::Bit(_) => 1,
        FieldKind::SizedObject => primitive(Primitive::Object),
        FieldKind::Value { ty: FieldType::Primitive(ty), bit, .. } => {
            let size = primitive(*ty);
            if bit.is_some() && is_number(*ty) { size * 2 } else { size }
        }
        FieldKind::Value { ty, .. } => match ty {
            FieldType::Vector(_) | FieldType::BareVector(_) => 24,
            _ => OTHER,
        },
    }
}

/// Whether every bit pattern is a value, so that an `Option` takes additional memory.
fn is_number(primitive: Primitive) -> bool {
    matches!(primitive, Primitive::Int | Primitive::Long | Primitive::Double | Primitive::Word)
}

fn primitive(primitive: Primitive) -> usize {
    match primitive {
        Primitive::Bool => 1,
        Primitive::Int | Primitive::Word => 4,
        Primitive::Long | Primitive::Double => 8,
        Primitive::Int128 => 16,
        Primitive::String => 24,
        Primitive::Int256 | Primitive::Bytes => 32,
        Primitive::Object => 40,
        Primitive::Int512 => 64,
    }
}
