//! What can go wrong: on the way in ([`DecodeError`]) and on the way out ([`EncodeError`]).
//!
//! Both are one word wide and built in cold functions, so that a `Result` of them fits in registers
//! and the happy path pays nothing for the detail that a failure carries.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::definition::ConstructorName;

/// Says why bytes are not the value that was asked for: what is wrong, at which byte, and on the way
/// to which field.
///
/// ```
/// use tl_core::{DecodeErrorKind, from_slice};
///
/// let error = from_slice::<i64>(&[1, 2, 3]).unwrap_err();
/// assert_eq!(error.offset(), 0);
/// assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 8, left: 3 }));
/// assert_eq!(error.to_string(), "the input ends where 8 bytes are needed (3 left), at byte 0");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<DecodeFailure>);

#[derive(Clone, PartialEq, Eq)]
struct DecodeFailure {
    kind: DecodeErrorKind,
    offset: usize,
    /// Innermost first: a segment is pushed at each level as the error travels up.
    path: Segments,
}

/// Segments of a path, the first of them without memory of their own.
#[derive(Clone, Default, PartialEq, Eq)]
struct Segments {
    near: [Option<Segment>; 4],
    far: Vec<Segment>,
}

impl Segments {
    fn push(&mut self, segment: Segment) {
        match self.near.iter_mut().find(|it| it.is_none()) {
            Some(free) => *free = Some(segment),
            None => self.far.push(segment),
        }
    }

    fn is_empty(&self) -> bool {
        self.near[0].is_none()
    }

    /// Outermost first.
    fn outermost_first(&self) -> impl Iterator<Item = Segment> {
        self.far.iter().rev().chain(self.near.iter().rev().flatten()).copied()
    }
}

/// A step of the way from the outermost value to the one that failed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Segment {
    Field(Place),
    /// An item of a vector.
    Index(usize),
}

/// A field of a constructor.
#[derive(Clone, Copy)]
enum Place {
    /// The constructor's name and that of the field.
    Names(&'static str, &'static str),
    /// Both in one text, `help.config.date`, which is taken apart where somebody looks.
    Text(&'static str),
}

impl Place {
    /// The constructor's name and that of the field.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Names(constructor, field) => (constructor, field),
            Self::Text(text) => text.rsplit_once('.').unwrap_or(("", text)),
        }
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.names() == other.names()
    }
}

impl Eq for Place {}

/// The ways in which a packet can be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The input ends in the middle of a value of known size.
    UnexpectedEnd {
        /// How many bytes the value takes.
        needed: usize,
        /// How many there are.
        left: usize,
    },
    /// A string says that it is longer, with its padding, than what is left of the input.
    LengthPastEnd {
        /// The length that the string gives, in bytes, without its padding.
        length: u64,
        /// How many bytes are left after the length itself.
        left: usize,
    },
    /// The bytes of a `string` are not UTF-8. The error's offset is that of the first wrong byte.
    InvalidUtf8,
    /// One constructor can stand here, and the id is another's.
    WrongConstructor {
        /// The id in the input.
        found: u32,
        /// The constructor that can stand here.
        expected: ConstructorName,
    },
    /// The id is none of the type's constructors'.
    UnknownConstructor {
        /// The id in the input.
        found: u32,
        /// The type's constructors.
        expected: Cow<'static, [ConstructorName]>,
    },
    /// A vector says that it has more items than can fit into what is left of the input.
    TooManyItems {
        /// The number of items that the vector gives.
        count: usize,
        /// How many bytes are left.
        left: usize,
    },
    /// The value has been read whole and bytes are left.
    TrailingBytes {
        /// How many bytes are left.
        left: usize,
    },
    /// A length that is given as an `int` is negative.
    NegativeLength {
        /// The length.
        len: i32,
    },
    /// The body of an object that is kept as it is is not a multiple of four bytes long, as everything
    /// in TL is.
    Misaligned {
        /// Its length, in bytes.
        len: usize,
    },
    /// Values are nested deeper than [`Limits::depth`](crate::Limits::depth).
    DepthLimit {
        /// The limit, in levels.
        limit: u32,
    },
    /// The value would take more memory than [`Limits::allocation`](crate::Limits::allocation).
    AllocationLimit {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A vector has more items than [`Limits::items`](crate::Limits::items).
    ItemLimit {
        /// The number of items that the vector gives.
        count: usize,
        /// The limit.
        limit: usize,
    },
    /// What a codec written by hand has to say.
    Custom(Cow<'static, str>),
}

impl DecodeError {
    /// Makes the error `kind` at byte `offset` of the input.
    #[cold]
    #[must_use]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self(Box::new(DecodeFailure { kind, offset, path: Segments::default() }))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// Where it is wrong: the number of bytes before the fault, counted from the input's first.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The way to the value that failed, as in `phoneCall.connections[2].ip`; empty where the
    /// outermost value itself is at fault.
    #[must_use]
    pub fn path(&self) -> impl fmt::Display + '_ {
        Path(&self.0.path)
    }

    /// Adds the constructor and field (in this order) that were being read.
    #[cold]
    #[must_use]
    pub fn in_field(mut self, &[constructor, field]: &[&'static str; 2]) -> Self {
        self.0.path.push(Segment::Field(Place::Names(constructor, field)));
        self
    }

    /// Adds the place that was being read: a field after its constructor, `help.config.date`.
    #[cold]
    #[must_use]
    pub(crate) fn in_place(mut self, place: &'static str) -> Self {
        self.0.path.push(Segment::Field(Place::Text(place)));
        self
    }

    /// Adds the index of the item that was being read.
    #[cold]
    #[must_use]
    pub fn in_item(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }
}

struct Path<'a>(&'a Segments);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.outermost_first().enumerate() {
            match segment {
                Segment::Field(place) => {
                    let (constructor, field) = place.names();
                    let constructor = if position == 0 { constructor } else { "" };
                    write!(f, "{constructor}.{field}")?;
                }
                Segment::Index(index) => {
                    let vector = if position == 0 { "vector" } else { "" };
                    write!(f, "{vector}[{index}]")?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        write!(f, "{}, at byte {}", self.0.kind, self.0.offset)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("DecodeError");
        shown.field("kind", &self.0.kind).field("offset", &self.0.offset);
        if !self.0.path.is_empty() {
            shown.field("path", &format_args!("{}", self.path()));
        }
        shown.finish()
    }
}

impl core::error::Error for DecodeError {}

/// How many of the expected constructors a message names before it says "and … more".
const NAMED_CONSTRUCTORS: usize = 8;

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
                write_names(f, expected)?;
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
                write!(f, "an object's body of {len} bytes: its length is to be a multiple of 4")
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
            Self::Custom(message) => f.write_str(message),
        }
    }
}

