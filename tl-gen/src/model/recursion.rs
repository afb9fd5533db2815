//! Where a type would contain itself: the fields that stand behind a pointer.

use std::collections::HashSet;

use super::{FieldKind, Model};

/// Puts fields behind pointers until no type contains itself, and not one more.
pub(super) fn break_cycles(model: &mut Model) {
    let contained: Vec<Vec<usize>> = model.types.iter().map(contained).collect();
    let mut search = Search {
        contained: &contained,
        is_done: vec![false; contained.len()],
        on_path: vec![false; contained.len()],
        cut: HashSet::new(),
    };
    for ty in 0..contained.len() {
        search.visit(ty);
    }
    let cut = search.cut;
    for (owner, ty) in model.types.iter_mut().enumerate() {
        for field in ty.constructors.iter_mut().flat_map(|it| &mut it.fields) {
            if let FieldKind::Value { ty, is_boxed, .. } = &mut field.kind {
                *is_boxed = ty.contained().is_some_and(|target| cut.contains(&(owner, target)));
            }
        }
    }
}

/// The types that a value of `ty` contains, in order.
fn contained(ty: &super::Type) -> Vec<usize> {
    let values = ty.constructors.iter().flat_map(super::Constructor::values);
    values.filter_map(super::FieldType::contained).collect()
}

/// A search in depth. An edge back to a type that is on the path closes a cycle of edges none of which
/// is cut, so that it has to be; all others may stay.
struct Search<'a> {
    contained: &'a [Vec<usize>],
    is_done: Vec<bool>,
    on_path: Vec<bool>,
    cut: HashSet<(usize, usize)>,
}

impl Search<'_> {
    fn visit(&mut self, ty: usize) {
        if self.is_done[ty] {
            return;
        }
        self.on_path[ty] = true;
        for target in &self.contained[ty] {
            if self.on_path[*target] {
                self.cut.insert((ty, *target));
            } else {
                self.visit(*target);
            }
        }
        self.on_path[ty] = false;
        self.is_done[ty] = true;
    }
}
