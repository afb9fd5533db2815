//! The deepest values that the default limits allow.

use std::fmt::Debug;

use tl_core::{DecodeOwned, Encode, Limits, dump, from_slice, from_slice_with, to_vec};

use crate::{Large, RichText, bold, concat, with_stack};

/// Decodes, compares, prints and drops the deepest value that the default limits take.
fn goes_all_the_way<T>(least: usize, packet: impl Fn(usize) -> Vec<u8>)
where
    T: Clone + Debug + DecodeOwned + Encode + PartialEq,
{
    let levels = (0..1000).take_while(|it| from_slice::<T>(&packet(*it)).is_ok()).count() - 1;
    assert!(levels >= least, "{levels} levels");
    let deepest = packet(levels);
    let value = from_slice::<T>(&deepest).unwrap();
    assert_eq!(value, value.clone());
    assert!(format!("{value:#?}").len() > levels);
    assert_eq!(to_vec(&value).unwrap(), deepest);
    assert_eq!(dump::<T>(&deepest).check().unwrap(), deepest.len());
    let deeper = packet(levels + 1);
    from_slice::<T>(&deeper).unwrap_err();
    let limits = Limits::DEFAULT.with_depth(200).with_nested_size(1 << 20);
    from_slice_with::<T>(&deeper, limits).unwrap();
}

#[test]
fn the_deepest_packets_fit_1_mib() {
    with_stack(1 << 20, || {
        goes_all_the_way::<RichText>(60, bold);
        goes_all_the_way::<RichText>(30, concat);
        goes_all_the_way::<Large>(30, |levels| {
            let nest = |inner, _| Large { next: Some(Box::new(inner)), ..Large::default() };
            to_vec(&(0..levels).fold(Large::default(), nest)).unwrap()
        });
        goes_all_the_way::<Large>(20, |levels| {
            let nest = |inner, _| Large { several: Some(vec![inner]), ..Large::default() };
            to_vec(&(0..levels).fold(Large::default(), nest)).unwrap()
        });
    });
}
