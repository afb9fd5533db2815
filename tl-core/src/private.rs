//! What emitted code names, and nothing else may. Not part of the public interface: it changes with
//! the derive, which is released in step with this crate.
//!
//! Work lives here in ordinary functions rather than in emitted code, which the compiler would have
//! to go through again for each type.

pub mod names;

use crate::buffer::Buffer;
use crate::definition::{ConstructorName, Definition, ObjectType, Type};
use crate::error::{DecodeError, EncodeError, EncodeErrorKind};
use crate::object::{Constructor, DecodeObject, Function, TlObject};
use crate::reader::Reader;
use crate::types::Flags;
use crate::writer::Writer;

pub use crate::definition::{
    prove, prove_distinct, prove_guessed, prove_type, prove_unless_guessed,
};

/// What decoding gives.
pub type Decoded<T> = Result<T, DecodeError>;

/// Whether bit `bit` of `word` is set.
#[inline]
#[must_use]
pub const fn bit(word: u32, bit: u32) -> bool {
    word >> bit & 1 != 0
}

/// `word`, with bit `bit` set where `is_set`.
///
/// The word is passed on rather than put together by operators, which the compiler would have to look up.
#[inline]
#[must_use]
pub const fn bit_if(word: u32, bit: u32, is_set: bool) -> u32 {
    word | (is_set as u32) << bit
}

/// `word`, with bit `bit` set where the field has a value.
#[inline]
#[must_use]
pub const fn bit_if_some<T>(word: u32, bit: u32, field: &Option<T>) -> u32 {
    bit_if(word, bit, field.is_some())
}

/// The bits of `word` that no field declares.
#[inline]
#[must_use]
pub const fn undeclared(word: u32, declared: u32) -> Flags {
    Flags::from_bits(word & !declared)
}

/// The word to write: the `fields`' bits, and of `kept` those that no field declares.
#[inline]
#[must_use]
pub const fn with_undeclared(fields: u32, kept: Flags, declared: u32) -> u32 {
    fields | (kept.bits() & !declared)
}

/// Rust's own number `Own`, and nothing else.
///
/// That the derive has taken a field's type for it, by its name, is proven by this trait.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not Rust's own `{Own}`",
    label = "taken for Rust's own `{Own}`",
    note = "the derive takes `i32`, `i64`, `u32` and `f64` for Rust's own: write a type of yours \
            that has such a name with its path, `self::u32`"
)]
pub trait Number<Own>: Copy {
    /// The number, as what it is.
    fn own(self) -> Own;

    /// The number, as what the field has it for.
    fn of_own(number: Own) -> Self;
}

macro_rules! number {
    ($($number:ident),*) => {
        $(
            impl Number<$number> for $number {
                #[inline]
                fn own(self) -> $number {
                    self
                }

                #[inline]
                fn of_own(number: $number) -> Self {
                    number
                }
            }
        )*
    };
}

number!(i32, u32, i64, f64);

/// An `int`, as a word of a run.
#[inline]
#[must_use]
pub fn int(number: &impl Number<i32>) -> u32 {
    number.own().cast_unsigned()
}

/// A `#`, as a word of a run.
#[inline]
#[must_use]
pub fn word(number: &impl Number<u32>) -> u32 {
    number.own()
}

/// The first word of a `long`.
#[inline]
#[must_use]
pub fn long_low(number: &impl Number<i64>) -> u32 {
    low(number.own().cast_unsigned())
}

/// The second word of a `long`.
#[inline]
#[must_use]
pub fn long_high(number: &impl Number<i64>) -> u32 {
    high(number.own().cast_unsigned())
}

/// The first word of a `double`.
#[inline]
#[must_use]
pub fn double_low(number: &impl Number<f64>) -> u32 {
    low(number.own().to_bits())
}

/// The second word of a `double`.
#[inline]
#[must_use]
pub fn double_high(number: &impl Number<f64>) -> u32 {
    high(number.own().to_bits())
}

