//! The codecs `items`: the memory of a collection counts.

use std::collections::{BTreeMap, BTreeSet, HashSet, LinkedList, VecDeque};

use peakmem_alloc::PeakMemAllocTrait;
use tl_core::{DecodeErrorKind, Int512, Limits, Reader, TlObject};

use crate::{ALLOCATOR, Lopsided, SLACK, collection, decode, refuses_early, vector};

/// Each collection of the standard library, with a codec of tl-core.
#[derive(Debug, TlObject)]
#[expect(clippy::linkedlist, reason = "it takes the most memory per item")]
enum Collected {
    #[tl(id = 0x00000007)]
    Tree(#[tl(with = tl_core::items, type = "Vector<int>")] BTreeSet<i32>),
    #[tl(id = 0x00000008)]
    Table(#[tl(with = tl_core::items, type = "Vector<int>")] HashSet<i32>),
    #[tl(id = 0x00000009)]
    List(#[tl(with = tl_core::items, type = "Vector<int>")] LinkedList<i32>),
    #[tl(id = 0x0000000a)]
    Texts(#[tl(with = tl_core::items, type = "Vector<string>")] HashSet<String>),
    #[tl(id = 0x0000000b)]
    Fixed(#[tl(with = tl_core::items::fixed, type = "Vector<string>")] Copies),
    #[tl(id = 0x0000000c)]
    Large(#[tl(with = tl_core::items, type = "Vector<Lopsided>")] VecDeque<Lopsided>),
}

/// Clones its items, as collections of a fixed capacity do.
#[derive(Debug)]
struct Copies(Vec<String>);

impl TryFrom<&[String]> for Copies {
    type Error = ();

    fn try_from(items: &[String]) -> Result<Self, ()> {
        Ok(Self(items.to_vec()))
    }
}

impl IntoIterator for Copies {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Copies {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

pub fn collections() {
    for count in [1000, 1 << 20, u32::MAX] {
        for id in 7..=12 {
            refuses_early::<Collected>(&collection(id, &vector(count, &[0; 16])));
        }
    }
    // The memory of a collection is at most what its items count, also while it grows.
    for count in [1000, 1793, 28_000, 28_673, 57_344, 57_345, 100_000] {
        let numbers: Vec<u8> = (0..count).flat_map(u32::to_le_bytes).collect();
        let limits = Limits::DEFAULT.with_allocation(count as usize * (3 * 4 + 16));
        for id in [7, 8, 9] {
            let packet = collection(id, &vector(count, &numbers));
            decode::<Collected>(&packet, limits).unwrap();
            let fewer = limits.with_allocation(limits.allocation - 1);
            let error = decode::<Collected>(&packet, fewer).unwrap_err();
            assert!(matches!(error.kind(), DecodeErrorKind::AllocationLimit { .. }), "{id}");
        }
        let texts = (0..count).flat_map(|it| format!("\u{7}{it:07}").into_bytes());
        let packet = vector(count, &texts.collect::<Vec<u8>>());
        let texts = count as usize * (3 * size_of::<String>() + 16 + 7);
        let limits = Limits::DEFAULT.with_allocation(texts);
        decode::<Collected>(&collection(10, &packet), limits).unwrap();
        let copies = 2 * count as usize * (size_of::<String>() + 7);
        let limits = Limits::DEFAULT.with_allocation(copies);
        decode::<Collected>(&collection(11, &packet), limits).unwrap();
        let fewer = limits.with_allocation(copies - 1);
        decode::<Collected>(&collection(11, &packet), fewer).unwrap_err();
    }
    let large = vector(100_000, &[1, 0, 0, 0].repeat(100_000));
    let limits = Limits::DEFAULT.with_allocation(1 << 20);
    decode::<Collected>(&collection(12, &large), limits).unwrap_err();
}

/// A collection of large items in the place of a vector of them.
#[derive(Debug, TlObject)]
#[expect(clippy::linkedlist, reason = "it takes the most memory per item")]
enum OfLarge {
    #[tl(id = 0x00000001)]
    Tree(#[tl(with = tl_core::items, type = "Vector<int512>")] BTreeSet<Int512>),
    #[tl(id = 0x00000002)]
    Table(#[tl(with = tl_core::items, type = "Vector<int512>")] HashSet<Int512>),
    #[tl(id = 0x00000003)]
    List(#[tl(with = tl_core::items, type = "Vector<int512>")] LinkedList<Int512>),
    #[tl(id = 0x00000004)]
    Deque(#[tl(with = tl_core::items, type = "Vector<int512>")] VecDeque<Int512>),
    #[tl(id = 0x00000005)]
    Map(#[tl(with = tl_core::items::As::<Entry>, type = "Vector<Entry>")] BTreeMap<Int512, Int512>),
    #[tl(id = 0x00000006)]
    Small(#[tl(with = tl_core::items, type = "Vector<Bool>")] BTreeSet<bool>),
    #[tl(id = 0x00000007)]
    SmallTable(#[tl(with = tl_core::items, type = "Vector<Bool>")] HashSet<bool>),
}

#[derive(TlObject)]
#[tl(id = 0x00000008)]
struct Entry {
    key: Int512,
    value: Int512,
}

impl From<(&Int512, &Int512)> for Entry {
    fn from((key, value): (&Int512, &Int512)) -> Self {
        Self { key: *key, value: *value }
    }
}

impl From<Entry> for (Int512, Int512) {
    fn from(Entry { key, value }: Entry) -> Self {
        (key, value)
    }
}

/// A leaf of a tree has room for eleven items, and a hash table for three: a collection of one item counts for what it
/// takes, too.
pub fn many_small_collections() {
    for items in (1..=12).chain([13, 15, 16, 23, 24, 29, 33]) {
        for id in 1..=7 {
            many_collections(id, if id < 6 { items } else { items.min(2) });
        }
    }
    // A collection without items takes nothing.
    let packet = vector(1, &collection(1, &vector(0, &[])));
    decode::<Vec<OfLarge>>(&packet, Limits::DEFAULT.with_allocation(size_of::<OfLarge>())).unwrap();
}

/// A thousand collections `id` of `items` items take what they count as.
fn many_collections(id: u8, items: u32) {
    let item = |index: u32| match id {
        6 | 7 => [[0x37, 0x97, 0x79, 0xbc], [0xb5, 0x75, 0x72, 0x99]][index as usize].to_vec(),
        5 => [&[8, 0, 0, 0], index.to_be_bytes().as_slice(), &[0; 124]].concat(),
        _ => [index.to_be_bytes().as_slice(), &[0; 60]].concat(),
    };
    let one = collection(id, &vector(items, &(0..items).flat_map(item).collect::<Vec<_>>()));
    let mut reader = Reader::new(&one);
    reader.read::<OfLarge>().unwrap();
    let counted = Limits::DEFAULT.allocation - reader.limits().allocation;
    let packet = vector(1000, &one.repeat(1000));
    let limits = Limits::DEFAULT.with_allocation(1000 * (counted + size_of::<OfLarge>()));
    decode::<Vec<OfLarge>>(&packet, limits).unwrap();
    // While one collection grows, all the others take no more than they count as.
    let peak = ALLOCATOR.get_peak_memory();
    assert!(peak <= packet.len() + limits.allocation + SLACK, "{peak} bytes of memory");
}
