//! The text of a schema as a sequence of comments, headings and definitions.

/// A part of a schema's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// `// …` to the end of the line, or `/* … */`
    Comment(&'a str),
    /// `---functions---`, `===17===`
    Heading(&'a str),
    /// A definition with its `;`, which may have comments in it.
    Definition(&'a str),
}

/// A part, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed<'a> {
    pub(crate) part: Part<'a>,
    /// The number of bytes before it.
    pub(crate) offset: usize,
    /// The number of line ends between the part before and this one.
    pub(crate) line_ends: usize,
}

/// Splits a schema's [source](tl_syntax::source) into parts.
pub(crate) fn parts(source: &str) -> impl Iterator<Item = Placed<'_>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let text = rest.trim_start();
        let (blank, _) = rest.split_at(rest.len() - text.len());
        if text.is_empty() {
            return None;
        }
        let part: fn(_) -> _;
        let len = if let Some(len) = comment_len(text) {
            part = Part::Comment;
            len
        } else if text.starts_with("---") || text.starts_with("===") {
            part = Part::Heading;
            heading_len(text)
        } else {
            part = Part::Definition;
            definition_len(text)
        };
        let (of_part, after) = text.split_at(len);
        rest = after;
        let (offset, line_ends) = (source.len() - text.len(), blank.matches('\n').count());
        Some(Placed { part: part(of_part), offset, line_ends })
    })
}

/// The length of the comment at the beginning of the text. If it is not closed, it extends to the end of the text.
fn comment_len(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    // The `*` of `/*` is not that of `*/`.
    let inside = text.strip_prefix("/*")?;
    Some(inside.find("*/").map_or(text.len(), |it| it + "/**/".len()))
}

fn heading_len(text: &str) -> usize {
    let is_mark = |c| matches!(c, '-' | '=');
    let marks = text.len() - text.trim_start_matches(is_mark).len();
    let inside = text[marks..].find(['-', '=', '/', ';', '\n']);
    let end = inside.map_or(text.len(), |it| marks + it);
    let closing = text[end..].len() - text[end..].trim_start_matches(is_mark).len();
    end + closing
}

fn definition_len(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let Some(next) = rest.find([';', '/']) else { return text.len() };
        if rest[next..].starts_with(';') {
            return end + next + 1;
        }
        end += next + comment_len(&rest[next..]).unwrap_or(1);
    }
}

impl Part<'_> {
    /// Whether there is a comment in the part.
    pub(crate) fn has_comment(self) -> bool {
        match self {
            Self::Comment(_) => true,
            Self::Heading(_) => false,
            Self::Definition(text) => text.contains("//") || text.contains("/*"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of the text, each with the number of line ends before it.
    fn found(text: &str) -> Vec<(usize, Part<'_>)> {
        parts(text).map(|it| (it.line_ends, it.part)).collect()
    }

    #[test]
    fn a_text_has_parts() {
        let text = "// a\n\n/* b */a = A; //c\n---functions---\nb /* ; */ = // ;\n B;===7===/**/";
        let expected = [
            (0, Part::Comment("// a")),
            (2, Part::Comment("/* b */")),
            (0, Part::Definition("a = A;")),
            (0, Part::Comment("//c")),
            (1, Part::Heading("---functions---")),
            (1, Part::Definition("b /* ; */ = // ;\n B;")),
            (0, Part::Heading("===7===")),
            (0, Part::Comment("/**/")),
        ];
        assert_eq!(found(text), expected);
        let offsets: Vec<_> = parts(text).map(|it| it.offset).collect();
        assert_eq!(offsets[..4], [0, 6, 13, 20]);
        let comments = parts(text).map(|it| it.part.has_comment());
        assert_eq!(
            comments.collect::<Vec<_>>(),
            [true, true, false, true, false, true, false, true]
        );
    }

    /// `/*/` begins a comment, and does not end it.
    #[test]
    fn three_characters_begin_a_comment() {
        let text = "/*/ a = A; */ b = B;";
        let expected = [(0, Part::Comment("/*/ a = A; */")), (0, Part::Definition("b = B;"))];
        assert_eq!(found(text), expected);
        let text = "a /*/ ; */ = A;";
        assert_eq!(found(text), [(0, Part::Definition(text))]);
        assert_eq!(found("/*/"), [(0, Part::Comment("/*/"))]);
    }
}
