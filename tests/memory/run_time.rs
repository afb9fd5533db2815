//! Values of a schema that is read at run time.

use peakmem_alloc::PeakMemAllocTrait;
use tl_core::schema::Schema;
use tl_core::{Bytes, DecodeErrorKind, Limits, Reader, TlObject, Unknown};

use crate::{ALLOCATOR, SLACK};

const SCHEMA: &str = "
    texts#1 list:Vector<string> = Texts;
    numbers#2 list:vector<int> = Numbers;
    wide#3 list:vector<int512> = Wide;
    empty#4 = Item;
    one#5 x:int = Item;
    five#6 a:int b:int c:int d:int e:int = Item;
    nine#7 a:int b:int c:int d:int e:int f:int g:int h:int i:int = Item;
    items#8 list:vector<Item> = Items;
    vectors#9 list:vector<vector<int>> = Vectors;
    kept#10 object:Object = Kept;
";

fn packet(id: u8, count: u32, item: &[u8]) -> Vec<u8> {
    let count_bytes = count.to_le_bytes();
    [&[id, 0, 0, 0], &count_bytes, item.repeat(count as usize).as_slice()].concat()
}

/// For any packet, decoding stops within the limit, plus half of it for a vector that grows.
pub fn values_are_bounded() {
    let schema = Schema::parse(SCHEMA).unwrap();
    let item = |id: u8, fields: usize| [vec![id, 0, 0, 0], vec![0; 4 * fields]].concat();
    let texts = packet(1, 10_000, &[1, b'a', 0, 0]);
    let packets = [
        [&texts[..4], &[0x15, 0xc4, 0xb5, 0x1c], &texts[4..]].concat(),
        packet(2, 100_000, &[0; 4]),
        packet(3, 10_000, &[0; 64]),
        packet(8, 10_000, &item(4, 0)),
        packet(8, 10_000, &item(5, 1)),
        packet(8, 10_000, &item(6, 5)),
        packet(8, 10_000, &item(7, 9)),
        packet(9, 10_000, &[0; 4]),
        packet(9, 10_000, &[1, 0, 0, 0, 7, 0, 0, 0]),
        packet(16, 10_000, &[0xee; 4]),
    ];
    for packet in packets {
        let mut is_decoded = false;
        for shift in 12..26 {
            let limits = Limits::DEFAULT.with_allocation(1 << shift);
            ALLOCATOR.reset_peak_memory();
            let result = schema.decode_with(&packet, limits);
            let peak = ALLOCATOR.get_peak_memory();
            let bound = packet.len() + limits.allocation + limits.allocation / 2 + SLACK;
            assert!(peak <= bound, "{peak} bytes for {:02x?}… within {}", &packet[..8], 1 << shift);
            is_decoded = match result {
                Ok(_) => true,
                Err(error) => {
                    let limit = limits.allocation;
                    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit });
                    false
                }
            };
        }
        assert!(is_decoded);
    }
}

/// A type that keeps unknown constructors.
#[derive(Debug, TlObject)]
#[tl(type = "Kept")]
enum Kept {
    #[tl(id = 0x0000_0001)]
    Empty,
    #[tl(other)]
    Other(Unknown),
}

/// Objects within an object that only a schema knows are skipped, not copied, also those that no schema knows: the limit
/// of memory is that of what is kept.
pub fn skipped_objects_take_no_memory() {
    let schema = Schema::parse("kept#10 object:Object = Kept;").unwrap();
    let levels = [0x10, 0, 0, 0].repeat(30);
    let packet = [levels, vec![0xee; 1 << 20]].concat();
    let limits = Limits::DEFAULT.with_allocation(1 << 12);
    ALLOCATOR.reset_peak_memory();
    let before = ALLOCATOR.get_peak_memory();
    let reader = Reader::with_limits(&packet, limits).with_schema(&schema);
    let error = reader.read_all::<Kept>().unwrap_err();
    let peak = ALLOCATOR.get_peak_memory() - before;
    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 1 << 12 });
    assert!(peak <= SLACK, "{peak} bytes of memory");
    // If the input is shared, nothing is copied at all.
    let packet = Bytes::from(packet);
    let reader = Reader::from_bytes_with(&packet, limits).with_schema(&schema);
    assert!(
        matches!(reader.read_all::<Kept>(), Ok(Kept::Other(kept)) if kept.as_bytes().len() == packet.len())
    );
}
