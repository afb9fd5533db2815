//! Finds constructors that contain themselves bare: such a value never ends, or has no Rust type.

use super::{Constructor, Field, FieldType, Model};
use tl_syntax::Error;

/// "A constructor is not bare in itself." One error for constructors that contain each other.
pub(super) fn check(model: &Model) -> Result<(), Error> {
    let graph = Graph::of(model);
    let mut search = Search::new(&graph);
    for node in 0..graph.edges.len() {
        search.visit(node);
    }
    let mut cycles = search.cycles;
    cycles.sort_unstable();
    let errors = cycles.into_iter().map(|(node, edge)| graph.error(model, node, edge));
    Error::combined(errors).map_or(Ok(()), Err)
}

/// The constructors of all types, by their index, and those that are bare in each.
struct Graph<'a> {
    /// The type of each constructor.
    types: Vec<usize>,
    edges: Vec<Vec<Edge<'a>>>,
}

/// A field with a bare constructor.
struct Edge<'a> {
    field: &'a Field,
    target: usize,
}

impl<'a> Graph<'a> {
    fn of(model: &'a Model) -> Self {
        let mut types = Vec::new();
        let mut starts = Vec::new();
        for (index, ty) in model.types.iter().enumerate() {
            starts.push(types.len());
            types.extend(ty.constructors.iter().map(|_| index));
        }
        let edges = model.constructors().map(|it| edges(it, &starts)).collect();
        Self { types, edges }
    }

    fn error(&self, model: &Model, node: usize, edge: usize) -> Error {
        let Edge { field, target } = &self.edges[node][edge];
        let name = |node: usize| &model.types[self.types[node]].name;
        let message = format!(
            "`{}` contains itself without an id, so it has no end: use `{}`, which has one",
            name(node),
            name(*target)
        );
        Error::at(&field.location, message)
    }
}

/// `starts` has the index of the first constructor of each type.
fn edges<'a>(constructor: &'a Constructor, starts: &[usize]) -> Vec<Edge<'a>> {
    let parts = constructor.fields.iter().filter_map(|field| Some((field, field.value()?)));
    let parts = parts.flat_map(|(field, ty)| ty.parts().into_iter().map(move |it| (field, it)));
    let bare = parts.filter_map(|(field, part)| match part {
        FieldType::Bare(ty, index) => Some(Edge { field, target: starts[*ty] + index }),
        _ => None,
    });
    bare.collect()
}

/// A depth-first search. It does not recurse, because a chain of constructors may be long.
struct Search<'a> {
    graph: &'a Graph<'a>,
    is_seen: Vec<bool>,
    on_path: Vec<bool>,
    /// The constructors of cycles that are known.
    in_cycle: Vec<bool>,
    /// The first constructor of each cycle, and the index of its edge.
    cycles: Vec<(usize, usize)>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph<'a>) -> Self {
        let none = vec![false; graph.edges.len()];
        let cycles = Vec::new();
        Self { graph, is_seen: none.clone(), on_path: none.clone(), in_cycle: none, cycles }
    }

    fn visit(&mut self, start: usize) {
        if self.is_seen[start] {
            return;
        }
        let mut path = vec![(start, 0)];
        (self.is_seen[start], self.on_path[start]) = (true, true);
        while let Some((node, next)) = path.last_mut() {
            let Some(Edge { target, .. }) = self.graph.edges[*node].get(*next) else {
                self.on_path[*node] = false;
                path.pop();
                continue;
            };
            *next += 1;
            if self.on_path[*target] {
                self.close(&path, *target);
            } else if !self.is_seen[*target] {
                (self.is_seen[*target], self.on_path[*target]) = (true, true);
                path.push((*target, 0));
            }
        }
    }

    /// Records the end of `path`, from `target` on, as a cycle, unless a constructor in it belongs to a known cycle:
    /// then the whole end does. So each constructor is visited once.
    fn close(&mut self, path: &[(usize, usize)], target: usize) {
        let mut first = (usize::MAX, 0);
        for (node, next) in path.iter().rev() {
            if std::mem::replace(&mut self.in_cycle[*node], true) {
                return;
            }
            first = first.min((*node, *next - 1));
            if *node == target {
                break;
            }
        }
        self.cycles.push(first);
    }
}
