//! The parameters of a definition, which are parsed from its text when they are used.
//!
//! The derive emits one string, and a list of the types that only the compiler knows: a value per parameter would
//! take the compiler three times as long.

use crate::schema::definition::{Definition, Type};

/// Describes a parameter of a definition.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Parameter {
    /// The TL name; empty if the parameter has none.
    pub name: &'static str,
    /// The name in errors: the TL name; if the parameter has none, the name of its field.
    pub(super) label: &'static str,
    /// The wire type, without the condition. For a type variable, it is the type in this instance.
    pub ty: Type,
    /// The type in the definition: the name of a type variable, or the type in the attribute (`#[tl(type = "…")]`);
    /// else the wire type.
    pub shown: Type,
    /// The flag bit that the parameter depends on.
    pub condition: Option<Condition>,
}

/// Names the flag bit that a parameter depends on: `flags.5` in `flags.5?string`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The name of the flags word.
    pub word: &'static str,
    /// The bit, 0 to 31.
    pub bit: u32,
}

/// Iterates over the parameters of a [`Definition`].
#[derive(Clone, Debug)]
pub struct Parameters {
    /// One line per parameter: `flags:#`, `video:flags.6?true`, `ip:flags.5?*`. A `*` is the next type, and text
    /// after it is shown instead of this type. `.ip:*` has no name, and its field is `ip`.
    text: &'static str,
    types: &'static [Type],
    /// The types to show instead of `types`; empty if `types` are shown.
    shown: &'static [Type],
}

impl Definition {
    /// Returns the parameters, flags words included, in wire order.
    ///
    /// ```
    /// use tl_core::{Constructor, TlObject};
    ///
    /// #[derive(TlObject)]
    /// #[tl(name = "point")]
    /// struct Point {
    ///     x: i32,
    ///     #[tl(flag = 3)]
    ///     y: Option<i32>,
    /// }
    ///
    /// let parameters: Vec<_> = Point::DEFINITION.parameters().map(|it| it.to_string()).collect();
    /// assert_eq!(parameters, ["flags:#", "x:int", "y:flags.3?int"]);
    /// ```
    #[must_use]
    pub const fn parameters(&self) -> Parameters {
        Parameters { text: self.text, types: self.types, shown: self.shown }
    }
}

impl Parameters {
    /// The `const` form of `next`.
    #[expect(clippy::mem_replace_with_default, reason = "`mem::take` is not `const`")]
    pub(crate) const fn next_parameter(&mut self) -> Option<Parameter> {
        if self.text.is_empty() {
            return None;
        }
        let line = match cut(self.text, b'\n') {
            Some((line, after)) => {
                self.text = after;
                line
            }
            None => core::mem::replace(&mut self.text, ""),
        };
        let (name, rest) = match cut(line, b':') {
            Some(parts) => parts,
            None => ("", line),
        };
        let (name, label) = match name.as_bytes() {
            [b'.', ..] => ("", name.split_at(1).1),
            [] => ("", "_"),
            _ => (name, name),
        };
        let (condition, ty) = match cut(rest, b'?') {
            Some((condition, ty)) => (Some(read_condition(condition)), ty),
            None => (None, rest),
        };
        let (ty, shown) = self.read_type(ty);
        Some(Parameter { name, label, ty, shown, condition })
    }

    /// The wire type and the type to show.
    const fn read_type(&mut self, text: &'static str) -> (Type, Type) {
        let known = match text.as_bytes() {
            [b'*', ..] => return self.next_type(text.split_at(1).1),
            b"#" => Type::Nat,
            b"true" => Type::True,
            _ => Type::Text(text),
        };
        (known, known)
    }

    const fn next_type(&mut self, text: &'static str) -> (Type, Type) {
        let [ty, rest @ ..] = self.types else { return (Type::Text(text), Type::Text(text)) };
        self.types = rest;
        let mut shown = *ty;
        if let [first, rest @ ..] = self.shown {
            self.shown = rest;
            shown = *first;
        }
        if !text.is_empty() {
            shown = Type::Text(text);
        }
        (*ty, shown)
    }
}

impl Iterator for Parameters {
    type Item = Parameter;

    fn next(&mut self) -> Option<Parameter> {
        self.next_parameter()
    }
}

/// `flags.5`
const fn read_condition(text: &'static str) -> Condition {
    let Some((word, digits)) = cut(text, b'.') else { return Condition { word: text, bit: 0 } };
    let bit = match digits.as_bytes() {
        [tens, ones] => (*tens - b'0') as u32 * 10 + (*ones - b'0') as u32,
        [ones] => (*ones - b'0') as u32,
        _ => 0,
    };
    Condition { word, bit }
}

/// The text before the first `byte`, which is ASCII, and the text after it.
const fn cut(text: &'static str, byte: u8) -> Option<(&'static str, &'static str)> {
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == byte {
            let (before, _) = text.split_at(text.len() - rest.len());
            return Some((before, text.split_at(text.len() - after.len()).1));
        }
        rest = after;
    }
    None
}
