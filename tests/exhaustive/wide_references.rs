//! References to `Int128`, `Int256` and `Int512`, which need the feature `wide-refs`.

use tl_core::{Bytes, Int128, Int256, Int512, TlObject, from_bytes};

use crate::support::wide::{assert_borrows, packet};

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x7e9c678c, name = "wide", type = "Wide")]
struct BorrowedIntegers<'a> {
    a: &'a Int128,
    b: &'a Int256,
    c: &'a Int512,
    #[tl(flag = 0)]
    d: Option<&'a Int128>,
    #[tl(flag = 1)]
    e: Option<&'a Int256>,
    #[tl(flag = 2)]
    f: Option<&'a Int512>,
    g: Vec<&'a Int128>,
    h: Vec<&'a Int256>,
    i: Vec<&'a Int512>,
}

#[test]
fn borrowed() {
    let packet = packet();
    assert_borrows::<BorrowedIntegers<'_>>(&packet, |it| it.a.as_ptr());
    let shared = Bytes::from(packet);
    let value: BorrowedIntegers<'_> = from_bytes(&shared).unwrap();
    assert_eq!((value.b, value.h[0]), (&Int256([2; 32]), &Int256([8; 32])));
    assert_eq!((value.d, value.e), (Some(&Int128([4; 16])), None));
}
