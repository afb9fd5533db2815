//! The layers that have a definition.

use crate::error::EncodeError;
use crate::schema::definition::Definition;

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

impl Definition {
    /// Sets the first layer that has the definition.
    #[doc(hidden)]
    #[must_use]
    pub const fn since(mut self, layer: u32) -> Self {
        if let Layers::Own { since, .. } = &mut self.layers {
            *since = layer;
        }
        self
    }

    /// Notes that the constructor is also decoded from lines of other layers.
    #[doc(hidden)]
    #[must_use]
    pub const fn accepting(mut self) -> Self {
        if let Layers::Own { accepts, .. } = &mut self.layers {
            *accepts = true;
        }
        self
    }

    /// Marks it as the definition of a line of another layer.
    #[doc(hidden)]
    #[must_use]
    pub const fn accepted(mut self, line: &'static AcceptedLine) -> Self {
        self.layers = Layers::Accepted(line);
        self
    }

    /// Returns the id of the constructor that is decoded from this line of another layer (`#[tl(accepts = "…")]`);
    /// `None` if this is the definition that encoding uses.
    ///
    /// ```
    /// use tl_core::TlObject;
    ///
    /// #[derive(TlObject)]
    /// #[tl(definition = "point x:long y:long = Point;", accepts = "point x:long = Point;")]
    /// struct Point {
    ///     x: i64,
    ///     #[tl(default)]
    ///     y: i64,
    /// }
    ///
    /// let [own, other] = Point::CONSTRUCTORS else { unreachable!() };
    /// assert_eq!((own.accepted_by(), other.accepted_by()), (None, Some(own.id)));
    /// ```
    #[must_use]
    pub const fn accepted_by(&self) -> Option<u32> {
        match self.layers {
            Layers::Own { .. } => None,
            Layers::Accepted(line) => Some(line.constructor),
        }
    }

    /// Returns the last layer that has this line: `225` for `accepts(225) = "…"`.
    #[must_use]
    pub const fn last_layer(&self) -> Option<u32> {
        match self.layers {
            Layers::Accepted(AcceptedLine { layer: layer @ 1.., .. }) => Some(*layer),
            Layers::Accepted(_) | Layers::Own { .. } => None,
        }
    }

    /// Returns the first layer that has this definition: `216` for `since = 216`.
    #[must_use]
    pub const fn first_layer(&self) -> Option<u32> {
        match self.layers {
            Layers::Own { since: since @ 1.., .. } => Some(since),
            Layers::Own { .. } | Layers::Accepted(_) => None,
        }
    }
}
