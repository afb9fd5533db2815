//! Checks of definitions, for the compiler to run: each panics if a definition is wrong.
//!
//! A definition *spells* an id: the CRC32 of its text. Most checks compare this id with the id that the user gives.

mod broken;
mod distinct;
pub(crate) mod line;
mod predicted;

pub use distinct::prove_distinct;
pub use predicted::{predicted, proven_instance};

use crate::object::TlObject;
use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::definition_writer::{DefinitionWriter, Style};
use crate::schema::layers::Layers;
use broken::{has_broken_type, is_broken};
use tl_syntax::type_hash;

/// The maximum length of a message, in bytes. The longest definition of Telegram's API takes half of it.
const MESSAGE: usize = 8192;

impl Definition {
    /// Computes the id that the definition spells: the CRC32 of its text, by the rule of its dialect.
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
        let mut writer = DefinitionWriter::new(Style::Id, self.dialect, &mut []);
        writer.definition(self);
        writer.finish_id()
    }

    /// Sets the id to the one that the definition spells.
    #[must_use]
    pub const fn with_computed_id(mut self) -> Self {
        self.id = self.computed_id();
        self
    }

    /// Sets the id to the one that the definition spells. If the hash of the types is `predicted`, this is `id`, and
    /// the compiler does not have to compute it.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_predicted_id(mut self, id: u32, predicted: u32) -> Self {
        self.id = if hash_of_types(&self) == predicted { id } else { self.computed_id() };
        self
    }
}

/// Panics if the definition of `T` at `index` does not spell its id. `item` is the user's name of the struct or
/// variant.
///
/// The derive predicts the types from their names. It has checked that the definition spells its id with the predicted
/// types, and `predicted` is their hash. If the hash is right, the compiler computes no CRC.
///
/// It takes the type and the index instead of the definition, because the compiler would check the expression
/// `&T::CONSTRUCTORS[index]` for every constructor.
#[track_caller]
pub const fn assert_predicted<T: TlObject>(index: usize, item: &str, predicted: u32) {
    assert_unless_predicted(&T::CONSTRUCTORS[index], item, predicted);
}

/// Panics if `definition` does not spell its id. If the hash of its types is `predicted`, it is known to do so.
#[track_caller]
pub const fn assert_unless_predicted(definition: &Definition, item: &str, predicted: u32) {
    if hash_of_types(definition) != predicted {
        assert_id(definition, item);
    }
}

/// Returns the hash of the types on the wire. The result of a function is one of them.
const fn hash_of_types(definition: &Definition) -> u32 {
    let mut hash = 0;
    let mut types = definition.types;
    while let [ty, rest @ ..] = types {
        hash = type_hash::add(hash, hash_of_type(ty));
        types = rest;
    }
    match definition.result {
        // The result of a constructor is a text, which the macro gives.
        Type::Text(_) => hash,
        result => type_hash::add(hash, hash_of_type(&result)),
    }
}

const fn hash_of_type(ty: &Type) -> u32 {
    match ty.on_the_wire() {
        Type::Boxed(object) | Type::Bare(object) => object.name_crc,
        // Its TL name is `%X`, and `named` gets only `X`: the inversion distinguishes it from the type `X`.
        Type::BareVariable(name) => !type_hash::named(name),
        Type::Vector(vector) => type_hash::vector(hash_of_type(&vector.item)),
        Type::Int => INT,
        Type::Long => LONG,
        Type::Double => DOUBLE,
        Type::Nat => WORD,
        Type::String => STRING,
        Type::Bytes => BYTES,
        Type::Bool => BOOL,
        ty => type_hash::named(ty.name()),
    }
}

// Constants, so that the compiler computes them once for all types.
const INT: u32 = type_hash::named("int");
const LONG: u32 = type_hash::named("long");
const DOUBLE: u32 = type_hash::named("double");
const WORD: u32 = type_hash::named("#");
const STRING: u32 = type_hash::named("string");
const BYTES: u32 = type_hash::named("bytes");
const BOOL: u32 = type_hash::named("Bool");

