//! Schemas that are read at run time: packets of derived types, JSON and schemas that nearly are some.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tl_core::{Limits, TlObject};

use crate::fuzz_types::RichText;
use crate::json::{self, BytesForm, Style};
use crate::phone_call::{AnyPhoneCall, PhoneCall};
use crate::types::{Numbers, Tree};
use crate::{for_packets, read, run_time, schema_check, values};

/// The decoder of the read schema finds the errors of the dump, and of the derived type's decoder; a value goes through
/// JSON.
fn of_derived<T: TlObject + for<'de> tl_core::DecodeObject<'de>>() {
    let schema = read::schema::<T>().expect("definitions say all of it");
    for_packets::<T>(200, |packet, limits| {
        schema_check::packet(&schema, packet, Limits::DEFAULT);
        schema_check::packet(&schema, packet, limits);
        // The sizes of types and of memory are the decoder's own.
        let limits = limits.with_nested_size(1 << 20).with_allocation(1 << 30);
        let derived = tl_core::from_slice_with::<T>(packet, limits).map(|_| ());
        let id = tl_core::Reader::new(packet).peek_id();
        let is_known = id.is_some_and(|id| T::CONSTRUCTORS.iter().any(|it| it.id == id));
        if is_known {
            let decoded = schema.decode_with(packet, limits).map(|_| ());
            let text = |it: Result<(), tl_core::DecodeError>| it.map_err(|error| error.to_string());
            assert_eq!(text(decoded), text(derived));
        }
        if let Ok(value) = schema.decode(packet) {
            run_time::is_json(&schema, &value);
        }
    });
}

macro_rules! of_derived {
    ($($name:ident: $ty:ty;)*) => {$(
        #[test]
        fn $name() {
            of_derived::<$ty>();
        }
    )*};
}

of_derived! {
    a_call: PhoneCall;
    an_enum: AnyPhoneCall;
    a_type_that_contains_itself: RichText;
    a_struct_that_contains_itself: Tree;
    numbers: Numbers;
}

/// Texts that are like one of `seeds`: parts of others in place of parts of it.
fn texts(seeds: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    let seeds: Vec<&'static str> = seeds.to_vec();
    let part = (select(seeds.clone()), any::<Index>(), 0..12_usize);
    let change = (part, any::<Index>(), 0..4_usize);
    (select(seeds), vec(change, 0..4)).prop_map(|(seed, changes)| {
        let mut text: Vec<char> = seed.chars().collect();
        for ((other, start, len), at, removed) in changes {
            let other: Vec<_> = other.chars().collect();
            let start = start.index(other.len());
            let part = &other[start..other.len().min(start + len)];
            let at = at.index(text.len() + 1);
            let end = text.len().min(at + removed);
            text.splice(at..end, part.iter().copied());
        }
        text.into_iter().collect()
    })
}

const JSON: [&str; 5] = [
    include_str!("../../fuzz/corpus/encode/everything"),
    include_str!("../../fuzz/corpus/encode/container"),
    include_str!("../../fuzz/corpus/encode/unnamed"),
    include_str!("../../fuzz/corpus/encode/nothings"),
    include_str!("../../fuzz/corpus/encode/result_of_bools"),
];

const SCHEMAS: [&str; 4] = [
    include_str!("../../fuzz/corpus/schema/declarations"),
    include_str!("../../fuzz/corpus/schema/bare"),
    include_str!("../../fuzz/corpus/schema/variables"),
    "a#1 flags:# x:flags.0?int y:flags.1?Vector<B> = A;b bytes:int o:Object = B;c x:b y:%B z:# = B;",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_is_a_packet_or_an_error(text in texts(&JSON)) {
        run_time::json_as_packet(text.as_bytes());
    }

    #[test]
    fn a_text_is_a_schema_or_an_error(text in texts(&SCHEMAS)) {
        run_time::schema(text.as_bytes());
    }
}

/// The texts of a double are exact: those of each exponent, and those that are no number.
#[test]
fn doubles_go_through_json() {
    let schema = tl_core::schema::Schema::parse("a#1 x:double = A;").unwrap();
    let style = Style { bytes: BytesForm::Hex, is_compact: true, has_ids: false };
    let mut bits = 0x0123_4567_89ab_cdef_u64;
    for exponent in 0..2048_u64 {
        let bits = u64::from_le_bytes(values::next(&mut bits));
        let double = bits & !(0x7ff << 52) | exponent << 52;
        let packet = [[1, 0, 0, 0].as_slice(), &double.to_le_bytes()].concat();
        let value = schema.decode(&packet).unwrap();
        let text = json::write(&schema, &[value], style).unwrap();
        let json = json::Json::new("", &text);
        let root = json.parse().unwrap();
        let ty = schema.ty("a").unwrap();
        assert_eq!(json::encode(&schema, &ty, &json, &root).unwrap(), packet[4..], "{text}");
    }
}
