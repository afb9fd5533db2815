//! The macro around all emitted code.

/// Wraps the items that the derive emits for a type.
///
/// Emitted code calls it by its path. If the path is wrong, there is only this one error: the compiler does not parse
/// the arguments of an unknown macro.
#[doc(hidden)]
#[macro_export]
macro_rules! __tl_implementations {
    ($items:tt) => {
        // Emitted code has the user's spans, so lints would treat it as the user's code.
        #[allow(unused_qualifications, clippy::all, clippy::restriction)]
        const _: () = $items;
    };
}
