//! Escapes text, so that packets and schemas cannot add markup to the page.

use std::fmt::{self, Display, Write};

/// Writes a text with the characters of markup escaped.
pub(super) struct Escaped<T>(pub(super) T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaper(f), "{}", self.0)
    }
}

struct Escaper<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(place) = rest.find(|c: char| entity(c).is_some() || is_invisible(c)) {
            let (before, after) = rest.split_at(place);
            self.0.write_str(before)?;
            let Some(first) = after.chars().next() else { break };
            match entity(first) {
                Some(entity) => self.0.write_str(entity)?,
                None => write!(self.0, "{}", first.escape_unicode())?,
            }
            rest = &after[first.len_utf8()..];
        }
        self.0.write_str(rest)
    }
}

fn entity(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// Controls, and marks that change the direction of what follows.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_invisible_characters_are_escaped() {
        let text = "<a href=\"x\" title='y'>&amp;\0\u{202e}é</a>";
        let expected =
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;\\u{0}\\u{202e}é&lt;/a&gt;";
        assert_eq!(Escaped(text).to_string(), expected);
    }
}
