//! The feature `zeroize`.

use tl_core::{Bare, Flags, Int128, Int256, Int512};
use zeroize::Zeroize;

fn wiped<T: Zeroize>(mut value: T) -> T {
    value.zeroize();
    value
}

#[test]
fn nothing_is_left() {
    assert_eq!(wiped(Int128([1; 16])), Int128::default());
    assert_eq!(wiped(Int256([1; 32])), Int256::default());
    assert_eq!(wiped(Int512([1; 64])), Int512::default());
    assert_eq!(wiped(Flags::from_bits(1)), Flags::NONE);
    assert_eq!(wiped(Bare(vec![1_i64])), Bare(vec![]));
}
