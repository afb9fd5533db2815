//! Hex, however it is spaced.

/// Whether the text has hex digits alone, but for spaces, commas, colons and one `0x` in front.
pub(super) fn is_hex(text: &str) -> bool {
    let mut words = words(text).peekable();
    words.peek().is_some() && words.all(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// Reads two digits per byte.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, String> {
    let digits: String = words(text).collect();
    if let Some(wrong) = digits.chars().find(|it| !it.is_ascii_hexdigit()) {
        return Err(format!("`{}` is no hex digit", wrong.escape_default()));
    }
    // A line may end within a byte, a word may not: `5 a` may be two bytes.
    let is_cut = text.lines().any(|line| words(line).nth(1).is_some());
    let odd = words(text).find(|it| !it.len().is_multiple_of(2));
    if let Some(word) = odd.filter(|_| is_cut) {
        return Err(format!(
            "hex has two digits per byte, and `{word}` has an odd number: is a `0` missing?"
        ));
    }
    if !digits.len().is_multiple_of(2) {
        return Err(format!("hex has two digits per byte, and {} are an odd number", digits.len()));
    }
    Ok(pairs(&digits).collect())
}

/// The bytes of pairs of hex digits.
pub(super) fn pairs(digits: &str) -> impl Iterator<Item = u8> {
    let (pairs, _) = digits.as_bytes().as_chunks::<2>();
    pairs.iter().map(|[high, low]| digit(*high) << 4 | digit(*low))
}

/// What is between spaces, commas and colons.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim_start();
    let text = text.strip_prefix("0x").or(text.strip_prefix("0X")).unwrap_or(text);
    let is_between = |c: char| c.is_whitespace() || ",:;".contains(c);
    text.split(is_between).filter(|it| !it.is_empty())
}

fn digit(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => 0,
    }
}
