//! How much memory values take, about, and the variants that take far more than their siblings.

use std::collections::HashMap;

use super::{Constructor, FieldKind, FieldType, Form, Model, Primitive};

/// How many bytes a variant may be larger than the next: what clippy's `large_enum_variant` allows.
const ALLOWED: usize = 200;

/// Puts variants behind pointers that are far larger than their siblings.
pub(super) fn box_large_variants(model: &mut Model) {
    let mut sizes = Sizes { model, of_types: HashMap::new() };
    let large: Vec<_> = (0..sizes.model.types.len()).map(|ty| sizes.large(ty)).collect();
    for (ty, large) in model.types.iter_mut().zip(large) {
        for index in large {
            ty.constructors[index].form = Form::BoxedStruct;
        }
    }
}

/// Sizes on a machine of 64 bits.
struct Sizes<'a> {
    model: &'a Model,
    of_types: HashMap<usize, usize>,
}

impl Sizes<'_> {
    /// The variants of `ty` above the first gap that is not allowed.
    fn large(&mut self, ty: usize) -> Vec<usize> {
        let constructors = &self.model.types[ty].constructors;
        let sizes = constructors.iter().map(|it| self.constructor(it)).enumerate();
        let mut sizes: Vec<_> = sizes.collect();
        sizes.sort_by_key(|(_, size)| *size);
        let is_gap = |pair: &[(usize, usize)]| pair[1].1 > pair[0].1 + ALLOWED;
        let gap = sizes.windows(2).position(is_gap);
        gap.map_or_else(Vec::new, |gap| sizes[gap + 1..].iter().map(|(index, _)| *index).collect())
    }

    fn ty(&mut self, ty: usize) -> usize {
        if let Some(size) = self.of_types.get(&ty) {
            return *size;
        }
        let constructors = &self.model.types[ty].constructors;
        let large = self.large(ty);
        let in_place = constructors.iter().enumerate().filter(|(index, _)| !large.contains(index));
        let largest = in_place.map(|(_, it)| self.constructor(it)).max().unwrap_or(0);
        let tag = if constructors.len() > 1 { 8 } else { 0 };
        let size = largest + tag;
        self.of_types.insert(ty, size);
        size
    }

    fn constructor(&mut self, constructor: &Constructor) -> usize {
        let fields = constructor.fields.iter().map(|it| self.field(&it.kind));
        fields.sum::<usize>().next_multiple_of(8)
    }

    fn field(&mut self, kind: &FieldKind) -> usize {
        match kind {
            FieldKind::ImpliedWord => 0,
            FieldKind::Word => 4,
            FieldKind::Bit(_) => 1,
            FieldKind::Value { is_boxed: true, .. } => 8,
            FieldKind::Value { ty, bit, .. } => {
                let has_niche = !matches!(ty, FieldType::Primitive(it) if is_number(*it));
                let size = self.value(ty);
                if bit.is_some() && !has_niche { size * 2 } else { size }
            }
        }
    }

    fn value(&mut self, ty: &FieldType) -> usize {
        match ty {
            FieldType::Primitive(primitive) => primitive_size(*primitive),
            FieldType::Boxed(ty) => self.ty(*ty),
            FieldType::Bare(ty, constructor) => {
                self.constructor(&self.model.types[*ty].constructors[*constructor])
            }
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
