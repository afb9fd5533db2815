//! `#`: a word whose bits say which parameters have a value.

use core::fmt;
use core::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not};

/// A flags word as a field: `#[tl(flags)] flags2: Flags`.
///
/// The field gives the position of the word in the packet. Its value keeps the bits that no other field declares, so
/// that a decoded value is encoded with the bits of newer peers. The declared bits always come from their own fields:
/// here they are ignored.
///
/// ```
/// use tl_core::{Flags, TlObject};
///
/// #[derive(Debug, PartialEq, TlObject)]
/// #[tl(id = 0x00000001, proof = false)]
/// struct Wallpaper {
///     id: i64,
///     #[tl(flags)]
///     flags: Flags,
///     #[tl(flag = 0)]
///     dark: bool,
/// }
///
/// let paper = Wallpaper { id: 0, flags: Flags::from_bits(0b100), dark: true };
/// let packet = tl_core::to_vec(&paper)?;
/// assert_eq!(packet[12..], [0b101, 0, 0, 0]);
/// assert_eq!(tl_core::from_slice::<Wallpaper>(&packet).unwrap(), paper);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(u32);

impl Flags {
    /// A word with none of the undeclared bits set.
    pub const NONE: Self = Self(0);

    /// A word with these bits set.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The bits that are set.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether all the bits of `other` are set.
    ///
    /// ```
    /// use tl_core::Flags;
    ///
    /// let flags = Flags::from_bits(0b100) | Flags::from_bits(0b001);
    /// assert!(flags.contains(Flags::from_bits(0b100)));
    /// assert!(!flags.contains(Flags::from_bits(0b110)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

macro_rules! bit_operation {
    ($($operation:ident::$function:ident, $assign:ident::$assign_function:ident, $symbol:tt;)*) => {$(
        impl $operation for Flags {
            type Output = Self;

            fn $function(self, other: Self) -> Self {
                Self(self.0 $symbol other.0)
            }
        }

        impl $assign for Flags {
            fn $assign_function(&mut self, other: Self) {
                *self = *self $symbol other;
            }
        }
    )*};
}

bit_operation! {
    BitOr::bitor, BitOrAssign::bitor_assign, |;
    BitAnd::bitand, BitAndAssign::bitand_assign, &;
    BitXor::bitxor, BitXorAssign::bitxor_assign, ^;
}

impl Not for Flags {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0)
    }
}

/// Writes the bits as a number in hex.
impl fmt::LowerHex for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}

/// Whether bit `bit` of `word` is set.
#[inline]
#[must_use]
pub const fn bit(word: u32, bit: u32) -> bool {
    word >> bit & 1 != 0
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Flags({:#b})", self.0)
    }
}
