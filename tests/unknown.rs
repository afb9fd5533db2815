//! `Unknown`, a value whose type is known later: how it is read and decoded.

use tl_core::{
    Bytes, DecodeErrorKind, Limits, Reader, TlObject, Unknown, from_bytes, from_slice,
    from_slice_with, to_vec,
};

use crate::attributes::hex;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Text {
    text: String,
}

/// MTProto's `rpc_result`. Its content can be another `rpc_result`.
#[derive(Debug, TlObject)]
#[tl(id = 0xf35c6d01, name = "rpc_result", type = "RpcResult")]
struct RpcResult {
    req_msg_id: i64,
    result: Unknown,
}

const TRUE: &str = "b5757299";
const FALSE: &str = "379779bc";

#[test]
fn a_bool() {
    for (wire, value) in [(TRUE, true), (FALSE, false)] {
        let unknown: Unknown = from_slice(&hex(wire)).unwrap();
        assert_eq!(unknown.to_object::<bool>().unwrap(), value);
        assert_eq!(unknown, Unknown::from_object(&value).unwrap());
        assert_eq!(to_vec(&unknown).unwrap(), hex(wire));
        assert!(unknown.body().is_empty());
    }
    let error = Unknown::new(1, &[]).unwrap().to_object::<bool>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::UnknownConstructor { found: 1, .. }));
}

#[test]
fn vectors() {
    let wire = hex("15c4b51c 02000000 01000000 02000000");
    let unknown: Unknown = from_slice(&wire).unwrap();
    assert_eq!(unknown.id(), 0x1cb5_c415);
    assert_eq!(unknown.to_object::<Vec<i32>>().unwrap(), [1, 2]);
    assert_eq!(unknown.to_object::<Vec<i64>>().unwrap_err().offset(), 8);
    assert_eq!(unknown, Unknown::from_object(&vec![1, 2]).unwrap());
    assert_eq!(unknown, Unknown::from_object([1, 2].as_slice()).unwrap());
    let bools = Unknown::from_object(&vec![true, false]).unwrap();
    assert_eq!(bools.as_bytes()[..], hex("15c4b51c 02000000 b5757299 379779bc"));
    assert_eq!(bools.to_object::<Vec<bool>>().unwrap(), [true, false]);
}

#[test]
fn an_object_in_an_envelope_and_out_of_it() {
    let packet = hex("016d5cf3 0500000000000000 01000000 03616263");
    let result = from_slice::<RpcResult>(&packet).unwrap();
    assert_eq!(result.result.to_object::<Text>().unwrap().text, "abc");
    assert_eq!(result.result.body(), hex("03616263"));
    assert_eq!(to_vec(&result).unwrap(), packet);
    let error = result.result.to_object::<RpcResult>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongConstructor { found: 1, .. }));
}

#[test]
fn lengths_that_no_object_has() {
    assert_eq!(
        Unknown::new(1, &[0; 6]).unwrap_err().kind(),
        DecodeErrorKind::Misaligned { len: 10 }
    );
    for len in [0, 1, 3, 5, 7] {
        let bytes = Bytes::from(vec![1; len]);
        Unknown::from_bytes(bytes.clone()).unwrap_err();
        from_slice::<Unknown>(&bytes).unwrap_err();
        from_bytes::<Unknown>(&bytes).unwrap_err();
    }
    let unknown = Unknown::from_bytes(Bytes::from_static(&[1, 0, 0, 0])).unwrap();
    assert_eq!((unknown.id(), unknown.body()), (1, [].as_slice()));
}

#[test]
fn to_object_refuses_bytes_that_are_left_over() {
    for extra in [4, 8] {
        let packet = [hex("01000000 03616263"), vec![0; extra]].concat();
        let unknown = Unknown::from_bytes(packet.into()).unwrap();
        let left = DecodeErrorKind::TrailingBytes { left: extra };
        assert_eq!(unknown.to_object::<Text>().unwrap_err().kind(), left.clone());
        let with_limits = unknown.to_object_with::<Text>(Limits::DEFAULT);
        assert_eq!(with_limits.unwrap_err().kind(), left.clone());
    }
    let unknown: Unknown = from_slice(&hex("b5757299 00000000")).unwrap();
    unknown.to_object::<bool>().unwrap_err();
}

