//! Errors of encoding.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::names::write_shared_bit;
use super::path::{FieldPath, Path, PathStep, Step, finish_debug, write_prefix};
#[cfg(feature = "schema")]
use crate::schema::ValueError;

/// Says why a value cannot be written: what is wrong, and in which field.
///
/// ```
/// use tl_core::{EncodeErrorKind, TlObject, to_vec};
///
/// #[derive(TlObject)]
/// #[tl(id = 0xe89c45b2, proof = false)]
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
pub struct EncodeError(Box<Failure>);

#[derive(Clone)]
struct Failure {
    kind: EncodeErrorKind,
    /// The number of bytes that the memory lacks. It is an estimate: the next attempt allocates by it.
    missing: usize,
    path: Path,
}

/// Compares everything but the number of missing bytes, so that an error made by hand can be equal.
impl PartialEq for Failure {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, &self.path) == (&other.kind, &other.path)
    }
}

impl Eq for Failure {}

/// Lists the reasons why a value cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// Some of the fields that share a flag bit have a value and some have none. Either all or none must have one.
    SharedBit {
        /// The constructor's name.
        constructor: &'static str,
        /// The name of the flags word.
        word: &'static str,
        /// The bit of that word, 0 to 31.
        bit: u32,
        /// The fields that have a value.
        set: Vec<&'static str>,
        /// The fields that have none.
        unset: Vec<&'static str>,
    },
    /// A vector has more items than a TL `int` can count: 2³¹ − 1.
    TooManyItems {
        /// The number of items.
        count: usize,
    },
    /// A vector has more items than the limit of its field (`#[tl(max_items = 20)]`).
    ItemLimit {
        /// The number of items.
        count: usize,
        /// The limit.
        limit: u32,
    },
    /// A value is longer than its length, a TL `int`, can say: 2³¹ − 1 bytes.
    TooLong {
        /// Its length, in bytes.
        len: usize,
    },
    /// A codec wrote a number of bytes that is not a multiple of four, as TL requires.
    Misaligned {
        /// The number of bytes that the codec wrote.
        len: usize,
    },
    /// The memory is too small for the value.
    BufferFull {
        /// The size of the next piece of the value, in bytes.
        needed: usize,
        /// The number of free bytes.
        left: usize,
    },
    /// The target layer of [`to_vec_as`](crate::to_vec_as) has no form for the value.
    OtherLayer {
        /// The layer.
        layer: u32,
        /// The part that the layer lacks, or requires.
        message: Cow<'static, str>,
    },
    /// A value does not fit the schema that was read at run time.
    #[cfg(feature = "schema")]
    Value(ValueError),
    /// A hand-written codec reports an error.
    Custom(Cow<'static, str>),
}

impl EncodeError {
    /// Makes the error `kind`.
    #[cold]
    #[must_use]
    pub fn new(kind: EncodeErrorKind) -> Self {
        let missing = match kind {
            EncodeErrorKind::BufferFull { needed, left } => needed.saturating_sub(left),
            _ => 0,
        };
        Self(Box::new(Failure { kind, missing, path: Path::default() }))
    }

    /// Makes the error of memory with `left` free bytes, if a write needs `needed`.
    #[cold]
    pub(crate) fn buffer_full(needed: usize, left: usize) -> Self {
        Self::new(EncodeErrorKind::BufferFull { needed, left })
    }

    /// Returns the reason of the error.
    #[must_use]
    pub fn kind(&self) -> EncodeErrorKind {
        self.0.kind.clone()
    }

    /// Returns the path of the faulty value, as in `message.entities[2].url`; empty if it is the outermost value.
    #[must_use]
    pub fn path(&self) -> impl fmt::Display + '_ {
        &self.0.path
    }

    /// Returns the steps of the path, outermost first.
    ///
    /// ```
    /// use tl_core::{EncodeError, EncodeErrorKind, PathStep};
    ///
    /// let error = EncodeError::new(EncodeErrorKind::Custom("…".into()));
    /// let error = error.in_item(2).in_field(&["phoneCall", "connections"]);
    /// assert_eq!(error.path().to_string(), "phoneCall.connections[2]");
    /// let steps: Vec<_> = error.steps().collect();
    /// let field = PathStep::Field { constructor: "phoneCall", field: "connections" };
    /// assert_eq!(steps, [field, PathStep::Item(2)]);
    /// ```
    pub fn steps(&self) -> impl Iterator<Item = PathStep<'_>> {
        self.0.path.steps()
    }

    /// Adds a step to the path.
    fn at(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
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

    /// Adds `help.config.date`, the field `date` of the constructor `help.config`, to the path.
    #[cold]
    pub(crate) fn at_field(self, field: &'static str) -> Self {
        self.at(Step::Field(FieldPath::Joined(field)))
    }

    /// Adds `help.config.date`, a parameter of a run-time schema, to the path.
    #[cold]
    #[cfg(feature = "schema")]
    pub(crate) fn at_parameter(self, parameter: alloc::string::String) -> Self {
        self.at(Step::Field(FieldPath::Read(parameter.into())))
    }

    /// Adds an item to the path, as [`in_item`](Self::in_item) does. The vector has `count` items, and all of them
    /// had `available` bytes. If the memory is too small, the size of the items so far gives an estimate for the
    /// others.
    #[cold]
    pub(crate) fn at_item(mut self, index: usize, count: usize, available: usize) -> Self {
        if let EncodeErrorKind::BufferFull { .. } = self.0.kind {
            let for_these = available.saturating_add(self.0.missing);
            let for_all = (for_these / (index + 1)).saturating_mul(count);
            self.0.missing = self.0.missing.max(for_all.saturating_sub(available));
        }
        self.in_item(index)
    }

    /// The number of bytes that the memory lacks, as an estimate; `None` if memory is not the fault, or if the codec
    /// itself reported enough free bytes. Then there is no second attempt.
    pub(crate) fn missing(&self) -> Option<usize> {
        (self.0.missing != 0).then_some(self.0.missing)
    }
}

impl fmt::Display for EncodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SharedBit { constructor, word, bit, set, unset } => {
                write_shared_bit(f, constructor, word, *bit, &set.join(", "), &unset.join(", "))
            }
            Self::TooManyItems { count } => {
                write!(f, "a vector of {count} items: TL counts up to 2147483647")
            }
            Self::ItemLimit { count, limit } => {
                write!(f, "a vector of {count} items exceeds the limit of {limit}")
            }
            Self::TooLong { len } => {
                write!(f, "a value of {len} bytes: its length can be given up to 2147483647")
            }
            Self::Misaligned { len } => {
                write!(f, "a codec wrote {len} bytes: everything in TL takes a multiple of 4")
            }
            Self::BufferFull { needed, left } => {
                write!(f, "the buffer is full where {needed} bytes are to be written ({left} left)")
            }
            #[cfg(feature = "schema")]
            Self::Value(error) => error.fmt(f),
            Self::OtherLayer { layer, message } => write!(f, "layer {layer} {message}"),
            Self::Custom(message) => f.write_str(message),
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_prefix(&self.0.path, f)?;
        self.0.kind.fmt(f)
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("EncodeError");
        shown.field("kind", &self.0.kind);
        finish_debug(shown, &self.0.path)
    }
}

impl core::error::Error for EncodeError {}
