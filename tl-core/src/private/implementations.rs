//! The macro around all emitted code.

/// Wraps the items that the derive emits for a type.
///
/// Emitted code calls it by its path. If the path is wrong, there is only this one error: the compiler does not parse
/// the arguments of an unknown macro.
#[doc(hidden)]
#[macro_export]
macro_rules! __tl_implementations {
    ($items:tt) => {
        // Emitted code has the user's spans, so lints would treat it as the user's code. Each lint here is one that
        // users cannot `forbid`. tests/hygiene has the others.
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::restriction)]
        const _: () = $items;
    };
    // Warnings of ids that are not proven: uses of a deprecated constant.
    ($items:tt $warnings:tt) => {
        $crate::__tl_implementations! { $items }
        #[allow(unused_qualifications, clippy::all, clippy::restriction)]
        const _: () = $warnings;
    };
}
