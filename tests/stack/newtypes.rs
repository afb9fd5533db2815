//! Small newtypes and conversions, many of them within each other without an object in between.

use tl_core::TlObject;

use crate::{nested, refuses};

/// Newtypes of 8 bytes, a module for each: the first one has the second as its field. The last one has the item.
macro_rules! newtypes {
    () => {
        type Item = super::Item;
        pub type Wrapped = Box<Item>;
    };
    (_ $($rest:tt)*) => {
        use tl_core::TlObject;

        pub mod inner {
            newtypes!($($rest)*);
        }

        #[derive(Clone, Debug, TlObject)]
        #[tl(transparent)]
        pub struct Wrapped(pub inner::Wrapped);

        type Item = super::Item;
    };
}

/// The same, each with a conversion to the next.
macro_rules! conversions {
    () => {
        type Item = super::Item;
        pub type Wrapped = Box<Item>;
    };
    (_ $($rest:tt)*) => {
        use tl_core::TlObject;

        pub mod inner {
            conversions!($($rest)*);
        }

        #[derive(Clone, Debug, TlObject)]
        #[tl(transparent)]
        pub struct Wrapped(#[tl(as = inner::Wrapped)] Value);

        #[derive(Clone, Debug)]
        struct Value(inner::Wrapped);

        impl From<inner::Wrapped> for Value {
            fn from(value: inner::Wrapped) -> Self {
                Self(value)
            }
        }

        impl From<&Value> for inner::Wrapped {
            fn from(Value(value): &Value) -> Self {
                value.clone()
            }
        }

        type Item = super::Item;
    };
}

macro_rules! item {
    ($name:ident: $wrappers:ident! $($each:tt)*) => {
        mod $name {
            use super::*;

            mod inner {
                $wrappers!($($each)*);
            }

            #[derive(Clone, Debug, TlObject)]
            pub enum Item {
                #[tl(id = 0x00000040)]
                Node { next: inner::Wrapped },
                #[tl(id = 0x00000041)]
                End,
            }

            #[test]
            fn is_refused() {
                refuses::<Item>(stringify!($name), nested(1000, &[0x40], &[0x41]));
            }
        }
    };
}

item!(one_newtype: newtypes! _);
item!(ten_newtypes: newtypes! _ _ _ _ _ _ _ _ _ _);
item!(thirty_newtypes: newtypes! _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _);
item!(one_conversion: conversions! _);
item!(ten_conversions: conversions! _ _ _ _ _ _ _ _ _ _);
item!(twenty_conversions: conversions! _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _);
