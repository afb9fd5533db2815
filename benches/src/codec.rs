//! All calls of tl-core's functions in the benchmarks.
//!
//! If tl-core's functions or traits change, only this file and the `#[tl(…)]` attributes change here.

use std::collections::VecDeque;

use bytes::Bytes;
use tl_core::{Decode, DecodeOwned, Encode, Limits};

pub use tl_core::{DecodeError, Int256};

/// Panics if `value` cannot be encoded: that would be a mistake in this package.
const ENCODES: &str = "samples can be encoded";

#[inline(always)]
pub fn to_vec<T: Encode>(value: &T) -> Vec<u8> {
    tl_core::to_vec(value).expect(ENCODES)
}

#[inline(always)]
pub fn to_bytes<T: Encode>(value: &T) -> Bytes {
    tl_core::to_bytes(value).expect(ENCODES)
}

/// Encodes to the beginning of `memory`, and returns the number of bytes.
#[inline(always)]
pub fn to_slice<T: Encode>(value: &T, memory: &mut [u8]) -> usize {
    tl_core::to_slice(value, memory).expect(ENCODES).len()
}

/// Appends to `buffer`.
#[inline(always)]
pub fn encode_into<T: Encode>(value: &T, buffer: &mut Vec<u8>) {
    tl_core::encode_into(value, buffer).expect(ENCODES);
}

#[inline(always)]
pub fn from_slice<'a, T: Decode<'a>>(packet: &'a [u8]) -> Result<T, DecodeError> {
    tl_core::from_slice(packet)
}

/// Decodes up to 2,000 levels of nesting.
#[inline(always)]
pub fn from_slice_deep<T: DecodeOwned>(packet: &[u8]) -> Result<T, DecodeError> {
    tl_core::from_slice_with(packet, Limits::DEFAULT.with_depth(2_000).with_nested_size(u32::MAX))
}

/// Decodes `bytes` as a slice of `packet`, without a copy.
#[inline(always)]
pub fn shared_bytes(packet: &Bytes) -> Result<Bytes, DecodeError> {
    tl_core::from_bytes(packet)
}

/// A codec for `#[tl(with = crate::codec::deque)]`, as a user would write it: a bare vector.
pub mod deque {
    use tl_core::{DecodeErrorKind, EncodeError, Reader, Writer};

    use super::{Decode, DecodeError, Encode, VecDeque};

    /// Smallest size of an item: its constructor id.
    const MIN_ITEM_LEN: usize = 4;

    pub fn encode<'w, T: Encode>(
        items: &VecDeque<T>,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        let mut out =
            u32::try_from(items.len()).expect("a queue of the samples is short").encode(out)?;
        for item in items {
            out = item.encode(out)?;
        }
        Ok(out)
    }

    pub fn decode<'de, T: Decode<'de>>(
        reader: &mut Reader<'de>,
    ) -> Result<VecDeque<T>, DecodeError> {
        let count = reader.read_u32()? as usize;
        let (needed, left) = (count.saturating_mul(MIN_ITEM_LEN), reader.remaining().len());
        if needed > left {
            return Err(reader.error(DecodeErrorKind::UnexpectedEnd { needed, left }));
        }
        reader.allocate(count.saturating_mul(size_of::<T>()))?;
        let mut items = VecDeque::with_capacity(count);
        for _ in 0..count {
            items.push_back(reader.read()?);
        }
        Ok(items)
    }
}
