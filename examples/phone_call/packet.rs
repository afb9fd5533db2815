//! A packet from the command line or from standard input.

use std::error::Error;
use std::io::Read;

/// Reads the packet that `argument` has in hex, or standard input if it is `-`.
pub fn read(argument: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    if argument == "-" {
        let mut input = Vec::new();
        std::io::stdin().read_to_end(&mut input)?;
        return Ok(hex_or_raw(input));
    }
    parse_hex(argument).map_err(|error| format!("the packet is not hex: {error}").into())
}

/// If the input has only hex digits and white space, it is hex; if not, it is the packet itself.
///
/// A packet cannot be mistaken for hex: its first four bytes are a constructor's id, and none of the
/// ids of a call consists of hex digits.
pub fn hex_or_raw(input: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&input).map(parse_hex) {
        Ok(Ok(packet)) => packet,
        _ => input,
    }
}

/// Reads hex digits; white space between them, as a hex dump has it, does not count.
pub fn parse_hex(text: &str) -> Result<Vec<u8>, hex::FromHexError> {
    let digits: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    hex::decode(digits)
}
