//! The frame of what the derive emits.

/// The block of items that the derive emits for a type.
///
/// Called by its path. If the path is wrong, that is the only error: the compiler does not look into a call to a macro
/// that it cannot find.
#[doc(hidden)]
#[macro_export]
macro_rules! __tl_implementations {
    ($items:tt) => {
        // What stands on the user's tokens is linted as the user's.
        #[allow(unused_qualifications, clippy::all, clippy::restriction)]
        const _: () = $items;
    };
}
