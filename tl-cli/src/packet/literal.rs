//! Bytes literals of Python, C and Rust.

/// The place where a literal begins, if there is one: at the beginning, or after other words, as in
/// `Remaining bytes: b'\xf5Z'`.
pub(super) fn find(text: &str) -> Option<usize> {
    if text.starts_with(['"', '\'', '(']) {
        return Some(0);
    }
    let quotes = text.match_indices(['"', '\'']).filter_map(|(quote, _)| {
        let start = quote.checked_sub(1)?;
        let before = text.get(..start)?;
        let is_bytes = matches!(text.as_bytes()[start], b'b' | b'B');
        let is_alone = !before.ends_with(|it: char| it.is_alphanumeric());
        (is_bytes && is_alone).then_some(start)
    });
    quotes.min()
}

/// Reads the literals that `text` consists of, one after the other.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text.trim_start_matches('(');
    loop {
        rest = rest.trim_start();
        let quoted = rest.strip_prefix(['b', 'B']).unwrap_or(rest);
        let Some(quote) = quoted.chars().next().filter(|it| matches!(it, '"' | '\'')) else {
            break;
        };
        rest = one(&quoted[1..], quote, &mut bytes)?;
    }
    match rest.trim_start_matches([')', ';', ',', '.', ' ', '\n', '\r', '\t']) {
        "" => Ok(bytes),
        more => Err(format!("`{}` follows the literal", super::shown(more))),
    }
}

/// Reads to `quote`, and gives what follows it.
fn one<'a>(text: &'a str, quote: char, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        rest = match first {
            first if first == quote => return Ok(after),
            '\\' => escape(after, bytes)?,
            first => {
                bytes.extend_from_slice(first.encode_utf8(&mut [0; 4]).as_bytes());
                after
            }
        };
    }
    Err(format!("the literal has no `{quote}` at its end"))
}

/// Reads an escape after its `\`, and gives what follows it.
fn escape<'a>(text: &'a str, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    let Some(first) = text.chars().next() else {
        return Err("the literal ends after a `\\`".to_owned());
    };
    let after = &text[first.len_utf8()..];
    // The literal goes on in the next line.
    if let Some(rest) = text.strip_prefix('\n').or_else(|| text.strip_prefix("\r\n")) {
        return Ok(rest);
    }
    let byte = match first {
        'x' => return hex(after, bytes),
        '0'..='7' => return octal(text, bytes),
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'a' => 7,
        'b' => 8,
        'v' => 11,
        'f' => 12,
        '\\' | '\'' | '"' | '?' => u8::try_from(first).unwrap_or_default(),
        other => {
            return Err(format!(
                "`\\{}` is no escape of a bytes literal: between double quotes a shell makes `\\` of `\\\\`",
                other.escape_debug()
            ));
        }
    };
    bytes.push(byte);
    Ok(after)
}

fn hex<'a>(text: &'a str, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    let digits = text.get(..2).filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
    let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok()).ok_or_else(|| {
        let found: String = text.chars().take(2).collect();
        format!("`\\x` has two hex digits: `\\x{}` has not", found.escape_debug())
    })?;
    bytes.push(byte);
    Ok(&text[2..])
}

/// One to three digits.
fn octal<'a>(text: &'a str, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    let len = text.bytes().take(3).take_while(|it| matches!(it, b'0'..=b'7')).count();
    let (digits, rest) = text.split_at(len);
    let byte = u8::from_str_radix(digits, 8);
    bytes.push(byte.map_err(|_| format!("`\\{digits}` is more than a byte"))?);
    Ok(rest)
}
