//! `#[derive(TlObject)]`: the macro of [`tl-core`](https://docs.rs/tl-core). Depend on `tl-core`, which re-exports
//! it.
//!
//! ```
//! use tl_core::TlObject;
//!
//! #[derive(Debug, PartialEq, TlObject)]
//! #[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
//! struct FutureSalt {
//!     valid_since: i32,
//!     valid_until: i32,
//!     salt: i64,
//! }
//!
//! let salt = FutureSalt { valid_since: 1, valid_until: 2, salt: 3 };
//! let packet = tl_core::to_vec(&salt)?;
//! assert_eq!(tl_core::from_slice::<FutureSalt>(&packet)?, salt);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [The derive](macro@TlObject) describes every attribute.
//!
//! # Emitted code
//!
//! | on | implementations |
//! |---|---|
//! | everything | `TlObject`: the definitions, and the id and body of a value; `DecodeObject`: decodes a body by its id |
//! | a struct | `Constructor`: its one id, name and definition |
//! | a struct with `returns` | `Function`: its response type |
//! | a struct with a `signature` | `Signed`: encodes the body without the signature |
//! | a struct that is `transparent` or `bare` | only `Encode` and `Decode`, also behind `&` and `Box` |
//! | an enum with `ids` | a constant for the id of each variant |
//! | an id with a name | a constant that compiles only if the fields spell the definition with this id |
//!
//! All emitted code is in one block, which other code cannot see. It uses absolute paths and has no `unsafe`. It does
//! not depend on the names around it: your types can be called `Ok` or `Vec`, and a field `len`. Only names that
//! begin with `__tl_` are reserved. It causes no warnings, even if the item or a field is deprecated; only an id that is
//! not proven is reported as a use of a deprecated constant. If an item has mistakes, all of them are reported. The item
//! still gets implementations, so that code that uses it causes no further errors.
//!
//! The expansion of an item is not part of the interface: `tl_core::guide::stability` lists the stable parts.

// The pipeline: attributes are parsed, the parsed item is checked, the checked plan is emitted. No stage looks back.

mod ast;
mod attr;
mod bounds;
mod check;
mod diag;
mod docs;
mod emit;
#[cfg(test)]
mod expansion;
mod hygiene;
#[cfg(test)]
mod incomplete;
#[cfg(test)]
mod messages;
mod names;
mod own_bounds;
mod plan;
mod type_tokens;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::ast::Input;
use crate::diag::Ctxt;
use crate::emit::HiddenStructs;

#[doc = include_str!("../attributes.md")]
#[proc_macro_derive(TlObject, attributes(tl))]
pub fn derive_tl_object(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = docs::strip_doc_attrs(input);
    let mut input = syn::parse_macro_input!(input as DeriveInput);
    hygiene::rename_parameters(&mut input);
    expand(&input).into()
}

fn expand(input: &DeriveInput) -> TokenStream {
    let context = Ctxt::new();
    let item = Input::parse(&context, input);
    let plan = check::plan(&context, &item);
    // Each accepted line is derived as a struct of its own.
    let accepted = plan.accepted();
    let structs: Vec<_> = accepted.map(|it| Input::parse_accepted(&context, &it.input)).collect();
    let hidden: Vec<_> = structs.iter().map(|it| check::plan(&context, it)).collect();
    match context.finish() {
        Ok(()) => emit::implementations(&plan, HiddenStructs::new(&hidden)),
        Err(errors) => emit::fallback(&item, &plan, &errors),
    }
}
