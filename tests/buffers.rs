//! The same bytes into whatever takes bytes.

use std::fmt::Debug;

use tl_core::{AnyBufMut, Buffer, Encode, EncodeErrorKind, Unknown, Writer, encode_into};

/// What stands in a buffer before.
const BEFORE: [u8; 3] = [0xaa; 3];

/// A buffer of a user's that has no way of its own to do anything.
struct Plain {
    bytes: Vec<u8>,
    room: usize,
}

impl Buffer for Plain {
    fn put_slice(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    fn room(&self) -> usize {
        self.room
    }

    fn position(&self) -> usize {
        self.bytes.len()
    }

    fn rewind(&mut self, position: usize) {
        self.bytes.truncate(position);
    }
}

/// `value` is written as `wire` into each kind of buffer, after what is there.
#[track_caller]
pub fn assert_written<T: Encode + Debug>(value: &T, wire: &[u8]) {
    let expected = [&BEFORE, wire].concat();
    let mut appended = BEFORE.to_vec();
    encode_into(value, &mut appended).unwrap();
    assert_eq!(appended, expected);
    let mut roomy = Vec::with_capacity(expected.len() + 100);
    roomy.extend(BEFORE);
    encode_into(value, &mut &mut roomy).unwrap();
    assert_eq!(roomy, expected);
    let mut bytes_mut = bytes::BytesMut::from(BEFORE.as_slice());
    encode_into(value, &mut bytes_mut).unwrap();
    assert_eq!(bytes_mut, expected);

    // A writer does not own its buffer.
    for capacity in [0, expected.len() + 100] {
        let mut borrowed = Vec::with_capacity(capacity);
        borrowed.extend(BEFORE);
        let mut writer = Writer::new(&mut borrowed);
        value.encode(&mut writer);
        assert_eq!(writer.finish().unwrap().position(), expected.len());
        assert_eq!(borrowed, expected);
    }
    // A buffer may know how much room it has, or not.
    for room in [0, usize::MAX] {
        let mut plain = Plain { bytes: BEFORE.to_vec(), room };
        encode_into(value, &mut plain).unwrap();
        assert_eq!(plain.bytes, expected);
        plain.bytes.truncate(3);
        let mut writer = Writer::new(&mut plain);
        value.encode(&mut writer);
        writer.finish().unwrap();
        assert_eq!(plain.bytes, expected);
    }
    assert_limited(value, wire);
}

/// A buffer of a limited size takes the value if it fits, and else a beginning of it. Of long values,
/// that would take long.
#[track_caller]
fn assert_limited<T: Encode>(value: &T, wire: &[u8]) {
    if wire.len() > 1000 {
        return;
    }
    for len in 0..=wire.len() + 1 {
        let mut target = vec![0xee; len];
        let mut rest = target.as_mut_slice();
        let mut limited = AnyBufMut::new(&mut rest);
        let mut writer = Writer::new(&mut limited);
        value.encode(&mut writer);
        let result = writer.finish().map(|_| ());
        let written = limited.position();
        assert_eq!(target[..written], wire[..written]);
        assert!(target[written..].iter().all(|byte| *byte == 0xee));
        if len < wire.len() {
            assert_eq!(*result.unwrap_err().kind(), EncodeErrorKind::BufferFull);
        } else {
            result.unwrap();
            assert_eq!(written, wire.len());
        }
    }
}

/// After an error, all is as it was before.
#[test]
fn a_value_that_cannot_be_written_leaves_nothing() {
    let value = (7_i32, Unknown { id: 1, body: vec![0; 3].into() });
    let mut vec = BEFORE.to_vec();
    encode_into(&value.1, &mut vec).unwrap_err();
    assert_eq!(vec, BEFORE);
    encode_into(&value.1, &mut &mut vec).unwrap_err();
    assert_eq!(vec, BEFORE);
    let mut bytes_mut = bytes::BytesMut::from(BEFORE.as_slice());
    encode_into(&value.1, &mut bytes_mut).unwrap_err();
    assert_eq!(bytes_mut, BEFORE.as_slice());
    let mut plain = Plain { bytes: BEFORE.to_vec(), room: 0 };
    encode_into(&value.1, &mut plain).unwrap_err();
    assert_eq!(plain.bytes, BEFORE);
    let mut writer = Writer::new(&mut vec);
    value.0.encode(&mut writer);
    value.1.encode(&mut writer);
    let error = writer.finish().unwrap_err();
    assert_eq!(*error.kind(), EncodeErrorKind::Misaligned { len: 3 });
    assert_eq!(vec, BEFORE);
}

/// The first error is the one that is told.
#[test]
fn the_first_error_stays() {
    let mut writer = Writer::new(Vec::new());
    Unknown { id: 1, body: vec![0; 3].into() }.encode(&mut writer);
    Unknown { id: 1, body: vec![0; 5].into() }.encode(&mut writer);
    let error = writer.finish().unwrap_err();
    assert_eq!(*error.kind(), EncodeErrorKind::Misaligned { len: 3 });
}
