//! Lists of bytes, as programs write them: `{0xc5, 0x73}` of C, `[197, 115]` of Rust and Python, `[-59, 115]` of Java,
//! `<Buffer c5 73>` of JavaScript, and the output of `xxd -i`.

/// A list that was found in a text.
struct List<'a> {
    items: &'a str,
    /// The text after the list.
    after: &'a str,
}

/// Reads `text` if it is a list.
pub(super) fn decode(text: &str) -> Option<Result<Vec<u8>, String>> {
    if let Some(digits) = text.strip_prefix("<Buffer ").and_then(|it| it.strip_suffix('>')) {
        return Some(super::hex::decode(digits));
    }
    let list = bracketed(text).or_else(|| open(text))?;
    Some(list.bytes())
}

/// A list in brackets.
fn bracketed(text: &str) -> Option<List<'_>> {
    // Braces first: in C, a length in brackets comes before them, `p[20] = {`.
    [('{', '}'), ('[', ']')].into_iter().find_map(|(start, end)| {
        let (before, rest) = text.split_once(start)?;
        let (items, after) = rest.split_once(end)?;
        // `packet[] = `, `vec!`, `bytes(`: no quotes, which are a literal's.
        let is_name = !before.contains(['"', '\'']) && !before.trim_end().ends_with(',');
        (is_name && !items.trim().is_empty()).then_some(List { items, after })
    })
}

/// A list without brackets: `0xc5, 0x73`, or `197, 115`.
fn open(text: &str) -> Option<List<'_>> {
    let mut words = words(text);
    let has_several = words.next().is_some() && words.next().is_some();
    let are_prefixed = self::words(text).all(|it| prefixed(it).is_some());
    let are_decimal = text.contains(',') && self::words(text).all(is_decimal);
    (has_several && (are_prefixed || are_decimal)).then_some(List { items: text, after: "" })
}

impl List<'_> {
    fn bytes(&self) -> Result<Vec<u8>, String> {
        let byte: fn(&str) -> Option<u8> = if self.words().any(|it| prefixed(it).is_some()) {
            |it| prefixed(it).map_or_else(|| decimal(it), hex)
        } else if self.words().any(|it| it.contains(|c: char| c.is_ascii_alphabetic())) {
            |it| hex(it).filter(|_| it.len() == 2)
        } else if self.words().all(|it| it.len() == 2 && !it.starts_with('-')) {
            return Err("the numbers of the list may be hex or decimal: write hex alone, without \
                        commas and brackets, or `0x` in front of each"
                .to_owned());
        } else {
            decimal
        };
        let bytes: Result<Vec<_>, _> =
            self.words().map(|it| byte(it).ok_or_else(|| no_byte(it))).collect();
        let bytes = bytes?;
        self.check_rest(bytes.len())?;
        Ok(bytes)
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        words(self.items)
    }

    /// Only the end of a statement may follow, and the length that `xxd -i` writes.
    fn check_rest(&self, len: usize) -> Result<(), String> {
        let rest = self.after.trim_matches(|c: char| c.is_whitespace() || ");,".contains(c));
        let length = rest.split_once(" = ").filter(|(name, _)| name.ends_with("_len"));
        match length.map(|(_, value)| value.parse()) {
            None if rest.is_empty() => Ok(()),
            Some(Ok(said)) if len == said => Ok(()),
            Some(Ok::<usize, _>(said)) => {
                Err(format!("the list has {len} bytes, and its length is said to be {said}"))
            }
            _ => Err(format!("`{}` follows the list of bytes", super::shown(rest))),
        }
    }
}

fn no_byte(word: &str) -> String {
    let shown = super::shown(word);
    match prefixed(word) {
        Some(digits) if digits.len() > 2 && digits.bytes().all(|it| it.is_ascii_hexdigit()) => {
            format!(
                "`{shown}` in a list has several bytes, in an order that the text does not say: \
                 write one byte per number"
            )
        }
        _ => format!("`{shown}` in a list is no byte"),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|it| !it.is_empty())
}

/// The digits after `0x`, without a suffix of Rust.
fn prefixed(word: &str) -> Option<&str> {
    let digits = word.strip_prefix("0x").or(word.strip_prefix("0X"))?;
    Some(digits.strip_suffix("u8").unwrap_or(digits))
}

fn is_decimal(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}

/// A signed or unsigned byte.
fn decimal(word: &str) -> Option<u8> {
    let signed = || word.parse::<i8>().ok().map(i8::cast_unsigned);
    if is_decimal(word) { word.parse().ok().or_else(signed) } else { None }
}

fn hex(digits: &str) -> Option<u8> {
    let is_hex = digits.bytes().all(|it| it.is_ascii_hexdigit());
    if is_hex { u8::from_str_radix(digits, 16).ok() } else { None }
}
