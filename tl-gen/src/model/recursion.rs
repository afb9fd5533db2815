//! Boxes some fields of types that would contain themselves.

use std::collections::HashSet;

use super::{FieldKind, Model};
use tl_syntax::Error;

/// Maximum nesting of types without a `Box`. rustc's own limit is higher.
const MAX_DEPTH: usize = 100;

/// Boxes as few fields as possible, so that no type contains itself. Gives the types in an order in which each comes
/// after the types that it contains.
pub(super) fn break_cycles(model: &mut Model) -> Result<Vec<usize>, Error> {
    let contained: Vec<Vec<usize>> = model.types.iter().map(contained).collect();
    let mut search = Search {
        contained: &contained,
        is_done: vec![false; contained.len()],
        on_path: vec![false; contained.len()],
        cut: HashSet::new(),
        order: Vec::new(),
    };
    for ty in 0..contained.len() {
        search.visit(ty);
    }
    let Search { cut, order, .. } = search;
    if let Some(ty) = too_deep(&contained, &cut, &order) {
        return Err(chain_error(&model.types[ty]));
    }
    for (owner, ty) in model.types.iter_mut().enumerate() {
        for field in ty.constructors.iter_mut().flat_map(|it| &mut it.fields) {
            if let FieldKind::Value { ty, is_boxed, .. } = &mut field.kind {
                *is_boxed = ty.contained().is_some_and(|target| cut.contains(&(owner, target)));
            }
        }
    }
    Ok(order)
}

/// The first type with more than `MAX_DEPTH` types in each other.
fn too_deep(
    contained: &[Vec<usize>],
    cut: &HashSet<(usize, usize)>,
    order: &[usize],
) -> Option<usize> {
    let mut depths = vec![0; contained.len()];
    for ty in order {
        let inside = contained[*ty].iter().filter(|target| !cut.contains(&(*ty, **target)));
        depths[*ty] = 1 + inside.map(|target| depths[*target]).max().unwrap_or(0);
    }
    depths.iter().position(|depth| *depth > MAX_DEPTH)
}

fn chain_error(ty: &super::Type) -> Error {
    let message = format!(
        "`{}` contains a chain of more than {MAX_DEPTH} types: write `Vector<t>` for one of them",
        ty.name
    );
    Error::at(&ty.constructors[0].location, message)
}

/// The types that a value of `ty` contains, in order.
fn contained(ty: &super::Type) -> Vec<usize> {
    let values = ty.constructors.iter().flat_map(super::Constructor::values);
    values.filter_map(super::FieldType::contained).collect()
}

/// A depth-first search. An edge to a type on the current path closes a cycle. This edge is cut, which breaks the
/// cycle; all other edges stay.
struct Search<'a> {
    contained: &'a [Vec<usize>],
    is_done: Vec<bool>,
    on_path: Vec<bool>,
    cut: HashSet<(usize, usize)>,
    order: Vec<usize>,
}

impl Search<'_> {
    /// Visits the types in `start`, depth first. It does not recurse, because a chain of types may be long.
    fn visit(&mut self, start: usize) {
        let mut path = vec![(start, 0)];
        while let Some((ty, next)) = path.last_mut() {
            let ty = *ty;
            self.on_path[ty] = !self.is_done[ty];
            let target = self.contained[ty].get(*next).filter(|_| !self.is_done[ty]);
            *next += 1;
            match target {
                Some(target) if self.on_path[*target] => {
                    self.cut.insert((ty, *target));
                }
                Some(target) => path.push((*target, 0)),
                None => {
                    self.leave(ty);
                    path.pop();
                }
            }
        }
    }

    fn leave(&mut self, ty: usize) {
        self.on_path[ty] = false;
        if !self.is_done[ty] {
            self.order.push(ty);
        }
        self.is_done[ty] = true;
    }
}
