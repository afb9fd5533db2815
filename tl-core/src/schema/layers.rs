//! The layers of a schema that have a definition.

use crate::error::EncodeError;
use crate::schema::definition::Definition;

/// The layers that have a definition, as far as the item says.
#[derive(Clone, Copy)]
pub(crate) enum Layers {
    /// The definition by which the item is written.
    Own {
        /// The first layer that has it; 0 if the item does not say.
        since: u32,
        /// Whether the item is read from lines of other layers, too.
        accepts: bool,
    },
    /// A line of another layer, from which the item is read, too.
    Accepted(&'static AcceptedLine),
}

/// A line of another layer: what it takes to write a value as the line has it.
#[derive(Debug)]
pub struct AcceptedLine {
    /// The id of the constructor that is read from the line.
    pub constructor: u32,
    /// The last layer that has the line; 0 if the item does not say.
    pub layer: u32,
    /// The parameters of the constructor that are left out, with their values, if the line is written.
    pub lost: &'static [&'static str],
    /// The parameters of the line that have nothing but the name in common with one of the constructor.
    pub unrelated: &'static [&'static str],
    /// The parameters that have another type in the line, and what makes the bytes of one those of the other.
    pub conversions: &'static [(&'static str, Rewrite)],
    /// The parameters that have a default if they are read from the line, and the bytes of that: to leave out such a
    /// value loses nothing.
    pub defaults: &'static [(&'static str, Default)],
}

/// Makes the bytes of a value those of another type.
pub type Rewrite = fn(&[u8]) -> Result<alloc::vec::Vec<u8>, EncodeError>;

/// Gives the bytes of a default.
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

    /// Notes that the constructor is read from lines of other layers, too.
    #[doc(hidden)]
    #[must_use]
    pub const fn accepting(mut self) -> Self {
        if let Layers::Own { accepts, .. } = &mut self.layers {
            *accepts = true;
        }
        self
    }

    /// Makes it the definition of a line of another layer.
    #[doc(hidden)]
    #[must_use]
    pub const fn accepted(mut self, line: &'static AcceptedLine) -> Self {
        self.layers = Layers::Accepted(line);
        self
    }

    /// Gives the id of the constructor that is read from this line of another layer (`#[tl(accepts = "…")]`); `None` of
    /// the definition by which values are written.
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

    /// Gives the last layer that has this line, `225` of `accepts(225) = "…"`.
    #[must_use]
    pub const fn last_layer(&self) -> Option<u32> {
        match self.layers {
            Layers::Accepted(AcceptedLine { layer: layer @ 1.., .. }) => Some(*layer),
            Layers::Accepted(_) | Layers::Own { .. } => None,
        }
    }

    /// Gives the first layer that has this definition, `216` of `since = 216`.
    #[must_use]
    pub const fn first_layer(&self) -> Option<u32> {
        match self.layers {
            Layers::Own { since: since @ 1.., .. } => Some(since),
            Layers::Own { .. } | Layers::Accepted(_) => None,
        }
    }
}
