//! Numbers as the little-endian words of a block that is written at once.

/// Rust's own number `Own`, and nothing else.
///
/// The derive recognises numbers by name. This bound fails if the name means another type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not Rust's own `{Own}`",
    label = "taken for Rust's own `{Own}`",
    note = "the derive takes `i32`, `i64`, `u32`, `u64` and `f64` for Rust's own: write a type of yours \
            that has such a name with its path, `self::u32`"
)]
pub trait Prim<Own>: Copy {
    /// The number as the primitive that it is.
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

/// Functions that give a word of a number, from its bits.
macro_rules! words {
    ($($(#[$doc:meta])* $function:ident($number:ty), |$it:ident| $word:expr;)*) => {$(
        $(#[$doc])*
        #[inline]
        #[must_use]
        pub fn $function(number: &impl Prim<$number>) -> u32 {
            let $it = number.into_prim();
            $word
        }
    )*};
}

words! {
    /// An `int`, as a word of a block.
    i32_le(i32), |it| it.cast_unsigned();
    /// A `#`, as a word of a block.
    u32_le(u32), |it| it;
    /// The first word of a `long`.
    i64_lo(i64), |it| low(it.cast_unsigned());
    /// The second word of a `long`.
    i64_hi(i64), |it| high(it.cast_unsigned());
    /// The first word of a `long` without a sign.
    u64_lo(u64), |it| low(it);
    /// The second word of a `long` without a sign.
    u64_hi(u64), |it| high(it);
    /// The first word of a `double`.
    f64_lo(f64), |it| low(it.to_bits());
    /// The second word of a `double`.
    f64_hi(f64), |it| high(it.to_bits());
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
