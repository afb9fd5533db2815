//! The only exit of a decoder: the error of a field, with the field in its path.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;

use crate::plan::Fields;

/// ```text
/// let (__tl_error, __tl_field) = '__error: {
///     return match __tl_id { … };
/// };
/// __tl_Err(__tl_decode_failed(__tl_error, __tl_field))
/// ```
///
/// There is one exit per function, which drops the earlier fields. With an exit per field, each would have its own
/// code for the drops.
pub(crate) fn with_exit(body: &TokenStream) -> TokenStream {
    quote! {
        let (__tl_error, __tl_field) = '__error: { return #body; };
        __tl_Err(__tl_decode_failed(__tl_error, __tl_field))
    }
}

/// ```text
/// {
///     __tl_Ok(__tl_value) => __tl_value,
///     __tl_Err(__tl_error) => break '__error (__tl_error, "phoneCall.ip"),
/// }
/// ```
///
/// The arms of a match on the result of a field, `phoneCall.ip`. A match is cheaper to compile than `?`.
pub(crate) fn exits(field: &str) -> Group {
    let arms = quote! {
        __tl_Ok(__tl_value) => __tl_value,
        __tl_Err(__tl_error) => break '__error (__tl_error, #field),
    };
    Group::new(Delimiter::Brace, arms)
}

/// `phoneCall.ip`: the field `ip` in the path of an error.
pub(crate) fn field_path(fields: &Fields<'_>, field: &str) -> String {
    format!("{}.{field}", fields.name)
}
