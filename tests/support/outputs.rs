//! A value is written as the same bytes to each kind of output.

use std::collections::VecDeque;
use std::fmt::Debug;

use bytes::{BufMut, BytesMut};
use tl_core::{
    Encode, EncodeError, EncodeErrorKind, encode_into, encoded_len, to_buf, to_extend, to_io,
    to_slice, using_encoded,
};

/// The content of a buffer before a value is appended.
pub const BEFORE: [u8; 3] = [0xaa; 3];

/// Checks that `value` is written as `wire` to each output, after the content that the output has.
#[track_caller]
pub fn assert_written<T: Encode + Debug>(value: &T, wire: &[u8]) {
    let expected = [&BEFORE, wire].concat();
    for capacity in [3, expected.len() + 5000] {
        let mut vec = Vec::with_capacity(capacity);
        vec.extend(BEFORE);
        encode_into(value, &mut vec).unwrap();
        assert_eq!(vec, expected);
        let mut bytes_mut = BytesMut::with_capacity(capacity);
        bytes_mut.put_slice(&BEFORE);
        encode_into(value, &mut bytes_mut).unwrap();
        assert_eq!(bytes_mut, expected);
    }
    let mut chain = BEFORE.to_vec();
    to_buf(value, &mut chain).unwrap();
    assert_eq!(chain, expected);
    let mut queue = VecDeque::from(BEFORE);
    to_extend(value, &mut queue).unwrap();
    assert_eq!(queue, expected);
    let mut stream = BEFORE.to_vec();
    to_io(value, &mut stream).unwrap();
    assert_eq!(stream, expected);
    assert!(using_encoded(value, |packet| packet == wire).unwrap());
    assert_eq!(encoded_len(value).unwrap(), wire.len());
    assert_limited(value, wire);
}

/// Checks memory of each size up to a few bytes more than the value needs. For a long value, this would take too long.
#[track_caller]
fn assert_limited<T: Encode>(value: &T, wire: &[u8]) {
    if wire.len() > 1000 {
        return;
    }
    for len in 0..=wire.len() + 9 {
        let mut memory = vec![0xee; len];
        let mut limited = vec![0xee; len];
        let (result, buf) =
            (to_slice(value, &mut memory), to_buf(value, &mut limited.as_mut_slice()));
        if len < wire.len() {
            assert_full(result.unwrap_err());
            assert_full(buf.unwrap_err());
            assert!(limited.iter().all(|byte| *byte == 0xee), "`to_buf` writes all or nothing");
        } else {
            assert_eq!(result.unwrap(), wire);
            buf.unwrap();
            assert_eq!(limited[..wire.len()], *wire);
            assert!(limited[wire.len()..].iter().all(|byte| *byte == 0xee));
        }
    }
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "the result of `unwrap_err`")]
pub fn assert_full(error: EncodeError) {
    match error.kind() {
        EncodeErrorKind::BufferFull { needed, left } => assert!(left < needed, "{error}"),
        ref kind => panic!("{kind:?}"),
    }
}
