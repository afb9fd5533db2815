//! A reader of numbers, strings and vectors. It knows no constructors. Each read has one bounds check; cold functions
//! box the errors.

use bytes::Bytes;

use crate::contenders::ids::VECTOR;

/// An error of decoding, with its offset and its path.
#[derive(Debug)]
pub struct Error(Box<Failure>);

#[derive(Debug)]
#[expect(dead_code, reason = "read by `Debug` alone; what matters is what it costs to say it")]
struct Failure {
    fault: Fault,
    offset: usize,
    path: Vec<Step>,
}

#[derive(Debug)]
#[expect(dead_code, reason = "read by `Debug` alone; what matters is what it costs to say it")]
enum Fault {
    UnexpectedEnd { needed: usize, left: usize },
    LengthPastEnd { length: u64, left: usize },
    InvalidUtf8 { valid_up_to: usize },
    UnknownConstructor { found: u32 },
    TooManyItems { count: usize },
    TrailingBytes { left: usize },
    DepthLimit,
    AllocationLimit,
}

#[derive(Debug)]
#[expect(dead_code, reason = "read by `Debug` alone; what matters is what it costs to say it")]
pub enum Step {
    Field(&'static str),
    Item(usize),
}

impl Error {
    #[cold]
    pub fn within(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }
}

const MAX_DEPTH: u32 = 64;
const MAX_ALLOCATION: usize = 64 << 20;
const MAX_ITEMS: usize = 1 << 20;

pub struct Reader<'a> {
    pub rest: &'a [u8],
    end: usize,
    pub depth: u32,
    allocation: usize,
}

pub fn whole<'a, T>(
    packet: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut reader =
        Reader { rest: packet, end: packet.len(), depth: MAX_DEPTH, allocation: MAX_ALLOCATION };
    let value = read(&mut reader)?;
    match reader.rest.len() {
        0 => Ok(value),
        left => Err(reader.error(Fault::TrailingBytes { left })),
    }
}

#[inline(always)]
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(std::array::from_fn(|index| bytes[at + index]))
}

#[inline(always)]
pub fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_le_bytes(std::array::from_fn(|index| bytes[at + index]))
}

#[inline(always)]
pub fn i64_at(bytes: &[u8], at: usize) -> i64 {
    i64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]))
}

pub const fn bit(word: u32, bit: u32) -> bool {
    word >> bit & 1 != 0
}

impl<'a> Reader<'a> {
    #[inline(always)]
    pub fn vector_head(&mut self) -> Result<usize, Error> {
        let head: [u8; 8] = self.array()?;
        self.expect(VECTOR, u32_at(&head, 0))?;
        self.enter()?;
        self.depth += 1;
        Ok(usize::try_from(u32_at(&head, 4)).unwrap_or(usize::MAX))
    }

    #[inline(always)]
    pub fn items<T>(
        &mut self,
        count: usize,
        min_len: usize,
        read: impl Fn(&mut Self) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.expect_items(count, min_len, size_of::<T>())?;
        let mut items = Vec::with_capacity(count);
        for index in 0..count {
            match read(self) {
                Ok(item) => items.push(item),
                Err(error) => return Err(error.within(Step::Item(index))),
            }
        }
        Ok(items)
    }

    pub fn expect_items(&mut self, count: usize, min_len: usize, size: usize) -> Result<(), Error> {
        if count > MAX_ITEMS || count * min_len > self.rest.len() {
            return Err(self.error(Fault::TooManyItems { count }));
        }
        self.allocate(count * size)
    }

    #[inline(always)]
    pub fn text(&mut self) -> Result<String, Error> {
        match self.str() {
            Ok(text) => self.owned(text),
            Err(error) => Err(error),
        }
    }

    #[inline(always)]
    pub fn owned(&mut self, text: &str) -> Result<String, Error> {
        self.allocate(text.len())?;
        Ok(text.to_owned())
    }

    #[inline(always)]
    pub fn owned_bytes(&mut self) -> Result<Bytes, Error> {
        let content = self.bytes()?;
        self.allocate(content.len())?;
        Ok(Bytes::copy_from_slice(content))
    }

