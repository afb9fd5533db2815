//! Errors of decoding.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::names::{Expected, write_names};
use super::path::{FieldPath, Path, Step, finish_debug, write_prefix};
use crate::schema::name::ConstructorName;

/// Says why bytes are not a value of the expected type: what is wrong, at which byte, and in which field.
///
/// ```
/// use tl_core::{DecodeErrorKind, from_slice};
///
/// let error = from_slice::<i64>(&[1, 2, 3]).unwrap_err();
/// assert_eq!(error.offset(), 0);
/// assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 8, left: 3 }));
/// assert_eq!(error.to_string(), "the input ends where 8 bytes are needed (3 left), at byte 0");
/// ```
#[derive(Clone)]
pub struct DecodeError(Repr);

/// The most common error, another constructor at the beginning of the input, needs no allocation.
#[derive(Clone)]
enum Repr {
    Refused { found: u32, expected: &'static Expected },
    Failed(Box<Failure>),
}

/// All details of an error.
///
/// The functions that make one return it in its box, not in a `Result`: the compiler then knows at the call that
/// there is an error.
#[derive(Clone)]
pub struct Failure {
    kind: DecodeErrorKind,
    offset: usize,
    /// The smallest number of bytes that the outermost input lacks; 0 if its end is not the fault.
    missing: usize,
    path: Path,
    /// The name that a schema has for the refused constructor.
    known: Option<Box<str>>,
}

/// Compares everything but the number of missing bytes, so that an error made by hand can be equal.
impl PartialEq for Failure {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, &self.offset, &self.path) == (&other.kind, &other.offset, &other.path)
    }
}

impl Eq for Failure {}

