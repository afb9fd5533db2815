//! The text of a schema, from a file or given.

use std::fs;
use std::path::{Path, PathBuf};

use tl_syntax::{Error, Schema};

/// Where a schema comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    File(PathBuf),
    Text { name: String, text: String },
}

impl Source {
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Text { .. } => None,
        }
    }

    pub(crate) fn parse(&self) -> Result<Schema, Error> {
        match self {
            Self::File(path) => tl_syntax::parse(&path.display().to_string(), &read(path)?),
            Self::Text { name, text } => tl_syntax::parse(name, text),
        }
    }
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| unusable("read", path, &error))
}

pub(crate) fn unusable(verb: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::general(format!("cannot {verb} {}: {error}", path.display()))
}
