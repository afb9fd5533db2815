//! Objects with a signature, written without it.

use std::borrow::Cow;

use tl_core::{
    Bytes, EncodeErrorKind, Int256, Signed, TlObject, Unsigned, to_vec, to_vec_unsigned,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// `dht.node id:PublicKey addr_list:adnl.addressList version:int signature:bytes = dht.Node`, in short.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, dialect = "ton")]
struct Node {
    key: i32,
    version: i32,
    #[tl(signature)]
    signature: Bytes,
    after: i32,
}

fn node() -> Node {
    Node { key: 1, version: 2, signature: Bytes::from_static(b"abc"), after: 4 }
}

#[test]
fn left_out() {
    assert_wire(node(), &hex("01000000 01000000 02000000 03616263 04000000"));
    let unsigned = hex("01000000 01000000 02000000 00000000 04000000");
    assert_eq!(to_vec_unsigned(&node()).unwrap(), unsigned);
    assert_eq!(to_vec(&Unsigned(node())).unwrap(), unsigned);
    assert_eq!(to_vec_unsigned(&Box::new(node())).unwrap(), unsigned);
    assert_eq!(tl_core::encoded_len(&Unsigned(&node())), Ok(20));
    let empty = Node { signature: Bytes::new(), ..node() };
    assert_eq!(to_vec(&empty).unwrap(), unsigned, "as if it were empty");
    let mut memory = [0xee; 24];
    let written = tl_core::to_slice_unsigned(&node(), &mut memory).unwrap();
    assert_eq!(written, unsigned);
    assert_eq!(memory[20..], [0xee; 4]);
    for len in 0..20 {
        let error = tl_core::to_slice_unsigned(&node(), &mut vec![0; len]).unwrap_err();
        assert!(matches!(error.kind(), EncodeErrorKind::BufferFull { .. }), "{error}");
    }
}

/// A long signature does not count: nothing of it is written.
#[test]
fn a_long_signature() {
    let node = Node { signature: Bytes::from(vec![7; 1 << 20]), ..node() };
    let written = tl_core::to_slice_unsigned(&node, &mut [0; 20]).unwrap().len();
    assert_eq!(written, 20);
}

#[derive(Debug, TlObject)]
#[tl(id = 0x00000002)]
struct Nodes<'a> {
    first: Node,
    list: Vec<Node>,
    #[tl(signature)]
    signature: &'a [u8],
}

/// Only the outermost object's own signature is left out.
#[test]
fn nested() {
    let value = Nodes { first: node(), list: vec![node()], signature: b"xyz" };
    let node = "01000000 01000000 02000000 03616263 04000000";
    let unsigned = format!("02000000 {node} 15c4b51c 01000000 {node} 00000000");
    assert_eq!(to_vec_unsigned(&value).unwrap(), hex(&unsigned));
    let signed = format!("02000000 {node} 15c4b51c 01000000 {node} 0378797a");
    assert_eq!(to_vec(&value).unwrap(), hex(&signed));
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Packet {
    #[tl(flag = 0)]
    from: Option<i32>,
    #[tl(flag = 11, signature)]
    signature: Option<Bytes>,
    #[tl(flag = 12)]
    is_last: bool,
    rand: Bytes,
}

/// `adnl.packetContents` has an optional signature: its flag bit is not set in the signed bytes.
#[test]
fn optional() {
    let value = Packet {
        from: Some(1),
        signature: Some(Bytes::from_static(b"abc")),
        is_last: true,
        rand: Bytes::from_static(b"r"),
    };
    assert_wire(value.clone(), &hex("03000000 01180000 01000000 03616263 01720000"));
    let unsigned = hex("03000000 01100000 01000000 01720000");
    assert_eq!(to_vec_unsigned(&value).unwrap(), unsigned);
    let without = Packet { signature: None, ..value };
    assert_eq!(to_vec_unsigned(&without).unwrap(), unsigned);
    assert_eq!(to_vec(&without).unwrap(), unsigned);
}

#[derive(Debug, TlObject)]
#[tl(id = 0x00000004)]
struct Generic<T> {
    value: T,
    #[tl(signature)]
    signature: T,
}

#[derive(Debug, TlObject)]
#[tl(transparent)]
struct Signature(Bytes);

#[derive(Debug, TlObject)]
#[tl(id = 0x00000005)]
struct EachType<'a, S> {
    key: Int256,
    #[tl(signature)]
    signature: S,
    text: &'a str,
}

fn assert_left_out<S>(signature: S)
where
    for<'a> EachType<'a, S>: Signed,
{
    let value = EachType { key: Int256([0; 32]), signature, text: "ab" };
    let wire = [hex("05000000"), vec![0; 32], hex("00000000 02616200")].concat();
    assert_eq!(to_vec_unsigned(&value).unwrap(), wire);
}

/// The signature can have any Rust type with the TL type `bytes`.
#[test]
fn each_type() {
    assert_left_out(vec![1_u8]);
    assert_left_out(b"abc".as_slice());
    assert_left_out(Cow::Borrowed(b"abc".as_slice()));
    assert_left_out(Box::<[u8]>::from(b"abc".as_slice()));
    assert_left_out(Signature(Bytes::from_static(b"abc")));
    let value = Generic { value: vec![1_u8], signature: vec![2_u8] };
    assert_eq!(to_vec_unsigned(&value).unwrap(), hex("04000000 01010000 00000000"));
}

/// A value that cannot be written cannot be signed.
#[test]
fn errors_have_their_path() {
    #[derive(TlObject)]
    #[tl(id = 0x00000006)]
    struct Shared {
        #[tl(flag = 0)]
        left: Option<i32>,
        #[tl(flag = 0)]
        right: Option<i32>,
        #[tl(signature)]
        signature: Vec<u8>,
    }
    let value = Shared { left: Some(1), right: None, signature: vec![1] };
    assert_eq!(to_vec_unsigned(&value).unwrap_err(), to_vec(&value).unwrap_err());
}
