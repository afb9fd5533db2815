//! Lists, for the docs of a type, the functions that take and return it.

use crate::model::{Constructor, FieldType, Model, RustPath};

/// How many functions are listed; others are counted.
const LISTED: usize = 10;

/// The indices of functions, for each type.
pub(super) struct Uses {
    taken_by: Vec<Vec<usize>>,
    returned_by: Vec<Vec<usize>>,
}

impl Uses {
    pub(super) fn of(model: &Model) -> Self {
        let none = vec![Vec::new(); model.types.len()];
        let mut uses = Self { taken_by: none.clone(), returned_by: none };
        for (index, function) in model.functions.iter().enumerate() {
            add(&mut uses.taken_by, index, function.values());
            add(&mut uses.returned_by, index, function.returns.iter());
        }
        uses
    }

    /// Taken by [`ping`](super::functions::Ping).
    pub(super) fn docs(&self, model: &Model, index: usize) -> Vec<String> {
        let from = &model.types[index].path;
        let lists =
            [("Taken by", &self.taken_by[index]), ("Returned by", &self.returned_by[index])];
        let lists = lists.into_iter().filter(|(_, functions)| !functions.is_empty());
        let list = |(verb, functions): (&str, &Vec<usize>)| {
            let listed = functions.iter().take(LISTED).map(|it| link(&model.functions[*it], from));
            let others = match functions.len().saturating_sub(LISTED) {
                0 => String::new(),
                1 => " and another".to_owned(),
                others => format!(" and {others} others"),
            };
            format!("{verb} {}{others}.", listed.collect::<Vec<_>>().join(", "))
        };
        lists.map(list).collect()
    }
}

fn add<'a>(uses: &mut [Vec<usize>], function: usize, types: impl Iterator<Item = &'a FieldType>) {
    for part in types.flat_map(FieldType::parts) {
        if let FieldType::Boxed(ty) | FieldType::Bare(ty, _) = part
            && uses[*ty].last() != Some(&function)
        {
            uses[*ty].push(function);
        }
    }
}

fn link(function: &Constructor, from: &RustPath) -> String {
    let modules = function.path.modules.iter().map(|it| RustPath::module_ident(it));
    let modules: Vec<_> = modules.collect();
    let out = "super::".repeat(from.modules.len());
    format!("[`{}`]({out}{}::{})", function.name, modules.join("::"), function.path.ident)
}
