//! Broken and hostile packets, for every type of the layer.

use telegram_layer::api::{AnyFunction, AnyObject};
use tl_core::{DecodeError, DecodeErrorKind, Limits};

use crate::packet::{Bits, Writer};
use crate::pair::{PAIRS, Pair};

fn pair(name: &str) -> &'static Pair {
    PAIRS.iter().find(|it| it.name == name).unwrap()
}

/// A packet that is cut at any byte is an error. With random changes it may be an error or a value, and decoding ends.
#[test]
fn broken_packets_are_errors() {
    let mut writer = Writer::new(0xbad);
    for pair in PAIRS {
        for definition in pair.definitions {
            let mut packet = writer.packet(definition, Bits::All).to_vec();
            for _ in 0..8 {
                let cut = usize::try_from(writer.below(packet.len() as u64)).unwrap();
                let result = (pair.decode)(&packet[..cut], Limits::DEFAULT);
                assert!(result.is_err(), "{definition} cut at {cut} of {}", packet.len());
            }
            for _ in 0..20 {
                let at = usize::try_from(writer.below(packet.len() as u64)).unwrap();
                packet[at] = writer.below(256).to_le_bytes()[0];
                let _ = (pair.decode)(&packet, Limits::DEFAULT);
            }
        }
    }
}

fn is_nesting_limit(error: &DecodeError) -> bool {
    matches!(
        error.kind(),
        DecodeErrorKind::DepthLimit { .. } | DecodeErrorKind::NestedSizeLimit { .. }
    )
}

/// Runs `decode` with as much stack as `Limits` promises to be enough in a debug build.
fn on_a_small_stack<T: Send + 'static>(decode: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(512 << 10).spawn(decode).unwrap().join().unwrap()
}

/// `textBold text:RichText`, `pageBlockCover cover:PageBlock`: types that contain themselves, a hundred
/// thousand times.
#[test]
fn deep_packets_end_at_the_limit() {
    for (name, id) in [("RichText", 0x6724_abc4_u32), ("PageBlock", 0x39f2_3300)] {
        let packet = id.to_le_bytes().repeat(100_000);
        let error = on_a_small_stack(move || (pair(name).decode)(&packet, Limits::DEFAULT));
        let error = error.unwrap_err();
        assert!(is_nesting_limit(&error), "{error}");
    }
}

/// `textBold text:RichText`, as often, read as any object: one decoder for all types of the layer.
#[test]
fn deep_packets_of_any_object_end_at_the_limit() {
    let packet = 0x6724_abc4_u32.to_le_bytes().repeat(100_000);
    let decode = move || tl_core::from_slice::<AnyObject>(&packet).map(drop);
    let error = on_a_small_stack(decode).unwrap_err();
    assert!(is_nesting_limit(&error), "{error}");
}

/// `invokeWithLayer layer:int query:!X`, as often, read as any function: one decoder for all functions of the layer.
#[test]
fn deep_packets_of_any_function_end_at_the_limit() {
    let level = [0xda9b_0d0d_u32.to_le_bytes(), 229_u32.to_le_bytes()].concat();
    let packet = level.repeat(100_000);
    let decode = move || tl_core::from_slice::<AnyFunction>(&packet).map(drop);
    let error = on_a_small_stack(decode).unwrap_err();
    assert!(is_nesting_limit(&error), "{error}");
}

/// An item of the vector takes four bytes of the packet, but in memory the size of the layer's largest type.
#[test]
fn wide_packets_end_at_the_limit() {
    let largest = PAIRS.iter().filter(|it| !it.is_function).max_by_key(|it| it.size).unwrap();
    println!("the largest type is {}, of {} bytes", largest.name, largest.size);
    let count: u32 = 1 << 19;
    // messages.getMessages id:Vector<InputMessage>, of inputMessagePinned
    let mut packet = 0x63c6_6506_u32.to_le_bytes().to_vec();
    packet.extend(0x1cb5_c415_u32.to_le_bytes());
    packet.extend(count.to_le_bytes());
    packet.extend(0x8687_2538_u32.to_le_bytes().repeat(count.try_into().unwrap()));
    let limits = Limits::DEFAULT.with_allocation(1 << 20);
    let error = (pair("messages.getMessages").decode)(&packet, limits).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::AllocationLimit { .. }), "{error}");
}

/// A count that the packet cannot hold is refused before anything is reserved.
#[test]
fn counts_are_not_believed() {
    let mut packet = 0x63c6_6506_u32.to_le_bytes().to_vec();
    packet.extend(0x1cb5_c415_u32.to_le_bytes());
    packet.extend(0x7fff_ffff_u32.to_le_bytes());
    assert!((pair("messages.getMessages").decode)(&packet, Limits::DEFAULT).is_err());
}
