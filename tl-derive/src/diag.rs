//! Compile errors: collected, so that all mistakes of an item are reported together. And the name that a name with a
//! typing error is meant to be.

use std::cell::RefCell;
use std::fmt::Display;

use quote::ToTokens;

/// Collects errors until [`finish`](Self::finish) hands them over. Dropping it unread is a bug of
/// the macro, and panics.
pub(crate) struct Ctxt {
    /// `None` after `finish`.
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Ctxt {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Notes `message` on all of `tokens`.
    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Notes `message` on `tokens`, and `first_message` on `first`, which they repeat.
    pub(crate) fn duplicate(
        &self,
        tokens: impl ToTokens,
        message: impl Display,
        first: impl ToTokens,
        first_message: impl Display,
    ) {
        let mut error = syn::Error::new_spanned(tokens, message);
        error.combine(syn::Error::new_spanned(first, first_message));
        self.push(error);
    }

    pub(crate) fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// Says how many errors there are so far.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().as_ref().map_or(0, Vec::len)
    }

    /// Gives all errors, combined, if there are any.
    pub(crate) fn finish(self) -> Result<(), syn::Error> {
        let errors = self.errors.take().unwrap_or_default();
        let combined = errors.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        combined.map_or(Ok(()), Err)
    }
}

impl Drop for Ctxt {
    fn drop(&mut self) {
        let unread = self.errors.borrow().is_some();
        assert!(!unread || std::thread::panicking(), "the errors of the derive were not looked at");
    }
}

/// The one of `known` that `name` is probably meant to be.
pub(crate) fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = &name.to_lowercase();
    let nearest = known.iter().min_by_key(|known| distance(name, known))?;
    // One error in a word of three letters, two in one of six.
    (distance(name, nearest) <= name.len().max(3) / 3).then_some(*nearest)
}

/// How many letters are to be inserted, removed, replaced, or swapped with the next one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let is_swapped = i > 1 && j > 1 && a[i - 2] == b[j - 1] && a[i - 1] == b[j - 2];
            let swapped = if is_swapped { rows[i - 2][j - 2] + 1 } else { replaced };
            row.push(replaced.min(swapped).min(rows[i - 1][j] + 1).min(row[j - 1] + 1));
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Ctxt, distance, meant};

    #[test]
    fn distances() {
        assert_eq!(distance("", "flag"), 4);
        assert_eq!(distance("flag", ""), 4);
        assert_eq!(distance("flag", "flag"), 0);
        assert_eq!(distance("flg", "flag"), 1);
        assert_eq!(distance("flags", "flag"), 1);
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("tag", "flag"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn typing_errors() {
        let meant = |name| meant(name, &["id", "name", "flag", "flags", "returns", "dialect"]);
        assert_eq!(meant("nmae"), Some("name"));
        assert_eq!(meant("flg"), Some("flag"));
        assert_eq!(meant("falgs"), Some("flags"));
        assert_eq!(meant("ID"), Some("id"));
        assert_eq!(meant("return"), Some("returns"));
        assert_eq!(meant("dailekt"), Some("dialect"));
        assert_eq!(meant("tag"), None);
        assert_eq!(meant("layer"), None);
        assert_eq!(meant("é"), None);
        assert_eq!(meant(&"x".repeat(1000)), None);
    }

    #[test]
    #[should_panic(expected = "were not looked at")]
    fn to_lose_errors_is_a_bug() {
        drop(Ctxt::new());
    }
}
