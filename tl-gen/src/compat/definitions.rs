//! The definitions of a schema by name, by type and by id.

use std::collections::{HashMap, HashSet};

use tl_syntax::{Definition, Dialect, Primitive, TypeExpression, TypeKind};

/// A name, and whether it is that of a function.
type Key<'a> = (&'a str, bool);

/// The definitions of a schema, without declarations of built-in types.
pub(super) struct Definitions<'a> {
    dialect: Dialect,
    by_name: HashMap<Key<'a>, Vec<&'a Definition>>,
    by_id: HashMap<(u32, bool), Vec<&'a Definition>>,
    by_type: HashMap<&'a str, Vec<&'a Definition>>,
    /// The names of the constructors that are bare in a parameter or in the result of a function.
    bare: HashSet<&'a str>,
}

impl<'a> Definitions<'a> {
    pub(super) fn of(definitions: &'a [Definition], dialect: Dialect) -> Self {
        let (by_name, by_id, by_type) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut names = Self { dialect, by_name, by_id, by_type, bare: HashSet::new() };
        for definition in definitions.iter().filter(|it| !it.is_declaration()) {
            let (name, is_function) = (definition.name.value.as_str(), definition.is_function);
            names.by_name.entry((name, is_function)).or_default().push(definition);
            let id = names.id(definition);
            names.by_id.entry((id, is_function)).or_default().push(definition);
            if let (false, Some(ty)) = (is_function, definition.result.head()) {
                names.by_type.entry(ty).or_default().push(definition);
            }
        }
        let types = definitions.iter().flat_map(|it| {
            let result = it.is_function.then_some(&it.result);
            it.parameters.iter().map(|it| &it.ty).chain(result)
        });
        let bare =
            types.flat_map(parts).filter_map(|it| names.bare(it)).map(|it| it.name.value.as_str());
        names.bare = bare.collect();
        names
    }

    /// Whether the constructor is bare in a parameter or in the result of a function.
    pub(super) fn is_used_bare(&self, definition: &Definition) -> bool {
        self.bare.contains(definition.name.value.as_str()) && !definition.is_function
    }

    /// The id that the line has, or the CRC of its definition.
    pub(super) fn id(&self, definition: &Definition) -> u32 {
        let computed = || definition.computed_id(self.dialect);
        definition.id.as_ref().map_or_else(computed, |it| it.value)
    }

    /// The definition with this id. If several have it, as a function and its `…Prefix`, one with the name of `other`
    /// is preferred.
    pub(super) fn with_id_of(&self, id: u32, other: &Definition) -> Option<&'a Definition> {
        let all = self.by_id.get(&(id, other.is_function))?;
        let namesake = all.iter().find(|it| it.name.value == other.name.value);
        namesake.or(all.first()).copied()
    }

    /// The definition with this name; the last one, if a file has several layers.
    pub(super) fn named(&self, name: &str, is_function: bool) -> Option<&'a Definition> {
        self.by_name.get(&(name, is_function))?.last().copied()
    }

    /// All definitions of a kind.
    pub(super) fn of_kind(&self, is_function: bool) -> impl Iterator<Item = &'a Definition> {
        let of_kind = self.by_name.iter().filter(move |(key, _)| key.1 == is_function);
        of_kind.flat_map(|(_, definitions)| definitions).copied()
    }

    pub(super) fn types(&self) -> impl Iterator<Item = (&'a str, &[&'a Definition])> {
        self.by_type.iter().map(|(name, constructors)| (*name, constructors.as_slice()))
    }

    pub(super) fn has_type(&self, name: &str) -> bool {
        self.by_type.contains_key(name)
    }

    /// The constructor whose bare values `ty` means, as in `%Message` and `future_salt`.
    pub(super) fn bare(&self, ty: &TypeExpression) -> Option<&'a Definition> {
        match &ty.kind {
            TypeKind::Bare(inner) => match self.by_type.get(inner.head()?)?.as_slice() {
                [single] => Some(*single),
                _ => None,
            },
            TypeKind::Named { name, .. } if !self.has_type(name) => self.named(name, false),
            _ => None,
        }
    }

    /// The built-in type that `ty` means, unless the schema has a type of its own with this name.
    pub(super) fn primitive(&self, ty: &TypeExpression) -> Option<Primitive> {
        if matches!(ty.kind, TypeKind::Word) {
            return Some(Primitive::Word);
        }
        let name = ty.name()?;
        let is_own = self.has_type(name) || self.named(name, false).is_some();
        if is_own { None } else { Primitive::named(name) }
    }
}

/// The type, and the types in it.
pub(super) fn parts(ty: &TypeExpression) -> Vec<&TypeExpression> {
    let mut parts = vec![ty];
    match &ty.kind {
        TypeKind::Bare(inner) => parts.extend(self::parts(inner)),
        TypeKind::Named { arguments, .. } => parts.extend(arguments.iter().flat_map(self::parts)),
        TypeKind::Word | TypeKind::Variable(_) => {}
    }
    parts
}
