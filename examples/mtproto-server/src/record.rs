//! A record of all objects, for those who want to see them: `--record FILE`. `clients/run` compares it with what the
//! clients have sent and received.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use serde::Serialize;
use serde_json::json;
use tl_core::{Encode, Unknown};

use crate::error::Result;

/// The record, which may be off.
#[derive(Default)]
pub struct Record(Option<Mutex<File>>);

impl Record {
    /// A record in the file `path`: a line of JSON for each object.
    pub fn create(path: &Path) -> Result<Self> {
        Ok(Self(Some(Mutex::new(File::create(path)?))))
    }

    /// Records an object that a client has sent: its bytes, what they mean, and what that is encoded to.
    pub fn received<T: Encode + Serialize>(&self, bytes: &[u8], value: &T) {
        if self.0.is_some() {
            let again = tl_core::to_vec(value).map_or_else(|error| error.to_string(), hex::encode);
            self.write(&json!({ "from": "client", "bytes": hex::encode(bytes), "again": again, "value": value }));
        }
    }

    /// Records an object within another object. Its bytes are not known.
    pub fn received_in<T: Encode + Serialize>(&self, value: &T) -> Result<()> {
        if self.0.is_some() {
            self.received(&tl_core::to_vec(value)?, value);
        }
        Ok(())
    }

    /// Encodes an object that will be sent, and records it.
    pub fn sent<T: Encode + Serialize>(&self, value: &T) -> Result<Unknown> {
        let object = Unknown::from_object(value)?;
        if self.0.is_some() {
            let bytes = hex::encode(object.as_bytes());
            self.write(&json!({ "from": "server", "bytes": bytes, "value": value }));
        }
        Ok(object)
    }

    /// A record that cannot be written does not end a session: the comparison finds the gap.
    fn write(&self, line: &serde_json::Value) {
        let Some(file) = &self.0 else { return };
        if let Ok(mut file) = file.lock() {
            let _ = writeln!(file, "{line}");
        }
    }
}
