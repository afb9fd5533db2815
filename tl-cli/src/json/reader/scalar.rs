//! Values that contain no others.

use base64::alphabet;
use base64::engine::{DecodePaddingMode, Engine, GeneralPurpose, GeneralPurposeConfig};
use jsonc_parser::ast;
use tl_core::schema::{SchemaTypeKind, Value};
use tl_core::{Int128, Int256, Int512};

use super::super::forms::{HEX, double};

/// Reads a value of the type `kind`. The error says what was found and what to write.
pub(super) fn read(kind: SchemaTypeKind<'_>, value: &ast::Value<'_>) -> Result<Value, String> {
    use SchemaTypeKind as Kind;
    match (kind, value) {
        (Kind::Int, ast::Value::NumberLit(number)) => integer::<i32>(number.value),
        (Kind::Word, ast::Value::NumberLit(number)) => integer::<u32>(number.value),
        (Kind::Long, ast::Value::NumberLit(number)) => integer::<i64>(number.value),
        (Kind::Long, ast::Value::StringLit(text)) => integer::<i64>(&text.value),
        (Kind::Double, ast::Value::NumberLit(number)) => finite(number.value),
        (Kind::Double, ast::Value::StringLit(text)) => not_finite(&text.value),
        (Kind::Bool | Kind::True, ast::Value::BooleanLit(literal)) => Ok(literal.value.into()),
        (Kind::String, ast::Value::StringLit(text)) => Ok((&*text.value).into()),
        (Kind::Bytes, ast::Value::StringLit(text)) => bytes(&text.value),
        (Kind::Int128, ast::Value::StringLit(text)) => wide::<Int128>(&text.value),
        (Kind::Int256, ast::Value::StringLit(text)) => wide::<Int256>(&text.value),
        (Kind::Int512, ast::Value::StringLit(text)) => wide::<Int512>(&text.value),
        _ => Err(found(kind, value)),
    }
}

/// `found a string: write a number`
fn found(kind: SchemaTypeKind<'_>, value: &ast::Value<'_>) -> String {
    use SchemaTypeKind as Kind;
    let found = match value {
        ast::Value::StringLit(_) => "a string",
        ast::Value::NumberLit(_) => "a number",
        ast::Value::BooleanLit(_) => "a truth value",
        ast::Value::Object(_) => "an object",
        ast::Value::Array(_) => "an array",
        ast::Value::NullKeyword(_) => {
            return "found null: leave the field out if it has no value".to_owned();
        }
    };
    let wanted = match kind {
        Kind::Int | Kind::Word => "a number",
        Kind::Long => "a string of digits",
        Kind::Double => "a number, \"Infinity\", \"-Infinity\" or \"NaN\"",
        Kind::Int128 | Kind::Int256 | Kind::Int512 => "a string of hex digits",
        Kind::Bool | Kind::True => "true or false",
        Kind::String => "a string",
        Kind::Bytes => "a string of base64, or of hex digits after `hex:`",
        Kind::Vector(_) => "an array",
        Kind::Any => "an object, an array, true or false",
        _ => "an object",
    };
    format!("found {found}: write {wanted}")
}

/// The limits of an integer.
trait Integer: std::str::FromStr + Into<Value> {
    const RANGE: &str;
}

impl Integer for i32 {
    const RANGE: &str = "-2147483648 to 2147483647";
}

impl Integer for u32 {
    const RANGE: &str = "0 to 4294967295";
}

impl Integer for i64 {
    const RANGE: &str = "-9223372036854775808 to 9223372036854775807";
}

fn integer<T: Integer>(text: &str) -> Result<Value, String> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(format!("found `{}`, which is no whole number", short(text)));
    }
    let out_of_range =
        |_| format!("found `{}`, which is not in the range {}", short(text), T::RANGE);
    text.parse::<T>().map(Into::into).map_err(out_of_range)
}

/// The nearest double. A number that is none, and whose nearest double is 0, is an error.
fn finite(text: &str) -> Result<Value, String> {
    let digits = text.split(['e', 'E']).next().unwrap_or_default();
    let is_zero = !digits.bytes().any(|it| matches!(it, b'1'..=b'9'));
    match text.parse::<f64>() {
        Ok(0.0) if !is_zero => Err(format!("found `{}`, which is too small: write 0", short(text))),
        Ok(number) if number.is_finite() => Ok(number.into()),
        _ => Err(format!("found `{}`, which is too large: write \"Infinity\"", short(text))),
    }
}

fn not_finite(text: &str) -> Result<Value, String> {
    let number = double::read(text).ok_or_else(|| {
        let text = short(text);
        format!("found \"{text}\": write a number, \"Infinity\", \"-Infinity\", \"NaN\" or \"NaN:7ff0000000000001\"")
    })?;
    Ok(number.into())
}

fn wide<T: std::str::FromStr + Into<Value>>(text: &str) -> Result<Value, String> {
    let digits = 2 * size_of::<T>();
    let wrong = |_| format!("found {} characters: write {digits} hex digits", text.chars().count());
    text.parse::<T>().map(Into::into).map_err(wrong)
}

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Base64, or hex digits after `hex:`.
fn bytes(text: &str) -> Result<Value, String> {
    let Some(digits) = text.strip_prefix(HEX) else {
        let bytes = BASE64.decode(text);
        return bytes.map(Value::Bytes).map_err(|error| format!("found no base64: {error}"));
    };
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| {
        let [high, low] = pair.map(|it| char::from(it).to_digit(16));
        u8::try_from(high? << 4 | low?).ok()
    };
    let bytes = pairs.iter().map(byte).collect::<Option<Vec<_>>>();
    let bytes = bytes.filter(|_| rest.is_empty());
    bytes.map(Value::Bytes).ok_or_else(|| "found no hex: two digits per byte".to_owned())
}

/// The beginning of a text that may be long.
fn short(text: &str) -> String {
    const SHOWN: usize = 40;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
