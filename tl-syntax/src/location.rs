//! Where in a schema something is, and what is wrong there.

use std::fmt;
use std::sync::Arc;

/// A place in a schema file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file, as the user called it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Shows the place as compilers do: `api.tl:12:5`.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What is wrong with a schema or with what was asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// Where, if it is at one place of a schema.
    pub location: Option<Location>,
    /// What is wrong, and what to write instead.
    pub message: String,
    /// What else is wrong, without others of their own.
    pub others: Vec<Error>,
}

impl Error {
    /// An error at a place of a schema.
    pub fn at(location: &Location, message: impl Into<String>) -> Self {
        Self { location: Some(location.clone()), message: message.into(), others: Vec::new() }
    }

    /// An error of the request as a whole.
    pub fn general(message: impl Into<String>) -> Self {
        Self { location: None, message: message.into(), others: Vec::new() }
    }

    /// Adds what else is wrong.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let Self { location, message, others } = other;
        self.others.push(Self { location, message, others: Vec::new() });
        self.others.extend(others);
        self
    }

    /// Makes one error of several, if there are any.
    #[must_use]
    pub fn combined(errors: impl IntoIterator<Item = Self>) -> Option<Self> {
        errors.into_iter().reduce(Self::and)
    }

    /// Takes the values of all results, or all their errors as one.
    pub fn collect<T>(results: impl IntoIterator<Item = Result<T, Self>>) -> Result<Vec<T>, Self> {
        let (mut values, mut errors) = (Vec::new(), Vec::new());
        for result in results {
            match result {
                Ok(value) => values.push(value),
                Err(error) => errors.push(error),
            }
        }
        Self::combined(errors).map_or(Ok(values), Err)
    }

    /// Gives this error and the [others](Self::others), one by one.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        [self].into_iter().chain(&self.others)
    }
}

/// Shows `file:line:column: message`, without the others.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.location {
            Some(location) => write!(f, "{location}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Error {}
