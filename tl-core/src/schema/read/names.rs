//! Types as they are written to what their values are on the wire.

use alloc::string::{String, ToString};

use tl_syntax::{Error, Primitive, Spanned, TypeExpression, TypeKind as Written};

use super::{Form, ReadType, Target};

/// The names that a type expression can have.
pub(super) trait Names {
    fn type_index(&self, name: &str) -> Option<usize>;

    /// The constructor of this name, not a function.
    fn constructor_index(&self, name: &str) -> Option<usize>;

    fn constructors_of(&self, ty: usize) -> &[usize];

    /// The type `written`. The names of `variables` are types of any object.
    fn ty(
        &self,
        variables: &[Spanned<String>],
        written: &TypeExpression,
    ) -> Result<ReadType, Error> {
        Ok(ReadType { form: self.form(variables, written)?, text: written.to_string() })
    }

    fn form(&self, variables: &[Spanned<String>], written: &TypeExpression) -> Result<Form, Error> {
        let items = |item| Ok(self.ty(variables, item)?.into());
        match &written.kind {
            Written::Word => Ok(Form::Primitive(Primitive::Word)),
            Written::Variable(_) => Ok(Form::Any),
            Written::Bare(inner) => self.bare(self.form(variables, inner)?, written),
            Written::Named { name, arguments, .. } => match (name.as_str(), arguments.as_slice()) {
                ("Vector", [item]) => Ok(Form::Vector(items(item)?)),
                ("vector", [item]) => Ok(Form::BareVector(items(item)?)),
                (name, _) if variables.iter().any(|it| it.value == name) => Ok(Form::Any),
                (name, _) => self.named(name, written),
            },
        }
    }

    fn named(&self, name: &str, written: &TypeExpression) -> Result<Form, Error> {
        if let Some(ty) = self.own_type(name) {
            return Ok(Form::Object(Target::Type(ty)));
        }
        if let Some(constructor) = self.constructor_index(name) {
            return Ok(Form::Bare(Target::Constructor(constructor)));
        }
        match Primitive::named(name) {
            Some(Primitive::Object) => Ok(Form::Any),
            Some(primitive) => Ok(Form::Primitive(primitive)),
            None if is_variable(name) => Ok(Form::Any),
            None => {
                let message = alloc::format!(
                    "there is no type `{name}`: add a constructor of it, or the schema that has it"
                );
                Err(Error::at(&written.location, message))
            }
        }
    }

    /// The type of the schema that `name` means in a parameter. `Object` is any object, also if some constructors are
    /// of it, as `gzip_packed` is; it is the schema's own with a constructor `object`.
    fn own_type(&self, name: &str) -> Option<usize> {
        let is_any = Primitive::named(name) == Some(Primitive::Object);
        let is_own = || {
            let constructor = name.to_ascii_lowercase();
            self.constructor_index(&constructor).is_some() || self.constructor_index(name).is_some()
        };
        self.type_index(name).filter(|_| !is_any || is_own())
    }

    /// "A bare value has one constructor."
    fn bare(&self, form: Form, written: &TypeExpression) -> Result<Form, Error> {
        let needs_id = |why: &str| {
            let message = alloc::format!("`{written}` needs an id, since {why}");
            Err(Error::at(&written.location, message))
        };
        match form {
            Form::Object(Target::Type(ty)) => match self.constructors_of(ty) {
                [only] => Ok(Form::Bare(Target::Constructor(*only))),
                _ => needs_id(SEVERAL),
            },
            Form::Primitive(Primitive::Bool) => needs_id(SEVERAL),
            Form::Any => needs_id("it is an object of any type: remove the `%`"),
            Form::Vector(items) => Ok(Form::BareVector(items)),
            form => Ok(form),
        }
    }
}

const SEVERAL: &str =
    "its type has several constructors: remove the `%`, or name the constructor that is meant";

/// One capital letter, as schemas call type variables that no line declares.
fn is_variable(name: &str) -> bool {
    matches!(name.as_bytes(), [letter] if letter.is_ascii_uppercase())
}