/// Lists the reasons why a packet cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The input ends in the middle of a value of known size.
    UnexpectedEnd {
        /// The size of the value, in bytes.
        needed: usize,
        /// The number of bytes in the input that remain.
        left: usize,
    },
    /// A string gives a length that exceeds, with its padding, the rest of the input.
    LengthPastEnd {
        /// The length that the string gives, in bytes, without its padding.
        length: u64,
        /// The number of bytes after the length itself.
        left: usize,
    },
    /// The bytes of a `string` are not UTF-8. The error's offset is that of the first wrong byte.
    InvalidUtf8,
    /// One constructor is expected, and the id belongs to another.
    WrongConstructor {
        /// The id in the input.
        found: u32,
        /// The constructor that is expected.
        expected: ConstructorName,
    },
    /// The id belongs to no constructor of the type.
    UnknownConstructor {
        /// The id in the input.
        found: u32,
        /// The type's constructors.
        expected: Cow<'static, [ConstructorName]>,
    },
    /// A vector gives more items than fit into the rest of the input.
    TooManyItems {
        /// The number of items that the vector gives.
        count: usize,
        /// The number of remaining bytes.
        left: usize,
    },
    /// Bytes are left after the value.
    TrailingBytes {
        /// The number of remaining bytes.
        left: usize,
    },
    /// A length, given as an `int`, is negative.
    NegativeLength {
        /// The length.
        len: i32,
    },
    /// The number of bytes that are kept as they are is not a multiple of four, as TL requires.
    Misaligned {
        /// Their number.
        len: usize,
    },
    /// Values are nested deeper than [`Limits::depth`](crate::Limits::depth).
    DepthLimit {
        /// The limit, in levels.
        limit: u32,
    },
    /// The sizes of the objects around the value add up to more than
    /// [`Limits::nested_size`](crate::Limits::nested_size).
    NestedSizeLimit {
        /// The limit, in bytes.
        limit: u32,
    },
    /// The value would take more memory than [`Limits::allocation`](crate::Limits::allocation).
    AllocationLimit {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A vector has more items than [`Limits::items`](crate::Limits::items), or than the limit of its field
    /// (`#[tl(max_items = 20)]`).
    ItemLimit {
        /// The number of items that the vector gives.
        count: usize,
        /// The limit.
        limit: u32,
    },
    /// The packet has more vector items without bytes than [`Limits::empty_items`](crate::Limits::empty_items).
    EmptyItemLimit {
        /// The limit.
        limit: u32,
    },
    /// The packet differs from the canonical form of the value. The error's offset is that of the first byte that
    /// differs.
    NotCanonical,
    /// A hand-written codec reports an error.
    Custom(Cow<'static, str>),
}

impl DecodeErrorKind {
    /// The kind for the constructor id `found`, which is not in `expected`.
    pub(crate) fn unexpected(
        found: u32,
        expected: impl Into<Cow<'static, [ConstructorName]>>,
    ) -> Self {
        let expected = expected.into();
        match *expected {
            [expected] => Self::WrongConstructor { found, expected },
            _ => Self::UnknownConstructor { found, expected },
        }
    }
}

impl Failure {
    #[cold]
    pub(crate) fn new(kind: DecodeErrorKind, offset: usize) -> Box<Self> {
        Self::with_missing(kind, offset, 0)
    }

    /// Makes the error of an input that lacks at least `missing` bytes.
    #[cold]
    pub(crate) fn with_missing(kind: DecodeErrorKind, offset: usize, missing: usize) -> Box<Self> {
        Box::new(Self { kind, offset, missing, path: Path::default(), known: None })
    }

    /// Makes the error of the constructor id `found`, at byte `offset`, which is not in `expected`.
    #[cold]
    pub(crate) fn refused(found: u32, expected: &'static Expected, offset: usize) -> Box<Self> {
        Self::new(DecodeErrorKind::unexpected(found, expected.constructors), offset)
    }

    /// Adds the name that a schema has for the refused constructor.
    #[cold]
    pub(crate) fn known_as(mut self: Box<Self>, known: String) -> Box<Self> {
        self.known = Some(known.into());
        self
    }
}

impl From<Box<Failure>> for DecodeError {
    #[inline]
    fn from(failure: Box<Failure>) -> Self {
        Self(Repr::Failed(failure))
    }
}

impl DecodeError {
    /// Makes the error `kind` at byte `offset` of the input.
    #[inline]
    #[must_use]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Failure::new(kind, offset).into()
    }

    /// Makes the error of the constructor id `found`, which ends at byte `end` and is not in `expected`.
    ///
    /// Not inlined: every decoder has this call.
    #[cold]
    pub(crate) fn refused(found: u32, expected: &'static Expected, end: usize) -> Self {
        let offset = end.saturating_sub(4);
        if offset == 0 {
            return Self(Repr::Refused { found, expected });
        }
        Failure::refused(found, expected, offset).into()
    }

    /// The details of the error.
    fn failure(&self) -> Cow<'_, Failure> {
        match &self.0 {
            Repr::Refused { found, expected } => Cow::Owned(*Failure::refused(*found, expected, 0)),
            Repr::Failed(failure) => Cow::Borrowed(failure),
        }
    }

    /// Adds a step to the path.
    fn at(self, step: Step) -> Self {
        let mut failure = match self.0 {
            Repr::Refused { found, expected } => Failure::refused(found, expected, 0),
            Repr::Failed(failure) => failure,
        };
        failure.path.push(step);
        Self(Repr::Failed(failure))
    }

    /// Returns the reason of the error.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.failure().into_owned().kind
    }

    /// Returns the offset of the fault: the number of bytes before it in the whole input.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.failure().offset
    }

    /// Returns the smallest number of bytes that the input lacks at its end. A stream waits for them and decodes
    /// again.
    ///
    /// `None` if more input would not help. This includes a value inside of an envelope that gives its length
    /// ([`Reader::read_within`](crate::Reader::read_within)): if such a value is cut off, the length is wrong.
    ///
    /// If the length of a string or a vector is wrong, the error is the same as for an input that is not complete
    /// yet. So a stream needs its own limit.
    ///
    /// ```
    /// let error = tl_core::from_slice::<i64>(&[1, 2, 3]).unwrap_err();
    /// assert_eq!(error.needed(), Some(5));
    /// let error = tl_core::from_slice::<bool>(&[1, 2, 3, 4]).unwrap_err();
    /// assert_eq!(error.needed(), None);
    /// ```
    #[must_use]
    pub fn needed(&self) -> Option<usize> {
        Some(self.failure().missing).filter(|missing| *missing != 0)
    }

    /// Returns the path of the faulty value, as in `phoneCall.connections[2].ip`; empty if it is the outermost value.
    #[must_use]
    pub fn path(&self) -> impl fmt::Display + '_ {
        match &self.0 {
            Repr::Refused { .. } => Path::EMPTY,
            Repr::Failed(failure) => &failure.path,
        }
    }

    /// Adds a field to the path of its error: the names of the constructor and the field, in this order.
    #[cold]
    #[must_use]
    pub fn in_field(self, &[constructor, field]: &[&'static str; 2]) -> Self {
        self.at(Step::Field(FieldPath::Names(constructor, field)))
    }

    /// Adds the index to the path of the error of a vector's item.
    #[cold]
    #[must_use]
    pub fn in_item(self, index: usize) -> Self {
        self.at(Step::Item(index))
    }

    /// Adds the index to the path, as [`in_item`](Self::in_item) does. If the input ends within this item, it lacks the
    /// later ones of the `count` items, too, each at least `min_len` bytes.
    #[cold]
    pub(crate) fn in_item_of(self, index: usize, count: usize, min_len: usize) -> Self {
        let mut error = self.in_item(index);
        if let Repr::Failed(failure) = &mut error.0
            && failure.missing != 0
        {
            let later = count.saturating_sub(index).saturating_sub(1).saturating_mul(min_len);
            failure.missing = failure.missing.saturating_add(later);
        }
        error
    }

    /// Adds `help.config.date`, a parameter of a run-time schema, to the path.
    #[cold]
    #[cfg(feature = "schema")]
    pub(crate) fn at_parameter(self, parameter: alloc::string::String) -> Self {
        self.at(Step::Field(FieldPath::Read(parameter.into())))
    }

    /// Adds `help.config.date`, the field `date` of the constructor `help.config`, to the path.
    #[cold]
    pub(crate) fn at_field(self, field: &'static str) -> Self {
        self.at(Step::Field(FieldPath::Joined(field)))
    }
}

