//! The frame of what the derive emits.

/// The block of items that the derive emits for a type.
///
/// Called by its path. If the path is wrong, that is the only error: the compiler does not look into a call to a macro
/// that it cannot find.
#[doc(hidden)]
#[macro_export]
macro_rules! __tl_implementations {
    ($items:tt) => {
        // The lints take code with the user's spans for the user's own.
        #[allow(unused_qualifications, clippy::all, clippy::restriction)]
        const _: () = $items;
    };
}
