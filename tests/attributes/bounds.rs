//! Type parameters with bounds of the user, which must not change the encoding.

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::marker::PhantomData;
use std::rc::Rc;

use tl_core::{Constructor, DecodeOwned, Encode, TlObject};

use crate::attributes::hex;
use crate::wire::assert_wire;

trait Item {}

impl Item for i32 {}
impl Item for Ping {}
impl Item for &str {}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Ping {
    id: i32,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Inner<X: Item> {
    item: X,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Outer<X: Item> {
    inner: Inner<X>,
    list: Vec<Inner<X>>,
    #[tl(flag = 0)]
    next: Option<Box<Outer<X>>>,
    #[tl(bare)]
    bare: Inner<X>,
}

#[test]
fn a_bound_that_no_placeholder_has() {
    let inner = |item| Inner { item };
    let value = Outer { inner: inner(7), list: vec![inner(8)], next: None, bare: inner(9) };
    let wire =
        ["03000000 00000000 02000000 07000000", "15c4b51c 01000000 02000000 08000000 09000000"];
    assert_wire(value, &hex(&wire.concat()));
    assert_eq!(
        Outer::<Ping>::DEFINITION.to_string(),
        "outer#00000003 {X:Type} flags:# inner:Inner list:Vector<Inner> next:flags.0?Outer \
         bare:inner = Outer;"
    );
}

/// The CRC32 of `described X:Type inner:Inner list:Vector Inner own:!X = Described`.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x6fb63e38, name = "described")]
struct Described<X: Item> {
    inner: Box<Inner<X>>,
    list: Vec<Inner<X>>,
    own: X,
}

#[test]
fn a_definition_is_proven_without_an_instance() {
    let inner = |item| Inner { item };
    let value = Described { inner: Box::new(inner(7)), list: vec![], own: 8 };
    let wire = "383eb66f 02000000 07000000 15c4b51c 00000000 08000000";
    assert_wire(value, &hex(wire));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "Object")]
enum Either<X: Item> {
    Inner(Inner<X>),
    Outer(Outer<X>),
    #[tl(id = 0x00000004)]
    Own {
        item: X,
        inner: Inner<X>,
    },
}

#[test]
fn objects_in_variants() {
    assert_wire(Either::Inner(Inner { item: 7 }), &hex("02000000 07000000"));
    let own = Either::Own { item: 7, inner: Inner { item: 8 } };
    assert_wire(own, &hex("04000000 07000000 02000000 08000000"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Shown<X: Display, const N: usize = 3>
where
    Vec<X>: Debug,
{
    list: Vec<X>,
    wrapped: Wrapped<X>,
    size: PhantomData<[(); N]>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006)]
struct Wrapped<X: Display> {
    shown: X,
}

#[test]
fn bounds_of_std_where_clauses_and_defaults() {
    let value: Shown<i32> =
        Shown { list: vec![7], wrapped: Wrapped { shown: 8 }, size: PhantomData };
    assert_wire(value, &hex("05000000 15c4b51c 01000000 07000000 06000000 08000000"));
}

/// `bound` replaces the inferred bounds, and is sufficient.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000007, bound = "X: Item + Encode + DecodeOwned")]
struct Given<X: Item> {
    inner: Inner<X>,
}

#[test]
fn bounds_that_are_given() {
    assert_wire(Given { inner: Inner { item: 7 } }, &hex("07000000 02000000 07000000"));
}

trait Kind {
    type Body: Debug + PartialEq;
    type Head: Debug + PartialEq;
}

#[derive(Debug, PartialEq)]
struct Text;

impl Kind for Text {
    type Body = String;
    type Head = i32;
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000008)]
struct Message<K: Kind> {
    body: <K as Kind>::Body,
    heads: Vec<<K as Kind>::Head>,
    #[tl(flag = 0)]
    next: Option<K::Head>,
}

#[test]
fn associated_types_by_their_trait() {
    let value = Message::<Text> { body: "ab".to_owned(), heads: vec![7], next: None };
    assert_wire(value, &hex("08000000 00000000 02616200 15c4b51c 01000000 07000000"));
    assert_eq!(
        Message::<Text>::DEFINITION.to_string(),
        "message#00000008 {K:Type} flags:# body:K heads:Vector<K> next:flags.0?K = Message;"
    );
}

/// A trait that has the codec for supertraits.
trait Coded: Encode + DecodeOwned + Clone {}

impl Coded for i32 {}
impl Coded for String {}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000009)]
struct All<X: Coded> {
    own: X,
    list: Vec<X>,
    #[tl(flag = 0)]
    maybe: Option<X>,
    shared: Rc<X>,
}

#[derive(Debug, PartialEq, TlObject)]
enum Any<X>
where
    X: Coded,
{
    #[tl(id = 0x0000000a)]
    One(X),
    #[tl(id = 0x0000000b)]
    Two { first: X, second: X },
    #[tl(id = 0x0000000c)]
    Three(X, X, i32),
    #[tl(id = 0x0000000d)]
    Four(Vec<X>, i32),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000e)]
