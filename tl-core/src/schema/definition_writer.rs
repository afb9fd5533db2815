//! The text of a definition, for schemas and for ids.
//!
//! All of it is `const`: the compiler writes the definition of a struct and computes its id from it. At run time the
//! same code writes the output of `Display`.

use tl_syntax::IdHasher;

use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::parameters::Parameter;

/// The style of the text.
#[derive(Clone, Copy)]
pub(crate) enum Style {
    /// `dataJSON#7d748d04 data:string = DataJSON;`
    Line,
    /// `dataJSON data:string = DataJSON`
    WithoutId,
    /// The line without its id and without the parts that ids omit: ids are computed from it.
    Id,
}

/// Writes a definition's text, piece by piece: counts its bytes, keeps its beginning in a buffer, and computes an id
/// from it.
pub(crate) struct DefinitionWriter<'a> {
    style: Style,
    dialect: Dialect,
    kept: &'a mut [u8],
    len: usize,
    id: IdHasher,
}

impl<'a> DefinitionWriter<'a> {
    /// Makes a writer that keeps the beginning of the text in `kept`, as far as it fits.
    pub(crate) const fn new(style: Style, dialect: Dialect, kept: &'a mut [u8]) -> Self {
        Self { style, dialect, kept, len: 0, id: IdHasher::new(dialect) }
    }

    /// The length of the whole text in bytes.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The id that follows from the text.
    pub(crate) const fn finish_id(&self) -> u32 {
        self.id.finish()
    }

    pub(crate) const fn definition(&mut self, definition: &Definition) {
        self.put(definition.name);
        if matches!(self.style, Style::Line) {
            self.put("#");
            self.id(definition.id);
        }
        let mut index = 0;
        while index < definition.variables.len() {
            self.put(" {");
            self.put(definition.variables[index]);
            self.put(":Type}");
            index += 1;
        }
        let mut parameters = definition.parameters();
        while let Some(parameter) = parameters.next_parameter() {
            if !self.drops(&parameter) {
                self.put(" ");
                self.parameter(&parameter);
            }
        }
        self.put(" = ");
        self.ty(&definition.result);
        if matches!(self.style, Style::Line) {
            self.put(";");
        }
    }

    const fn drops(&self, parameter: &Parameter) -> bool {
        matches!(self.style, Style::Id)
            && matches!(parameter.ty, Type::True)
            && self.dialect.ids_leave_out_true()
    }

    pub(crate) const fn parameter(&mut self, parameter: &Parameter) {
        if !parameter.name.is_empty() {
            self.put(parameter.name);
            self.put(":");
        }
        if let Some(condition) = parameter.condition {
            self.put(condition.word);
            self.put(".");
            self.bit(condition.bit);
            self.put("?");
        }
        match parameter.shown.on_the_wire() {
            Type::Variable(name) => {
                self.put("!");
                self.put(name);
            }
            Type::Bytes => self.whole_type("bytes"),
            Type::Text(text) => self.whole_type(text),
            ty => self.ty(ty),
        }
    }

    /// Writes the type of a parameter. In ids, Telegram's dialect writes `bytes` as `string`, unless it is an argument
    /// of another type.
    const fn whole_type(&mut self, text: &str) {
        match self.style {
            Style::Id => self.put(self.dialect.type_in_id(text)),
            Style::Line | Style::WithoutId => self.put(text),
        }
    }

    pub(crate) const fn ty(&mut self, ty: &Type) {
        match (ty.on_the_wire(), self.dialect) {
            (Type::Vector(vector), _) => self.applied("Vector", &vector.item),
            (Type::BareVector(vector), Dialect::Telegram) => self.applied("vector", &vector.item),
            (Type::BareVector(vector), Dialect::Ton) => {
                self.put("(vector ");
                self.ty(&vector.item);
                self.put(")");
            }
            (Type::BareVariable(name), _) => {
                self.put("%");
                self.put(name);
            }
            (ty, _) => self.put(ty.name()),
        }
    }

    const fn applied(&mut self, name: &str, item: &Type) {
        self.put(name);
        self.put("<");
        self.ty(item);
        self.put(">");
    }

    /// Writes the number of a bit, 0 to 31, in decimal.
    const fn bit(&mut self, bit: u32) {
        let [ones, tens, ..] = [bit % 10, bit / 10 % 10];
        if tens != 0 {
            self.put(digit(tens));
        }
        self.put(digit(ones));
    }

    /// Writes an id, in eight hex digits.
    pub(crate) const fn id(&mut self, id: u32) {
        let mut shift = 32;
        while shift != 0 {
            shift -= 4;
            self.put(digit(id >> shift & 0xf));
        }
    }

    pub(crate) const fn put(&mut self, text: &str) {
        if let Style::Id = self.style {
            return self.id.text(text);
        }
        if let Some((_, room)) = self.kept.split_at_mut_checked(self.len) {
            let len = if text.len() < room.len() { text.len() } else { room.len() };
            room.split_at_mut(len).0.copy_from_slice(text.as_bytes().split_at(len).0);
        }
        self.len += text.len();
    }
}

/// The digit of a number below 16.
const fn digit(number: u32) -> &'static str {
    const DIGITS: &str = "0123456789abcdef";
    DIGITS.split_at((number & 0xf) as usize).1.split_at(1).0
}
