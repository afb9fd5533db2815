//! The limits of values, in both directions.

use tl_core::schema::{Object, Value};
use tl_core::{DecodeErrorKind, Limits};

use super::{assert_wire, schema};

#[test]
fn depth_is_limited_in_both_directions() {
    let schema = schema("a#1 flags:# next:flags.0?A = A;");
    let nested = |levels: u32| {
        (1..levels)
            .fold(Object::new("a").with_id(1), |it, _| Object::new("a").with_id(1).with("next", it))
    };
    let packet = |levels: usize| {
        let outer = [1, 0, 0, 0, 1, 0, 0, 0].repeat(levels - 1);
        [outer.as_slice(), &[1, 0, 0, 0, 0, 0, 0, 0]].concat()
    };
    assert_wire(&schema, &nested(64).into(), &packet(64));
    let kind = |limit| DecodeErrorKind::DepthLimit { limit };
    assert_eq!(schema.decode(&packet(65)).unwrap_err().kind(), kind(64));
    let error = schema.encode(&nested(65).into()).unwrap_err().to_string();
    assert!(
        error.ends_with(".next: values are nested deeper than the limit of 64 levels"),
        "{error}"
    );
    // A value that is decoded with other limits can also be encoded with them.
    let limits = Limits::DEFAULT.with_depth(65);
    let value = schema.decode_with(&packet(65), limits).unwrap();
    assert_eq!(schema.encode_with(&value, limits).unwrap(), packet(65));
    let vectors = Value::Vector(vec![Value::Vector(vec![Value::Vector(vec![])])]);
    let ty = schema.ty("vector<vector<vector<int>>>").unwrap();
    assert!(schema.encode_as_with(&ty, &vectors, Limits::DEFAULT.with_depth(3)).is_ok());
    schema.encode_as_with(&ty, &vectors, Limits::DEFAULT.with_depth(2)).unwrap_err();
}

/// Items that take no bytes have a budget, also in vectors within vectors.
#[test]
fn items_of_no_bytes_are_limited() {
    let schema = schema("empty#1 = Empty;a#2 list:vector<%Empty> = A;");
    let packet = |count: u32| [[2, 0, 0, 0], count.to_le_bytes()].concat();
    assert_eq!(
        schema.decode(&packet(1 << 16)).unwrap().get("list").unwrap().as_items().unwrap().len(),
        1 << 16
    );
    for count in [(1 << 16) + 1, 1 << 20] {
        let error = schema.decode(&packet(count)).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 });
        assert_eq!(schema.dump(&packet(count)).check().unwrap_err(), error);
    }
    let ty = schema.ty("vector<vector<%Empty>>").unwrap();
    let packet = [2_u32, 40_000, 40_000].map(u32::to_le_bytes).concat();
    let error = schema.decode_as(&ty, &packet).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::EmptyItemLimit { limit: 1 << 16 });
    assert_eq!(error.path().to_string(), "vector[1]");
    assert_eq!(schema.dump_as(&ty, &packet).check().unwrap_err(), error);
}

/// Each kind of value counts what it takes, before it is taken.
#[test]
fn memory_is_limited() {
    let schema = schema(
        "a#1 x:bytes = A;b#2 x:string = B;c#3 list:vector<int> = C;d#4 list:vector<int256> = D;
         e#5 list:vector<int512> = E;f#6 list:vector<G> = F;g#7 = G;h#8 list:vector<%I> = H;i#9 x:int y:int = I;
         j#10 o:Object = J;",
    );
    let text = [&[0xfe, 0xe8, 3, 0], [b'a'; 1000].as_slice()].concat();
    let vector =
        |count: u8, item: &[u8]| [&[count, 0, 0, 0], item.repeat(count.into()).as_slice()].concat();
    let limits = Limits::DEFAULT.with_allocation(1000);
    for (id, body) in [
        (1, text.clone()),
        (2, text),
        (3, vector(32, &[0; 4])),
        (4, vector(14, &[0; 32])),
        (5, vector(10, &[0; 64])),
        (6, vector(8, &[7, 0, 0, 0])),
        (8, vector(4, &[0; 8])),
        (16, vec![9; 1000]),
    ] {
        let packet = [&[id, 0, 0, 0], body.as_slice()].concat();
        let error = schema.decode_with(&packet, limits).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 1000 }, "{id}");
        schema.decode_with(&packet, Limits::DEFAULT.with_allocation(2000)).unwrap();
    }
}
