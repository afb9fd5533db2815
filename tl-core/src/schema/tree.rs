//! A definition with all nested definitions.

use alloc::vec::Vec;
use core::fmt;

use crate::encode::Encode;
use crate::schema::definition::{Definition, ObjectRef, Type};
use crate::schema::parameters::Parameter;

/// Shows the structure of a `T`: under each type its constructors, under each constructor its parameters.
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(TlObject)]
/// #[tl(name = "json.text")]
/// struct Text {
///     text: String,
///     #[tl(flag = 0)]
///     data: Option<Data>,
/// }
///
/// #[derive(TlObject)]
/// #[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
/// struct Data {
///     data: String,
/// }
///
/// let expected = "\
/// json.Text
/// └── json.text
///     ├── flags: #
///     ├── text: string
///     └── data: DataJSON (optional)
///         └── dataJSON
///             └── data: string";
/// assert_eq!(tl_core::tree::<Text>().to_string(), expected);
/// ```
#[must_use]
pub fn tree<T: Encode>() -> Tree {
    Tree { root: T::TYPE }
}

/// Displays the parameter tree of a type. [`tree`] makes it.
///
/// The constructors of a type are shown once, at its first use. Later uses, as in a recursive type, show `…`.
#[derive(Clone, Copy, Debug)]
pub struct Tree {
    root: Type,
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut branch = Branch { f, rule: Vec::new(), shown: Vec::new() };
        write!(branch.f, "{}", self.root)?;
        branch.constructors_of(&self.root)
    }
}

/// A line of the tree, with the levels above it.
struct Branch<'a, 'b> {
    f: &'a mut fmt::Formatter<'b>,
    /// For each level above, whether more lines of that level follow.
    rule: Vec<bool>,
    /// The names of the types whose constructors are already shown.
    shown: Vec<&'static str>,
}

impl Branch<'_, '_> {
    /// Starts a line one level down. `is_last`: whether it is the last line of that level.
    fn line(&mut self, is_last: bool) -> fmt::Result {
        self.f.write_str("\n")?;
        for more in &self.rule {
            self.f.write_str(if *more { "│   " } else { "    " })?;
        }
        self.f.write_str(if is_last { "└── " } else { "├── " })
    }

    /// Shows `items` one level down, each after its rule. `more`: whether another line of that level follows.
    fn each<T>(
        &mut self,
        items: &[T],
        more: bool,
        show: impl Fn(&mut Self, &T) -> fmt::Result,
    ) -> fmt::Result {
        for (index, item) in items.iter().enumerate() {
            let is_last = index + 1 == items.len() && !more;
            self.line(is_last)?;
            self.rule.push(!is_last);
            show(self, item)?;
            self.rule.pop();
        }
        Ok(())
    }

    fn constructors_of(&mut self, ty: &Type) -> fmt::Result {
        let Some((name, object)) = nested_object(ty) else { return Ok(()) };
        let ObjectRef { constructors, has_other, .. } = object;
        if self.shown.contains(&name) {
            return self.f.write_str(" …");
        }
        self.shown.push(name);
        self.each(constructors(), has_other, Self::constructor)?;
        if has_other {
            self.line(true)?;
            self.f.write_str("any other, kept as it is")?;
        }
        Ok(())
    }

    fn constructor(&mut self, definition: &Definition) -> fmt::Result {
        self.f.write_str(definition.name)?;
        let parameters: Vec<_> = definition.parameters().collect();
        self.each(&parameters, false, Self::parameter)
    }

    fn parameter(&mut self, parameter: &Parameter) -> fmt::Result {
        if !parameter.name.is_empty() {
            write!(self.f, "{}: ", parameter.name)?;
        }
        write!(self.f, "{}", parameter.shown)?;
        if parameter.condition.is_some() {
            self.f.write_str(" (optional)")?;
        }
        self.constructors_of(&parameter.ty)
    }
}

/// The type whose constructors are shown under `ty`, and its name. For a vector, it is the type of the items.
fn nested_object(ty: &Type) -> Option<(&'static str, ObjectRef)> {
    match ty {
        Type::Boxed(object) | Type::Bare(object) => Some((ty.name(), *object)),
        Type::Vector(vector) | Type::BareVector(vector) => nested_object(&vector.item),
        Type::Converted(converted) => nested_object(&converted.ty),
        Type::Wrapped(wrapped) => nested_object(&wrapped.ty),
        _ => None,
    }
}
