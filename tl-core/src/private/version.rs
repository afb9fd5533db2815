//! The version in the name of the module for emitted code.

use crate::proof::is_equal;

/// The name that the derive emits, which has the same version.
const NAME: &str = concat!(
    "tl_core::__private_",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "_",
    env!("CARGO_PKG_VERSION_MINOR"),
    "_",
    env!("CARGO_PKG_VERSION_PATCH"),
);

/// Does not compile if `path`, the module for emitted code, is not named after the version of this crate.
pub(crate) const fn assert_named_after_the_version(path: &str) {
    assert!(
        is_equal(path.as_bytes(), NAME.as_bytes()),
        "the version has changed: rename the module `__private_…` in lib.rs, as CONTRIBUTING.md says"
    );
}