/// Panics if `definition` does not spell its id.
#[track_caller]
pub const fn assert_id(definition: &Definition, item: &str) {
    let computed = definition.computed_id();
    if computed != definition.id && !has_broken_type(definition) {
        let mut message = [0; MESSAGE];
        let mut writer = DefinitionWriter::new(Style::WithoutId, definition.dialect, &mut message);
        writer.put("the fields of `");
        writer.put(item);
        writer.put("` spell the TL definition\n    ");
        writer.definition(definition);
        writer.put("\nwhose id is 0x");
        writer.id(computed);
        writer.put(", not 0x");
        writer.id(definition.id);
        writer.put(": compare it with the schema's line; a definition of your own needs no `id`");
        let len = writer.len();
        const_panic(&message, len);
    }
}

/// Fails with the first `len` bytes of `message`.
#[track_caller]
const fn const_panic(message: &[u8; MESSAGE], len: usize) -> ! {
    let (message, _) = message.split_at(if len < MESSAGE { len } else { MESSAGE });
    match core::str::from_utf8(message) {
        Ok(message) => panic!("{}", message),
        Err(_) => panic!("the annotation is not that of the definition with this id"),
    }
}

/// Panics if the struct in a variant has another TL type than the enum. An enum of the type `Object` can have structs
/// of all types. Also panics if the struct accepts lines of other layers, since the variant does not.
#[track_caller]
pub const fn prove_type(definition: &Definition, enum_type: &str) {
    prove_only_type(definition, enum_type);
    if let Layers::Own { accepts: true, .. } = definition.layers {
        refuse_layers(
            definition,
            "` is read from lines of other layers, too: write `#[tl(accepts)]` on the variant",
        );
    }
}

/// Panics as [`prove_type`] does, but for a variant with `accepts`: its struct must accept lines of other layers.
#[track_caller]
pub const fn prove_accepting_type(definition: &Definition, enum_type: &str) {
    prove_only_type(definition, enum_type);
    if let Layers::Own { accepts: false, .. } = definition.layers {
        refuse_layers(definition, "` is read from no line of another layer: remove `accepts`");
    }
}

/// Panics: a struct that is also read from lines of other layers cannot be a bare value. The derive emits this call as
/// the struct's `BARE_TYPE`, a constant that the compiler evaluates only for bare values.
#[track_caller]
#[must_use]
pub const fn refuse_bare(item: &str) -> Type {
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    writer.put("`");
    writer.put(item);
    writer.put("` is read from lines of several layers, so it needs its constructor id: a field cannot be a bare `");
    writer.put(item);
    writer.put("`. Write a struct for the bare values of each layer");
    let len = writer.len();
    const_panic(&message, len)
}

#[track_caller]
const fn refuse_layers(definition: &Definition, advice: &str) {
    if is_broken(definition) {
        return;
    }
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    writer.put("`");
    writer.put(definition.name);
    writer.put(advice);
    let len = writer.len();
    const_panic(&message, len);
}

#[track_caller]
const fn prove_only_type(definition: &Definition, enum_type: &str) {
    if let Type::Text(name) = definition.result {
        // The usual case first: it needs no memory for a message.
        if is_equal(name.as_bytes(), enum_type.as_bytes()) {
            return;
        }
    }
    if is_equal(enum_type.as_bytes(), b"Object") || is_broken(definition) {
        return;
    }
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    writer.ty(&definition.result);
    let len = writer.len();
    if is_equal(message.split_at(len).0, enum_type.as_bytes()) {
        return;
    }
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    writer.put("`");
    writer.put(definition.name);
    writer.put("` is of the TL type `");
    writer.ty(&definition.result);
    writer.put("`, the enum is `");
    writer.put(enum_type);
    writer.put(
        "`: give one of them the other's with `#[tl(type = \"…\")]`; an enum of functions is \
         `#[tl(type = \"Object\")]`",
    );
    let len = writer.len();
    const_panic(&message, len);
}

/// Panics if the TL type of a signature is not `bytes`.
#[track_caller]
pub const fn prove_signature(ty: &Type) {
    if let Type::Bytes = ty.on_the_wire() {
        return;
    }
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    writer.put("a signature is `bytes`, and the field is `");
    writer.ty(ty);
    writer.put("`: write it as `Bytes`, or remove `signature`");
    let len = writer.len();
    const_panic(&message, len);
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
