//! Names of parameters as fields, and the length of an object.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::definition::{Definition, Parameter};
use crate::primitive::Primitive;

impl Definition {
    /// Gives the name of each parameter, in order. Unnamed parameters are `field_0`, `field_1` and so on, unless other
    /// parameters have these names.
    ///
    /// ```
    /// let pair = tl_syntax::parse_definition("", "pair int field_0:string bytes = Pair;")?;
    /// assert_eq!(pair.field_names(), ["field_1", "field_0", "field_2"]);
    /// # Ok::<(), tl_syntax::Error>(())
    /// ```
    #[must_use]
    pub fn field_names(&self) -> Vec<Cow<'_, str>> {
        if self.parameters.iter().all(Parameter::is_named) {
            return self.parameters.iter().map(own_name).map(Cow::Borrowed).collect();
        }
        let taken: HashSet<_> = self.parameters.iter().map(own_name).collect();
        let numbers = (0_u32..).map(|it| format!("field_{it}"));
        let mut free = numbers.filter(|it| !taken.contains(it.as_str()));
        let mut names = Vec::new();
        for parameter in &self.parameters {
            let free = if parameter.is_named() { None } else { free.next() };
            names.push(free.map_or_else(|| own_name(parameter).into(), Cow::Owned));
        }
        names
    }

    /// Says whether the last parameter is an object and the one before it the length of this object in bytes, as in
    /// `bytes:int body:Object`. An object of any type does not carry its length.
    ///
    /// The length is an `int`, and the last word of its name is `bytes`, `length`, `len` or `size`. Neither has a
    /// condition. `Object` is taken for any object: if the schema has a type of this name, the caller has to check it.
    ///
    /// ```
    /// let ends_with_length = |line| tl_syntax::parse_definition("", line).map(|it| it.ends_with_length());
    /// assert!(ends_with_length("message msg_id:long seqno:int bytes:int body:Object = Message")?);
    /// assert!(ends_with_length("part dataSize:int data:Object = Part")?);
    /// assert!(!ends_with_length("part count:int data:Object = Part")?);
    /// # Ok::<(), tl_syntax::Error>(())
    /// ```
    #[must_use]
    pub fn ends_with_length(&self) -> bool {
        let [.., length, body] = self.parameters.as_slice() else { return false };
        let is_always = length.condition.is_none() && body.condition.is_none();
        is_always
            && is_length_name(&length.name.value)
            && is(length, Primitive::Int)
            && is(body, Primitive::Object)
    }
}

fn own_name(parameter: &Parameter) -> &str {
    &parameter.name.value
}

fn is(parameter: &Parameter, primitive: Primitive) -> bool {
    parameter.ty.name().and_then(Primitive::named) == Some(primitive)
}

/// The last words of the names that a length in bytes has: `bytes`, `body_len`, `dataSize`.
const LENGTHS: [&str; 4] = ["bytes", "length", "len", "size"];

fn is_length_name(name: &str) -> bool {
    LENGTHS.iter().any(|word| {
        let start = name.len().checked_sub(word.len());
        let parts = start.and_then(|start| name.split_at_checked(start));
        parts.is_some_and(|(before, last)| {
            last.eq_ignore_ascii_case(word) && is_word_start(before, last)
        })
    })
}

/// Whether a word begins after `before`: after a `_`, or with a capital, as in `dataSize` and `XMLSize`.
fn is_word_start(before: &str, word: &str) -> bool {
    let (first, second) = (word.as_bytes().first(), word.as_bytes().get(1));
    let is_capital = first.is_some_and(u8::is_ascii_uppercase);
    match before.as_bytes().last() {
        None | Some(b'_') => true,
        Some(before) if before.is_ascii_uppercase() => {
            is_capital && second.is_some_and(u8::is_ascii_lowercase)
        }
        Some(before) => is_capital && before.is_ascii_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_length_name;

    #[test]
    fn the_last_word_says_that_it_is_a_length() {
        let lengths = ["bytes", "body_len", "dataSize", "XMLSize", "data2Length", "num_BYTES"];
        for it in lengths {
            assert!(is_length_name(it), "{it}");
        }
        let others = ["megabytes", "datasize", "XSIZE", "count", "sizes", "", "é_siz", "size_of"];
        for it in others {
            assert!(!is_length_name(it), "{it}");
        }
    }
}