#[inline]
const fn low(bits: u64) -> u32 {
    let [a, b, c, d, ..] = bits.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

#[inline]
const fn high(bits: u64) -> u32 {
    let [.., a, b, c, d] = bits.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Writes a run of fields, which are words. They may note errors: the writer comes after them.
#[inline]
pub fn write_run<const WORDS: usize, B: Buffer>(run: [u32; WORDS], writer: &mut Writer<B>) {
    writer.write_slice(run.map(u32::to_le_bytes).as_flattened());
}

/// Writes a run that has the constructor id in front, which stands there where the object is boxed.
#[inline]
pub fn write_head<const BOXED: bool, const WORDS: usize, B: Buffer>(
    run: [u32; WORDS],
    writer: &mut Writer<B>,
) {
    let left_out = usize::from(!BOXED);
    writer.write_slice(run.map(u32::to_le_bytes)[left_out..].as_flattened());
}

/// Writes the constructor id where the object is boxed.
#[inline]
pub fn write_id<const BOXED: bool, B: Buffer>(writer: &mut Writer<B>, id: u32) {
    if BOXED {
        writer.write_u32(id);
    }
}

/// The `int` that stands at `offset` of a run of fields.
#[inline]
#[must_use]
pub fn get_int<T: Number<i32>>(run: &[u8], offset: usize) -> T {
    T::of_own(i32::from_le_bytes(get(run, offset)))
}

/// The `#` that stands at `offset` of a run of fields.
#[inline]
#[must_use]
pub fn get_word<T: Number<u32>>(run: &[u8], offset: usize) -> T {
    T::of_own(u32::from_le_bytes(get(run, offset)))
}

/// The `long` that stands at `offset` of a run of fields.
#[inline]
#[must_use]
pub fn get_long<T: Number<i64>>(run: &[u8], offset: usize) -> T {
    T::of_own(i64::from_le_bytes(get(run, offset)))
}

/// The `double` that stands at `offset` of a run of fields.
#[inline]
#[must_use]
pub fn get_double<T: Number<f64>>(run: &[u8], offset: usize) -> T {
    T::of_own(f64::from_le_bytes(get(run, offset)))
}

#[inline]
fn get<const LEN: usize>(run: &[u8], offset: usize) -> [u8; LEN] {
    let mut bytes = [0; LEN];
    bytes.copy_from_slice(&run[offset..offset + LEN]);
    bytes
}

/// What has been read, or the error with its place.
#[inline]
pub(crate) fn placed<T>(
    result: Result<T, DecodeError>,
    place: &'static str,
) -> Result<T, DecodeError> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(in_place(error, place)),
    }
}

/// Has a value that stands in for one that could not be read.
///
/// That the derive has taken a field's type for one that has it, by its name, is proven by this trait.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is taken for a type that has a `Default`",
    label = "has no `Default`",
    note = "the derive knows `String`, `Bytes`, `Vec` and the like by their names: write a type of yours that \
            has such a name with its path, `self::Bytes`, or give it a `Default`"
)]
pub trait StandIn {
    /// The value.
    fn stand_in() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> StandIn for T {
    #[inline]
    fn stand_in() -> Self {
        T::default()
    }
}

/// Adds the place that was being read, `help.config.date`, which is a field after its constructor.
///
/// One text for both: a list of two would be a constant of its own, a field.
#[cold]
#[must_use]
pub fn in_place(error: DecodeError, place: &'static str) -> DecodeError {
    error.in_place(place)
}

/// Stands in for a run that the input does not hold whole. The derive makes no run that is longer.
static MISSING_RUN: [u8; 1024] = [0; 1024];

/// Reads a run of `len` bytes: the `fields` of the constructor named `constructor`, each with the number of
/// bytes that it takes, `flags:4 id:8`. Where there are not as many, the error of the first field that the
/// input does not hold whole is left with the reader, and zeros stand in.
///
/// No array whose length is a constant, and one text in place of a list: the compiler would have to evaluate
/// each.
#[inline]
pub fn read_run<'de>(
    reader: &mut Reader<'de>,
    len: usize,
    constructor: &'static str,
    fields: &'static str,
) -> &'de [u8] {
    match reader.read_part(len) {
        Some(run) => run,
        None => {
            run_past_end(reader, constructor, fields);
            &MISSING_RUN[..len]
        }
    }
}

#[cold]
fn run_past_end(reader: &mut Reader<'_>, constructor: &'static str, fields: &'static str) {
    // After an error nothing is there to read, and no other is made, only to be dropped.
    if reader.has_failed() {
        return;
    }
    let mut fields = fields.split(' ').filter_map(|field| field.split_once(':'));
    let cut_off = fields.find_map(|(name, len)| {
        let error = reader.read_slice(len.parse().unwrap_or(0)).err()?;
        Some(error.in_field(&[constructor, name]))
    });
    // One of them is cut off: the run as a whole was.
    let error = cut_off.unwrap_or_else(|| reader.unexpected_end(0));
    reader.fail(error);
}

/// The constructor id `found` is none of the type's.
#[cold]
#[must_use]
pub fn unknown_constructor(
    found: u32,
    expected: &'static [ConstructorName],
    reader: &Reader<'_>,
) -> DecodeError {
    reader.unknown_constructor(found, expected)
}

