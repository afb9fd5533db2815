//! Constructor ids as people write them.

/// Reads an id: `30535af5`, `0x30535af5`, `#30535af5`. A name of hex digits alone, such as `add`, is also a name.
pub(crate) fn parse(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("0x").or(text.strip_prefix('#')).unwrap_or(text);
    u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
}

/// Finds the id in a message that somebody pasted: `unknown constructor 0x38116ee0`, `with ID 215c4438`. Eight decimal
/// digits alone are rather a date.
pub(crate) fn find(text: &str) -> Option<u32> {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric() && it != '#');
    words.filter_map(digits).filter(|it| it.len() == 8).find_map(parse)
}

/// The digits of a word that may be an id, or end in one.
fn digits(word: &str) -> Option<&str> {
    match word.rsplit_once('#').or(word.split_once("0x")) {
        Some((_, digits)) => Some(digits),
        None => Some(word).filter(|it| it.bytes().any(|it| it.is_ascii_alphabetic())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_in_a_message() {
        for message in [
            "unknown constructor 0x38116ee0",
            "user#38116ee0 is unknown",
            "a TLObject with ID 38116ee0. See the FAQ",
            "20240101: messages (#38116ee0)",
            "0x38116ee0 and 0x215c4438",
        ] {
            assert_eq!(find(message), Some(0x3811_6ee0), "{message}");
        }
        for message in ["", "messages.dialogs", "at 20240101", "0x3811", "c57377340100000000000000"]
        {
            assert_eq!(find(message), None, "{message}");
        }
    }
}
