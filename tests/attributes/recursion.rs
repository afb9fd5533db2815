//! Constructors that contain themselves without their ids.

use tl_core::{Bare, Constructor, DecodeErrorKind, TlObject, from_slice, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// Proven by the line.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "chain flags:# next:flags.0?chain value:int = Chain;")]
struct Chain {
    #[tl(bare)]
    next: Option<Box<Chain>>,
    value: i32,
}

/// The id is that of the line above: both have the same definition.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "chain")]
struct ComputedChain {
    #[tl(flag = 0, bare)]
    next: Option<Box<ComputedChain>>,
    value: i32,
}

#[test]
fn structs() {
    let value = Chain { next: Some(Box::new(Chain { next: None, value: 8 })), value: 7 };
    let body = "01000000 00000000 08000000 07000000";
    assert_wire(Bare(value.clone()), &hex(body));
    assert_eq!(to_vec(&value).unwrap()[..4], Chain::ID.to_le_bytes());
    assert_eq!(Chain::BARE_TYPE.to_string(), "chain");
    assert!(
        Chain::DEFINITION.to_string().ends_with(" flags:# next:flags.0?chain value:int = Chain;")
    );

    assert_wire(Bare(ComputedChain { next: None, value: 7 }), &hex("00000000 07000000"));
    assert!(ComputedChain::DEFINITION.to_string().contains(" next:flags.0?chain value:int = "));
}

#[test]
fn nesting_is_limited() {
    let endless = [1, 0, 0, 0].repeat(100_000);
    let error = from_slice::<Bare<Chain>>(&endless).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::DepthLimit { .. }), "{error}");
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(definition = "tree branches:vector<%Tree> leaves:Vector<tree> = Tree;")]
struct Tree {
    #[tl(bare, items = bare)]
    branches: Vec<Tree>,
    leaves: Vec<Bare<Tree>>,
}

#[test]
fn vectors() {
    let leaf = || Tree { branches: vec![], leaves: vec![] };
    let empty = "00000000 15c4b51c 00000000";
    let value = Tree { branches: vec![leaf()], leaves: vec![Bare(leaf())] };
    let body = format!("01000000 {empty} 15c4b51c 01000000 {empty}");
    assert_wire(Bare(value), &hex(&body));
}

/// Two that contain each other.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "left")]
struct Left {
    #[tl(flag = 0, bare)]
    right: Option<Box<Right>>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "right")]
struct Right {
    #[tl(flag = 1, bare)]
    left: Option<Box<Left>>,
}

/// The newtype hides the bare type from the derive of the struct.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "outer")]
struct Outer {
    #[tl(flag = 0)]
    inner: Option<Newtype>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Newtype(#[tl(bare)] Box<Outer>);

/// An instance of a generic struct contains itself.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000a, proof = false)]
struct Pages<X> {
    page: X,
    more: Vec<Bare<Pages<X>>>,
}

#[test]
fn through_others() {
    let value =
        Left { right: Some(Box::new(Right { left: Some(Box::new(Left { right: None })) })) };
    assert_wire(Bare(value), &hex("01000000 02000000 00000000"));
    assert!(Left::DEFINITION.to_string().ends_with(" flags:# right:flags.0?right = Left;"));
    assert!(Right::DEFINITION.to_string().ends_with(" flags:# left:flags.1?left = Right;"));

    let value = Outer { inner: Some(Newtype(Box::new(Outer { inner: None }))) };
    assert_wire(Bare(value), &hex("01000000 00000000"));
    assert!(Outer::DEFINITION.to_string().ends_with(" flags:# inner:flags.0?outer = Outer;"));

    let page = |page, more| Pages::<i32> { page, more };
    let value = page(7, vec![Bare(page(8, vec![]))]);
    assert_wire(value, &hex("0a000000 07000000 15c4b51c 01000000 08000000 15c4b51c 00000000"));
    assert_eq!(Pages::<i32>::BARE_TYPE.to_string(), "pages");
}
