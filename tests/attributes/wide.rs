//! `int128`, `int256` and `int512` as arrays, and arrays that are borrowed from the input.
//! `exhaustive/wide_references.rs` borrows tl-core's own types, which needs the feature `wide-refs`.

use tl_core::{Bytes, Constructor, TlObject, from_bytes};

use crate::attributes::hex;
use crate::support::wide::{assert_borrows, packet};
use crate::wire::assert_wire;

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x7e9c678c, name = "wide")]
struct Wide {
    a: [u8; 16],
    b: [u8; 32],
    c: [u8; 64],
    #[tl(flag = 0)]
    d: Option<[u8; 16]>,
    #[tl(flag = 1)]
    e: Option<[u8; 32]>,
    #[tl(flag = 2)]
    f: Option<[u8; 64]>,
    g: Vec<[u8; 16]>,
    h: Vec<[u8; 32]>,
    i: Vec<[u8; 64]>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x7e9c678c, name = "wide", type = "Wide")]
struct BorrowedArrays<'a> {
    a: &'a [u8; 16],
    b: &'a [u8; 32],
    c: &'a [u8; 64],
    #[tl(flag = 0)]
    d: Option<&'a [u8; 16]>,
    #[tl(flag = 1)]
    e: Option<&'a [u8; 32]>,
    #[tl(flag = 2)]
    f: Option<&'a [u8; 64]>,
    g: Vec<&'a [u8; 16]>,
    h: Vec<&'a [u8; 32]>,
    i: Vec<&'a [u8; 64]>,
}

fn wide() -> Wide {
    Wide {
        a: [1; 16],
        b: [2; 32],
        c: [3; 64],
        d: Some([4; 16]),
        e: None,
        f: Some([6; 64]),
        g: vec![[7; 16]],
        h: vec![[8; 32]],
        i: vec![[9; 64]],
    }
}

#[test]
fn arrays() {
    assert_wire(wide(), &packet());
    assert_wire([5_u8; 16], &[5; 16]);
    assert_wire(
        vec![[5_u8; 32], [6; 32]],
        &hex(&format!("15c4b51c 02000000 {} {}", "05".repeat(32), "06".repeat(32))),
    );
    assert_eq!(
        Wide::DEFINITION.to_string(),
        "wide#7e9c678c flags:# a:int128 b:int256 c:int512 d:flags.0?int128 e:flags.1?int256 \
         f:flags.2?int512 g:Vector<int128> h:Vector<int256> i:Vector<int512> = Wide;"
    );
}

#[test]
fn borrowed() {
    let packet = packet();
    assert_borrows::<BorrowedArrays<'_>>(&packet, |it| it.a.as_ptr());
    let shared = Bytes::from(packet);
    let value: BorrowedArrays<'_> = from_bytes(&shared).unwrap();
    assert_eq!((value.b, value.h[0]), (&[2; 32], &[8; 32]));
    assert_eq!((value.d, value.e), (Some(&[4; 16]), None));
}

/// If the length of an array is a constant, only the compiler can check it.
const HASH: usize = 32;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Named {
    hash: [u8; HASH],
}

#[test]
fn of_a_named_length() {
    assert_wire(Named { hash: [5; 32] }, &hex(&format!("01000000 {}", "05".repeat(32))));
    assert_eq!(Named::DEFINITION.to_string(), "named#00000001 hash:int256 = Named;");
}
