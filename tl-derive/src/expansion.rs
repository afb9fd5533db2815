//! What a handful of items expand to, so that review sees what emitted code costs.
//!
//! `INSTA_UPDATE=always cargo test -p tl-derive` writes what is emitted now into `snapshots/`.

use proc_macro2::Span;
use syn::DeriveInput;

use crate::names;

/// The expansion of `item`, formatted.
fn expand(item: &str) -> String {
    let input: DeriveInput = syn::parse_str(item).unwrap();
    let mut file: syn::File = syn::parse2(crate::expand(&input)).unwrap();
    file.items = file.items.into_iter().flat_map(open_implementations).collect();
    // The same text for each release.
    prettyplease::unparse(&file)
        .replace(&names::private(Span::call_site()).to_string(), "__private")
}

/// Expands `implementations! {{ … } { … }}`: what is in a call to a macro is not formatted.
fn open_implementations(item: syn::Item) -> Vec<syn::Item> {
    match &item {
        syn::Item::Macro(call)
            if call.mac.path.segments.last().unwrap().ident == "implementations" =>
        {
            let blocks = call.mac.tokens.clone().into_iter();
            blocks.map(|block| syn::parse_quote!(const _: () = #block;)).collect()
        }
        _ => vec![item],
    }
}

#[test]
fn plain_struct() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(id = 0x9cc123c7, name = "phoneConnection")]
        struct PhoneConnection {
            #[tl(flag = 0)]
            tcp: bool,
            id: i64,
            ip: String,
            #[tl(flag = 1)]
            peer_tag: Option<Bytes>,
        }
        "#
    ));
}

#[test]
fn mixed_enum() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(type = "PhoneCall")]
        enum AnyPhoneCall {
            Established(Box<PhoneCall>),
            #[tl(id = 0x5366c915, name = "phoneCallEmpty")]
            Empty { id: i64 },
            #[tl(other)]
            Unknown(Unknown),
        }
        "#
    ));
}

/// Refuses the ids of other types with the names of its constructors.
#[test]
fn enum_of_known_constructors() {
    insta::assert_snapshot!(expand(
        r#"
        enum InputPeer {
            #[tl(id = 0x7da07ec9, name = "inputPeerSelf")]
            Me,
            #[tl(id = 0x35a95cb9, name = "inputPeerChat")]
            Chat { chat_id: i64 },
        }
        "#
    ));
}

#[test]
fn lines_of_other_layers() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(
            definition = "user flags:# id:long name:flags.0?string = User;",
            accepts(225) = "user id:int name:string photo:Photo = User;",
            convert(id = i32),
            drop(photo = Photo)
        )]
        struct User {
            id: i64,
            name: Option<String>,
        }
        "#
    ));
}

#[test]
fn words_and_shared_bits() {
    insta::assert_snapshot!(expand(
        r"
        #[tl(id = 0x00000001)]
        struct WebPage {
            id: i64,
            #[tl(flags)]
            flags: Flags,
            #[tl(flag = 5)]
            embed_url: Option<String>,
            #[tl(flag = 5)]
            embed_type: Option<String>,
        }
        "
    ));
}

#[test]
fn unsigned_numbers_and_vectors() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(id = 0x00000001)]
        struct Salts {
            #[tl(type = "long")]
            hash: u64,
            #[tl(type = "int")]
            address: u32,
            #[tl(flag = 0, type = "int")]
            optional: Option<u32>,
            #[tl(bare, items = bare, max_items = 20)]
            salts: Vec<FutureSalt>,
            #[tl(flag = 1, type = "Vector<int>")]
            numbers: Option<Vec<u32>>,
        }
        "#
    ));
}

#[test]
fn generic_function() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(name = "invokeWithLayer", returns = X::Response)]
        struct InvokeWithLayer<'a, X> {
            layer: i32,
            system_version: &'a str,
            query: X,
        }
        "#
    ));
}

/// What an item can be made of, and what attributes say of it.
#[test]
fn generic_struct_with_every_attribute() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(id = 0x00000001, name = "page", type = "Page", dialect = "ton", crate = my::tl)]
        struct Paged<'a, X, Y, Z, const N: usize, const LETTER: char, const IS_LAST: bool> {
            #[tl(flags)]
            flags2: Flags,
            #[tl(name = "head")]
            first: X,
            second: Vec<X>,
            #[tl(bare)]
            bare: Y,
            both: Bare<Page<X, Y>>,
            associated: X::Item,
            elsewhere: module::X,
            text: &'a str,
            #[tl(type = "Object")]
            object: Sized<X, N, LETTER, IS_LAST>,
            #[tl(flag = 0)]
            next: Option<Box<Self>>,
            #[tl(with = hand::made, type = "Custom")]
            with: Callback<fn(&'a X) -> Y>,
            #[tl(with = hand::made)]
            maybe: Option<i32>,
            #[tl(skip)]
            cached: Cache<Z>,
            #[tl(skip)]
            count: usize,
        }
        "#
    ));
}

#[test]
fn unproven_enum() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(proof = false, bound = "X: Encode + Debug")]
        enum Either<X> {
            #[tl(id = 0x00000001, name = "left")]
            Left(X),
            #[tl(id = 0x00000002, name = "right", proof = true)]
            Right(#[tl(name = "value")] X),
            #[tl(name = "neither")]
            Neither,
        }
        "#
    ));
}

#[test]
fn newtype() {
    insta::assert_snapshot!(expand(
        r"
        #[tl(transparent)]
        struct Id<T>(i64, #[tl(skip)] PhantomData<T>);
        "
    ));
}

#[test]
fn bare_struct() {
    insta::assert_snapshot!(expand(
        r"
        #[tl(bare)]
        struct Point {
            x: i32,
            #[tl(flag = 0)]
            y: Option<i64>,
        }
        "
    ));
}

/// Only an instance can be compared with the line.
#[test]
fn generic_bare_struct() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(bare, bound = "", definition = "point {X:Type} x:long = Point;")]
        struct Point<X: Kind> {
            x: Tagged<X>,
        }
        "#
    ));
}

#[test]
fn conversions_and_a_signature() {
    insta::assert_snapshot!(expand(
        r"
        #[tl(id = 0x00000001)]
        struct Node {
            #[tl(as = Seconds)]
            timeout: Duration,
            #[tl(flag = 0, as = Address)]
            addresses: Option<Vec<IpAddr>>,
            #[tl(bare, as = i64)]
            numbers: Vec<Vec<u64>>,
            #[tl(signature)]
            signature: Bytes,
        }
        "
    ));
}

#[test]
fn ids_of_an_enum() {
    insta::assert_snapshot!(expand(
        r#"
        #[tl(ids)]
        pub enum Either<'a> {
            #[tl(id = 0x00000001)]
            LeftHand,
            #[tl(name = "right")]
            Right { text: &'a str },
            Both(Pair<'a>),
            #[tl(other)]
            Other(Unknown),
        }
        "#
    ));
}

#[test]
fn faulty_struct() {
    insta::assert_snapshot!(expand("struct NoId { id: i64 }"));
}
