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

/// Types of loose tokens, and types in types: the tokens of both macros meet in one expression.
macro_rules! loose {
    ($name:ident { $($field:tt)* } $inner:ty) => {
        #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::renamed::TlObject)]
        #[tl(id = 0x0000_000a, crate = ::renamed)]
        struct $name {
            tokens: $($field)*,
            #[tl(flag = 0)]
            optional: $inner,
            #[tl(flag = 1)]
            inner: ::core::option::Option<$($field)*>,
            #[tl(bare)]
            bare: ByMacro,
        }

        #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::renamed::TlObject)]
        #[tl(crate = ::renamed, type = "ByMacro")]
        enum Either {
            Newtype(ByMacro),
            #[tl(id = 0x0000_000b)]
            Tokens($($field)*),
        }
    };
}

loose!(Loose { ::core::primitive::i32 } ::core::option::Option<::core::primitive::i64>);

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
    let bare = ByMacro { flags: 1, id: ::renamed::Int128([2; 16]) };
    let loose = Loose {
        tokens: 1,
        optional: ::core::option::Option::Some(2),
        inner: ::core::option::Option::None,
        bare,
    };
    let packet = ::renamed::to_vec(&loose).unwrap();
    ::core::assert_eq!(::renamed::from_slice::<Loose>(&packet).unwrap(), loose);
    let packet = ::renamed::to_vec(&Either::Tokens(3)).unwrap();
    ::core::assert_eq!(::renamed::from_slice::<Either>(&packet).unwrap(), Either::Tokens(3));
}
