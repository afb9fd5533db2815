//! Properties of types that spread from a type to all types that contain it, at any depth.

use std::collections::HashSet;

use super::{Constructor, FieldType, Model, Primitive};

/// Marks the constructors that hold text, and those that hold a `double`.
pub(super) fn propagate(model: &mut Model) {
    let users = Users::of(model);
    let is_text = |it: Primitive| matches!(it, Primitive::String | Primitive::Bytes);
    for node in holders(model, &users, is_text) {
        of_node_mut(model, node).has_text = true;
    }
    for node in holders(model, &users, |it| it == Primitive::Double) {
        of_node_mut(model, node).has_double = true;
    }
}

/// Whether some value of each type holds an `Object` without a length.
pub(super) fn types_with_objects(model: &Model) -> Vec<bool> {
    let mut types = vec![false; model.types.len()];
    for node in holders(model, &Users::of(model), |it| it == Primitive::Object) {
        if let Node::Constructor(ty, _) = node {
            types[ty] = true;
        }
    }
    types
}

/// A constructor of a type, by the indices of both, or a function.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Constructor(usize, usize),
    Function(usize),
}

/// The constructors and functions that hold each type and each constructor.
struct Users {
    of_types: Vec<Vec<Node>>,
    of_constructors: Vec<Vec<Vec<Node>>>,
}

impl Users {
    fn of(model: &Model) -> Self {
        let none = |ty: &super::Type| vec![Vec::new(); ty.constructors.len()];
        let mut users = Self {
            of_types: vec![Vec::new(); model.types.len()],
            of_constructors: model.types.iter().map(none).collect(),
        };
        for (node, constructor) in nodes(model) {
            for part in constructor.values().flat_map(FieldType::parts) {
                match part {
                    FieldType::Boxed(ty) => users.of_types[*ty].push(node),
                    FieldType::Bare(ty, index) => users.of_constructors[*ty][*index].push(node),
                    _ => {}
                }
            }
        }
        users
    }
}

fn nodes(model: &Model) -> impl Iterator<Item = (Node, &Constructor)> {
    let of_type = |(ty, it): (usize, &'_ super::Type)| (ty, it.constructors.len());
    let types = model.types.iter().enumerate().map(of_type);
    let constructors =
        types.flat_map(|(ty, len)| (0..len).map(move |it| Node::Constructor(ty, it)));
    let functions = (0..model.functions.len()).map(Node::Function);
    constructors.chain(functions).map(|node| (node, of_node(model, node)))
}

fn of_node(model: &Model, node: Node) -> &Constructor {
    match node {
        Node::Constructor(ty, index) => &model.types[ty].constructors[index],
        Node::Function(index) => &model.functions[index],
    }
}

fn of_node_mut(model: &mut Model, node: Node) -> &mut Constructor {
    match node {
        Node::Constructor(ty, index) => &mut model.types[ty].constructors[index],
        Node::Function(index) => &mut model.functions[index],
    }
}

/// The constructors and functions that hold a primitive for which `is_meant` is true, directly or in a nested value.
/// Each one is visited once per field that holds it.
fn holders(model: &Model, users: &Users, is_meant: impl Fn(Primitive) -> bool) -> HashSet<Node> {
    let is_primitive = |part: &FieldType| matches!(part, FieldType::Primitive(it) if is_meant(*it));
    let holds = |it: &Constructor| it.values().any(|ty| ty.parts().into_iter().any(is_primitive));
    let mut open: Vec<_> = nodes(model).filter(|(_, it)| holds(it)).map(|(node, _)| node).collect();
    let (mut found, mut types) = (HashSet::new(), HashSet::new());
    while let Some(node) = open.pop() {
        if !found.insert(node) {
            continue;
        }
        if let Node::Constructor(ty, index) = node {
            open.extend(&users.of_constructors[ty][index]);
            if types.insert(ty) {
                open.extend(&users.of_types[ty]);
            }
        }
    }
    found
}

/// The constructors that some definition uses bare.
pub(super) fn bare_constructors(model: &Model) -> Vec<(usize, usize)> {
    let constructors = model.constructors().chain(&model.functions);
    let parts =
        constructors.flat_map(|it| it.values().chain(&it.returns)).flat_map(FieldType::parts);
    let bare = parts.filter_map(|part| match part {
        FieldType::Bare(ty, constructor) => Some((*ty, *constructor)),
        _ => None,
    });
    bare.collect()
}
