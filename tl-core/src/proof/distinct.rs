//! The check that the constructors of a type have different ids.

use super::{MESSAGE, const_panic, is_equal};
use crate::schema::definition::{Definition, Dialect};
use crate::schema::definition_writer::{DefinitionWriter, Style};

/// Panics if two constructors have the same id. `N` is the number of definitions.
///
/// It sorts the ids, because rustc limits the steps of a constant: to compare all pairs of 1,000 constructors would
/// take too many.
#[track_caller]
pub const fn prove_distinct<const N: usize>(definitions: &[Definition]) {
    let sorted = sorted(keys::<N>(definitions));
    let mut rest: &[u64] = &sorted;
    while let [first, after @ ..] = rest {
        if let [second, ..] = after
            && *first >> INDEX_BITS == *second >> INDEX_BITS
        {
            refuse_two(&definitions[index(*first)], &definitions[index(*second)]);
        }
        rest = after;
    }
}

const INDEX_BITS: u32 = 32;

/// The index of the definition that has this key.
const fn index(key: u64) -> usize {
    (key & ((1 << INDEX_BITS) - 1)) as usize
}

/// The ids, each with the index of its definition in the lower half.
const fn keys<const N: usize>(definitions: &[Definition]) -> [u64; N] {
    let mut keys = [0; N];
    let mut index = 0;
    while index < N {
        keys[index] = (definitions[index].id as u64) << INDEX_BITS | index as u64;
        index += 1;
    }
    keys
}

/// Merge sort: runs of 1, 2, 4, … sorted keys are merged in pairs.
const fn sorted<const N: usize>(mut keys: [u64; N]) -> [u64; N] {
    let mut width = 1;
    while width < N {
        let mut merged = [0; N];
        let mut start = 0;
        while start < N {
            let middle = min(start + width, N);
            let end = min(middle + width, N);
            merge(&keys, &mut merged, start, middle, end);
            start = end;
        }
        keys = merged;
        width *= 2;
    }
    keys
}

/// Merges the runs `start..middle` and `middle..end`.
const fn merge<const N: usize>(
    keys: &[u64; N],
    merged: &mut [u64; N],
    start: usize,
    middle: usize,
    end: usize,
) {
    let (mut left, mut right) = (start, middle);
    let mut next = start;
    while next < end {
        let takes_left = left < middle && (right == end || keys[left] < keys[right]);
        let from = if takes_left { &mut left } else { &mut right };
        merged[next] = keys[*from];
        *from += 1;
        next += 1;
    }
}

const fn min(left: usize, right: usize) -> usize {
    if left < right { left } else { right }
}

#[track_caller]
const fn refuse_two(first: &Definition, second: &Definition) -> ! {
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    if is_equal(first.name.as_bytes(), second.name.as_bytes()) {
        writer.put("the constructor `");
        writer.put(first.name);
        writer.put("` is there twice, with the id 0x");
        writer.id(first.id);
        writer.put(": give one of the two its own name and id, or remove it");
    } else {
        writer.put("the constructors `");
        writer.put(first.name);
        writer.put("` and `");
        writer.put(second.name);
        writer.put("` have the same id, 0x");
        writer.id(first.id);
        writer.put(": each constructor of a type needs its own id");
    }
    let len = writer.len();
    const_panic(&message, len)
}

#[cfg(test)]
mod tests {
    use super::{prove_distinct, sorted};
    use crate::schema::definition::{Definition, Type};

    /// Definitions with these ids.
    fn of_ids<const N: usize>(ids: impl Iterator<Item = u32>) -> [Definition; N] {
        let mut ids = ids;
        core::array::from_fn(|_| Definition::new("it", ids.next().unwrap(), "", &[], Type::Object))
    }

    #[test]
    fn every_order_of_a_few_is_sorted() {
        for number in 0..6_u64.pow(6) {
            // Its digits to base 6.
            let mut rest = number;
            let keys: [u64; 6] = core::array::from_fn(|_| {
                let digit = rest % 6;
                rest /= 6;
                digit
            });
            let mut expected = keys;
            expected.sort_unstable();
            assert_eq!(sorted(keys), expected);
        }
    }

    #[test]
    fn distinct_ids_pass() {
        prove_distinct::<0>(&[]);
        prove_distinct::<1>(&of_ids::<1>(7..8));
        let ids = (0..300).map(|it: u32| it.wrapping_mul(0x9e37_79b9));
        prove_distinct::<300>(&of_ids::<300>(ids));
    }

    #[test]
    #[should_panic(expected = "the constructor `it` is there twice, with the id 0x000001f4")]
    fn the_last_and_the_first_are_compared() {
        let ids = (0..300).map(|it| 500 - it).chain([500]);
        prove_distinct::<301>(&of_ids::<301>(ids));
    }
}