/// `rpc_result`s in one another, ten thousand of them: each level counts, though each is read by itself.
#[test]
fn nested_results_are_refused() {
    let level = hex("016d5cf3 0000000000000000");
    let packet = [level.repeat(10_000), hex("01000000")].concat();
    let mut unknown: Unknown = from_slice(&packet).unwrap();
    let mut levels = 0;
    let error = loop {
        match unknown.to_object::<RpcResult>() {
            Ok(result) => unknown = result.result,
            Err(error) => break error,
        }
        levels += 1;
    };
    assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: unknown.limits().depth });
    assert!((20..=64).contains(&levels), "{levels} levels");
    // From shared bytes, and through a reader that is itself deep.
    let shared = Bytes::from(packet);
    let mut unknown: Unknown = from_bytes(&shared).unwrap();
    let count = std::iter::from_fn(|| {
        unknown = unknown.to_object::<RpcResult>().ok()?.result;
        Some(())
    });
    assert_eq!(count.count(), levels);
}

/// The object itself is a level, and so is that around it.
#[test]
fn to_object_counts_its_level() {
    let packet = hex("016d5cf3 0000000000000000 016d5cf3 0000000000000000 01000000 00000000");
    let decode = |depth| {
        let outer: RpcResult = from_slice_with(&packet, Limits::DEFAULT.with_depth(depth))?;
        let inner: RpcResult = outer.result.to_object()?;
        inner.result.to_object::<Text>()
    };
    let least = (0..8).find(|depth| decode(*depth).is_ok()).unwrap();
    assert!((least..8).all(|depth| decode(depth).is_ok()));
    // `rpc_result`, `Unknown` in it, and both again; then the text. An `Unknown` may count or not.
    assert!((3..=5).contains(&least), "{least} levels");
    assert_eq!(
        decode(least - 1).unwrap_err().kind(),
        DecodeErrorKind::DepthLimit { limit: decode_limit(least - 1, &packet) }
    );
    // The size of each object counts, too.
    let size = u32::try_from(2 * size_of::<RpcResult>()).unwrap();
    let outer: RpcResult =
        from_slice_with(&packet, Limits::DEFAULT.with_nested_size(size)).unwrap();
    let error = outer.result.to_object::<RpcResult>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::NestedSizeLimit { .. }), "{error}");
}

/// The limit that the innermost object was read within.
fn decode_limit(depth: u32, packet: &[u8]) -> u32 {
    let outer: RpcResult = from_slice_with(packet, Limits::DEFAULT.with_depth(depth)).unwrap();
    match outer.result.to_object::<RpcResult>() {
        Ok(inner) => inner.result.limits().depth,
        Err(_) => outer.result.limits().depth,
    }
}

/// The allocations of the packet before the value count in the value's limits.
#[test]
fn to_object_counts_memory() {
    #[derive(Debug, TlObject)]
    #[tl(id = 0x00000002)]
    struct After {
        text: String,
        rest: Unknown,
    }
    let packet = Bytes::from(hex("02000000 03616263 01000000 03646566"));
    let decode = |allocation| {
        let limits = Limits::DEFAULT.with_allocation(allocation);
        let after: After = tl_core::from_bytes_with(&packet, limits)?;
        after.rest.to_object::<Text>().map(|text| text.text)
    };
    assert_eq!(decode(6).unwrap(), "def");
    let error = decode(5).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 2 });
    // The caller can say otherwise.
    let limits = Limits::DEFAULT.with_allocation(3);
    let after: After = tl_core::from_bytes_with(&packet, limits).unwrap();
    assert_eq!(after.rest.limits().allocation, 0);
    assert_eq!(after.rest.to_object_with::<Text>(limits).unwrap().text, "def");
    let error = after.rest.to_object_with::<Text>(limits.with_depth(0)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::DepthLimit { limit: 0 });
}

/// Unpacked data is read within the remaining limits of its packet.
#[test]
fn limits_go_on_in_data_that_comes_from_a_packet() {
    let packet = hex("016d5cf3 0000000000000000 01000000 03616263");
    let mut reader = Reader::with_limits(&packet, Limits::DEFAULT.with_depth(10));
    let result = reader.read::<RpcResult>().unwrap();
    assert_eq!(reader.limits().depth, 10, "the object is over");
    let left = result.result.limits().depth;
    assert!((8..10).contains(&left), "{left}");
    let unpacked = from_slice_with::<Text>(&packet[12..], result.result.limits()).unwrap();
    assert_eq!(unpacked.text, "abc");
    from_slice_with::<Text>(&packet[12..], result.result.limits().with_depth(0)).unwrap_err();
}