    /// The UTF-8 check includes a short length, which is an ASCII byte. `from_utf8` goes byte by byte up to the next
    /// aligned word, and from the length this usually takes fewer steps than from the content.
    #[inline(always)]
    pub fn str(&mut self) -> Result<&'a str, Error> {
        if let &[length @ ..=127, ..] = self.rest
            && let Some((padded, rest)) = self.rest.split_at_checked((usize::from(length) + 4) & !3)
            && let Ok(text) = std::str::from_utf8(&padded[..=usize::from(length)])
            && let Some(text) = text.get(1..)
        {
            self.rest = rest;
            return Ok(text);
        }
        self.any_str()
    }

    pub fn any_str(&mut self) -> Result<&'a str, Error> {
        let bytes = self.bytes()?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) => Err(self.error(Fault::InvalidUtf8 { valid_up_to: error.valid_up_to() })),
        }
    }

    #[inline(always)]
    pub fn bytes(&mut self) -> Result<&'a [u8], Error> {
        match self.rest {
            &[length @ ..=253, ..] => {
                let length = usize::from(length);
                match self.rest.split_at_checked((length + 4) & !3) {
                    Some((padded, rest)) => {
                        self.rest = rest;
                        Ok(&padded[1..=length])
                    }
                    None => Err(self.length_past_end(length as u64)),
                }
            }
            _ => self.long_bytes(),
        }
    }

    pub fn long_bytes(&mut self) -> Result<&'a [u8], Error> {
        let (header, length) = if let [0xff, ..] = self.rest {
            match self.rest.first_chunk() {
                Some(bytes) => (8, u64::from_le_bytes(*bytes) >> 8),
                None => return Err(self.unexpected_end(8)),
            }
        } else {
            match self.rest.first_chunk() {
                Some(bytes) => (4, u64::from(u32::from_le_bytes(*bytes) >> 8)),
                None => return Err(self.unexpected_end(4)),
            }
        };
        let len = usize::try_from(length).ok();
        let end = len.and_then(|len| len.checked_next_multiple_of(4)?.checked_add(header));
        match (len, end.and_then(|end| self.rest.split_at_checked(end))) {
            (Some(len), Some((padded, rest))) => {
                self.rest = rest;
                Ok(&padded[header..header + len])
            }
            _ => Err(self.length_past_end(length)),
        }
    }

    #[inline(always)]
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        match self.rest.split_first_chunk() {
            Some((array, rest)) => {
                self.rest = rest;
                Ok(*array)
            }
            None => Err(self.unexpected_end(N)),
        }
    }

    #[inline(always)]
    pub fn expect(&self, expected: u32, found: u32) -> Result<(), Error> {
        if found == expected { Ok(()) } else { Err(self.unknown(found)) }
    }

    #[inline(always)]
    pub fn enter(&mut self) -> Result<(), Error> {
        match self.depth.checked_sub(1) {
            Some(left) => {
                self.depth = left;
                Ok(())
            }
            None => Err(self.error(Fault::DepthLimit)),
        }
    }

    #[inline(always)]
    pub fn allocate(&mut self, size: usize) -> Result<(), Error> {
        match self.allocation.checked_sub(size) {
            Some(left) => {
                self.allocation = left;
                Ok(())
            }
            None => Err(self.error(Fault::AllocationLimit)),
        }
    }

    #[cold]
    fn error(&self, fault: Fault) -> Error {
        let offset = self.end - self.rest.len();
        Error(Box::new(Failure { fault, offset, path: Vec::new() }))
    }

    #[cold]
    pub fn unexpected_end(&self, needed: usize) -> Error {
        self.error(Fault::UnexpectedEnd { needed, left: self.rest.len() })
    }

    #[cold]
    pub fn length_past_end(&self, length: u64) -> Error {
        self.error(Fault::LengthPastEnd { length, left: self.rest.len() })
    }

    #[cold]
    pub fn unknown(&self, found: u32) -> Error {
        self.error(Fault::UnknownConstructor { found })
    }
}
