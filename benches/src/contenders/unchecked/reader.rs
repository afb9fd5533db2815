//! A reader of numbers, strings and vectors through a pointer. It knows no constructors.

use std::marker::PhantomData;

use crate::contenders::ids::VECTOR;

/// The packet is invalid.
#[derive(Debug)]
pub struct Refused;

/// The unread bytes, from `at` to `end`. Both pointers are in one slice that lives for `'a`.
pub struct Reader<'a> {
    at: *const u8,
    end: *const u8,
    packet: PhantomData<&'a [u8]>,
}

pub fn whole<'a, T>(
    packet: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let range = packet.as_ptr_range();
    let mut reader = Reader { at: range.start, end: range.end, packet: PhantomData };
    let value = read(&mut reader)?;
    if reader.left() == 0 { Ok(value) } else { Err(Refused) }
}

pub const fn bit(word: u32, bit: u32) -> bool {
    word >> bit & 1 != 0
}

impl<'a> Reader<'a> {
    #[inline(always)]
    pub fn vector_head(&mut self) -> Result<usize, Refused> {
        self.need(8)?;
        // SAFETY: `need` has found 8 bytes, and both reads take 8 bytes.
        let (constructor, count) = unsafe { (self.next_u32(), self.next_u32()) };
        if constructor == VECTOR {
            usize::try_from(count).map_err(|_| Refused)
        } else {
            Err(Refused)
        }
    }

    /// Reads items that take at least `min_len` bytes each.
    #[inline(always)]
    pub fn items<T>(
        &mut self,
        min_len: usize,
        read: impl Fn(&mut Self) -> Result<T, Refused>,
    ) -> Result<Vec<T>, Refused> {
        let count = self.vector_head()?;
        if count > self.left() / min_len {
            return Err(Refused);
        }
        let mut items = Vec::<T>::with_capacity(count);
        for index in 0..count {
            let item = read(self)?;
            // SAFETY: memory for `count` items is reserved, and `index` of them are written.
            unsafe {
                items.as_mut_ptr().add(index).write(item);
                items.set_len(index + 1);
            }
        }
        Ok(items)
    }

    #[inline(always)]
    pub fn text(&mut self) -> Result<&'a str, Refused> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Refused)
    }

    #[inline(always)]
    pub fn bytes(&mut self) -> Result<&'a [u8], Refused> {
        self.need(4)?;
        // SAFETY: `need` has found 4 bytes.
        let first = unsafe { self.at.read() };
        if first > 253 {
            return self.long_bytes();
        }
        let length = usize::from(first);
        let padded = self.slice((length + 4) & !3)?;
        // SAFETY: `padded` is longer than `length`.
        unsafe { Ok(padded.get_unchecked(1..=length)) }
    }

    pub fn long_bytes(&mut self) -> Result<&'a [u8], Refused> {
        // SAFETY: the caller has found four bytes.
        let word = unsafe { self.next_u32() };
        let length = match word & 0xff {
            0xfe => u64::from(word >> 8),
            _ => u64::from(word >> 8) | u64::from(u32::from_le_bytes(self.array()?)) << 24,
        };
        let length = usize::try_from(length).map_err(|_| Refused)?;
        let padded = self.slice(length.checked_next_multiple_of(4).ok_or(Refused)?)?;
        // SAFETY: `padded` is no shorter than `length`.
        unsafe { Ok(padded.get_unchecked(..length)) }
    }

    #[inline(always)]
    pub fn slice(&mut self, len: usize) -> Result<&'a [u8], Refused> {
        self.need(len)?;
        // SAFETY: `len` bytes of the packet, which lives for `'a`, are left.
        unsafe {
            let slice = std::slice::from_raw_parts(self.at, len);
            self.at = self.at.add(len);
            Ok(slice)
        }
    }

    #[inline(always)]
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        self.need(N)?;
        // SAFETY: `N` bytes are left.
        unsafe { Ok(self.next_array()) }
    }

    #[inline(always)]
    pub fn left(&self) -> usize {
        // SAFETY: both point into one slice, and `at` is not behind `end`.
        unsafe { self.end.offset_from_unsigned(self.at) }
    }

    #[inline(always)]
    pub fn need(&self, len: usize) -> Result<(), Refused> {
        if len <= self.left() { Ok(()) } else { Err(Refused) }
    }

    /// # Safety
    /// `N` bytes are left.
    #[inline(always)]
    pub unsafe fn next_array<const N: usize>(&mut self) -> [u8; N] {
        // SAFETY: the caller promises that they can be read.
        unsafe {
            let array = self.at.cast::<[u8; N]>().read_unaligned();
            self.at = self.at.add(N);
            array
        }
    }

    /// # Safety
    /// Four bytes are left.
    #[inline(always)]
    pub unsafe fn next_u32(&mut self) -> u32 {
        // SAFETY: as the caller promises.
        u32::from_le_bytes(unsafe { self.next_array() })
    }

    /// # Safety
    /// Four bytes are left.
    #[inline(always)]
    pub unsafe fn next_i32(&mut self) -> i32 {
        // SAFETY: as the caller promises.
        i32::from_le_bytes(unsafe { self.next_array() })
    }

    /// # Safety
    /// Eight bytes are left.
    #[inline(always)]
    pub unsafe fn next_i64(&mut self) -> i64 {
        // SAFETY: as the caller promises.
        i64::from_le_bytes(unsafe { self.next_array() })
    }
}
