//! Resolves the names in one definition.

use super::index::Index;
use super::{FieldType, Primitive, generics, names};
use tl_syntax::{Definition, Dialect, Error, Location, Spanned, TypeExpression, TypeKind};

/// The names that a definition can use.
pub(super) struct Scope<'a> {
    pub(super) index: &'a Index<'a>,
    /// The type variables of a function.
    pub(super) variables: Vec<&'a str>,
    /// The type variables of a constructor's type: their values are any objects.
    objects: Vec<&'a str>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(index: &'a Index<'a>, definition: &'a Definition) -> Result<Self, Error> {
        for variable in &definition.variables {
            usable(variable)?;
        }
        if !definition.is_function {
            let objects = generics::variables(definition)?;
            return Ok(Self { index, variables: Vec::new(), objects });
        }
        let variables = definition.variables.iter().map(|it| it.value.as_str()).collect();
        Ok(Self { index, variables, objects: Vec::new() })
    }

    /// Resolves `expression` to a type.
    pub(super) fn field_type(&self, expression: &TypeExpression) -> Result<FieldType, Error> {
        let location = &expression.location;
        match &expression.kind {
            TypeKind::Word => Ok(FieldType::Primitive(Primitive::Word)),
            TypeKind::Variable(name) => self.variable(name, location),
            TypeKind::Bare(inner) => {
                let inner_type = self.field_type(inner)?;
                self.bare(inner_type, location)
            }
            TypeKind::Named { name, arguments, .. } => {
                match (name.as_str(), arguments.as_slice()) {
                    ("Vector", [item]) => Ok(FieldType::Vector(Box::new(self.field_type(item)?))),
                    ("vector", [item]) => {
                        Ok(FieldType::BareVector(Box::new(self.field_type(item)?)))
                    }
                    (_, []) => self.named(name, location),
                    _ if self.is_generic(name, arguments.len()) => {
                        for it in arguments {
                            let argument = self.field_type(it)?;
                            generics::check_argument(&argument, &it.to_string(), &it.location)?;
                        }
                        self.named(name, location)
                    }
                    _ => {
                        let message = format!(
                            "`{name}` takes no arguments: only `Vector` and `vector` do, one each"
                        );
                        Err(Error::at(location, message))
                    }
                }
            }
        }
    }

    fn is_generic(&self, name: &str, count: usize) -> bool {
        self.index.own_type(name).is_some_and(|ty| self.index.variables[ty] == count)
    }

    fn variable(&self, name: &str, location: &Location) -> Result<FieldType, Error> {
        if self.objects.contains(&name) {
            return Ok(FieldType::Primitive(Primitive::Object));
        }
        if self.variables.contains(&name) {
            return Ok(FieldType::Variable(name.to_owned()));
        }
        let message = format!("there is no type variable `{name}`: declare it, `{{{name}:Type}}`");
        Err(Error::at(location, message))
    }

    /// Resolves `name`: to a variable, a type of the schema, a constructor (bare), or a primitive.
    fn known(&self, name: &str) -> Option<FieldType> {
        if self.objects.contains(&name) {
            return Some(FieldType::Primitive(Primitive::Object));
        }
        if self.variables.contains(&name) {
            return Some(FieldType::Variable(name.to_owned()));
        }
        if let Some(ty) = self.index.own_type(name) {
            return Some(FieldType::Boxed(ty));
        }
        if let Some((ty, constructor)) = self.index.constructor_indices.get(name) {
            return Some(FieldType::Bare(*ty, *constructor));
        }
        Primitive::named(name).map(FieldType::Primitive)
    }

    /// Whether `name` means a type.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.known(self.index.overrides.meaning(name)).is_some()
    }

    fn named(&self, name: &str, location: &Location) -> Result<FieldType, Error> {
        let written = name;
        let name = self.index.overrides.meaning(name);
        if let Some(known) = self.known(name) {
            return Ok(known);
        }
        let hint = self.index.hint(name);
        let meant =
            if name == written { String::new() } else { format!(", which `{written}` means") };
        let message = format!(
            "there is no type `{name}`{meant}: define a constructor of it, or correct it{hint}"
        );
        Err(Error::at(location, message))
    }

    /// "A bare value has one constructor."
    fn bare(&self, ty: FieldType, location: &Location) -> Result<FieldType, Error> {
        let message = match &ty {
            FieldType::Boxed(ty) if self.index.constructors[*ty].len() == 1 => {
                return Ok(FieldType::Bare(*ty, 0));
            }
            FieldType::Vector(item) => return Ok(FieldType::BareVector(item.clone())),
            FieldType::Boxed(_) | FieldType::Primitive(Primitive::Bool) => format!(
                "`{}` has several constructors, so that it needs an id: remove the `%`, or name \
                 the constructor that is meant",
                self.display(&ty)
            ),
            FieldType::Primitive(Primitive::Object) | FieldType::Variable(_) => {
                format!(
                    "`{}` is any type, so that it needs an id: remove the `%`",
                    self.display(&ty)
                )
            }
            _ => return Ok(ty),
        };
        Err(Error::at(location, message))
    }

    /// The type as the derive writes it in definitions.
    pub(super) fn display(&self, ty: &FieldType) -> String {
        match ty {
            FieldType::Primitive(primitive) => primitive.shown().to_owned(),
            FieldType::Boxed(ty) => self.index.types[*ty].clone(),
            FieldType::Bare(ty, position) => {
                self.index.constructors[*ty][*position].name.value.clone()
            }
            FieldType::Vector(item) => format!("Vector<{}>", self.display(item)),
            FieldType::BareVector(item) => match self.index.dialect {
                Dialect::Ton => format!("(vector {})", self.display(item)),
                _ => format!("vector<{}>", self.display(item)),
            },
            FieldType::Variable(name) => name.clone(),
        }
    }
}

/// "A type variable is a name in Rust."
fn usable(variable: &Spanned<String>) -> Result<(), Error> {
    if !names::is_reserved(&variable.value) {
        return Ok(());
    }
    let message =
        format!("`{}` means something else in Rust: call the type variable `X`", variable.value);
    Err(Error::at(&variable.location, message))
}
