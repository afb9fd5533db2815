//! What types are made of, however deep: facts that spread from a type to all that contain it.

use super::{Constructor, FieldType, Model, Primitive};

/// Marks what holds text, and what holds a `double`.
pub(super) fn mark(model: &mut Model) {
    let users = Users::of(model);
    let is_text = |it: Primitive| matches!(it, Primitive::String | Primitive::Bytes);
    propagate(model, &users, is_text, |constructor| &mut constructor.has_text);
    let is_double = |it: Primitive| it == Primitive::Double;
    propagate(model, &users, is_double, |constructor| &mut constructor.has_double);
}

/// A constructor of a type, by the indices of both, or a function.
#[derive(Clone, Copy)]
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

/// Sets the `mark` of the constructors that hold a primitive which `is_meant`, directly or in what they
/// hold. Each is looked at once for each field that holds it.
fn propagate(
    model: &mut Model,
    users: &Users,
    is_meant: impl Fn(Primitive) -> bool,
    mark: impl Fn(&mut Constructor) -> &mut bool,
) {
    let is_primitive = |part: &FieldType| matches!(part, FieldType::Primitive(it) if is_meant(*it));
    let holds = |it: &Constructor| it.values().any(|ty| ty.parts().into_iter().any(is_primitive));
    let mut open: Vec<_> = nodes(model).filter(|(_, it)| holds(it)).map(|(node, _)| node).collect();
    let mut is_marked = vec![false; model.types.len()];
    while let Some(node) = open.pop() {
        let constructor = match node {
            Node::Constructor(ty, index) => &mut model.types[ty].constructors[index],
            Node::Function(index) => &mut model.functions[index],
        };
        if std::mem::replace(mark(constructor), true) {
            continue;
        }
        if let Node::Constructor(ty, index) = node {
            open.extend(&users.of_constructors[ty][index]);
            if !std::mem::replace(&mut is_marked[ty], true) {
                open.extend(&users.of_types[ty]);
            }
        }
    }
}

/// The constructors that stand bare somewhere, although their types have others too.
pub(super) fn bare_constructors(model: &Model) -> Vec<(usize, usize)> {
    let constructors = model.constructors().chain(&model.functions);
    let parts =
        constructors.flat_map(|it| it.values().chain(&it.returns)).flat_map(FieldType::parts);
    let bare = parts.filter_map(|part| match part {
        FieldType::Bare(ty, constructor) => Some((*ty, *constructor)),
        _ => None,
    });
    bare.filter(|(ty, _)| model.types[*ty].constructors.len() > 1).collect()
}
