//! The macro of tl-core around all emitted code: if tl-core is not at the path, this is the only error.

use std::ffi::OsString;
use std::sync::OnceLock;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use crate::names;

/// `::tl_core::private::implementations! {{ … }}`
///
/// The compiler does not parse the arguments of an unknown macro. `items` is one token tree, so the cost of the macro
/// call does not depend on its size.
pub(crate) fn gated(krate: &Path, items: &TokenStream) -> TokenStream {
    // If the user's path leads to another crate, it has no `private`. So rustc's error points at the path.
    let last = krate.segments.last().map_or_else(Span::call_site, |it| it.ident.span());
    let span = Span::call_site().located_at(last);
    let gated = quote_spanned!(span=> #krate::private::implementations! {{ #items }});
    if is_missing() && names::is_default_crate(krate) {
        return named_after_the_attribute(&gated);
    }
    gated
}

/// ```text
/// const _: () = {
///     macro_rules! if_tl_core_is_renamed_write_tl_crate_eq_path { … }
///     if_tl_core_is_renamed_write_tl_crate_eq_path! {}
/// };
/// ```
///
/// If there is no crate `tl_core`, rustc says that it cannot find it, and names the macros that wrote the path. So
/// one of these macros has a name that says how to fix it.
fn named_after_the_attribute(gated: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            macro_rules! if_tl_core_is_renamed_write_tl_crate_eq_path {
                () => { #gated };
            }
            if_tl_core_is_renamed_write_tl_crate_eq_path! {}
        };
    }
}

/// Whether rustc was called without a crate `tl_core`. The item may still have the name: this function cannot see
/// `extern crate renamed as tl_core;`. So the result changes only the text of an error.
fn is_missing() -> bool {
    static IS_MISSING: OnceLock<bool> = OnceLock::new();
    *IS_MISSING.get_or_init(|| lacks_tl_core(std::env::args_os()))
}

/// Whether `arguments` are the complete arguments of rustc, without a crate `tl_core`.
fn lacks_tl_core(arguments: impl Iterator<Item = OsString>) -> bool {
    let arguments: Vec<_> = arguments.map(|it| it.to_string_lossy().into_owned()).collect();
    let is_extern = |(index, argument): (usize, &String)| {
        let value = match argument.strip_prefix("--extern") {
            Some("") => arguments.get(index + 1).map(String::as_str),
            Some(value) => value.strip_prefix('='),
            None => None,
        };
        value.is_some_and(|it| crate_name(it) == "tl_core")
    };
    // If this is false, another program expands the macro, or the arguments of rustc are in a file.
    let is_known = arguments.iter().any(|it| it.starts_with("--extern"))
        && !arguments.iter().any(|it| it.starts_with('@'));
    is_known && !arguments.iter().enumerate().any(is_extern)
}

/// The name `tl_core` in `priv,noprelude:tl_core=/target/libtl_core.rlib`.
fn crate_name(value: &str) -> &str {
    let name = value.split_once('=').map_or(value, |(name, _)| name);
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::lacks_tl_core;

    fn lacks(arguments: &str) -> bool {
        lacks_tl_core(arguments.split(' ').map(Into::into))
    }

    #[test]
    fn arguments_of_rustc() {
        assert!(lacks("rustc lib.rs --extern renamed=libtl_core.rlib"));
        assert!(lacks("rustc lib.rs --extern=tl_core_facade"));
        assert!(!lacks("rustc lib.rs --extern renamed=a.rlib --extern tl_core=libtl_core.rlib"));
        assert!(!lacks("rustc lib.rs --extern=tl_core"));
        assert!(!lacks("rustc lib.rs --extern priv,noprelude:tl_core=libtl_core.rlib"));
    }

    #[test]
    fn what_is_not_known() {
        assert!(!lacks("rust-analyzer-proc-macro-srv"));
        assert!(!lacks("rustc @arguments --extern renamed=libtl_core.rlib"));
    }
}
