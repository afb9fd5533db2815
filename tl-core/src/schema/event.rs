//! The events of a walk through a packet, and the visitor that takes them.

use core::fmt;

/// A part of a packet that a decoder reads at once.
pub(crate) struct Event<'a> {
    /// The number of values around it.
    pub(crate) depth: usize,
    pub(crate) path: Path<'a>,
    /// The offset of the first byte.
    pub(crate) offset: usize,
    pub(crate) bytes: &'a [u8],
    pub(crate) value: Value<'a>,
}

/// How a value is called by the one around it. A type and a parameter are shown as schemas write them.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The whole packet.
    Root(&'a dyn fmt::Display),
    Parameter(&'a dyn fmt::Display),
    /// An item of a vector.
    Item(usize, &'a dyn fmt::Display),
    /// Several items of a vector, of this number.
    Items(usize),
}

/// The meaning of the bytes of an event.
pub(crate) enum Value<'a> {
    Int(i32),
    Long(i64),
    Double(f64),
    Wide(&'a dyn fmt::Display),
    Bool(bool),
    /// A word, with the names of the parameters that depend on its bits.
    Word(u32, &'a dyn Bits),
    Text(&'a str),
    Bytes(&'a [u8]),
    /// The id of an object, or the beginning of a bare one.
    Constructor {
        name: &'a str,
        id: u32,
    },
    /// The id of a vector, if it has one, and the number of its items.
    Count(u32),
    /// An object whose id alone is known.
    Unknown(u32),
    /// Bytes that only a decoder understands.
    Opaque,
    /// Items that are not shown one by one.
    More,
}

/// The bits of a flags word.
pub(crate) trait Bits {
    /// Gives each parameter that depends on the word: the bit and the name.
    fn each(&self, give: &mut dyn FnMut(u32, &str));
}

/// Takes the events of a packet, in order.
pub(crate) trait Visitor {
    fn visit(&mut self, event: &Event<'_>);
}
