//! The layers that have a definition.

use crate::error::EncodeError;

/// The layers of a definition, as far as the item's attributes say.
#[derive(Clone, Copy)]
pub(crate) enum Layers {
    /// The definition that encoding uses.
    Own {
        /// The first layer with the definition; 0 if the item does not say.
        since: u32,
        /// Whether the item is also decoded from lines of other layers.
        accepts: bool,
    },
    /// A line of another layer, which decoding accepts.
    Accepted(&'static AcceptedLine),
}

/// Describes a line of another layer, with the data to encode a value by it.
#[derive(Debug)]
pub struct AcceptedLine {
    /// The id of the constructor that is decoded from the line.
    pub constructor: u32,
    /// The last layer with the line; 0 if the item does not say.
    pub layer: u32,
    /// The parameters of the constructor that encoding by this line omits: their values are lost.
    pub lost: &'static [&'static str],
    /// The parameters of the line that share only their name with a parameter of the constructor, not the meaning.
    pub unrelated: &'static [&'static str],
    /// The parameters with another type in the line, each with a function that converts the bytes of the
    /// constructor's type into those of the line's.
    pub conversions: &'static [(&'static str, Rewrite)],
    /// The parameters that decoding from the line sets to a default, each with the bytes of the default. If a value
    /// equals its default, omitting it loses nothing.
    pub defaults: &'static [(&'static str, Default)],
}

/// Converts the bytes of a value into those of another type.
pub type Rewrite = fn(&[u8]) -> Result<alloc::vec::Vec<u8>, EncodeError>;

/// Returns the bytes of a default.
pub type Default = fn() -> Result<alloc::vec::Vec<u8>, EncodeError>;
