//! Wraps long lines.

/// Maximum length of a line, unless a single word is longer.
pub(super) const WIDTH: usize = 90;

/// The words of `text` in lines of at most `width` characters.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    wrapped(text, width, |_| true)
}

/// The words of a paragraph of Markdown in lines. A line begins with a letter, so that it is no item of a list and no
/// heading.
pub(super) fn markdown(text: &str, width: usize) -> Vec<String> {
    let is_start = |c: char| c.is_alphabetic() || c == '[';
    wrapped(text, width, |word| word.starts_with(is_start))
}

fn wrapped(text: &str, width: usize, begins_line: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut len = 0;
    for word in text.split(' ') {
        let word_len = word.chars().count();
        match lines.last_mut() {
            Some(line) if len + 1 + word_len <= width || !begins_line(word) => {
                line.push(' ');
                line.push_str(word);
                len += 1 + word_len;
            }
            _ => {
                lines.push(word.to_owned());
                len = word_len;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{lines, markdown};

    #[test]
    fn words_stay_whole() {
        assert_eq!(lines("ab cd efghij k", 5), ["ab cd", "efghij", "k"]);
        assert_eq!(lines("", 5), [""]);
    }

    #[test]
    fn no_line_is_an_item_of_a_list() {
        assert_eq!(markdown("abcd - 1. # e", 5), ["abcd - 1. #", "e"]);
    }
}
