//! Sizes in memory: large variants are behind a pointer.

/// On a machine of 64 bits.
#[cfg(target_pointer_width = "64")]
#[test]
fn an_enum_is_no_larger_than_its_small_variants() {
    let ours = size_of::<telegram_layer::api::enums::Updates>();
    let theirs = size_of::<grammers_tl_types::enums::Updates>();
    assert_eq!((ours, theirs), (88, 5248));
}
