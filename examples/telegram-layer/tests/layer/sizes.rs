//! Sizes in memory, with the options of this crate.

/// On a machine of 64 bits.
#[cfg(target_pointer_width = "64")]
#[test]
fn updates_take_a_seventh_of_the_memory() {
    let ours = size_of::<telegram_layer::api::enums::Updates>();
    let theirs = size_of::<grammers_tl_types::enums::Updates>();
    assert_eq!((ours, theirs), (760, 5248));
}
