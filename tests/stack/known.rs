//! Objects that a schema knows and the compiled types do not: skipping them takes bounded stack, too.

use tl_core::schema::Schema;
use tl_core::{DecodeErrorKind, DecodeOwned, Reader, TlObject, Unknown};

use crate::{PROMISED, with_stack};

#[derive(Clone, Debug, PartialEq, TlObject)]
enum Kept {
    #[tl(id = 0x00000010)]
    Text { text: String },
    #[tl(other)]
    Other(Unknown),
}

/// Types of up to 16 kB around a `Kept`: the unused part of the limits bounds the walk below them.
macro_rules! holder {
    ($($name:ident: $id:literal, $rows:literal;)*) => {$(
        #[derive(Debug, TlObject)]
        #[tl(id = $id)]
        struct $name {
            #[tl(flag = 0)]
            next: Option<Box<$name>>,
            #[tl(skip)]
            _memory: [[u64; 32]; $rows],
            kept: Kept,
        }
    )*};
}

holder!(Holder1: 0x0000_0021, 4; Holder4: 0x0000_0022, 16; Holder8: 0x0000_0023, 31;);

/// Objects within each other that only the schema knows.
#[test]
fn unknown_objects_that_a_schema_knows() {
    let vector = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0];
    let levels = [
        vec![0x11, 0, 0, 0],
        vec![0x12, 0, 0, 0],
        [&[0x13, 0, 0, 0], vector.as_slice()].concat(),
        [&[0x14, 0, 0, 0], vector.as_slice()].concat(),
        vec![0x11, 0, 0, 0, 0x12, 0, 0, 0],
    ];
    for level in levels {
        walks::<Kept>(&[], &level);
        for holders in 0..32_u32 {
            let around = |id: u32| [[id, 1].map(u32::to_le_bytes); 32].concat().concat();
            let holders = usize::try_from(holders).unwrap() * 8;
            let around = |id| {
                let mut packet = around(id)[..holders].to_vec();
                packet.extend([id, 0].map(u32::to_le_bytes).concat());
                packet
            };
            walks::<Holder1>(&around(0x21), &level);
            walks::<Holder4>(&around(0x22), &level);
            walks::<Holder8>(&around(0x23), &level);
        }
    }
}

/// Decodes `around` and 100,000 times `level` after it, which no limit allows.
fn walks<T: DecodeOwned>(around: &[u8], level: &[u8]) {
    let packet = [around, &level.repeat(100_000)].concat();
    with_stack(PROMISED, move || {
        let schema = Schema::parse(
            "boxed#00000011 next:Kept = Kept; any#00000012 next:Object = Kept;
             list#00000013 next:Vector<Kept> = Kept; anyList#00000014 next:Vector<Object> = Kept;",
        );
        let schema = schema.unwrap();
        let error = Reader::new(&packet).with_schema(&schema).read_all::<T>().err().unwrap();
        assert!(matches!(
            error.kind(),
            DecodeErrorKind::DepthLimit { .. } | DecodeErrorKind::NestedSizeLimit { .. }
        ));
    });
}
