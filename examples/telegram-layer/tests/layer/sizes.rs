//! What the README says of grammers: the size of a type in memory, and errors.

use grammers_tl_types::Deserializable;
use telegram_layer::api::{enums, types};

/// On a machine of 64 bits, with the default options of tl-gen: a constructor whose parameters take more than 200 bytes
/// is in a `Box`.
#[cfg(target_pointer_width = "64")]
#[test]
fn updates_take_a_seventh_of_the_memory() {
    let ours = size_of::<enums::Updates>();
    let theirs = size_of::<grammers_tl_types::enums::Updates>();
    assert_eq!((ours, theirs), (760, 5248));
    let readme = include_str!("../../../../README.md");
    let row = readme.lines().find(|it| it.contains("size_of::<enums::Updates>()")).unwrap();
    assert!(row.contains("| 760 bytes |") && row.contains("| 5,248 bytes |"), "{row}");
}

/// `dataJSON#7d748d04 data:string = DataJSON`, cut within the text.
#[test]
fn errors_with_the_field() {
    let cut = [4, 0x8d, 0x74, 0x7d, 9, b'a', b'b', b'c'];
    let ours = tl_core::from_slice::<types::DataJSON>(&cut).unwrap_err().to_string();
    assert!(ours.contains("dataJSON.data"), "{ours}");
    let theirs = grammers_tl_types::enums::DataJson::from_bytes(&cut).unwrap_err();
    assert_eq!(theirs.to_string(), "unexpected eof");
}
