//! Newtypes, which are encoded as their only field.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use tl_core::{
    Bare, Bytes, Constructor, Decode, DecodeErrorKind, Encode, TlObject, from_slice, to_vec,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Clone, Copy, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct UserId(i64);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Named {
    text: String,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Name<'a>(&'a str);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Wrap<T>(T);

/// The kind of an id is not on the wire.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Id<T>(i64, #[tl(skip)] PhantomData<T>);

/// The number of reads is not, either.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Counted {
    #[tl(skip)]
    reads: u64,
    value: i32,
}

#[test]
fn as_the_field() {
    assert_wire(UserId(7), &hex("0700000000000000"));
    assert_wire(Named { text: "abc".to_owned() }, &hex("03616263"));
    assert_wire(Wrap(true), &hex("b5757299"));
    assert_wire(Wrap(Wrap(UserId(1))), &hex("0100000000000000"));
    assert_wire(Id::<String>(2, PhantomData), &hex("0200000000000000"));
    assert_wire(Counted { reads: 0, value: 3 }, &hex("03000000"));
    let packet = hex("03616263");
    let name: Name<'_> = from_slice(&packet).unwrap();
    assert_eq!(name, Name("abc"));
    assert!(std::ptr::eq(name.0.as_ptr(), packet[1..].as_ptr()), "borrowed from the packet");
    assert_eq!(to_vec(&name).unwrap(), packet);
}

#[test]
fn behind_pointers() {
    assert_wire(Box::new(UserId(7)), &hex("0700000000000000"));
    assert_wire(Arc::new(Wrap(true)), &hex("b5757299"));
    assert_eq!(to_vec(&&Name("abc")).unwrap(), hex("03616263"));
    assert_wire(vec![Box::new(Wrap(1_i32))], &hex("15c4b51c 01000000 01000000"));
}

