//! Flags words that are fields, or nothing, as Rust.

mod words {
    include!("generated/words.rs");
}

mod words_structs {
    include!("generated/words_structs.rs");
}

mod unused_word {
    include!("generated/unused_word.rs");
}

use tl_core::Flags;

/// The ids are the CRC-32 of `first flags:# x:flags.0?int = First`, `tSome flags:# = T` and `unused flags:# = Unused`.
const FIRST: u32 = 0x86d5_1b44;
const T_SOME: u32 = 0x7031_f8f5;
const UNUSED: u32 = 0x7706_b3d6;

fn packet(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|it| it.to_le_bytes()).collect()
}

#[test]
fn a_word_keeps_bits_that_no_field_has() {
    use words::{enums::T, types::First};
    let bytes = packet(&[FIRST, 1 << 7 | 1, 5]);
    let first: First = tl_core::from_slice(&bytes).unwrap();
    assert_eq!((first.flags, first.x), (Flags::from_bits(1 << 7), Some(5)));
    assert_eq!(tl_core::to_vec(&first).unwrap(), bytes);
    assert_eq!(First::new(), First { flags: Flags::NONE, x: None });
    let bytes = packet(&[T_SOME, 1 << 31 | 1 << 3]);
    let some: T = tl_core::from_slice(&bytes).unwrap();
    assert!(matches!(&some, T::Some { on: true, .. }));
    assert_eq!(tl_core::to_vec(&some).unwrap(), bytes);
}

#[test]
fn a_word_without_bits_is_no_field() {
    let unused = unused_word::types::Unused;
    assert_eq!(tl_core::to_vec(&unused).unwrap(), packet(&[UNUSED, 0]));
}

#[test]
fn a_word_that_all_variants_have_has_a_function() {
    use words_structs::{enums::T, types::TOne};
    let one = T::from(TOne { flags: Flags::from_bits(4), on: false });
    assert_eq!(one.flags(), Flags::from_bits(4));
}