/// The constructor id `found` is not that of `T`.
#[inline]
#[must_use]
pub fn another_constructor<T: Constructor>(found: u32, reader: &Reader<'_>) -> DecodeError {
    unknown_constructor(found, const { &[name_of::<T>()] }, reader)
}

/// The name of the single constructor of `T`.
#[must_use]
pub const fn name_of<T: Constructor>() -> ConstructorName {
    ConstructorName { name: T::NAME, id: T::ID }
}

/// The definitions of an item.
pub type Definitions = &'static [Definition];

/// The definition of a constructor of the type `ty`.
#[must_use]
pub const fn constructor(
    name: &'static str,
    id: u32,
    text: &'static str,
    types: &'static [Type],
    ty: &'static str,
) -> Definition {
    Definition::new(name, id, text, types, Type::Text(ty))
}

/// The TL type `name` of the objects `T`. `name_crc` is the CRC32 of its name.
#[must_use]
pub const fn object_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(ObjectType { name, constructors: constructors_of::<T>, is_open: false, name_crc })
}

/// The TL type `name` of the objects `T`, which keep what they do not know.
#[must_use]
pub const fn open_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(ObjectType { name, constructors: constructors_of::<T>, is_open: true, name_crc })
}

/// The definitions of the constructors of `T`.
#[must_use]
pub fn constructors_of<T: TlObject>() -> &'static [Definition] {
    T::CONSTRUCTORS
}

/// Fields that share a flag bit.
#[derive(Debug)]
pub struct SharedBit {
    /// The constructor's name.
    pub constructor: &'static str,
    /// The flags word's name.
    pub word: &'static str,
    /// The bit of that word.
    pub bit: u32,
    /// The names of the fields that share it.
    pub fields: &'static [&'static str],
}

/// `word`, with the bit set where the fields that share it are; notes an error where some are set and
/// some not.
#[inline]
pub fn shared_bit<B: Buffer, const N: usize>(
    word: u32,
    shared: &'static SharedBit,
    set: [bool; N],
    writer: &mut Writer<B>,
) -> u32 {
    let count = set.iter().filter(|is_set| **is_set).count();
    if count != 0 && count != N {
        writer.fail(shared_bit_conflict(shared, &set));
    }
    bit_if(word, shared.bit, count != 0)
}

#[cold]
fn shared_bit_conflict(shared: &SharedBit, set: &[bool]) -> EncodeError {
    let fields_that_are = |wanted| {
        let pairs = shared.fields.iter().zip(set);
        pairs.filter(move |(_, is_set)| **is_set == wanted).map(|(name, _)| *name).collect()
    };
    EncodeError::new(EncodeErrorKind::SharedBit {
        constructor: shared.constructor,
        word: shared.word,
        bit: shared.bit,
        set: fields_that_are(true),
        unset: fields_that_are(false),
    })
}

/// Stands for the type parameter whose name the bytes of `NAME` spell, so that the definition of a
/// generic constructor needs no instance of it. It has what bounds on type parameters usually ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable<const NAME: u128>;

impl<const NAME: u128> Variable<NAME> {
    const BYTES: [u8; 16] = NAME.to_be_bytes();
    const TEXT: &'static str = {
        let (_, name) = Self::BYTES.split_at(NAME.leading_zeros() as usize / 8);
        match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => "X",
        }
    };
}

impl<const NAME: u128> TlObject for Variable<NAME> {
    const TYPE: Type = Type::Variable(Self::TEXT);
    const CONSTRUCTORS: &'static [Definition] =
        &[Definition::new(Self::TEXT, 0, "", &[], Type::Variable(Self::TEXT))];

    fn encode_form<const BOXED: bool, B: Buffer>(&self, _: &mut Writer<B>) {}
}

impl<'de, const NAME: u128> DecodeObject<'de> for Variable<NAME> {
    fn decode_body(_: u32, _: &mut Reader<'de>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

impl<const NAME: u128> Constructor for Variable<NAME> {
    const ID: u32 = 0;
    const NAME: &'static str = Self::TEXT;
}

impl<const NAME: u128> Function for Variable<NAME> {
    type Response = Returned<NAME>;
}

/// Stands for what a type parameter has, such as its response: `X` where the parameter is `!X`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Returned<const NAME: u128>;

impl<const NAME: u128> TlObject for Returned<NAME> {
    const TYPE: Type = Type::Text(Variable::<NAME>::TEXT);
    const CONSTRUCTORS: &'static [Definition] = Variable::<NAME>::CONSTRUCTORS;

    fn encode_form<const BOXED: bool, B: Buffer>(&self, _: &mut Writer<B>) {}
}

impl<'de, const NAME: u128> DecodeObject<'de> for Returned<NAME> {
    fn decode_body(_: u32, _: &mut Reader<'de>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}
