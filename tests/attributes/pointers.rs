//! Pointers: a value is encoded as it is without them.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use tl_core::{Bare, Constructor, TlObject, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Dot(i32);

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Pointers {
    boxed: Box<Dot>,
    arc: Arc<Dot>,
    rc: Rc<Dot>,
    cow: Cow<'static, Dot>,
    text: Arc<String>,
    number: Rc<i64>,
    vector: Arc<Vec<i32>>,
    #[tl(flag = 0)]
    optional: Option<Box<Dot>>,
    #[tl(flag = 1)]
    shared: Option<Arc<Dot>>,
    items: Vec<Rc<Dot>>,
}

#[test]
fn in_fields() {
    let value = Pointers {
        boxed: Box::new(Dot(1)),
        arc: Arc::new(Dot(2)),
        rc: Rc::new(Dot(3)),
        cow: Cow::Owned(Dot(4)),
        text: Arc::new("abc".to_owned()),
        number: Rc::new(5),
        vector: Arc::new(vec![6]),
        optional: Some(Box::new(Dot(7))),
        shared: Some(Arc::new(Dot(8))),
        items: vec![Rc::new(Dot(9))],
    };
    let wire = [
        hex("02000000 03000000"),
        hex("01000000 01000000 01000000 02000000 01000000 03000000 01000000 04000000"),
        hex("03616263 0500000000000000 15c4b51c 01000000 06000000"),
        hex("01000000 07000000 01000000 08000000 15c4b51c 01000000 01000000 09000000"),
    ];
    assert_wire(value, &wire.concat());
    assert_eq!(
        Pointers::DEFINITION.to_string(),
        "pointers#00000002 flags:# boxed:Dot arc:Dot rc:Dot cow:Dot text:string number:long \
         vector:Vector<int> optional:flags.0?Dot shared:flags.1?Dot items:Vector<Dot> = Pointers;"
    );
}

#[test]
fn on_their_own() {
    let wire = hex("01000000 07000000");
    assert_wire(Box::new(Dot(7)), &wire);
    assert_wire(Arc::new(Dot(7)), &wire);
    assert_wire(Rc::new(Box::new(Dot(7))), &wire);
    assert_wire(Bare(Box::new(Dot(7))), &wire[4..]);
    assert_eq!(to_vec(&&Dot(7)).unwrap(), wire);
    assert_eq!(to_vec(&Cow::Borrowed(&Dot(7))).unwrap(), wire);
    let object: &[Dot] = &[Dot(7)];
    assert_eq!(to_vec(object).unwrap(), hex("15c4b51c 01000000 01000000 07000000"));
}

/// A struct in a newtype variant may be in a pointer.
#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "Dot")]
enum Any {
    Boxed(Box<Dot>),
}

#[test]
fn in_a_newtype_variant() {
    assert_wire(Any::Boxed(Box::new(Dot(7))), &hex("01000000 07000000"));
}
