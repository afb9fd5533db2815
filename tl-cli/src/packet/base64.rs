//! Base64 of both alphabets, with padding or without.

use base64::engine::{DecodePaddingMode, Engine, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, alphabet};

const CONFIG: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// Reads `text`, without its line ends.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, String> {
    // Only line ends are removed. A text with spaces, such as `f5 0x5a`, is unclear hex, not base64.
    let is_wrong = |c: char| !matches!(c, '\n' | '\r') && !is_base64(c);
    if let Some((index, wrong)) = text.chars().enumerate().find(|(_, it)| is_wrong(*it)) {
        let wrong = match wrong {
            ' ' => "a space".to_owned(),
            wrong => format!("`{}`", wrong.escape_default()),
        };
        return Err(format!(
            "{wrong} at character {} is neither hex nor base64: give the packet alone, as hex, base64 or a bytes \
             literal such as `b'\\xf5Z'`",
            index + 1
        ));
    }
    let standard = |c| match c {
        '-' => '+',
        '_' => '/',
        c => c,
    };
    let digits: String = text.chars().filter(|it| !it.is_whitespace()).map(standard).collect();
    if digits.is_empty() {
        return Err("the packet is empty".to_owned());
    }
    let engine = GeneralPurpose::new(&alphabet::STANDARD, CONFIG);
    engine.decode(digits).map_err(|error| format!("it is no base64: {}", reason(&error, text)))
}

fn reason(error: &DecodeError, text: &str) -> String {
    match error {
        // All other characters are digits. The offset does not count line ends.
        DecodeError::InvalidByte(offset, _) => {
            let mut digits = text.chars().enumerate().filter(|(_, it)| !it.is_whitespace());
            let index = digits.nth(*offset).map_or(*offset, |(index, _)| index);
            format!("the `=` at character {} is not at the end", index + 1)
        }
        DecodeError::InvalidLength(_) | DecodeError::InvalidLastSymbol { .. } => {
            "it ends within a byte: give the whole packet, as hex, base64 or a bytes literal such as `b'\\xf5Z'`"
                .to_owned()
        }
        error @ DecodeError::InvalidPadding => error.to_string(),
    }
}

fn is_base64(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+/-_=".contains(c)
}
