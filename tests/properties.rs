//! Checks the properties of any packet on random packets: every function returns the same value or the same error; a
//! value that is decoded and encoded again is equal; the dump finds the same error in the same field.
//!
//! The checks are those of the fuzz targets (`fuzz/src/check.rs`).

#[path = "../fuzz/src/check.rs"]
mod check;
#[path = "properties/envelopes.rs"]
mod envelopes;
#[allow(dead_code, missing_docs, reason = "the fuzz targets use all of them, and describe them")]
#[path = "../fuzz/src/types.rs"]
mod fuzz_types;
#[path = "../fuzz/src/generated.rs"]
mod generated;
#[allow(dead_code, reason = "the command uses more of it")]
#[path = "../tl-cli/src/json/mod.rs"]
mod json;
#[path = "properties/packets.rs"]
mod packets;
#[path = "../examples/phone_call/types.rs"]
mod phone_call;
#[allow(dead_code, reason = "the samples use the rest")]
#[path = "schema/read.rs"]
mod read;
#[allow(dead_code, reason = "the fuzz targets use the rest")]
#[path = "../fuzz/src/run_time.rs"]
mod run_time;
#[path = "properties/run_time.rs"]
mod run_time_schemas;
#[path = "../fuzz/src/schema_check.rs"]
mod schema_check;
#[path = "properties/types.rs"]
mod types;
#[path = "properties/values.rs"]
mod values;

use fuzz_types::{Everything, Pair, RichText};
use phone_call::{AnyPhoneCall, PhoneCall};
use proptest::test_runner::{Config, TestRunner};
use tl_core::{DecodeObject, Limits, TlObject};
use types::{Codecs, Converted, Generic, Lists, Numbers, Pointers, Skipping, Tree};

/// Checks that `holds` for many packets that are a `T`, or nearly, and for limits that some of them reach.
fn for_packets<T: TlObject>(cases: u32, holds: impl Fn(&[u8], Limits)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let packets = (packets::of(T::TYPE), packets::limits());
    TestRunner::new(config)
        .run(&packets, |(packet, limits)| {
            holds(&packet, limits);
            Ok(())
        })
        .unwrap();
}

macro_rules! properties {
    ($($name:ident: $ty:ty;)*) => {$(
        #[test]
        fn $name() {
            for_packets::<$ty>(400, |packet, limits| {
                check::packet::<$ty>(packet);
                check::limits::<$ty>(packet, limits);
                envelopes::packet::<$ty>(packet, Limits::DEFAULT);
                envelopes::packet::<$ty>(packet, limits);
            });
        }
    )*};
}

properties! {
    a_struct: PhoneCall;
    lists: Lists;
    an_enum: AnyPhoneCall;
    every_kind_of_field: Everything;
    a_small_struct: Pair;
    a_type_that_contains_itself: RichText;
    a_struct_that_contains_itself: Tree;
    a_vector: Vec<Everything>;
    a_vector_of_numbers: Vec<i64>;
    nested_vectors: Vec<Vec<bool>>;
    numbers: Numbers;
    pointers: Pointers;
    codecs: Codecs;
    skipped_fields: Skipping;
    converted_fields: Converted;
    a_generic_type: Generic<Vec<String>>;
}

#[test]
fn a_borrowed_type() {
    for_packets::<fuzz_types::Borrowed<'_>>(1000, |packet, _| {
        let result = tl_core::from_slice::<fuzz_types::Borrowed<'_>>(packet);
        check::dump::<fuzz_types::Borrowed<'_>>(packet, result.as_ref().map(|_| packet.len()));
        let Ok(value) = result else { return };
        let written = tl_core::to_vec(&value).unwrap();
        assert!(written.len() <= packet.len());
        assert_eq!(tl_core::from_slice::<fuzz_types::Borrowed<'_>>(&written).as_ref(), Ok(&value));
    });
}

/// The number of packets, and how many of them are values of `T`.
fn values_among_packets<T: TlObject + for<'de> DecodeObject<'de>>() -> (u32, u32) {
    let (values, all) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    for_packets::<T>(400, |packet, _| {
        all.set(all.get() + 1);
        values.set(values.get() + u32::from(tl_core::from_slice::<T>(packet).is_ok()));
    });
    (values.get(), all.get())
}

macro_rules! has_many_values {
    ($($ty:ty),*) => {$(
        let (values, all) = values_among_packets::<$ty>();
        assert!(values * 10 > all, "{values} of {all}: {}", stringify!($ty));
        assert!(values * 5 < all * 4, "{values} of {all}: {}", stringify!($ty));
    )*};
}

/// If no packet, or each packet, were a value, the properties above would test little.
#[test]
fn many_packets_are_values() {
    has_many_values!(Everything, PhoneCall, AnyPhoneCall, RichText, Tree, Numbers, Pointers);
    has_many_values!(Codecs, Lists, Converted, Skipping, Generic<Vec<String>>);
}
