//! Long lines, in parts.

/// How long a part is at most, if its words are shorter.
pub(super) const WIDTH: usize = 90;

/// The words of `text` in lines of at most `width` characters.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut len = 0;
    for word in text.split(' ') {
        let word_len = word.chars().count();
        match lines.last_mut() {
            Some(line) if len + 1 + word_len <= width => {
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
