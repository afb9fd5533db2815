//! Hex, however it is spaced.

/// Whether the text has hex digits alone, but for spaces, commas, colons, brackets and `0x`.
pub(super) fn is_hex(text: &str) -> bool {
    let digits = digits(text);
    !digits.is_empty() && digits.chars().all(|it| it.is_ascii_hexdigit())
}

/// Reads two digits per byte.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, String> {
    let digits = digits(text);
    if let Some(wrong) = digits.chars().find(|it| !it.is_ascii_hexdigit()) {
        return Err(format!("`{}` is no hex digit", wrong.escape_default()));
    }
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return Err(format!("hex has two digits per byte, and {} are an odd number", digits.len()));
    }
    Ok(pairs.iter().map(|[high, low]| digit(*high) << 4 | digit(*low)).collect())
}

/// The text without what is between bytes.
fn digits(text: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || ",:;[]{}".contains(c);
    let words = text.split(is_between);
    words.map(|it| it.strip_prefix("0x").or(it.strip_prefix("0X")).unwrap_or(it)).collect()
}

fn digit(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => 0,
    }
}
