//! Type parameters, lifetimes, const parameters, and the bounds that they need.

use std::any::TypeId;
use std::fmt::Debug;
use std::marker::PhantomData;

use tl_core::{Bytes, Constructor, Function, TlObject, from_slice, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X::Response)]
struct InvokeWithLayer<X> {
    layer: i32,
    query: X,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x3dc4b4f0, name = "invokeAfterMsgs", returns = X::Response)]
struct InvokeAfterMsgs<X> {
    msg_ids: Vec<i64>,
    query: X,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0xc4f9186b, name = "help.getConfig", returns = Config)]
struct GetConfig;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Config {
    date: i32,
}

type Nested = InvokeWithLayer<InvokeAfterMsgs<GetConfig>>;

#[test]
fn functions_in_functions() {
    let query = InvokeAfterMsgs { msg_ids: vec![5], query: GetConfig };
    let wire = "0d0d9bda df000000 f0b4c43d 15c4b51c 01000000 0500000000000000 6b18f9c4";
    assert_wire(InvokeWithLayer { layer: 223, query }, &hex(wire));
    assert_eq!(TypeId::of::<<Nested as Function>::Response>(), TypeId::of::<Config>());
    assert_eq!(
        Nested::DEFINITION.to_string(),
        "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;"
    );
}

/// The response with the name of its trait.
#[derive(Debug, PartialEq, TlObject)]
#[tl(
    definition = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;",
    returns = <X as Function>::Response
)]
struct Qualified<X> {
    layer: i32,
    query: X,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000010, returns = Vec<<X as tl_core::Function>::Response>)]
struct Several<X> {
    query: X,
}

#[test]
fn responses_by_their_trait() {
    fn answered<F: Function<Response = R>, R>(_: &F) {}
    answered::<_, Config>(&Qualified { layer: 223, query: GetConfig });
    answered::<_, Vec<Config>>(&Several { query: GetConfig });
    assert_wire(Several { query: GetConfig }, &hex("10000000 6b18f9c4"));
}

#[test]
fn an_error_tells_the_whole_way() {
    let wire = hex("0d0d9bda df000000 f0b4c43d 15c4b51c 00000000 01000000");
    let error = from_slice::<Nested>(&wire).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invokeWithLayer.query.query: found the constructor id 0x00000001 where \
         help.getConfig#c4f9186b is expected, at byte 20"
    );
}

/// A type parameter needs no codec if no value of it is encoded.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Tagged<X> {
    id: i32,
    #[tl(skip)]
    tag: PhantomData<X>,
}

#[test]
fn a_parameter_of_a_skipped_field_needs_nothing() {
    struct Kind;
    let value = Tagged::<Kind> { id: 7, tag: PhantomData };
    assert_eq!(to_vec(&value).unwrap(), hex("02000000 07000000"));
    assert_eq!(from_slice::<Tagged<Kind>>(&hex("02000000 07000000")).unwrap().id, 7);
}

/// The value under a key, of any type: a response can also be a type parameter that is no function.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000008, returns = X)]
struct Load<X> {
    key: String,
    #[tl(skip)]
    value: PhantomData<X>,
}

