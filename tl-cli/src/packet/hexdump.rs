//! Output of `xxd`, `hexdump -C`, `od -t x1` and Wireshark: offset, bytes, and the same bytes as characters.
//!
//! Redundant parts are compared: offsets with the number of bytes, characters with bytes. So a dump with another byte
//! order, or with a missing line, is an error.

/// A line of a dump.
struct Line<'a> {
    offset: usize,
    /// Whether the offset ends with a colon.
    has_colon: bool,
    /// The groups of digits.
    groups: Vec<&'a str>,
    /// The column of characters, without spaces around it.
    characters: Option<&'a str>,
}

/// Reads `text` if its lines begin with offsets.
pub(super) fn decode(text: &str) -> Option<Result<Vec<u8>, String>> {
    let mut lines = text.lines().filter(|it| !it.trim().is_empty());
    let first = Line::read(lines.next()?)?;
    let second = lines.next().and_then(Line::read);
    if !is_dump(&first, second.as_ref()) {
        return is_ambiguous(&first, text).then(|| Err(ambiguous(text)));
    }
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    Some(join(first.offset, lines))
}

fn is_dump(first: &Line<'_>, second: Option<&Line<'_>>) -> bool {
    let has_bytes = !first.groups.is_empty();
    let are_bytes = first.groups.iter().all(|it| it.len() == 2);
    let continues = second.is_some_and(|it| it.offset == first.offset + first.groups.len());
    has_bytes && (first.has_colon || are_bytes && (continues || first.has_its_characters()))
}

/// One line, `00000000 34 12 00 00`, may be an offset and bytes, or bytes alone.
fn is_ambiguous(first: &Line<'_>, text: &str) -> bool {
    let are_bytes = !first.groups.is_empty() && first.groups.iter().all(|it| it.len() == 2);
    are_bytes && first.offset == 0 && text.trim().lines().count() == 1
}

fn ambiguous(text: &str) -> String {
    let start = text.split_whitespace().next().unwrap_or_default();
    format!(
        "`{start}` may be an offset or the first bytes: remove it, or read all digits with `--hex`"
    )
}

fn join<'a>(start: usize, lines: impl Iterator<Item = &'a str>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    for line in lines {
        if line.trim() == "*" {
            return Err("the `*` of the dump hides lines that are equal: show them, with \
                        `hexdump -Cv`"
                .to_owned());
        }
        let read = Line::read(line)
            .ok_or_else(|| format!("a line of the dump has no offset: `{}`", super::shown(line)))?;
        if read.offset.checked_sub(start) != Some(bytes.len()) {
            return Err(format!(
                "the line of the dump with the offset {:x} follows {} bytes: a line is missing, \
                 or the offset is not in hex",
                read.offset,
                bytes.len()
            ));
        }
        read.append_to(&mut bytes)?;
    }
    Ok(bytes)
}

impl<'a> Line<'a> {
    /// Reads a line that begins with an offset of four digits or more.
    fn read(line: &'a str) -> Option<Self> {
        let line = line.trim();
        let (word, after) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let has_colon = word.ends_with(':');
        let digits = word.trim_end_matches(':').trim_start_matches("0x");
        if !(4..=16).contains(&digits.len()) || !is_hex(digits) {
            return None;
        }
        let offset = usize::from_str_radix(digits, 16).ok()?;
        let (bytes, characters) = columns(after.trim_start());
        let groups: Vec<_> = bytes.split_whitespace().collect();
        let are_right = groups.iter().all(|it| is_hex(it) && it.len().is_multiple_of(2));
        are_right.then_some(Self { offset, has_colon, groups, characters })
    }

    fn append_to(&self, bytes: &mut Vec<u8>) -> Result<(), String> {
        let longest = if self.has_colon { 4 } else { 2 };
        for group in &self.groups {
            if group.len() > longest {
                let group = super::shown(group);
                return Err(format!(
                    "`{group}` in a dump may have either order of bytes: make it with `xxd -g1` or \
                     `hexdump -C`"
                ));
            }
        }
        bytes.extend(self.bytes());
        match self.characters {
            Some(found) if !self.has_its_characters() => Err(format!(
                "the bytes at the offset {:x} of the dump are not its characters, `{}`",
                self.offset,
                super::shown(found)
            )),
            _ => Ok(()),
        }
    }

    fn bytes(&self) -> impl Iterator<Item = u8> {
        self.groups.iter().flat_map(|it| super::hex::pairs(it))
    }

    /// Whether the column of characters is that of the bytes.
    fn has_its_characters(&self) -> bool {
        let expected: String = self.bytes().map(character).collect();
        // tcpdump shows a space as a dot.
        let dotted = |text: &str| text.replace(' ', ".");
        let is_same = |it: &str| it == expected.trim() || dotted(it) == dotted(&expected);
        self.characters.is_some_and(is_same)
    }
}

/// The columns of the bytes and of the characters.
fn columns(line: &str) -> (&str, Option<&str>) {
    // 00000000  c5 73 77 34  |.sw4|
    if let Some((bytes, characters)) = line.split_once('|') {
        return (bytes, Some(characters.strip_suffix('|').unwrap_or(characters).trim()));
    }
    // 00000000: c573 7734  .sw4
    let Some((bytes, characters)) = line.split_once("  ") else { return (line, None) };
    let characters = characters.trim();
    // 000000 c5 73 77 34  >.sw4<
    let inner = characters.strip_prefix('>').and_then(|it| it.strip_suffix('<'));
    let characters = inner.map_or(characters, str::trim);
    // Trailing spaces have been removed: only spaces are in the column, or nothing.
    (bytes, Some(characters).filter(|it| !it.is_empty()))
}

fn character(byte: u8) -> char {
    if matches!(byte, b' '..=b'~') { char::from(byte) } else { '.' }
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_hexdigit())
}
