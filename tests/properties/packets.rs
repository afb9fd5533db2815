//! Packets that keep a definition, packets that nearly do, and others.

use arbitrary::Unstructured;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tl_core::{Limits, Type};

use crate::generated;

/// Packets of the type `ty`: whole, cut off, mutated, and words that could be anything.
pub fn of(ty: Type) -> impl Strategy<Value = Vec<u8>> {
    let words = words_of(&ty);
    let whole = whole(ty);
    let mutated = (whole.clone(), vec(mutation(words.clone()), 1..4));
    prop_oneof![
        2 => whole.clone(),
        1 => (whole, any::<Index>()).prop_map(|(packet, end)| {
            packet[..end.index(packet.len() + 1)].to_vec()
        }),
        3 => mutated.prop_map(|(packet, mutations)| mutations.into_iter().fold(packet, mutate)),
        1 => vec(word(words), 0..24).prop_map(|words| words.concat()),
    ]
}

/// Limits that small packets reach.
pub fn limits() -> impl Strategy<Value = Limits> {
    let limits = (1..9_u32, 64..2048_u32, 0..6_u32, 0..6_u32, 0..2048_usize);
    limits.prop_map(|(depth, nested_size, items, empty_items, allocation)| {
        Limits::DEFAULT
            .with_depth(depth)
            .with_nested_size(nested_size)
            .with_items(items)
            .with_empty_items(empty_items)
            .with_allocation(allocation)
    })
}

fn whole(ty: Type) -> impl Strategy<Value = Vec<u8>> + Clone {
    vec(any::<u8>(), 64..1024).prop_filter_map("too few choices", move |choices| {
        generated::packet(&ty, &mut Unstructured::new(&choices)).ok()
    })
}

/// A mutation of a packet.
#[derive(Clone, Debug)]
enum Mutation {
    Bit(Index, u32),
    Word(Index, [u8; 4]),
    Insert(Index, [u8; 4]),
    Remove(Index),
    Append(Vec<u8>),
}

fn mutation(words: Vec<u32>) -> impl Strategy<Value = Mutation> {
    let word = word(words);
    prop_oneof![
        (any::<Index>(), 0..8_u32).prop_map(|(at, bit)| Mutation::Bit(at, bit)),
        (any::<Index>(), word.clone()).prop_map(|(at, word)| Mutation::Word(at, word)),
        (any::<Index>(), word).prop_map(|(at, word)| Mutation::Insert(at, word)),
        any::<Index>().prop_map(Mutation::Remove),
        vec(any::<u8>(), 1..9).prop_map(Mutation::Append),
    ]
}

fn mutate(mut packet: Vec<u8>, mutation: Mutation) -> Vec<u8> {
    // The beginning of a word.
    let at = |index: Index| 4 * index.index(packet.len() / 4 + 1);
    match mutation {
        Mutation::Bit(index, bit) => {
            let at = index.index(packet.len() + 1);
            packet.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << bit);
        }
        Mutation::Word(index, word) => {
            let at = at(index);
            packet.iter_mut().skip(at).zip(word).for_each(|(byte, new)| *byte = new);
        }
        Mutation::Insert(index, word) => {
            let at = at(index);
            packet.splice(at..at, word);
        }
        Mutation::Remove(index) => {
            let at = at(index);
            packet.drain(at..packet.len().min(at + 4));
        }
        Mutation::Append(bytes) => packet.extend(bytes),
    }
    packet
}

/// A word that is special for a decoder of these ids, or a random word.
fn word(ids: Vec<u32>) -> impl Strategy<Value = [u8; 4]> + Clone {
    prop_oneof![
        3 => select(ids),
        3 => 0..5_u32,
        // The long forms of a length, with the longer one's zeros.
        1 => select(vec![0xfe, 0xff, 0x0000_03fe, 0x0000_04ff]),
        1 => any::<u32>(),
    ]
    .prop_map(u32::to_le_bytes)
}

/// The ids of the type and of all that it holds.
fn words_of(ty: &Type) -> Vec<u32> {
    let mut ids = vec![0x1cb5_c415, 0x9972_75b5, 0xbc79_9737];
    collect_ids(ty, &mut ids);
    ids
}

fn collect_ids(ty: &Type, ids: &mut Vec<u32>) {
    match ty {
        Type::Vector(vector) | Type::BareVector(vector) => collect_ids(&vector.item, ids),
        Type::Boxed(object) | Type::Bare(object) => {
            for definition in (object.constructors)() {
                if !ids.contains(&definition.id) {
                    ids.push(definition.id);
                    definition.parameters().for_each(|it| collect_ids(&it.ty, ids));
                }
            }
        }
        Type::Converted(converted) => collect_ids(&converted.ty, ids),
        Type::Wrapped(wrapped) => collect_ids(&wrapped.ty, ids),
        _ => {}
    }
}
