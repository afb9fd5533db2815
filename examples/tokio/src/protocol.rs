//! Requests and answers of the store. Their ids are computed from their definitions.

use tl_core::{Bytes, TlObject};

/// What a client asks.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "kv.Request")]
pub enum Request {
    /// Stores a value. With frames, `value` is a slice of the read buffer: no copy.
    #[tl(name = "kv.put")]
    Put { key: String, value: Bytes },
    /// Asks for a value.
    #[tl(name = "kv.get")]
    Get { key: String },
    /// Asks for all values.
    #[tl(name = "kv.list")]
    List,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "kv.Answer")]
pub enum Answer {
    #[tl(name = "kv.stored")]
    Stored,
    #[tl(name = "kv.value")]
    Value { value: Bytes },
    #[tl(name = "kv.missing")]
    Missing,
    #[tl(name = "kv.entries")]
    Entries {
        #[tl(bare, items = bare)]
        entries: Vec<Entry>,
    },
}

/// A value with its key.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "kv.entry")]
pub struct Entry {
    pub key: String,
    pub value: Bytes,
}
