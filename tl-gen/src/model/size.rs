//! How much memory values take, about, and the variants that take far more than their siblings.

use super::{Constructor, FieldKind, FieldType, Form, Model, Primitive};

/// How many bytes a variant may be larger than the next: what clippy's `large_enum_variant` allows.
const ALLOWED: usize = 200;

/// Puts variants behind pointers that are far larger than their siblings. In `order`, each type comes after those
/// that it contains.
pub(super) fn box_large_variants(model: &mut Model, order: &[usize]) {
    let mut sizes = Sizes { of_types: vec![0; model.types.len()], of_constructors: Vec::new() };
    sizes.of_constructors.resize(model.types.len(), Vec::new());
    for ty in order {
        let constructors = &mut model.types[*ty].constructors;
        let each: Vec<_> = constructors.iter().map(|it| sizes.constructor(it)).collect();
        let large = large(&each);
        for index in &large {
            constructors[*index].form = Form::BoxedStruct;
        }
        let in_place = each.iter().enumerate().filter(|(index, _)| !large.contains(index));
        let tag = if each.len() > 1 { 8 } else { 0 };
        sizes.of_types[*ty] = in_place.map(|(_, size)| *size).max().unwrap_or(0) + tag;
        sizes.of_constructors[*ty] = each;
    }
}

/// The variants above the first gap that is not allowed, by their sizes.
fn large(sizes: &[usize]) -> Vec<usize> {
    let mut sizes: Vec<_> = sizes.iter().copied().enumerate().collect();
    sizes.sort_by_key(|(_, size)| *size);
    let is_gap = |pair: &[(usize, usize)]| pair[1].1 > pair[0].1 + ALLOWED;
    let gap = sizes.windows(2).position(is_gap);
    gap.map_or_else(Vec::new, |gap| sizes[gap + 1..].iter().map(|(index, _)| *index).collect())
}

/// Sizes on a machine of 64 bits.
struct Sizes {
    of_types: Vec<usize>,
    of_constructors: Vec<Vec<usize>>,
}

impl Sizes {
    fn constructor(&self, constructor: &Constructor) -> usize {
        let fields = constructor.fields.iter().map(|it| self.field(&it.kind));
        fields.sum::<usize>().next_multiple_of(8)
    }

    fn field(&self, kind: &FieldKind) -> usize {
        match kind {
            FieldKind::ImpliedWord => 0,
            FieldKind::Word => 4,
            FieldKind::Bit(_) => 1,
            FieldKind::SizedObject => primitive_size(Primitive::Object),
            FieldKind::Value { is_boxed: true, .. } => 8,
            FieldKind::Value { ty, bit, .. } => {
                let has_niche = !matches!(ty, FieldType::Primitive(it) if is_number(*it));
                let size = self.value(ty);
                if bit.is_some() && !has_niche { size * 2 } else { size }
            }
        }
    }

    fn value(&self, ty: &FieldType) -> usize {
        match ty {
            FieldType::Primitive(primitive) => primitive_size(*primitive),
            FieldType::Boxed(ty) => self.of_types[*ty],
            FieldType::Bare(ty, constructor) => self.of_constructors[*ty][*constructor],
            FieldType::Vector(_) | FieldType::BareVector(_) => 24,
            FieldType::Variable(_) => 0,
        }
    }
}

/// Whether every bit pattern is a value, so that an `Option` needs room of its own.
fn is_number(primitive: Primitive) -> bool {
    matches!(primitive, Primitive::Int | Primitive::Long | Primitive::Double | Primitive::Word)
}

fn primitive_size(primitive: Primitive) -> usize {
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
