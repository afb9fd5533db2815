//! The version in the name of the module for emitted code.

use crate::proof::is_equal;

/// The name that the derive emits, which has the same version. The name of the crate is not checked: a build system may
/// give another one.
#[allow(dead_code, reason = "Rust 1.88 does not count a use in `const _`")]
const NAME: &str = concat!(
    "::__private_",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "_",
    env!("CARGO_PKG_VERSION_MINOR"),
    "_",
    env!("CARGO_PKG_VERSION_PATCH"),
);

/// Does not compile if `path`, the module for emitted code, is not named after the version of this crate.
#[allow(dead_code, reason = "Rust 1.88 does not count a use in `const _`")]
pub(crate) const fn assert_named_after_the_version(path: &str) {
    let (_, name) = path.as_bytes().split_at(path.len().saturating_sub(NAME.len()));
    assert!(
        is_equal(name, NAME.as_bytes()),
        "the version has changed: rename the module `__private_…` in lib.rs, as CONTRIBUTING.md says"
    );
}