#[test]
fn a_parameter_is_the_response() {
    fn answered<F: Function<Response = Vec<i32>>>(_: &F) {}
    let function = Load::<Vec<i32>> { key: "ab".to_owned(), value: PhantomData };
    answered(&function);
    assert_wire(function, &hex("08000000 02616200"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Node<X> {
    value: X,
    #[tl(flag = 0)]
    next: Option<Box<Node<X>>>,
}

#[test]
fn a_generic_type_that_contains_itself() {
    let last = Node { value: "abc".to_owned(), next: None };
    let value = Node { value: "ab".to_owned(), next: Some(Box::new(last)) };
    assert_wire(value, &hex("03000000 01000000 02616200 03000000 00000000 03616263"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "Node")]
enum Tree<X> {
    #[tl(id = 0x00000004)]
    Leaf(X),
    #[tl(id = 0x00000005)]
    Branches {
        left: Box<Tree<X>>,
        right: Vec<Tree<X>>,
    },
    Node(Node<X>),
}

#[test]
fn a_generic_enum() {
    let node = Tree::Node(Node { value: 9, next: None });
    let value = Tree::Branches { left: Box::new(Tree::Leaf(7)), right: vec![Tree::Leaf(8), node] };
    let wire = [
        hex("05000000 04000000 07000000 15c4b51c 02000000 04000000 08000000"),
        hex("03000000 00000000 09000000"),
    ];
    assert_wire(value, &wire.concat());
}

/// The inferred bounds would be `X: Encode` and `X: Decode`, which `Kind` does not implement.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006, bound = "X: Debug")]
struct Bounded<X> {
    items: Vec<Tagged<X>>,
}

#[test]
fn bounds_that_are_given() {
    #[derive(Debug, PartialEq)]
    struct Kind;
    let value = Bounded::<Kind> { items: vec![Tagged { id: 7, tag: PhantomData }] };
    assert_wire(value, &hex("06000000 15c4b51c 01000000 02000000 07000000"));
}

/// A const parameter, in the type of a field and in nothing else.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000007)]
struct Block<const SIZE: usize, const IS_LAST: bool = false> {
    #[tl(with = array, type = "int256")]
    content: [u8; SIZE],
    id: i32,
}

mod array {
    use tl_core::{DecodeError, EncodeError, Reader, Writer};

    pub fn encode<'w, const SIZE: usize>(
        value: &[u8; SIZE],
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        out.write_array(*value)
    }

    pub fn decode<const SIZE: usize>(reader: &mut Reader<'_>) -> Result<[u8; SIZE], DecodeError> {
        reader.read_array()
    }
}

#[test]
fn const_parameters() {
    assert_wire(Block::<4> { content: [1; 4], id: 5 }, &hex("07000000 01010101 05000000"));
    let last = Block::<8, true> { content: [2; 8], id: 5 };
    assert_wire(last, &hex("07000000 0202020202020202 05000000"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000008)]
struct Borrowed<'a, 'b, X, const N: usize>
where
    X: Clone,
{
    left: &'a str,
    right: &'b [u8],
    inner: Inner<'a, 'b>,
    items: Vec<Inner<'b, 'a>>,
    owned: X,
    #[tl(skip)]
    size: PhantomData<[(); N]>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000009)]
struct Inner<'long: 'short, 'short> {
    long: &'long str,
    #[tl(flag = 0)]
    short: Option<&'short [u8]>,
}

#[test]
fn lifetimes_and_type_parameters() {
    let value = Borrowed::<_, 3> {
        left: "ab",
        right: &[1],
        inner: Inner { long: "c", short: None },
        items: vec![Inner { long: "d", short: Some(&[2, 3]) }],
        owned: Bytes::from_static(&[4]),
        size: PhantomData,
    };
    let wire = [
        hex("08000000 02616200 01010000 09000000 00000000 01630000"),
        hex("15c4b51c 01000000 09000000 01000000 01640000 02020300 01040000"),
    ]
    .concat();
    assert_eq!(to_vec(&value).unwrap(), wire);
    assert_eq!(tl_core::encoded_len(&value).unwrap(), wire.len());
    assert_eq!(from_slice::<Borrowed<'_, '_, Bytes, 3>>(&wire).unwrap(), value);
}

/// Generic types in all positions. The test is that these types compile.
#[allow(dead_code, reason = "for their definitions alone")]
mod definitions {
    use std::borrow::Cow;

    use tl_core::{Bare, Constructor, Function, TlObject};

    #[derive(TlObject)]
    #[tl(id = 0x0000000a)]
    struct Item<X: Clone> {
        value: X,
    }

    #[derive(TlObject)]
    #[tl(id = 0x0000000b)]
    struct Nested<'a, X: Clone, const LARGE: bool> {
        item: Item<X>,
        #[tl(bare)]
        bare: Item<X>,
        items: Vec<Bare<Item<X>>>,
        borrowed: Cow<'a, X>,
        #[tl(flag = 0)]
        next: Option<Box<Self>>,
        #[tl(skip)]
        cached: X,
    }

    #[derive(TlObject)]
    #[tl(id = 0x0000000c, returns = Vec<X::Response>)]
    struct InvokeAll<X: Function> {
        queries: Vec<X>,
        expected: X::Response,
    }

    mod x {
        #[allow(non_snake_case, reason = "a module with the name of a parameter")]
        pub(super) mod X {
            pub(in super::super) type T = i32;
        }
    }

    trait Kind {
        type Body;
    }

    #[derive(TlObject)]
    #[tl(id = 0x0000000d)]
    struct Foreign<X: Kind> {
        path: x::X::T,
        body: X::Body,
    }

    struct Text;

    impl Kind for Text {
        type Body = String;
    }

    #[derive(Clone, TlObject)]
    #[tl(id = 0x0000000e, returns = bool)]
    struct Ping;

    #[test]
    fn lines() {
        let expected = "nested#0000000b {X:Type} flags:# item:Item bare:item items:Vector<item> \
                        borrowed:!X next:flags.0?Nested = Nested;";
        assert_eq!(Nested::<'static, Ping, true>::DEFINITION.to_string(), expected);
        let expected = "invokeAll#0000000c {X:Type} queries:Vector<X> expected:X = Vector<X>;";
        assert_eq!(InvokeAll::<Ping>::DEFINITION.to_string(), expected);
        let expected = "foreign#0000000d {X:Type} path:int body:X = Foreign;";
        assert_eq!(Foreign::<Text>::DEFINITION.to_string(), expected);
    }
}
