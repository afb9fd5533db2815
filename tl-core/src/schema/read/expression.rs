//! Types that a program names when it runs.

use alloc::format;
use alloc::string::ToString;

use core::fmt;

use super::names::Names;
use super::{Form, ReadType, Schema, SchemaError, Target};

/// A type of a [`Schema`], for packets whose type no id at their beginning gives. Made by [`Schema::ty`] and
/// [`Schema::bare_type`]; `Display` writes it.
pub struct SchemaType<'s> {
    pub(in crate::schema) schema: &'s Schema,
    pub(in crate::schema) ty: ReadType,
}

impl Schema {
    /// Reads a type expression, such as `Vector<Update>`, `%message` or `long`, with the names of this schema.
    ///
    /// # Errors
    /// The text is no type, or has the name of a type that the schema does not have.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
    /// let ty = schema.ty("vector<%DataJSON>")?;
    /// let packet = [1, 0, 0, 0, 2, b'{', b'}', 0];
    /// let expected = "\
    /// 000000  01 00 00 00              vector<%DataJSON>: 1 item
    /// 000004                             [0]:%DataJSON: dataJSON#7d748d04
    /// 000004  02 7b 7d+00                  data:string = \"{}\"
    /// ";
    /// assert_eq!(ty.dump(&packet).to_string(), expected);
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    pub fn ty(&self, expression: &str) -> Result<SchemaType<'_>, SchemaError> {
        let written = tl_syntax::parse_type("type", expression)?;
        Ok(SchemaType { schema: self, ty: Names::ty(self, &[], &written)? })
    }

    /// Gives the type of the constructor or function `name` without its id; `None` if the schema has none of this name.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
    /// let ty = schema.bare_type("dataJSON").unwrap();
    /// assert_eq!(ty.dump(&[2, b'{', b'}', 0]).check(), Ok(4));
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    #[must_use]
    pub fn bare_type(&self, name: &str) -> Option<SchemaType<'_>> {
        let index = self.constructors.iter().position(|it| it.name == name)?;
        let form = Form::Bare(Target::Constructor(index));
        Some(SchemaType { schema: self, ty: ReadType { form, text: name.to_string() } })
    }
}

impl Names for Schema {
    fn type_index(&self, name: &str) -> Option<usize> {
        let is_of_type = |index: &usize| self.constructors[*index].ty == name;
        self.types.iter().position(|indices| indices.first().is_some_and(is_of_type))
    }

    fn constructor_index(&self, name: &str) -> Option<usize> {
        self.constructors.iter().position(|it| !it.is_function && it.name == name)
    }

    fn constructors_of(&self, ty: usize) -> &[usize] {
        &self.types[ty]
    }
}

impl fmt::Display for SchemaType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ty.fmt(f)
    }
}

impl fmt::Debug for SchemaType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("SchemaType({})", self.ty))
    }
}
