//! Where a type would contain itself: the fields that stand behind a pointer.

use std::collections::HashSet;

use super::{FieldKind, Model};
use tl_syntax::Error;

/// How many types may be in each other without a pointer: fewer than the compiler follows.
const MAX_DEPTH: usize = 100;

/// Puts fields behind pointers until no type contains itself, and not one more.
pub(super) fn break_cycles(model: &mut Model) -> Result<(), Error> {
    let contained: Vec<Vec<usize>> = model.types.iter().map(contained).collect();
    let mut search = Search {
        contained: &contained,
        depths: vec![None; contained.len()],
        on_path: vec![false; contained.len()],
        cut: HashSet::new(),
    };
    for ty in 0..contained.len() {
        if let Err(TooDeep) = search.visit(ty, 1) {
            return Err(too_deep(&model.types[ty]));
        }
    }
    let cut = search.cut;
    for (owner, ty) in model.types.iter_mut().enumerate() {
        for field in ty.constructors.iter_mut().flat_map(|it| &mut it.fields) {
            if let FieldKind::Value { ty, is_boxed, .. } = &mut field.kind {
                *is_boxed = ty.contained().is_some_and(|target| cut.contains(&(owner, target)));
            }
        }
    }
    Ok(())
}

fn too_deep(ty: &super::Type) -> Error {
    let message = format!(
        "`{}` contains a chain of more than {MAX_DEPTH} types: write `Vector<t>` for one of them",
        ty.name
    );
    match ty.constructors.first() {
        Some(first) => Error::at(&first.location, message),
        None => Error::general(message),
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
    /// How many types are in each other inside of the types that were visited, themselves included.
    depths: Vec<Option<usize>>,
    on_path: Vec<bool>,
    cut: HashSet<(usize, usize)>,
}

/// More than `MAX_DEPTH` types are in each other.
struct TooDeep;

impl Search<'_> {
    /// Gives the depth of `ty`, on a path of `len` types.
    fn visit(&mut self, ty: usize, len: usize) -> Result<usize, TooDeep> {
        if let Some(depth) = self.depths[ty] {
            return Ok(depth);
        }
        if len > MAX_DEPTH {
            return Err(TooDeep);
        }
        self.on_path[ty] = true;
        let mut depth = 1;
        for target in &self.contained[ty] {
            if self.on_path[*target] {
                self.cut.insert((ty, *target));
            } else {
                depth = depth.max(1 + self.visit(*target, len + 1)?);
            }
        }
        self.on_path[ty] = false;
        self.depths[ty] = Some(depth);
        if depth > MAX_DEPTH { Err(TooDeep) } else { Ok(depth) }
    }
}