struct Owned<X: DecodeOwned> {
    own: X,
}

#[test]
fn codecs_by_supertraits() {
    let value = All { own: 7, list: vec![8], maybe: Some(9), shared: Rc::new(10) };
    let wire = "09000000 01000000 07000000 15c4b51c 01000000 08000000 09000000 0a000000";
    assert_wire(value, &hex(wire));
    assert_wire(Any::One("ab".to_owned()), &hex("0a000000 02616200"));
    assert_wire(Any::Two { first: 7, second: 8 }, &hex("0b000000 07000000 08000000"));
    assert_wire(Owned { own: 7 }, &hex("0e000000 07000000"));
}

/// A type parameter with a bound of the user can still borrow.
#[test]
fn borrowed_parameters() {
    let wire = hex("02000000 02616200");
    let value: Inner<&str> = tl_core::from_slice(&wire).unwrap();
    assert_eq!(value.item, "ab");
    assert_eq!(tl_core::to_vec(&value).unwrap(), wire);
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000f)]
struct Pointers<'a, X: ?Sized + ToOwned<Owned: Debug>, Y> {
    boxed: Box<Y>,
    list: Vec<Box<Y>>,
    unsized_: Box<X>,
    cow: Cow<'a, X>,
}

#[test]
fn pointers_to_parameters() {
    let value = Pointers::<str, Ping> {
        boxed: Box::new(Ping { id: 7 }),
        list: vec![Box::new(Ping { id: 8 })],
        unsized_: "ab".into(),
        cow: Cow::Borrowed("c"),
    };
    let wire =
        hex("0f000000 01000000 07000000 15c4b51c 01000000 01000000 08000000 02616200 01630000");
    assert_eq!(tl_core::to_vec(&value).unwrap(), wire);
    assert_eq!(tl_core::from_slice::<Pointers<'_, str, Ping>>(&wire).unwrap(), value);
}

/// A `PhantomData` is skipped without an attribute.
#[derive(Debug, PartialEq, TlObject)]
#[tl(name = "marked")]
struct Marked<X: ?Sized>(#[tl(name = "id")] i32, std::marker::PhantomData<X>);

#[test]
fn phantom_data_is_skipped() {
    assert_eq!(
        Marked::<dyn Debug>::DEFINITION.to_string(),
        "marked#18fd4da2 {X:Type} id:int = Marked;"
    );
    assert_wire(Marked::<str>(7, PhantomData), &hex("a24dfd18 07000000"));
}

/// A codec of a field that borrows.
mod borrowed {
    use tl_core::{DecodeError, DecodeErrorKind, EncodeError, Reader, Writer};

    pub fn encode<'w, const N: usize>(
        value: &[u8; N],
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        out.write_array(*value)
    }

    pub fn decode<'de, const N: usize>(
        reader: &mut Reader<'de>,
    ) -> Result<&'de [u8; N], DecodeError> {
        let bytes = reader.read_slice(N)?;
        bytes.try_into().map_err(|_| reader.error(DecodeErrorKind::Custom("never".into())))
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(name = "hashed")]
struct Hashed<'a, X, const N: usize> {
    #[tl(with = borrowed, type = "int256")]
    hash: &'a [u8; 32],
    #[tl(flag = 0, with = borrowed, type = "int128")]
    tag: Option<&'a [u8; N]>,
    own: X,
}

#[test]
fn a_codec_of_a_borrowed_field() {
    let value = Hashed { hash: &[1; 32], tag: Some(&[2; 4]), own: 7 };
    let wire = [hex("9fee34d7 01000000"), vec![1; 32], vec![2; 4], vec![7, 0, 0, 0]].concat();
    assert_eq!(tl_core::to_vec(&value).unwrap(), wire);
    assert_eq!(tl_core::from_slice::<Hashed<'_, i32, 4>>(&wire).unwrap(), value);
}

/// A schema's line, for a type parameter whose bounds no placeholder type meets.
#[derive(Debug, PartialEq, TlObject)]
#[tl(
    definition = "lined#0000000a {X:Type} inner:Inner list:Vector<Inner> own:!X = Lined;",
    proof = false
)]
struct Lined<X: Item> {
    inner: Box<Inner<X>>,
    list: Vec<Inner<X>>,
    own: X,
}

#[test]
fn a_line_is_proven_by_an_instance() {
    let inner = |item| Inner { item };
    let value = Lined { inner: Box::new(inner(7)), list: vec![inner(8)], own: 9 };
    let wire = ["0a000000 02000000 07000000 15c4b51c 01000000 02000000 08000000", "09000000"];
    assert_wire(value, &hex(&wire.concat()));
    assert_eq!(
        Lined::<Ping>::DEFINITION.to_string(),
        "lined#0000000a {X:Type} inner:Inner list:Vector<Inner> own:!X = Lined;"
    );
}
