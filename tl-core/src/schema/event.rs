//! The events of a walk through a packet, and the visitor that receives them.

#[cfg(feature = "schema")]
use alloc::sync::Arc;
use core::fmt;

use crate::types::{Int128, Int256, Int512, Unknown};

/// A part of a packet that a decoder reads in one step.
pub(crate) struct Event<'a> {
    /// The number of values around this one.
    pub(crate) depth: usize,
    pub(crate) path: Path<'a>,
    /// The offset of the first byte.
    pub(crate) offset: usize,
    pub(crate) bytes: &'a [u8],
    pub(crate) value: EventValue<'a>,
}

/// The path of a value inside of the value around it. It shows types and parameters as schemas write them.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The whole packet.
    Root(&'a dyn fmt::Display),
    Parameter {
        #[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only values need it"))]
        name: &'a dyn Name,
        shown: &'a dyn fmt::Display,
    },
    /// An item of a vector.
    Item(usize, &'a dyn fmt::Display),
    /// The number of items in this one event.
    Items(usize),
}

/// The name of a parameter or constructor.
pub(crate) trait Name {
    fn text(&self) -> &str;

    /// The name in shared memory, for values that keep it.
    #[cfg(feature = "schema")]
    fn shared(&self) -> Arc<str>;
}

impl Name for &'static str {
    fn text(&self) -> &str {
        self
    }

    #[cfg(feature = "schema")]
    fn shared(&self) -> Arc<str> {
        (*self).into()
    }
}

/// The meaning of the bytes of an event.
pub(crate) enum EventValue<'a> {
    Int(i32),
    /// The length in bytes of the next object.
    Length(i32),
    Long(i64),
    Double(f64),
    Int128(&'a Int128),
    Int256(&'a Int256),
    Int512(&'a Int512),
    Bool(bool),
    /// A set flag bit without a value: no bytes.
    True,
    /// A `#`, with the names of the parameters that depend on its bits.
    Word(u32, &'a dyn Bits),
    Text(&'a str),
    Bytes(&'a [u8]),
    /// The id of an object, or the beginning of a bare one.
    Constructor {
        name: &'a dyn Name,
        id: u32,
    },
    /// The id of a vector, if it has one, and the number of its items.
    Count(u32),
    /// An object of an unknown constructor.
    Unknown(&'a Unknown),
    /// Bytes of a hand-written codec, which only its decoder understands.
    Opaque,
    /// Items that one line summarises.
    More,
}

/// The bits of a flags word.
pub(crate) trait Bits {
    /// Passes each parameter that depends on the word to `give`: the bit and the name.
    fn each(&self, give: &mut dyn FnMut(u32, &str));
}

/// Receives the events of a packet, in order.
pub(crate) trait Visitor {
    fn visit(&mut self, event: &Event<'_>);

    /// The memory that the visitor needs for the event, in bytes, for limits. The walk itself counts the memory of
    /// vector items and unknown objects.
    fn memory(&self, _: &Event<'_>) -> usize {
        0
    }
}

/// Ignores all events, for a walk that only finds faults or the end of a value.
pub(crate) struct NoopVisitor;

impl Visitor for NoopVisitor {
    fn visit(&mut self, _: &Event<'_>) {}
}
