//! Compile errors: collected, so that all mistakes of an item are reported together.

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

#[cfg(test)]
mod tests {
    use super::Ctxt;

    #[test]
    #[should_panic(expected = "were not looked at")]
    fn to_lose_errors_is_a_bug() {
        drop(Ctxt::new());
    }
}