fn write_names(f: &mut fmt::Formatter<'_>, names: &[ConstructorName]) -> fmt::Result {
    for (position, name) in names.iter().take(NAMED_CONSTRUCTORS).enumerate() {
        let separator = if position == 0 { "" } else { ", " };
        write!(f, "{separator}{name}")?;
    }
    match names.len().saturating_sub(NAMED_CONSTRUCTORS) {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

/// Says why a value has no TL form.
///
/// ```
/// use tl_core::{EncodeErrorKind, TlObject, to_vec};
///
/// #[derive(TlObject)]
/// #[tl(id = 0xe89c45b2)]
/// struct WebPage {
///     #[tl(flag = 5)]
///     embed_url: Option<String>,
///     #[tl(flag = 5)]
///     embed_type: Option<String>,
/// }
///
/// let page = WebPage { embed_url: Some("https://…".into()), embed_type: None };
/// let error = to_vec(&page).unwrap_err();
/// assert!(matches!(error.kind(), EncodeErrorKind::SharedBit { bit: 5, .. }));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct EncodeError(Box<EncodeErrorKind>);

/// The ways in which a value can have no TL form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// Fields that share a flag bit are there or absent together, and here some are and some are not.
    SharedBit {
        /// The constructor's name.
        constructor: &'static str,
        /// The name of the flags word.
        word: &'static str,
        /// The bit of that word, 0 to 31.
        bit: u32,
        /// The fields that are set.
        set: Vec<&'static str>,
        /// The fields that are not.
        unset: Vec<&'static str>,
    },
    /// A vector has more items than a TL `int` counts: 2³¹ − 1.
    TooManyItems {
        /// The number of items.
        count: usize,
    },
    /// A value is longer than the TL `int` before it, which gives its length, can say: 2³¹ − 1 bytes.
    TooLong {
        /// Its length, in bytes.
        len: usize,
    },
    /// The body of an [`Unknown`](crate::Unknown) object is not a multiple of four bytes long, as
    /// everything in TL is.
    Misaligned {
        /// Its length, in bytes.
        len: usize,
    },
    /// The buffer takes no more bytes.
    BufferFull,
    /// What a codec written by hand has to say.
    Custom(Cow<'static, str>),
}

impl EncodeError {
    /// Makes the error `kind`.
    #[cold]
    #[must_use]
    pub fn new(kind: EncodeErrorKind) -> Self {
        Self(Box::new(kind))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &EncodeErrorKind {
        &self.0
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            EncodeErrorKind::SharedBit { constructor, word, bit, set, unset } => write!(
                f,
                "{constructor}: fields that share bit {bit} of {word} are set together or not at \
                 all, but {} is set and {} is not",
                Names(set),
                Names(unset)
            ),
            EncodeErrorKind::TooManyItems { count } => {
                write!(f, "a vector of {count} items: TL counts up to 2147483647")
            }
            EncodeErrorKind::TooLong { len } => {
                write!(f, "a value of {len} bytes: its length can be given up to 2147483647")
            }
            EncodeErrorKind::Misaligned { len } => {
                write!(f, "an object's body of {len} bytes: its length is to be a multiple of 4")
            }
            EncodeErrorKind::BufferFull => f.write_str("the buffer takes no more bytes"),
            EncodeErrorKind::Custom(message) => f.write_str(message),
        }
    }
}

struct Names<'a>(&'a [&'static str]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, name) in self.0.iter().enumerate() {
            let separator = if position == 0 { "" } else { ", " };
            write!(f, "{separator}{name}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EncodeError").field(self.kind()).finish()
    }
}

impl core::error::Error for EncodeError {}