#[test]
fn in_vectors() {
    let ids = "15c4b51c 02000000 0700000000000000 0800000000000000";
    assert_wire(vec![UserId(7), UserId(8)], &hex(ids));
    assert_wire(Wrap(vec![UserId(7), UserId(8)]), &hex(ids));
    assert_wire(Bare(vec![Wrap(7_i32)]), &hex("01000000 07000000"));
    let typed = vec![Id::<u8>(7, PhantomData), Id(8, PhantomData)];
    assert_wire(typed, &hex(ids));
    let counted = "15c4b51c 02000000 03000000 04000000";
    let value = |value| Counted { reads: 0, value };
    assert_wire(vec![value(3), value(4)], &hex(counted));
    assert_wire(
        vec![vec![Wrap(1_i32)], vec![]],
        &hex("15c4b51c 02000000 15c4b51c 01000000 01000000 15c4b51c 00000000"),
    );
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000a)]
struct Photo {
    number: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct BarePhoto(#[tl(bare)] Photo);

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Coded(#[tl(with = tl_core::in_bytes, type = "bytes")] Photo);

/// Around objects: the field's form is the object's.
#[test]
fn of_objects() {
    let photo = Photo { number: 7 };
    assert_wire(Wrap(photo.clone()), &hex("0a000000 07000000"));
    assert_wire(Wrap(Box::new(photo.clone())), &hex("0a000000 07000000"));
    assert_wire(Wrap(Arc::new(photo.clone())), &hex("0a000000 07000000"));
    assert_wire(Wrap(Bare(photo.clone())), &hex("07000000"));
    assert_wire(BarePhoto(photo.clone()), &hex("07000000"));
    assert_wire(vec![Coded(photo)], &hex("15c4b51c 01000000 08 0a000000 07000000 000000"));
    assert_eq!(<Vec<BarePhoto> as Encode>::TYPE.to_string(), "Vector<photo>");
    assert_eq!(<Vec<Coded> as Encode>::TYPE.to_string(), "Vector<bytes>");
    assert_eq!(<Vec<Wrap<Photo>> as Encode>::TYPE.to_string(), "Vector<Photo>");
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Fields<'a> {
    id: UserId,
    number: i32,
    #[tl(flag = 0)]
    other: Option<UserId>,
    #[tl(flag = 1)]
    all: Option<Vec<UserId>>,
    #[tl(bare)]
    bare: Vec<UserId>,
    name: Name<'a>,
    text: Wrap<Cow<'a, str>>,
    last: Wrap<f64>,
}

#[test]
fn fields() {
    let value = Fields {
        id: UserId(1),
        number: 2,
        other: Some(UserId(3)),
        all: Some(vec![UserId(4)]),
        bare: vec![UserId(5)],
        name: Name("ab"),
        text: Wrap("cd".into()),
        last: Wrap(1.0),
    };
    let wire = "01000000 03000000 0100000000000000 02000000 0300000000000000 \
                15c4b51c 01000000 0400000000000000 01000000 0500000000000000 \
                02616200 02636400 000000000000f03f";
    assert_eq!(to_vec(&value).unwrap(), hex(wire));
    assert_eq!(from_slice::<Fields<'_>>(&hex(wire)).unwrap(), value);
    assert_eq!(
        Fields::DEFINITION.to_string(),
        "fields#00000001 flags:# id:long number:int other:flags.0?long all:flags.1?Vector<long> \
         bare:vector<long> name:string text:string last:double = Fields;"
    );
    let error = from_slice::<Fields<'_>>(&hex(wire)[..40]).unwrap_err();
    assert_eq!(error.path().to_string(), "fields.all");
    let too_short = [&hex("01000000 02000000"), &hex("0100000000000000 02000000")[..]].concat();
    let packet = [too_short, hex("15c4b51c ffffff7f")].concat();
    let error = from_slice::<Fields<'_>>(&packet);
    let kind = error.unwrap_err().kind();
    assert!(matches!(kind, DecodeErrorKind::ItemLimit { .. }), "{kind:?}");
}

/// `inputUser#f21158c6 user_id:long access_hash:long = InputUser;`
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0xf21158c6, name = "inputUser")]
struct InputUser {
    user_id: UserId,
    access_hash: Wrap<i64>,
}

/// `dataJSON#7d748d04 data:string = DataJSON;`
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct DataJson<'a> {
    data: Name<'a>,
}

/// `future_salts#ae500895 req_msg_id:long now:int salts:vector<future_salt> = FutureSalts;`
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct FutureSalts {
    req_msg_id: Wrap<i64>,
    now: Wrap<i32>,
    #[tl(bare)]
    salts: Vec<Salt>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Salt(#[tl(bare)] FutureSalt);

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct FutureSalt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "Object")]
enum Any {
    #[tl(id = 0x0000000b)]
    Own {
        id: UserId,
    },
    Photo(Photo),
}

/// The proof is that these types compile; the test checks their bytes.
#[test]
fn proven() {
    let value = InputUser { user_id: UserId(1), access_hash: Wrap(2) };
    assert_wire(value, &hex("c65811f2 0100000000000000 0200000000000000"));
    assert_eq!(to_vec(&DataJson { data: Name("{}") }).unwrap(), hex("048d747d 027b7d00"));
    let salt = Salt(FutureSalt { valid_since: 1, valid_until: 2, salt: 3 });
    let value = FutureSalts { req_msg_id: Wrap(7), now: Wrap(8), salts: vec![salt] };
    let wire = "950850ae 0700000000000000 08000000 01000000 01000000 02000000 0300000000000000";
    assert_wire(value, &hex(wire));
    assert_wire(Any::Own { id: UserId(1) }, &hex("0b000000 0100000000000000"));
    assert_wire(Any::Photo(Photo { number: 1 }), &hex("0a000000 01000000"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Few(#[tl(max_items = 2)] Vec<i32>);

#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct BareFew(#[tl(bare, max_items = 2)] Vec<i32>);

#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Numbers(#[tl(bare, as = i32)] Vec<u16>);

/// If the count of a vector of newtypes is too large, decoder and dump refuse it, as they do for a vector of the
/// field's type.
#[test]
fn the_smallest_length_is_that_of_the_field() {
    fn agrees<T: for<'de> Decode<'de> + Encode>(expected: usize) {
        let min_len = <T as Decode<'_>>::MIN_LEN;
        assert_eq!((min_len, T::TYPE.min_len()), (expected, expected), "{}", T::TYPE);
        let packet = hex("15c4b51c 03000000 15c4b51c 00000000");
        let error = from_slice::<Vec<T>>(&packet).map(drop).unwrap_err();
        assert_eq!(tl_core::dump::<Vec<T>>(&packet).check(), Err(error));
    }
    agrees::<UserId>(8);
    agrees::<Named>(4);
    agrees::<Few>(4);
    agrees::<BareFew>(0);
    agrees::<Numbers>(0);
    agrees::<BarePhoto>(0);
    agrees::<Coded>(0);
    agrees::<Wrap<Few>>(4);
    assert_wire(Numbers(vec![7]), &hex("01000000 07000000"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Body(Bytes);

/// Bytes are shared through a newtype, too.
#[test]
fn shared_bytes() {
    let packet = Bytes::from(hex("03616263"));
    let Body(bytes) = tl_core::from_bytes(&packet).unwrap();
    assert!(std::ptr::eq(bytes.as_ptr(), packet[1..].as_ptr()));
}

/// The dump shows the type of the field.
#[test]
fn dump() {
    let packet = hex("0b000000 0100000000000000");
    let expected = "\
000000  0b 00 00 00              Object: own#0000000b
000004  01 00 00 00 00 00 00 00    id:long = 1
";
    assert_eq!(tl_core::dump::<Any>(&packet).to_string(), expected);
    assert_eq!(tl_core::dump::<UserId>(&packet[4..]).check(), Ok(8));
}
