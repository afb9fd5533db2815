//! The text of a definition: as schemas write it, and as ids are computed from it.
//!
//! All of it is `const`, so that the compiler can spell the definition of a struct that it compiles;
//! at run time the same code writes what `Display` shows.

use crate::proof::crc::Crc;
use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::parameters::Parameter;

/// Which text is wanted.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// `dataJSON#7d748d04 data:string = DataJSON;`
    Line,
    /// `dataJSON data:string = DataJSON`
    WithoutId,
    /// What the id is the CRC of: brackets go, and what the dialect's rule drops.
    Id,
}

/// Takes a definition's text, piece by piece: counts it, sums it up, and keeps what fits of it.
pub(crate) struct Speller<'a> {
    form: Form,
    dialect: Dialect,
    kept: &'a mut [u8],
    len: usize,
    crc: Crc,
}

impl<'a> Speller<'a> {
    /// Keeps the beginning of the text, as much as fits, in `kept`.
    pub(crate) const fn new(form: Form, dialect: Dialect, kept: &'a mut [u8]) -> Self {
        Self { form, dialect, kept, len: 0, crc: Crc::new() }
    }

    /// The length of the text in bytes, kept or not.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The CRC32 of the text.
    pub(crate) const fn crc(&self) -> u32 {
        self.crc.finish()
    }

    pub(crate) const fn definition(&mut self, definition: &Definition) {
        self.put(definition.name);
        if matches!(self.form, Form::Line) {
            self.put("#");
            self.id(definition.id);
        }
        let mut index = 0;
        while index < definition.variables.len() {
            self.put(" ");
            self.bracket("{");
            self.put(definition.variables[index]);
            self.put(":Type");
            self.bracket("}");
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
        if matches!(self.form, Form::Line) {
            self.put(";");
        }
    }

    /// Telegram's rule leaves bits that stand for themselves out of the id.
    const fn drops(&self, parameter: &Parameter) -> bool {
        matches!((self.form, self.dialect), (Form::Id, Dialect::Telegram))
            && matches!(parameter.ty, Type::True)
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
        match &parameter.shown {
            Type::Variable(name) => {
                self.put("!");
                self.put(name);
            }
            Type::Bytes => self.whole_type("bytes"),
            Type::Text(text) => self.whole_type(text),
            ty => self.ty(ty),
        }
    }

    /// Telegram's rule writes `string` for a parameter whose whole type is `bytes`.
    const fn whole_type(&mut self, text: &str) {
        let is_id = matches!((self.form, self.dialect), (Form::Id, Dialect::Telegram));
        if is_id && matches!(text.as_bytes(), b"bytes") {
            self.put("string");
        } else {
            self.text(text);
        }
    }

    pub(crate) const fn ty(&mut self, ty: &Type) {
        match (ty, self.dialect) {
            (Type::Vector(vector), _) => self.applied("Vector", &vector.item),
            (Type::BareVector(vector), Dialect::Telegram) => self.applied("vector", &vector.item),
            (Type::BareVector(vector), Dialect::Ton) => {
                self.bracket("(");
                self.put("vector ");
                self.ty(&vector.item);
                self.bracket(")");
            }
            (ty, _) => self.text(ty.name()),
        }
    }

    const fn applied(&mut self, name: &str, item: &Type) {
        self.put(name);
        if matches!(self.form, Form::Id) {
            self.put(" ");
        }
        self.bracket("<");
        self.ty(item);
        self.bracket(">");
    }

    /// A bracket, of which ids know nothing.
    const fn bracket(&mut self, bracket: &str) {
        if !matches!(self.form, Form::Id) {
            self.put(bracket);
        }
    }

    /// A text of the user's, which can have brackets in it.
    const fn text(&mut self, text: &str) {
        if !matches!(self.form, Form::Id) {
            return self.put(text);
        }
        let mut rest = text.as_bytes();
        while let [byte, after @ ..] = rest {
            match byte {
                b'<' => self.put_bytes(b" "),
                b'>' | b'{' | b'}' | b'(' | b')' => {}
                byte => self.put_bytes(&[*byte]),
            }
            rest = after;
        }
    }

    /// The number of a bit, 0 to 31, in decimal.
    const fn bit(&mut self, bit: u32) {
        let [ones, tens, ..] = [bit % 10, bit / 10 % 10];
        if tens != 0 {
            self.put_bytes(&[digit(tens)]);
        }
        self.put_bytes(&[digit(ones)]);
    }

    /// An id, in eight hex digits.
    pub(crate) const fn id(&mut self, id: u32) {
        let mut shift = 32;
        while shift != 0 {
            shift -= 4;
            self.put_bytes(&[digit(id >> shift & 0xf)]);
        }
    }

    pub(crate) const fn put(&mut self, text: &str) {
        self.put_bytes(text.as_bytes());
    }

    const fn put_bytes(&mut self, bytes: &[u8]) {
        if let Form::Id = self.form {
            self.crc = self.crc.add(bytes);
            return;
        }
        if let Some((_, room)) = self.kept.split_at_mut_checked(self.len) {
            let len = if bytes.len() < room.len() { bytes.len() } else { room.len() };
            room.split_at_mut(len).0.copy_from_slice(bytes.split_at(len).0);
        }
        self.len += bytes.len();
    }
}

/// The digit of a number below 16.
const fn digit(number: u32) -> u8 {
    b"0123456789abcdef"[(number & 0xf) as usize]
}
