//! The id that a definition spells, and the refusal of another.

use super::crc::Crc;
use super::spell::{Form, Speller};
use super::{Definition, Dialect, Type};

/// How much of a message is shown, in bytes. The longest definition of Telegram's API takes half.
const MESSAGE: usize = 8192;

impl Definition {
    /// The id that the definition spells: the CRC32 of its text, by the rule of its dialect.
    ///
    /// ```
    /// use tl_core::{Constructor, TlObject};
    ///
    /// #[derive(TlObject)]
    /// #[tl(name = "dataJSON", type = "DataJSON")]
    /// struct DataJson {
    ///     data: String,
    /// }
    ///
    /// assert_eq!(DataJson::DEFINITION.computed_id(), 0x7d748d04);
    /// assert_eq!(DataJson::ID, 0x7d748d04);
    /// ```
    #[must_use]
    pub const fn computed_id(&self) -> u32 {
        let mut speller = Speller::new(Form::Id, self.dialect, &mut []);
        speller.definition(self);
        speller.crc()
    }

    /// Sets the id to the one that the definition spells.
    #[must_use]
    pub const fn with_computed_id(mut self) -> Self {
        self.id = self.computed_id();
        self
    }
}

/// Refuses, at compile time, a definition that does not spell its id. `item` is what the user calls
/// the struct or variant.
///
/// The derive has computed that the definition spells its id if its types have
/// these digests, and a function's result that of the last, which it could tell from how the types are
/// written. If they do, there is nothing left to sum up.
#[track_caller]
pub const fn prove_guessed(definition: &Definition, item: &str, guessed: &[u32]) {
    let mut rest = definition.types;
    let mut guessed = guessed;
    while let ([ty, after @ ..], [guess, other_guesses @ ..]) = (rest, guessed) {
        if digest(ty) != *guess {
            break;
        }
        rest = after;
        guessed = other_guesses;
    }
    let is_as_guessed = match (rest, guessed) {
        ([], []) => true,
        ([], [result]) => digest(&definition.result) == *result,
        _ => false,
    };
    if !is_as_guessed {
        prove(definition, item);
    }
}

/// A number that tells types apart, and that the derive can compute from how a type is written.
const fn digest(ty: &Type) -> u32 {
    match ty {
        Type::Boxed(object) | Type::Bare(object) => object.name_crc,
        Type::Vector(vector) => digest(&vector.item).rotate_left(1) ^ VECTOR,
        Type::Int => INT,
        Type::Long => LONG,
        Type::Double => DOUBLE,
        Type::Word => WORD,
        Type::String => STRING,
        Type::Bytes => BYTES,
        Type::Bool => BOOL,
        ty => crc(ty.name()),
    }
}

// Constants, so that the compiler computes them once for all types.
const INT: u32 = crc("int");
const LONG: u32 = crc("long");
const DOUBLE: u32 = crc("double");
const WORD: u32 = crc("#");
const STRING: u32 = crc("string");
const BYTES: u32 = crc("bytes");
const BOOL: u32 = crc("Bool");
const VECTOR: u32 = crc("Vector");

const fn crc(text: &str) -> u32 {
    Crc::new().add(text.as_bytes()).finish()
}

/// Refuses, at compile time, a definition that does not spell its id.
#[track_caller]
pub const fn prove(definition: &Definition, item: &str) {
    let computed = definition.computed_id();
    if computed != definition.id {
        let mut message = [0; MESSAGE];
        let mut speller = Speller::new(Form::WithoutId, definition.dialect, &mut message);
        speller.put("the fields of `");
        speller.put(item);
        speller.put("` spell the TL definition\n    ");
        speller.definition(definition);
        speller.put("\nwhose id is 0x");
        speller.id(computed);
        speller.put(", not 0x");
        speller.id(definition.id);
        speller.put(": compare it with the schema's line");
        let len = speller.len();
        refuse(&message, len);
    }
}

/// Refuses, at compile time, two constructors of one id.
#[track_caller]
pub const fn prove_distinct(definitions: &[Definition]) {
    let mut index = 1;
    while index < definitions.len() {
        let (earlier, _) = definitions.split_at(index);
        prove_other(&definitions[index], earlier);
        index += 1;
    }
}

#[track_caller]
const fn prove_other(definition: &Definition, earlier: &[Definition]) {
    let mut rest = earlier;
    while let [other, after @ ..] = rest {
        if other.id == definition.id {
            let mut message = [0; MESSAGE];
            let mut speller = Speller::new(Form::WithoutId, Dialect::Telegram, &mut message);
            speller.put("the constructors `");
            speller.put(other.name);
            speller.put("` and `");
            speller.put(definition.name);
            speller.put("` have the same id, 0x");
            speller.id(definition.id);
            speller.put(": each constructor of a type has its own");
            let len = speller.len();
            refuse(&message, len);
        }
        rest = after;
    }
}

/// Fails with the first `len` bytes of `message`.
#[track_caller]
const fn refuse(message: &[u8; MESSAGE], len: usize) -> ! {
    let (message, _) = message.split_at(if len < MESSAGE { len } else { MESSAGE });
    match core::str::from_utf8(message) {
        Ok(message) => panic!("{}", message),
        Err(_) => panic!("the annotation is not that of the definition with this id"),
    }
}

/// Refuses, at compile time, a struct that stands for a constructor of another type than the enum's.
/// `Object` is every type.
#[track_caller]
pub const fn prove_type(definition: &Definition, enum_type: &str) {
    if is_equal(enum_type.as_bytes(), b"Object") {
        return;
    }
    let mut message = [0; MESSAGE];
    let mut speller = Speller::new(Form::WithoutId, Dialect::Telegram, &mut message);
    speller.ty(&definition.result);
    let len = speller.len();
    if is_equal(message.split_at(len).0, enum_type.as_bytes()) {
        return;
    }
    let mut speller = Speller::new(Form::WithoutId, Dialect::Telegram, &mut message);
    speller.put("`");
    speller.put(definition.name);
    speller.put("` is of the TL type `");
    speller.ty(&definition.result);
    speller.put("`, the enum is `");
    speller.put(enum_type);
    speller.put(
        "`: give one of them the other's with `#[tl(type = \"…\")]`; an enum of functions is \
         `#[tl(type = \"Object\")]`",
    );
    let len = speller.len();
    refuse(&message, len);
}

const fn is_equal(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}
