//! A packet as a line of JSON.

use serde::Serialize;
use serde_json::value::RawValue;

use super::frames::Place;
use super::packet::Packet;

/// The line of `--jsonl` for a packet. Absent parts are left out.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    /// Eight hex digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constructor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// The offset of the fault in the packet.
    #[serde(skip_serializing_if = "Option::is_none")]
    error_offset: Option<usize>,
    /// The value, as `tl json` writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Box<RawValue>>,
}

impl<'a> Record<'a> {
    /// A packet that was read.
    pub(super) fn of(
        file: Option<&'a str>,
        place: Place,
        packet: &Packet<'_>,
        bytes: &[u8],
    ) -> Self {
        Self {
            length: Some(bytes.len()),
            id: crate::dump::id_at(bytes, 0).map(|it| format!("{it:08x}")),
            constructor: packet.constructor(bytes),
            error: packet.fault(),
            error_offset: packet.error().map(tl_core::DecodeError::offset),
            value: packet.json(bytes).and_then(|it| RawValue::from_string(it).ok()),
            ..Self::at(file, place)
        }
    }

    /// A place at which no packet could be read.
    pub(super) fn of_error(file: Option<&'a str>, place: Place, message: &str) -> Self {
        Self { error: Some(message.to_owned()), ..Self::at(file, place) }
    }

    fn at(file: Option<&'a str>, place: Place) -> Self {
        let (line, offset) = match place {
            Place::Line(line) => (Some(line), None),
            Place::Byte(offset) => (None, Some(offset)),
        };
        let (length, id, constructor, value) = (None, None, None, None);
        let (error, error_offset) = (None, None);
        Self { file, line, offset, length, id, constructor, error, error_offset, value }
    }
}
