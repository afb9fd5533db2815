//! A derive in a function, in a module without access to its parent's names, and by a macro.

#![allow(dead_code, reason = "only tests make these")]

use ::core::prelude::v1::test;

/// The macro of another crate that emits a derive.
macro_rules! constructor {
    ($name:ident, $id:literal, $($field:ident: $ty:ty),*) => {
        #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::renamed::TlObject)]
        #[tl(id = $id, crate = ::renamed)]
        struct $name {
            $($field: $ty,)*
        }
    };
}

constructor!(ByMacro, 0x0000_0007, flags: ::core::primitive::i32, id: ::renamed::Int128);

#[test]
fn by_a_macro_and_in_a_function() {
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::renamed::TlObject)]
    #[tl(id = 0x0000_0008, crate = ::renamed)]
    struct Local {
        inner: ByMacro,
    }
    let local = Local { inner: ByMacro { flags: 1, id: ::renamed::Int128([2; 16]) } };
    let packet = ::renamed::to_vec(&local).unwrap();
    ::core::assert_eq!(::renamed::from_slice::<Local>(&packet).unwrap(), local);
}
