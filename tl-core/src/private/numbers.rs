//! Numbers as little-endian words of a block that is written at once.

/// Accepts only Rust's primitive number `Own`.
///
/// The derive recognises numbers by name. This bound fails if the name means another type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the built-in `{Own}`",
    label = "the derive takes this name for the built-in type",
    note = "the derive takes the names `i32`, `i64`, `u32`, `u64` and `f64` for the built-in types: if you have \
            your own type with such a name, write its path, as in `self::u32`"
)]
pub trait Prim<Own>: Copy {
    /// Returns the number as a primitive.
    fn into_prim(self) -> Own;
}

macro_rules! prim {
    ($($number:ident),*) => {
        $(
            impl Prim<$number> for $number {
                #[inline]
                fn into_prim(self) -> $number {
                    self
                }
            }
        )*
    };
}

prim!(i32, u32, i64, u64, f64);

/// Returns an `int` as a word of a block.
#[inline]
#[must_use]
pub fn i32_le(number: &impl Prim<i32>) -> u32 {
    number.into_prim().cast_unsigned()
}

/// Returns a `#` as a word of a block.
#[inline]
#[must_use]
pub fn u32_le(number: &impl Prim<u32>) -> u32 {
    number.into_prim()
}

/// Returns the first word of a `long`.
#[inline]
#[must_use]
pub fn i64_lo(number: &impl Prim<i64>) -> u32 {
    low(number.into_prim().cast_unsigned())
}

/// Returns the second word of a `long`.
#[inline]
#[must_use]
pub fn i64_hi(number: &impl Prim<i64>) -> u32 {
    high(number.into_prim().cast_unsigned())
}

/// Returns the first word of an unsigned `long`.
#[inline]
#[must_use]
pub fn u64_lo(number: &impl Prim<u64>) -> u32 {
    low(number.into_prim())
}

/// Returns the second word of an unsigned `long`.
#[inline]
#[must_use]
pub fn u64_hi(number: &impl Prim<u64>) -> u32 {
    high(number.into_prim())
}

/// Returns the first word of a `double`.
#[inline]
#[must_use]
pub fn f64_lo(number: &impl Prim<f64>) -> u32 {
    low(number.into_prim().to_bits())
}

/// Returns the second word of a `double`.
#[inline]
#[must_use]
pub fn f64_hi(number: &impl Prim<f64>) -> u32 {
    high(number.into_prim().to_bits())
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the other half is the other word")]
const fn low(bits: u64) -> u32 {
    bits as u32
}

#[inline]
const fn high(bits: u64) -> u32 {
    low(bits >> 32)
}