impl PartialEq for DecodeError {
    fn eq(&self, other: &Self) -> bool {
        self.failure() == other.failure()
    }
}

impl Eq for DecodeError {}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = self.failure();
        write_prefix(&failure.path, f)?;
        write!(f, "{}", failure.kind)?;
        if let Some(known) = &failure.known {
            write!(f, " (it is {known})")?;
        }
        write!(f, ", at byte {}", failure.offset)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = self.failure();
        let mut shown = f.debug_struct("DecodeError");
        shown.field("kind", &failure.kind).field("offset", &failure.offset);
        finish_debug(shown, &failure.path)
    }
}

impl core::error::Error for DecodeError {}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedEnd { needed, left } => {
                write!(f, "the input ends where {needed} bytes are needed ({left} left)")
            }
            Self::LengthPastEnd { length, left } if *length <= *left as u64 => {
                write!(f, "the padding of a string of {length} bytes is cut off ({left} left)")
            }
            Self::LengthPastEnd { length, left } => {
                write!(f, "a string of {length} bytes runs past the end ({left} left)")
            }
            Self::InvalidUtf8 => f.write_str("a string is not UTF-8"),
            Self::WrongConstructor { found, expected } => {
                write!(f, "found the constructor id {found:#010x} where {expected} is expected")
            }
            Self::UnknownConstructor { found, expected } => {
                write!(f, "found the constructor id {found:#010x} where one of ")?;
                write_names(f, expected.iter())?;
                f.write_str(" is expected")
            }
            Self::TooManyItems { count, left } => {
                let items = if *count == 1 { "item" } else { "items" };
                write!(f, "a vector of {count} {items} runs past the end ({left} bytes left)")
            }
            Self::TrailingBytes { left: 1 } => f.write_str("1 byte is left after the value"),
            Self::TrailingBytes { left } => {
                write!(f, "{left} bytes are left after the value")
            }
            Self::Misaligned { len } => {
                write!(f, "an object of {len} bytes: everything in TL takes a multiple of 4")
            }
            Self::NegativeLength { len } => write!(f, "a length of {len} bytes"),
            Self::DepthLimit { limit } => {
                write!(f, "values are nested deeper than the limit of {limit} levels")
            }
            Self::AllocationLimit { limit } => {
                write!(f, "the value takes more memory than the limit of {limit} bytes")
            }
            Self::ItemLimit { count, limit } => {
                write!(f, "a vector of {count} items exceeds the limit of {limit}")
            }
            Self::NestedSizeLimit { limit } => {
                write!(f, "nested objects are larger than the limit of {limit} bytes in all")
            }
            Self::EmptyItemLimit { limit } => {
                write!(f, "more than {limit} items of vectors take no bytes")
            }
            Self::NotCanonical => f.write_str("the value is written in another way"),
            Self::Custom(message) => f.write_str(message),
        }
    }
}
