//! Types that are read from the lines of other layers: a hidden struct and the item are in memory at the same time.

use tl_core::TlObject;

use crate::{Eight, nested, refuses};

/// The item is large, and each of its lines has a hidden struct.
#[derive(Debug, TlObject)]
#[tl(
    id = 0x00000030,
    name = "large",
    accepts = "large#00000031 flags:# next:flags.0?Large one:int = Large;",
    accepts = "large#00000032 flags:# next:flags.1?Large two:int = Large;",
    accepts = "large#00000033 flags:# next:flags.2?Large three:int = Large;",
    accepts = "large#00000034 flags:# next:flags.3?Large four:int = Large;",
    proof = false
)]
struct Large {
    #[tl(flag = 0)]
    next: Option<Box<Self>>,
    #[tl(skip)]
    _memory: [[u64; 32]; 32],
    #[tl(skip)]
    _more: [[u64; 32]; 31],
}

/// The item is small, and what it drops is large.
#[derive(Debug, TlObject)]
#[tl(
    id = 0x00000035,
    name = "small",
    accepts = "small#00000036 flags:# next:flags.0?Small a:Eight b:Eight c:Eight d:Eight e:Eight f:Eight g:Eight h:Eight = Small;",
    drop(a = Eight, b = Eight, c = Eight, d = Eight, e = Eight, f = Eight, g = Eight, h = Eight),
    proof = false
)]
struct Small {
    #[tl(flag = 0)]
    next: Option<Box<Self>>,
}

/// A variant with the lines of a struct.
#[derive(Debug, TlObject)]
#[tl(type = "Large")]
enum Any {
    #[tl(accepts)]
    Large(Box<Large>),
    #[tl(id = 0x00000037, proof = false, name = "none")]
    None,
}

#[test]
fn lines_of_other_layers() {
    for (id, bit) in [(0x31, 0), (0x32, 1), (0x33, 2), (0x34, 3)] {
        refuses::<Large>("a large item", nested(1000, &[id, 1 << bit], &[]));
        refuses::<Any>("a variant of a large item", nested(1000, &[id, 1 << bit], &[]));
    }
    refuses::<Small>("a large line", nested(1000, &[0x36, 1], &[]));
}
