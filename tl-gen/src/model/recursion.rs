//! Boxes some fields of types that would contain themselves.

use std::collections::HashSet;

use super::{Constructor, FieldKind, FieldType, Form, Model, Overrides, reach};
use tl_syntax::Error;

/// Maximum nesting of types without a `Box`. rustc's own limit is higher.
const MAX_DEPTH: usize = 100;

/// Boxes as few fields as possible, so that no type contains itself. Gives the types in an order in which each comes
/// after the types that it contains.
pub(super) fn break_cycles(model: &mut Model, overrides: &Overrides) -> Result<Vec<usize>, Error> {
    let boxed = boxed_by_option(model, overrides);
    let all = contained(model, |_, _| true);
    let inline = contained(model, |ty, position| !boxed.contains(&(ty, position)));
    let Search { order, .. } = Search::of(&all);
    let Search { cut, order: inline_order, .. } = Search::of(&inline);
    if let Some(ty) = too_deep(&inline, &cut, &inline_order) {
        return Err(chain_error(&model.types[ty]));
    }
    for (owner, ty) in model.types.iter_mut().enumerate() {
        let constructors = ty.constructors.iter_mut().enumerate();
        let constructors =
            constructors.filter(|(position, _)| !boxed.contains(&(owner, *position)));
        for field in constructors.flat_map(|(_, it)| &mut it.fields) {
            if let FieldKind::Value { ty, is_boxed, .. } = &mut field.kind {
                *is_boxed = ty.contained().is_some_and(|target| cut.contains(&(owner, target)));
            }
        }
    }
    Ok(order)
}

/// The constructors that are in a `Box` in their enum because an option says so. No field of these needs a `Box`, unless
/// another definition holds the struct bare, without the enum.
fn boxed_by_option(model: &Model, overrides: &Overrides) -> HashSet<(usize, usize)> {
    let mut boxed = HashSet::new();
    for (ty, it) in model.types.iter().enumerate() {
        let is_boxed = |it: &Constructor| {
            it.form == Form::BoxedStruct && overrides.is_boxed(&it.name) == Some(true)
        };
        let constructors = it.constructors.iter().enumerate().filter(|(_, it)| is_boxed(it));
        boxed.extend(constructors.map(|(position, _)| (ty, position)));
    }
    for bare in reach::bare_constructors(model) {
        boxed.remove(&bare);
    }
    boxed
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

/// The types that a value of each type contains, in order, without the constructors that `is_counted` omits.
fn contained(model: &Model, is_counted: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let of_type = |(ty, it): (usize, &super::Type)| {
        let constructors = it.constructors.iter().enumerate();
        let constructors = constructors.filter(|(position, _)| is_counted(ty, *position));
        let values = constructors.flat_map(|(_, it)| it.values());
        values.filter_map(FieldType::contained).collect()
    };
    model.types.iter().enumerate().map(of_type).collect()
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

impl<'a> Search<'a> {
    fn of(contained: &'a [Vec<usize>]) -> Self {
        let mut search = Self {
            contained,
            is_done: vec![false; contained.len()],
            on_path: vec![false; contained.len()],
            cut: HashSet::new(),
            order: Vec::new(),
        };
        for ty in 0..contained.len() {
            search.visit(ty);
        }
        search
    }

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
