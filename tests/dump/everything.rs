//! A type with each kind of field, and the check that the dump and the decoder agree on a packet.

use tl_core::{Decode, Encode, Flags, Int128, TlObject, Unknown, dump, from_slice};

/// Everything that can stand in a definition.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
pub struct Everything {
    pub count: u32,
    #[tl(flags)]
    pub mode: Flags,
    pub double: f64,
    pub nonce: Int128,
    #[tl(flag = 0)]
    pub boolean: Option<bool>,
    #[tl(flag = 1, bare)]
    pub pair: Option<Pair>,
    #[tl(bare)]
    pub pairs: Vec<tl_core::Bare<Pair>>,
    #[tl(bare)]
    pub nothings: Vec<tl_core::Bare<Nothing>>,
    pub numbers: Vec<Vec<i64>>,
    pub flags: Vec<bool>,
    pub content: Vec<u8>,
    pub recursive: Option2,
    pub generic: Generic<Nested>,
    #[tl(with = tl_core::sized, type = "Object")]
    pub sized: Unknown,
    pub any: Vec<Open>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
pub struct Pair {
    pub left: i32,
    pub right: String,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
pub struct Nothing;

#[derive(Debug, PartialEq, TlObject)]
pub enum Option2 {
    #[tl(id = 0x00000004)]
    None,
    #[tl(id = 0x00000005)]
    Some(Box<Option2>),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006, returns = X::Response)]
pub struct Generic<X> {
    pub query: X,
}

#[derive(Debug, PartialEq, TlObject)]
pub enum Nested {
    Pair(Pair2),
    #[tl(id = 0x00000007)]
    Long(i64),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000008, type = "Nested")]
pub struct Pair2(pub i32, pub i32);

#[derive(Debug, PartialEq, TlObject)]
pub enum Open {
    #[tl(id = 0x00000009)]
    Known,
    #[tl(other)]
    Other(Unknown),
}

pub fn everything() -> Everything {
    Everything {
        count: 3,
        mode: Flags::from_bits(1 << 31),
        double: 0.5,
        nonce: Int128([9; 16]),
        boolean: Some(true),
        pair: Some(Pair { left: 1, right: "right".to_owned() }),
        pairs: vec![tl_core::Bare(Pair { left: 2, right: String::new() })],
        nothings: vec![tl_core::Bare(Nothing), tl_core::Bare(Nothing)],
        numbers: vec![vec![1, 2], vec![]],
        flags: vec![true, false],
        content: vec![7; 300],
        recursive: Option2::Some(Box::new(Option2::Some(Box::new(Option2::None)))),
        generic: Generic { query: Nested::Pair(Pair2(1, 2)) },
        sized: Unknown::from_object(&Pair { left: 5, right: "x".to_owned() }).unwrap(),
        any: vec![Open::Known, Open::Other(Unknown::new(0xaa, &[1; 8]).unwrap())],
    }
}

/// The dump and the decoder read the same number of bytes, or fail at the same one.
#[track_caller]
pub fn assert_agreement<T: Encode + for<'de> Decode<'de>>(packet: &[u8]) {
    let decoded = from_slice::<T>(packet).map(|_| packet.len());
    let walked = dump::<T>(packet).check();
    match (decoded, walked) {
        (Ok(decoded), Ok(walked)) => assert_eq!(decoded, walked),
        (Err(decoded), Err(walked)) => {
            assert_eq!(decoded.to_string(), walked.to_string());
            assert_eq!(decoded.offset(), walked.offset());
        }
        (decoded, walked) => panic!("{decoded:?}, but {walked:?}"),
    }
}
