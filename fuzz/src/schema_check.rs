//! Checks the properties of any packet with any schema that is read at run time, for the fuzz targets and the tests.

use tl_core::schema::{Schema, Value};
use tl_core::{DecodeError, DecodeErrorKind, Limits};

/// Checks that the decoder of `schema` finds the same end of `packet` as the dump, or the same error; and that the value
/// is encoded to a packet of the same value.
pub fn packet(schema: &Schema, packet: &[u8], limits: Limits) {
    let walked = schema.dump(packet).with_limits(limits).check();
    match (walked, schema.decode_with(packet, limits)) {
        (Ok(_), Ok(value)) => is_value_of(schema, packet, &value, limits),
        (Err(walked), Err(decoded)) if walked == decoded => {}
        // The dump counts the memory of vectors only.
        (_, Err(error)) if is_out_of_memory(&error) => {}
        (walked, decoded) => panic!("the dump {walked:?}, but the decoder {decoded:?}"),
    }
}

fn is_out_of_memory(error: &DecodeError) -> bool {
    matches!(error.kind(), DecodeErrorKind::AllocationLimit { .. })
}

fn is_value_of(schema: &Schema, packet: &[u8], value: &Value, limits: Limits) {
    let encoded = schema.encode_with(value, limits).expect("what was decoded can be encoded");
    // Every form of a value is as long as ours, at least.
    assert!(encoded.len() <= packet.len(), "{packet:02x?} is encoded as {encoded:02x?}");
    let again = schema.decode_with(&encoded, limits).expect("what was encoded can be decoded");
    assert_same(&again, value);
    if limits == Limits::DEFAULT {
        match schema.decode_canonical(packet) {
            Ok(canonical) => {
                assert_same(&canonical, value);
                assert_eq!(encoded, packet);
            }
            Err(error) => {
                assert_eq!(error.kind(), DecodeErrorKind::NotCanonical);
                assert_eq!(encoded[..error.offset()], packet[..error.offset()]);
                assert_ne!(encoded.get(error.offset()), packet.get(error.offset()));
            }
        }
    }
}

/// A double that is no number is unequal to itself.
fn assert_same(found: &Value, expected: &Value) {
    if found != expected {
        assert_eq!(format!("{found:?}"), format!("{expected:?}"));
    }
}
