//! Schemas that are read at run time: as deep as the limits allow, in both directions, and a vector within each object.

use tl_core::DecodeErrorKind;
use tl_core::schema::{Object, Schema, Value};

use crate::{PROMISED, with_stack};

const SCHEMA: &str = "link#1 next:Vector<Object> = Link;end#2 = Link;pair#3 next:%Pair = Pair;";

/// `levels` objects and vectors, and an object in the last.
fn packet(levels: usize) -> Vec<u8> {
    let level = [1, 0, 0, 0, 0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0];
    [level.repeat(levels / 2).as_slice(), &[2, 0, 0, 0]].concat()
}

#[test]
fn values_as_deep_as_the_limits() {
    with_stack(PROMISED, || {
        let schema = Schema::parse(SCHEMA).unwrap();
        let value = schema.decode(&packet(62)).unwrap();
        assert_eq!(schema.encode(&value).unwrap(), packet(62));
        assert_eq!(value.clone(), value);
        assert!(format!("{value:?}").len() > 1000);
        schema.dump(&packet(62)).check().unwrap();
        let error = schema.decode(&packet(64)).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 64 });
    });
}

/// A bare type that contains itself has no end, and no bytes.
#[test]
fn a_value_that_contains_itself() {
    with_stack(PROMISED, || {
        let schema = Schema::parse(SCHEMA).unwrap();
        let error = schema.decode(&[3, 0, 0, 0]).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 64 });
        let value = (0..1000).fold(Value::Vector(vec![]), |value, _| {
            Object::new("link").with("next", Value::Vector(vec![value])).into()
        });
        schema.encode(&value).unwrap_err();
        // Dropping the value would overflow this stack, because it is deeper than any decoded value.
        std::mem::forget(value);
    });
}
