//! The type of a packet of a log, and its fault.

use tl_core::DecodeError;

use crate::arguments::Framing;
use crate::dump::{Subject, find, id_at};
use crate::json::{self, Style};
use crate::schemas::Catalog;

/// The kinds that packets are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A constructor or function, by its id.
    Known(u32),
    /// A message of `MTProto` with its header.
    Header(u32),
    /// An id that no schema has.
    Unknown(u32),
    /// An error of the transport in place of a packet: -404.
    Transport(i32),
    /// Fewer than four bytes.
    Short,
    /// Ids beyond the limit.
    Other,
}

/// A packet whose type has been looked up.
pub(super) struct Packet<'c> {
    pub(super) kind: Kind,
    subject: Option<Subject<'c>>,
}

impl<'c> Packet<'c> {
    pub(super) fn of(catalog: &'c Catalog, framing: Framing, bytes: &[u8]) -> Self {
        if let Some(code) = transport_error(framing, bytes) {
            return Self { kind: Kind::Transport(code), subject: None };
        }
        let subject = find(catalog, bytes);
        let kind = match (&subject, id_at(bytes, 0)) {
            (Some(subject), Some(_)) if subject.has_header() => {
                Kind::Header(u32::from(bytes.starts_with(&[0; 8])))
            }
            (Some(_), Some(id)) => Kind::Known(id),
            (None, Some(id)) => Kind::Unknown(id),
            (_, None) => Kind::Short,
        };
        Self { kind, subject }
    }

    /// The name of the constructor, or of the header before it.
    pub(super) fn constructor(&self, bytes: &[u8]) -> Option<String> {
        self.subject.as_ref().map(|it| it.name(bytes))
    }

    /// The value as JSON, if the packet is right.
    pub(super) fn json(&self, bytes: &[u8]) -> Option<String> {
        let subject = self.subject.as_ref().filter(|it| it.fault.is_none())?;
        let value = subject.decode(bytes).ok()?;
        json::write(subject.schema, &[value], Style::LINE).ok()
    }

    /// The name in a summary.
    pub(super) fn title(&self, bytes: &[u8]) -> String {
        let name = || self.constructor(bytes).unwrap_or_default();
        match self.kind {
            Kind::Known(id) => format!("{}#{id:08x}", name()),
            Kind::Header(_) => name(),
            Kind::Unknown(id) => format!("unknown #{id:08x}"),
            Kind::Transport(code) => format!("transport error {code}"),
            Kind::Short | Kind::Other => "no packet".to_owned(),
        }
    }

    /// The fault, as a message.
    pub(super) fn fault(&self) -> Option<String> {
        match self.kind {
            Kind::Unknown(id) => Some(format!("no schema has the constructor id {id:08x}")),
            Kind::Short => Some("a packet has 4 bytes at least".to_owned()),
            _ => self.error().map(ToString::to_string),
        }
    }

    pub(super) fn error(&self) -> Option<&DecodeError> {
        self.subject.as_ref()?.fault.as_ref()
    }
}

/// If the server refuses a connection, the transports send four bytes, a negative number.
fn transport_error(framing: Framing, bytes: &[u8]) -> Option<i32> {
    let has_errors = matches!(framing, Framing::Abridged | Framing::Intermediate);
    if has_errors { crate::dump::transport_error(bytes) } else { None }
}
