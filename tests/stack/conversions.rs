//! Types that are read as another type, which is large, and contain themselves there.

use tl_core::{DecodeErrorKind, Limits, TlObject, from_slice, from_slice_with};

use crate::{nested, with_stack};

/// A field, behind a pointer, that is on the wire as another type.
macro_rules! light {
    ($name:ident of $object:ident, $wire:ty, |$value:ident| $from:expr, |$inner:ident| $into:expr) => {
        #[derive(Clone, Debug)]
        struct $name(Box<$object>);

        impl From<$wire> for $name {
            fn from($value: $wire) -> Self {
                Self($from)
            }
        }

        impl From<&$name> for $wire {
            fn from($name($inner): &$name) -> Self {
                $into
            }
        }
    };
}

/// The types, with an additional memory of `$memory`, and their tests.
macro_rules! family {
    ($name:ident, $memory:ty) => {
        mod $name {
            use std::collections::{LinkedList, VecDeque};

            use tl_core::TlObject;

            use crate::{nested, refuses};

            /// A newtype that takes the memory wherever it is read.
            #[derive(Clone, Debug, TlObject)]
            #[tl(transparent)]
            struct Heavy<T> {
                value: T,
                #[tl(skip)]
                _memory: $memory,
            }

            /// The same as an object.
            #[derive(Clone, Debug, TlObject)]
            #[tl(id = 0x00000030)]
            struct HeavyObject {
                #[tl(flag = 0)]
                value: Option<Box<AsBare>>,
                #[tl(skip)]
                _memory: $memory,
            }

            light!(LightAs of AsHeavy, Heavy<Box<AsHeavy>>, |it| it.value, |it| heavy(it.clone()));
            light!(LightItem of ItemsAs, Heavy<Box<ItemsAs>>, |it| it.value, |it| heavy(it.clone()));
            light!(LightBare of AsBare, HeavyObject, |it| it.value.unwrap(), |it| {
                HeavyObject { value: Some(it.clone()), _memory: Default::default() }
            });

            fn heavy<T>(value: T) -> Heavy<T> {
                Heavy { value, _memory: Default::default() }
            }

            #[derive(Clone, Debug, TlObject)]
            #[tl(id = 0x00000031)]
            struct AsHeavy {
                #[tl(flag = 0, as = Heavy<Box<AsHeavy>>)]
                next: Option<LightAs>,
            }

            #[derive(Clone, Debug, TlObject)]
            #[tl(id = 0x00000032)]
            struct AsBare {
                #[tl(flag = 0, bare, as = HeavyObject)]
                next: Option<LightBare>,
            }

            #[derive(Clone, Debug, TlObject)]
            #[tl(id = 0x00000033)]
            struct ItemsAs {
                #[tl(with = tl_core::items::As::<Heavy<Box<ItemsAs>>>, type = "Vector<ItemsAs>")]
                several: VecDeque<LightItem>,
            }

            #[derive(Clone, Debug, TlObject)]
            #[tl(id = 0x00000034)]
            struct InNewtype {
                #[tl(flag = 0)]
                next: Option<Box<Heavy<Box<InNewtype>>>>,
            }

            #[derive(Clone, Debug, TlObject)]
            #[tl(id = 0x00000035)]
            struct InVec {
                several: Vec<Heavy<Box<InVec>>>,
            }

            /// A newtype that contains itself without an object in between.
            #[derive(Clone, Debug, TlObject)]
            #[tl(transparent)]
            struct InCodec(#[tl(with = tl_core::sized, type = "int body:InCodec")] Box<InCodec>);

            /// A vector of conversions, and a list whose items are large by themselves.
            #[derive(Clone, Debug, TlObject)]
            enum InLists {
                #[tl(id = 0x00000036)]
                Converted {
                    #[tl(as = Heavy<Box<InLists>>)]
                    several: Vec<LightInList>,
                },
                #[tl(id = 0x00000037)]
                Listed {
                    #[tl(with = tl_core::items, type = "Vector<InLists>")]
                    several: LinkedList<Heavy<Box<InLists>>>,
                },
            }

            light!(LightInList of InLists, Heavy<Box<InLists>>, |it| it.value, |it| heavy(it.clone()));

            #[test]
            fn a_converted_field() {
                refuses::<AsHeavy>("as", nested(1000, &[0x31, 1], &[]));
            }

            #[test]
            fn a_bare_converted_field() {
                // The flags of `AsBare`, and those of the `HeavyObject` in it.
                refuses::<AsBare>("bare as", nested(1000, &[0x32, 1, 1], &[]));
            }

            #[test]
            fn converted_items_of_a_collection() {
                refuses::<ItemsAs>("items::As", nested(1000, &[0x33, 0x1cb5_c415, 1], &[]));
            }

            #[test]
            fn a_newtype() {
                refuses::<InNewtype>("newtype", nested(1000, &[0x34, 1], &[]));
            }

            #[test]
            fn a_newtype_in_a_vector() {
                refuses::<InVec>("newtype in a vector", nested(1000, &[0x35, 0x1cb5_c415, 1], &[]));
            }

            #[test]
            fn converted_items_of_a_vector() {
                refuses::<InLists>("as in a vector", nested(1000, &[0x36, 0x1cb5_c415, 1], &[]));
                refuses::<InLists>("items", nested(1000, &[0x37, 0x1cb5_c415, 1], &[]));
            }

            #[test]
            fn a_newtype_with_a_codec() {
                let levels = 10_000_u32;
                let lengths: Vec<u32> = (0..levels).map(|it| (levels - it - 1) * 4).collect();
                refuses::<InCodec>("newtype with a codec", nested(1, &lengths, &[]));
            }
        }
    };
}

family!(of_64_bytes, [u64; 8]);
family!(of_half_a_kilobyte, [[u64; 32]; 2]);
family!(of_two_kilobytes, [[u64; 32]; 8]);
family!(of_five_kilobytes, [[u64; 32]; 20]);
family!(of_sixteen_kilobytes, ([[u64; 32]; 32], [[u64; 32]; 31]));

/// A value that the limits just allow, and the same dump. A newtype counts 256 bytes and its size.
#[test]
fn the_size_of_a_newtype_counts() {
    #[derive(Clone, Debug, PartialEq, TlObject)]
    #[tl(transparent)]
    struct UserId(i64);

    with_stack(1 << 20, || {
        let packet = nested(1, &[0x1cb5_c415, 1, 7, 0], &[]);
        let limits = |size| Limits::DEFAULT.with_nested_size(size);
        assert_eq!(from_slice_with::<Vec<UserId>>(&packet, limits(24 + 264)), Ok(vec![UserId(7)]));
        let error = from_slice_with::<Vec<UserId>>(&packet, limits(24 + 263)).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::NestedSizeLimit { limit: 287 });
        assert_eq!((error.path().to_string().as_str(), error.offset()), ("vector[0]", 8));
        let dump = tl_core::dump::<Vec<UserId>>(&packet).with_limits(limits(24 + 263));
        assert_eq!(dump.check(), Err(error));
        // An empty vector has no newtype, and a count that is wrong comes first.
        let empty = nested(1, &[0x1cb5_c415, 0], &[]);
        assert_eq!(from_slice_with::<Vec<UserId>>(&empty, limits(24)), Ok(vec![]));
        let error = from_slice_with::<Vec<UserId>>(&packet[..12], limits(24)).unwrap_err();
        assert_eq!(error.kind(), from_slice::<Vec<i64>>(&packet[..12]).unwrap_err().kind());
    });
}
