//! The number of bytes that a stream has to wait for: [`DecodeError::needed`].

use std::collections::{BTreeSet, VecDeque};
use std::io;

use tl_core::schema::Schema;
use tl_core::{
    Bare, Bytes, Decode, DecodeError, DecodeErrorKind, Encode, Limits, Reader, TlObject, Unknown,
    dump, from_bytes, from_prefix, from_slice, from_slice_with,
};

use crate::attributes::hex;
use crate::phone_call::{AnyPhoneCall, PhoneCall};
use crate::spec_example;

/// The number of missing bytes, if more input would help, from every function.
#[track_caller]
fn needed<T: for<'de> Decode<'de> + Encode>(packet: &[u8]) -> Option<usize> {
    let error = from_slice::<T>(packet).err().unwrap();
    let bytes = Bytes::copy_from_slice(packet);
    let others = [
        from_bytes::<T>(&bytes).err().unwrap(),
        from_prefix::<T>(packet).err().unwrap(),
        Reader::new(packet).read::<T>().err().unwrap(),
        Reader::new(packet).read_with_bytes::<T>().err().unwrap(),
        dump::<T>(packet).check().err().unwrap(),
    ];
    for other in others {
        assert_eq!((other.needed(), &other), (error.needed(), &error));
    }
    error.needed()
}

/// For each prefix of a packet, `needed` is at least one and never more than the missing bytes.
#[track_caller]
fn assert_lower_bound<T: for<'de> Decode<'de> + Encode>(packet: &[u8]) {
    for end in 0..packet.len() {
        let needed = needed::<T>(&packet[..end]).unwrap_or_else(|| panic!("None at {end}"));
        assert!((1..=packet.len() - end).contains(&needed), "{needed} at {end}");
    }
}

#[test]
fn a_call_cut_at_every_byte() {
    let packet = spec_example::packet();
    assert_lower_bound::<PhoneCall>(&packet);
    assert_lower_bound::<AnyPhoneCall>(&packet);
    let vector = [hex("15c4b51c 02000000"), packet.clone(), packet].concat();
    assert_lower_bound::<Vec<PhoneCall>>(&vector);
}

/// A stream that waits for as many bytes as are needed, and no more, reads the packet.
#[test]
fn a_stream_that_waits_for_what_is_needed() {
    let packet = spec_example::packet();
    let (mut end, mut tries) = (0, 0);
    while let Err(error) = from_prefix::<PhoneCall>(&packet[..end]) {
        end += error.needed().unwrap();
        tries += 1;
    }
    assert_eq!(end, packet.len());
    assert!(tries < 40, "{tries} tries");
}

#[test]
fn primitives_cut_at_every_byte() {
    assert_lower_bound::<i32>(&[1; 4]);
    assert_lower_bound::<f64>(&[1; 8]);
    assert_lower_bound::<bool>(&hex("b5757299"));
    assert_lower_bound::<tl_core::Int512>(&[1; 64]);
    assert_lower_bound::<String>(&hex("056162636465 0000"));
    assert_lower_bound::<Vec<u8>>(&[hex("fe2c0100"), vec![7; 300]].concat());
    assert_lower_bound::<Bytes>(&[hex("ff2c010000000000"), vec![7; 300]].concat());
    assert_lower_bound::<Vec<i64>>(&[hex("15c4b51c 02000000"), vec![7; 16]].concat());
    assert_lower_bound::<Vec<String>>(&hex("15c4b51c 02000000 03616263 0461626364 000000"));
    assert_lower_bound::<Bare<Vec<Bare<Vec<i32>>>>>(&hex("02000000 01000000 05000000 00000000"));
    assert_eq!(needed::<i64>(&[1, 2, 3]), Some(5));
    assert_eq!(needed::<String>(&hex("0561")), Some(6));
    assert_eq!(needed::<Vec<i64>>(&hex("15c4b51c 02000000 01")), Some(15));
}

