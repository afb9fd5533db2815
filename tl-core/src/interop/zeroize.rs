//! `zeroize`: values that hold secrets can be wiped.
//!
//! [`Unknown`](crate::Unknown) does not implement it, because its bytes may be shared with other values.

use zeroize::Zeroize;

use crate::types::{Bare, Flags, Int128, Int256, Int512};

macro_rules! zeroize_wide_integer {
    ($($integer:ident),*) => {$(
        impl Zeroize for $integer {
            fn zeroize(&mut self) {
                self.0.zeroize();
            }
        }
    )*};
}

zeroize_wide_integer!(Int128, Int256, Int512);

impl Zeroize for Flags {
    fn zeroize(&mut self) {
        let mut bits = self.bits();
        bits.zeroize();
        *self = Self::from_bits(bits);
    }
}

impl<T: Zeroize> Zeroize for Bare<T> {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}
