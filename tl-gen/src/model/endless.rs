//! Constructors that contain themselves without an id: a value of one has no end, or no type in Rust.

use std::collections::{HashSet, VecDeque};

use super::{Field, FieldType, Model};
use tl_syntax::Error;

/// A constructor, by its type's index and its own.
type Node = (usize, usize);

/// "A constructor does not stand bare in itself."
pub(super) fn check(model: &Model) -> Result<(), Error> {
    let endless = endless(model);
    let among = endless.iter().copied().collect();
    for (ty, constructor) in &endless {
        for (field, part, target) in bare_parts(model, (*ty, *constructor)) {
            if reaches(model, &among, target, (*ty, *constructor)) {
                return Err(error(model, *ty, field, part));
            }
        }
    }
    Ok(())
}

fn error(model: &Model, ty: usize, field: &Field, part: &FieldType) -> Error {
    let name = &model.types[ty].name;
    let target = part.contained().map_or(name, |it| &model.types[it].name);
    let message = format!(
        "`{name}` contains itself without an id, so it has no end: use `{target}`, which has one"
    );
    Error::at(&field.location, message)
}

/// The constructors in a cycle, and those that contain one, in their order: what is left if all go that contain
/// none of those left.
fn endless(model: &Model) -> Vec<Node> {
    let mut users: Vec<Vec<Vec<Node>>> =
        model.types.iter().map(|it| vec![Vec::new(); it.constructors.len()]).collect();
    let mut left = users.iter().map(|it| vec![0; it.len()]).collect::<Vec<_>>();
    let mut done = VecDeque::new();
    for node in nodes(model) {
        for (_, _, target) in bare_parts(model, node) {
            users[target.0][target.1].push(node);
            left[node.0][node.1] += 1;
        }
        if left[node.0][node.1] == 0 {
            done.push_back(node);
        }
    }
    while let Some(node) = done.pop_front() {
        for user in &users[node.0][node.1] {
            left[user.0][user.1] -= 1;
            if left[user.0][user.1] == 0 {
                done.push_back(*user);
            }
        }
    }
    nodes(model).filter(|it| left[it.0][it.1] > 0).collect()
}

fn nodes(model: &Model) -> impl Iterator<Item = Node> {
    let types = model.types.iter().enumerate();
    types.flat_map(|(ty, it)| (0..it.constructors.len()).map(move |constructor| (ty, constructor)))
}

fn reaches(model: &Model, among: &HashSet<Node>, from: Node, to: Node) -> bool {
    let mut seen = HashSet::from([from]);
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        if node == to {
            return true;
        }
        let targets = bare_parts(model, node).into_iter().map(|(_, _, target)| target);
        open.extend(targets.filter(|it| among.contains(it) && seen.insert(*it)));
    }
    false
}

/// The constructors that stand bare in `node`, with their fields.
fn bare_parts(model: &Model, node: Node) -> Vec<(&Field, &FieldType, Node)> {
    let fields = &model.types[node.0].constructors[node.1].fields;
    let parts = fields.iter().filter_map(|field| Some((field, field.value()?)));
    let parts = parts.flat_map(|(field, ty)| ty.parts().into_iter().map(move |it| (field, it)));
    let bare = parts.filter_map(|(field, part)| match part {
        FieldType::Bare(ty, constructor) => Some((field, part, (*ty, *constructor))),
        _ => None,
    });
    bare.collect()
}