/// A text of 16 bytes takes 20 and has 12 of them; each of the two texts after it takes at least 4. Five items of the
/// inner vector are missing, and one of the outer.
#[test]
fn later_items_of_vectors_are_needed() {
    let texts = hex("15c4b51c 03000000 10616161 61616161 61616161");
    assert_eq!(needed::<Vec<String>>(&texts), Some(8 + 2 * 4));
    let numbers = hex("15c4b51c 02000000 15c4b51c 05000000");
    assert_eq!(needed::<Vec<Vec<i64>>>(&numbers), Some(5 * 8 + 4));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Collections {
    #[tl(with = tl_core::items, type = "Vector<string>")]
    texts: VecDeque<String>,
    #[tl(with = tl_core::items::bare_vector, type = "vector<long>")]
    numbers: BTreeSet<i64>,
}

/// The codec of collections counts the later items, as the decoder of a `Vec` does.
#[test]
fn later_items_of_collections_are_needed() {
    let packet = hex("04000000 15c4b51c 03000000 10616161 61616161 61616161");
    assert_eq!(needed::<Collections>(&packet), Some(8 + 2 * 4));
    let texts = hex("04000000 15c4b51c 03000000 03616161 00000000 02626200");
    let packet = [texts, hex("02000000 0100000000000000 0200000000000000")].concat();
    assert_lower_bound::<Collections>(&packet);
    assert_eq!(needed::<Collections>(&packet[..28]), Some(2 * 8));
}

/// A dump counts the later items, too, also those that it does not show: it shows 16. A text of 300 bytes takes 304, and
/// has 200 of them. Of the 40 items, `later` come after it.
#[test]
fn later_items_of_a_dump_are_needed() {
    for (earlier, later) in [(10, 29), (20, 19)] {
        let head = [hex("15c4b51c 28000000"), vec![0; 4 * earlier], hex("fe2c0100")].concat();
        let packet = [head, vec![b'a'; 196]].concat();
        assert_eq!(needed::<Vec<String>>(&packet), Some(104 + 4 * later));
    }
}

/// Random nested vectors, cut at each byte.
#[test]
fn vectors_of_random_values_cut_at_every_byte() {
    let mut state = 0x2545_f491_u32;
    let mut random = |limit: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 16).unwrap() % limit
    };
    for _ in 0..60 {
        let mut value = Vec::new();
        for _ in 0..random(6) {
            let len = random(5);
            value.push((0..len).map(|_| "a".repeat(random(9))).collect::<Vec<_>>());
        }
        let packet = tl_core::to_vec(&value).unwrap();
        assert_lower_bound::<Vec<Vec<String>>>(&packet);
        let objects: Vec<Texts> = value.into_iter().map(|texts| Texts { texts }).collect();
        let packet = tl_core::to_vec(&objects).unwrap();
        assert_lower_bound::<Vec<Texts>>(&packet);
        assert_lower_bound::<Vec<Either>>(&packet);
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(name = "texts", type = "Texts")]
struct Texts {
    texts: Vec<String>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "Texts")]
