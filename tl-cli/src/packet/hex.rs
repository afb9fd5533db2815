//! Hex, with any spacing.

/// Whether the text consists of hex digits, spaces, commas, colons, and one `0x` before them.
pub(super) fn is_hex(text: &str) -> bool {
    let mut words = words(text).peekable();
    words.peek().is_some() && words.all(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// Reads a text of hex digits alone to `bytes`, fast: a whole log may be such lines. Gives whether it was one.
pub(super) fn decode_digits(text: &[u8], bytes: &mut Vec<u8>) -> bool {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() || text.is_empty() {
        return false;
    }
    // A value above 15 is no digit's.
    let mut digits = 0;
    bytes.extend(pairs.iter().map(|[high, low]| {
        let [high, low] = [high, low].map(|it| VALUES[usize::from(*it)]);
        digits |= high | low;
        high << 4 | low & 0x0f
    }));
    digits <= 0x0f
}

/// The value of each character that is a hex digit; 255 for others.
const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value as usize] as usize] = value;
        values[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    values
};

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
        let word = super::shown(word);
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
    pairs.iter().map(|[high, low]| VALUES[usize::from(*high)] << 4 | VALUES[usize::from(*low)])
}

/// The words between spaces, commas and colons.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim_start();
    let text = text.strip_prefix("0x").or(text.strip_prefix("0X")).unwrap_or(text);
    let is_between = |c: char| c.is_whitespace() || ",:;".contains(c);
    text.split(is_between).filter(|it| !it.is_empty())
}
