//! Type parameters with bounds that have a decoding trait as a supertrait, or do not, in every kind of field.

use std::collections::VecDeque;
use std::sync::Arc;

use tl_core::{Bare, Constructor, DecodeObject, DecodeOwned, Encode, TlObject};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Ping {
    id: i32,
}

fn ping(id: i32) -> Ping {
    Ping { id }
}

/// Has no codec.
trait Plain {}

impl Plain for Ping {}

/// Has the codec of a field.
trait Coded: Encode + DecodeOwned {}

impl Coded for Ping {}

/// Has the codec of an object, too.
trait Object: Constructor + for<'de> DecodeObject<'de> {}

impl Object for Ping {}

/// One struct for each trait.
macro_rules! vectors {
    ($name:ident, $bound:ident) => {
        #[derive(Clone, Debug, PartialEq, TlObject)]
        #[tl(id = 0x00000002)]
        struct $name<X: $bound> {
            deque: VecDeque<X>,
            slice: Box<[X]>,
            counted: Arc<[X]>,
            #[tl(max_items = 2)]
            few: Vec<X>,
            #[tl(bare)]
            bare: Vec<X>,
            #[tl(flag = 0, max_items = 2)]
            maybe: Option<VecDeque<X>>,
        }

        impl<X: $bound + Clone> $name<X> {
            fn of(item: X) -> Self {
                let one = || vec![item.clone()];
                Self {
                    deque: one().into(),
                    slice: one().into(),
                    counted: one().into(),
                    few: one(),
                    bare: one(),
                    maybe: Some(one().into()),
                }
            }
        }
    };
}

mod plain {
    use super::*;
    vectors!(Vectors, Plain);

    #[test]
    fn vectors() {
        assert_wire(Vectors::of(ping(7)), &wire_of_vectors());
    }
}

mod coded {
    use super::*;
    vectors!(Vectors, Coded);

    #[test]
    fn vectors() {
        assert_wire(Vectors::of(ping(7)), &wire_of_vectors());
    }
}

fn wire_of_vectors() -> Vec<u8> {
    let bare = "01000000 01000000 07000000";
    let boxed = format!("15c4b51c {bare}");
    hex(&format!("02000000 01000000 {boxed} {boxed} {boxed} {boxed} {bare} {boxed}"))
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct PlainBare<X: Plain> {
    #[tl(bare)]
    one: X,
    #[tl(flag = 0, bare)]
    maybe: Option<Box<X>>,
    #[tl(items = bare)]
    list: Vec<X>,
    by_type: Bare<X>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct ObjectBare<X: Object> {
    #[tl(bare)]
    one: X,
    #[tl(flag = 0, bare)]
    maybe: Option<Box<X>>,
    #[tl(items = bare)]
    list: Vec<X>,
    by_type: Bare<X>,
}

#[test]
fn without_ids() {
    let (one, maybe, list, by_type) = (ping(7), Box::new(ping(8)), vec![ping(9)], Bare(ping(10)));
    let wire = "03000000 01000000 07000000 08000000 15c4b51c 01000000 09000000 0a000000";
    let (other, others) = (one.clone(), list.clone());
    let plain = PlainBare { one, maybe: Some(maybe.clone()), list, by_type: by_type.clone() };
    assert_wire(plain, &hex(wire));
    let object = ObjectBare { one: other, maybe: Some(maybe), list: others, by_type };
    assert_wire(object, &hex(wire));
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct PlainList<X: Plain>(VecDeque<X>);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct PlainOne<X: Plain>(X);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct ObjectOne<X: Object>(#[tl(bare)] X);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct ObjectList<X: Object>(#[tl(items = bare, max_items = 1)] Vec<X>);

#[test]
fn newtypes() {
    let boxed = hex("15c4b51c 01000000 01000000 07000000");
    assert_wire(PlainList(vec![ping(7)].into()), &boxed);
    assert_wire(vec![PlainOne(ping(7))], &boxed);
    assert_wire(ObjectOne(ping(7)), &hex("07000000"));
    assert_wire(ObjectList(vec![ping(7)]), &hex("15c4b51c 01000000 07000000"));
}

/// Newtypes of the user's around the parameter.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Wrapper<X>(X);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Inferred<X: Plain> {
    one: Wrapper<X>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004, bound = "X: Coded")]
struct Given<X: Coded> {
    one: Wrapper<X>,
}

#[test]
fn types_of_the_users() {
    let wire = hex("04000000 01000000 07000000");
    assert_wire(Inferred { one: Wrapper(ping(7)) }, &wire);
    assert_wire(Given { one: Wrapper(ping(7)) }, &wire);
}