enum Either {
    Texts(Texts),
    #[tl(name = "noTexts")]
    None,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Inner {
    number: i64,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Env {
    #[tl(with = tl_core::sized)]
    body: Inner,
    tail: Vec<i32>,
}

/// A length of 8 for an `Inner` of 12 bytes: no more input makes it fit, and there is more input already.
#[test]
fn an_envelope_whose_length_is_too_small() {
    let packet = hex("02000000 08000000 01000000 0700000000000000 15c4b51c 01000000 05000000");
    let error = from_slice::<Env>(&packet).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 8, left: 4 });
    assert_eq!((error.path().to_string().as_str(), error.offset()), ("env.body.number", 12));
    assert_eq!(error.needed(), None);
    assert_eq!(from_prefix::<Env>(&packet).unwrap_err().needed(), None);
    // With the right length it is fine, and cut anywhere it lacks bytes.
    let mut packet = packet;
    packet[4] = 12;
    let value = Env { body: Inner { number: 7 }, tail: vec![5] };
    assert_eq!(from_slice::<Env>(&packet).unwrap(), value);
    assert_lower_bound::<Env>(&packet);
    // Too large by so much that it takes the tail with it, or goes past the end.
    packet[4] = 20;
    assert_eq!(needed::<Env>(&packet), None);
    packet[4] = 0xff;
    assert_eq!(needed::<Env>(&packet), Some(255 - 24));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Query {
    #[tl(with = tl_core::in_bytes, type = "bytes")]
    data: Vec<String>,
    #[tl(with = tl_core::sized_bytes, type = "bytes")]
    raw: Bytes,
    last: i32,
}

/// Inside of bytes, and of bytes in these, the end is given by a length.
#[test]
fn an_inner_length_is_never_waited_for() {
    let packet = hex("03000000 0c15c4b51c0100000003616263000000 04000000 01020304 09000000");
    let value =
        Query { data: vec!["abc".to_owned()], raw: Bytes::from_static(&[1, 2, 3, 4]), last: 9 };
    assert_eq!(from_slice::<Query>(&packet).unwrap(), value);
    assert_lower_bound::<Query>(&packet);
    // The count, the length of the text, and that of the bytes around both.
    for (byte, wrong) in [(9, 2), (9, 0xff), (13, 4), (13, 0xfe), (13, 0xff), (4, 11), (4, 13)] {
        let mut damaged = packet.clone();
        damaged[byte] = wrong;
        assert_eq!(needed::<Query>(&damaged), None, "{wrong} at {byte}");
        for end in 20..damaged.len() {
            assert_eq!(needed::<Query>(&damaged[..end]), None, "{wrong} at {byte}, {end}");
        }
    }
}

#[test]
fn within_a_reader_and_in_an_object_kept_as_it_is() {
    let packet = hex("01000000 07000000");
    let mut reader = Reader::new(&packet);
    assert_eq!(reader.read_within(8, Reader::read::<Inner>).unwrap().unwrap_err().needed(), None);
    let mut reader = Reader::new(&packet);
    let result = reader.read_within(9, Reader::read::<Inner>);
    assert_eq!(result.unwrap_err().needed(), Some(1));
    let unknown: Unknown = from_slice(&packet).unwrap();
    assert_eq!(unknown.to_object::<Inner>().unwrap_err().needed(), None);
    // Misaligned as a whole: a multiple of four may still come, and nobody knows of how much.
    assert_eq!(from_slice::<Unknown>(&packet[..2]).unwrap_err().needed(), Some(2));
}

#[test]
fn errors_that_more_input_does_not_mend() {
    assert_eq!(needed::<bool>(&[1, 2, 3, 4]), None);
    assert_eq!(needed::<PhoneCall>(&[1, 2, 3, 4]), None);
    assert_eq!(needed::<String>(&hex("03ff6263")), None);
    assert_eq!(needed::<Vec<i32>>(&hex("15c4b51c ffffffff")), None, "more than the limit");
    assert_eq!(from_slice::<i32>(&[0; 5]).unwrap_err().needed(), None);
    let limits = Limits::DEFAULT.with_allocation(2);
    assert_eq!(from_slice_with::<String>(&hex("03616263"), limits).unwrap_err().needed(), None);
    let limits = Limits::DEFAULT.with_depth(0);
    assert_eq!(from_slice_with::<Inner>(&hex("01000000"), limits).unwrap_err().needed(), None);
    let by_hand = DecodeErrorKind::UnexpectedEnd { needed: 8, left: 0 };
    assert_eq!(DecodeError::new(by_hand, 0).needed(), None);
}

#[test]
fn as_an_error_of_a_stream() {
    let kind = |packet| io::Error::from(from_slice::<Env>(packet).unwrap_err()).kind();
    assert_eq!(kind(&[2, 0, 0, 0]), io::ErrorKind::UnexpectedEof);
    assert_eq!(kind(&[3, 0, 0, 0]), io::ErrorKind::InvalidData);
    let error = from_slice::<Env>(&[2, 0, 0, 0]).unwrap_err();
    let stream = io::Error::from(error.clone());
    assert_eq!(stream.downcast::<DecodeError>().unwrap(), error);
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Answer {
    result: Unknown,
    last: i32,
}

/// Only a schema finds the end of an `Object`. If the input ends before the first item of a vector, it lacks bytes:
/// the vector is no object of an unknown end.
#[test]
fn an_object_of_a_schema_cut_at_every_byte() {
    let schema = "answer#5 result:Object last:int = Answer; inner#1 number:long = Inner;";
    let schema = Schema::parse(schema).unwrap();
    for result in [
        "15c4b51c 01000000 b5757299",
        "15c4b51c 00000000",
        "15c4b51c 02000000 15c4b51c 00000000 15c4b51c 01000000 01000000 0700000000000000",
        "01000000 0700000000000000",
    ] {
        let packet = [hex("05000000"), hex(result), hex("09000000")].concat();
        let read = |input| Reader::new(input).with_schema(&schema).read_all::<Answer>();
        assert_eq!(read(&packet).unwrap().result.as_bytes(), &hex(result));
        assert_eq!(schema.dump(&packet).check(), Ok(packet.len()));
        for end in 0..packet.len() {
            let input = &packet[..end];
            let (read, dumped) = (read(input).unwrap_err(), schema.dump(input).check());
            let needed = read.needed().unwrap_or_else(|| panic!("None at {end}: {read}"));
            assert!((1..=packet.len() - end).contains(&needed), "{needed} at {end}");
            assert_eq!(dumped.unwrap_err().needed(), Some(needed), "at {end}: {read}");
            assert!(schema.decode(input).unwrap_err().needed().is_some());
        }
    }
}

/// An `Object` at the end is never read in part.
#[test]
fn a_vector_that_is_the_last_value_is_whole() {
    let schema = Schema::parse("last#6 result:Object = Last;").unwrap();
    let packet = hex("06000000 15c4b51c 01000000 b5757299");
    assert_eq!(schema.dump(&packet).check(), Ok(16));
    for end in 0..16 {
        let needed = schema.dump(&packet[..end]).check().unwrap_err().needed();
        assert!(needed.is_some_and(|it| it <= 16 - end), "{needed:?} at {end}");
    }
}
