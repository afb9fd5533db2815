//! Valid packets that are cut off at each byte, and with each bit flipped.

use tl_core::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, from_slice};

use crate::phone_call::{DataJson, PhoneCall};
use crate::{spec_example, vectors};

/// A packet that ends too early gives one of three errors, each with the offset of the end.
#[test]
fn every_prefix_is_an_error_that_names_its_end() {
    for packet in vectors::packets() {
        for end in 0..packet.len() {
            let error = from_slice::<PhoneCall>(&packet[..end]).unwrap_err();
            let left = match error.kind() {
                DecodeErrorKind::UnexpectedEnd { needed, left } if left < needed => left,
                DecodeErrorKind::TooManyItems { left, .. } => left,
                // The length of the string comes before the remaining bytes.
                DecodeErrorKind::LengthPastEnd { length: ..=253, left } => 1 + left,
                DecodeErrorKind::LengthPastEnd { left, .. } => 4 + left,
                ref kind => panic!("{kind:?} at {end}"),
            };
            assert_eq!(error.offset() + left, end, "{error}");
            assert_eq!(error.path().to_string().is_empty(), end < 4, "{error}");
        }
    }
}

/// Checks the error for chosen ends; the expected fields and offsets are written from the definition.
#[test]
fn prefixes_name_field_and_offset() {
    let packet = spec_example::packet();
    let cases = [
        (0, "the input ends where 4 bytes are needed (0 left), at byte 0"),
        (7, "phoneCall.flags: the input ends where 4 bytes are needed (3 left), at byte 4"),
        (8, "phoneCall.id: the input ends where 8 bytes are needed (0 left), at byte 8"),
        (46, "phoneCall.g_a_or_b: a string of 4 bytes runs past the end (1 left), at byte 44"),
        (60, "phoneCall.protocol: the input ends where 4 bytes are needed (0 left), at byte 60"),
        (
            64,
            "phoneCall.protocol.flags: the input ends where 4 bytes are needed (0 left), at byte 64",
        ),
        (
            84,
            "phoneCall.protocol.library_versions: a vector of 1 item runs past the end (0 bytes \
             left), at byte 84",
        ),
        (
            118,
            "phoneCall.connections[0].ip: a string of 4 bytes runs past the end (1 left), at byte \
             116",
        ),
    ];
    for (end, expected) in cases {
        let error = from_slice::<PhoneCall>(&packet[..end]).unwrap_err();
        assert_eq!(error.to_string(), expected, "cut at {end}");
    }
}

#[test]
fn trailing_bytes_are_an_error() {
    let mut packet = spec_example::packet();
    packet.extend([0; 4]);
    let error = from_slice::<PhoneCall>(&packet).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TrailingBytes { left: 4 });
    assert_eq!(error.to_string(), "4 bytes are left after the value, at byte 148");
}

#[test]
fn another_constructor_is_an_error_that_names_both() {
    let mut packet = spec_example::packet();
    packet[0] = 0;
    let error = from_slice::<PhoneCall>(&packet).unwrap_err();
    assert_eq!(
        error.to_string(),
        "found the constructor id 0x30535a00 where phoneCall#30535af5 is expected, at byte 0"
    );
    let mut packet = spec_example::packet();
    let connection = packet.windows(4).position(|it| it == [0xc7, 0x23, 0xc1, 0x9c]).unwrap();
    packet[connection] = 0;
    let error = from_slice::<PhoneCall>(&packet).unwrap_err();
    assert_eq!(
        error.to_string(),
        "phoneCall.connections[0]: found the constructor id 0x9cc12300 where one of \
         phoneConnection#9cc123c7, phoneConnectionWebrtc#635fe375 is expected, at byte 100"
    );
}

/// If only a vector is decoded, the path of an error has only the index of the item.
#[test]
fn the_way_to_an_item() {
    let vector = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0];
    let error = from_slice::<Vec<Vec<bool>>>(&[vector, vector, [0; 8]].concat()).unwrap_err();
    assert_eq!(error.path().to_string(), "vector[0][0]");
}

/// The errors as `unwrap` shows them.
#[test]
fn errors_to_debug() {
    let packet = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 1, 0, 0, 0];
    let error = from_slice::<Vec<Vec<bool>>>(&packet).unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "DecodeError { kind: WrongConstructor { found: 1, expected: vector#1cb5c415 }, offset: 8, \
         path: vector[0] }"
    );
    let error = EncodeError::new(EncodeErrorKind::Misaligned { len: 3 });
    assert_eq!(format!("{error:?}"), "EncodeError { kind: Misaligned { len: 3 } }");
    let error = error.in_field(&["dataJSON", "data"]).in_item(2);
    assert_eq!(
        format!("{error:?}"),
        "EncodeError { kind: Misaligned { len: 3 }, path: vector[2].data }"
    );
}

/// Two errors are equal if they have the same content, no matter which function made them.
#[test]
fn errors_are_equal_where_they_say_the_same() {
    let packet = [&[0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0], &[0x04, 0x8d, 0x74, 0x7d][..]].concat();
    let error = from_slice::<Vec<DataJson>>(&packet).unwrap_err();
    let end = || DecodeError::new(DecodeErrorKind::UnexpectedEnd { needed: 4, left: 0 }, 12);
    assert_eq!(error, end().in_field(&["dataJSON", "data"]).in_item(0));
    for other in [
        end(),
        end().in_field(&["dataJSON", "data"]),
        end().in_field(&["dataJSON", "data"]).in_item(1),
        end().in_field(&["dataJSON", "text"]).in_item(0),
        end().in_field(&["text", "data"]).in_item(0),
        end().in_item(0).in_item(0),
        end().in_field(&["dataJSON", "data"]).in_field(&["dataJSON", "data"]),
    ] {
        assert_ne!(error, other);
    }
    // Longer than what an error has room for.
    let way = |indices: [usize; 6]| indices.iter().fold(end(), |error, it| error.in_item(*it));
    assert_eq!(way([0, 1, 2, 3, 4, 5]).path().to_string(), "vector[5][4][3][2][1][0]");
    assert_ne!(way([0, 1, 2, 3, 4, 5]), way([0, 1, 2, 3, 4, 6]));
}
