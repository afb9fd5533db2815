//! Texts for values that JSON cannot represent.

use std::fmt::Write;

/// In front of the digits of `bytes`: base64 has no `:`.
pub(crate) const HEX: &str = "hex:";

/// Two digits per byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The texts of infinite doubles and NaNs.
pub(crate) mod double {
    const INFINITY: &str = "Infinity";
    const NEGATIVE_INFINITY: &str = "-Infinity";
    const NAN: &str = "NaN";
    /// The bits of the NaN that needs no bits in its text.
    const NAN_BITS: u64 = 0x7ff8_0000_0000_0000;

    /// `Infinity`, `NaN`, and any other NaN with its bits: `NaN:7ff0000000000001`.
    pub(crate) fn text(number: f64) -> String {
        match number.to_bits() {
            NAN_BITS => NAN.to_owned(),
            bits if number.is_nan() => format!("{NAN}:{bits:016x}"),
            _ if number > 0.0 => INFINITY.to_owned(),
            _ => NEGATIVE_INFINITY.to_owned(),
        }
    }

    /// The double of such a text.
    pub(crate) fn read(text: &str) -> Option<f64> {
        match text {
            INFINITY => return Some(f64::INFINITY),
            NEGATIVE_INFINITY => return Some(f64::NEG_INFINITY),
            NAN => return Some(f64::from_bits(NAN_BITS)),
            _ => {}
        }
        let digits = text.strip_prefix(NAN)?.strip_prefix(':')?;
        let is_hex = digits.len() == 16 && digits.bytes().all(|it| it.is_ascii_hexdigit());
        let number = f64::from_bits(u64::from_str_radix(digits, 16).ok().filter(|_| is_hex)?);
        number.is_nan().then_some(number)
    }
}
