//! `arbitrary`: values from unstructured bytes, for fuzz targets.

use arbitrary::{Arbitrary, Error, MaxRecursionReached, Result, Unstructured, size_hint};
use bytes::Bytes;

use crate::types::{Bare, Flags, Int128, Int256, Int512, Unknown};

macro_rules! arbitrary_wide_integer {
    ($($integer:ident: $size:literal),*) => {$(
        impl<'a> Arbitrary<'a> for $integer {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                u.arbitrary().map(Self)
            }

            fn size_hint(_: usize) -> (usize, Option<usize>) {
                ($size, Some($size))
            }
        }
    )*};
}

arbitrary_wide_integer!(Int128: 16, Int256: 32, Int512: 64);

/// Any word. If a field declares one of its bits, encoding takes this bit from the field, not from the word.
impl<'a> Arbitrary<'a> for Flags {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary().map(Self::from_bits)
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        (4, Some(4))
    }
}

impl<'a, T: Arbitrary<'a>> Arbitrary<'a> for Bare<T> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary().map(Self)
    }

    fn size_hint(depth: usize) -> (usize, Option<usize>) {
        T::size_hint(depth)
    }

    fn try_size_hint(depth: usize) -> Result<(usize, Option<usize>), MaxRecursionReached> {
        T::try_size_hint(depth)
    }
}

/// Any id, and a body whose length is a multiple of four, so that it can be encoded. If the value is in the `other`
/// variant of an enum, its id may be that of another variant. Then decoding gives that variant.
impl<'a> Arbitrary<'a> for Unknown {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let id = u.arbitrary()?;
        let words = u.arbitrary_len::<[u8; 4]>()?;
        let body = u.bytes(4 * words)?;
        Self::new(id, body).map_err(|_| Error::IncorrectFormat)
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        size_hint::and((4, Some(4)), (0, None))
    }
}

/// Makes [`Bytes`], which do not implement `Arbitrary`. Use it with `#[arbitrary(with = …)]`.
///
// tl-tests compiles the example: it needs arbitrary's derive.
#[cfg_attr(not(doctest), doc = include_str!("../../docs/arbitrary-bytes.md"))]
pub fn arbitrary_bytes(u: &mut Unstructured<'_>) -> Result<Bytes> {
    let len = u.arbitrary_len::<u8>()?;
    u.bytes(len).map(Bytes::copy_from_slice)
}
