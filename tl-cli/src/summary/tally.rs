//! The counts of a summary. Their memory is bounded, whatever the packets are.

use std::collections::HashMap;

use super::packet::Kind;

/// Maximum number of unknown ids, and of kinds of failures, that are counted separately. The schemas bound the number
/// of other types.
const MAX_UNKNOWN: usize = 100;
const MAX_FAILURES: usize = 100;

/// The packets of a type.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub(super) packets: u64,
    pub(super) bytes: u64,
    pub(super) shortest: usize,
    pub(super) longest: usize,
}

/// Failures of one kind.
#[derive(Debug)]
pub(super) struct Failures {
    pub(super) count: u64,
    /// The number of failures of all kinds before the first of this kind.
    earlier: u64,
    /// The place and the message of the first.
    pub(super) place: String,
    pub(super) message: String,
}

/// All counts.
#[derive(Default)]
pub(super) struct Tally {
    types: HashMap<Kind, (String, Count)>,
    /// The number of unknown ids among the types.
    unknown: usize,
    failures: HashMap<String, Failures>,
    pub(super) packets: u64,
    pub(super) bytes: u64,
    pub(super) failed: u64,
}

impl Count {
    fn add(&mut self, len: usize) {
        self.packets += 1;
        self.bytes += u64::try_from(len).unwrap_or(u64::MAX);
        self.shortest = self.shortest.min(len);
        self.longest = self.longest.max(len);
    }
}

impl Tally {
    /// Counts a packet of `len` bytes. `name` is called once per type.
    pub(super) fn add(&mut self, kind: Kind, len: usize, name: impl FnOnce() -> String) {
        self.packets += 1;
        self.bytes += u64::try_from(len).unwrap_or(u64::MAX);
        let is_new = matches!(kind, Kind::Unknown(_)) && !self.types.contains_key(&kind);
        let is_full = is_new && self.unknown >= MAX_UNKNOWN;
        self.unknown += usize::from(is_new && !is_full);
        let kind = if is_full { Kind::Other } else { kind };
        let new = || {
            let name = if is_full { "other unknown ids".to_owned() } else { name() };
            (name, Count { packets: 0, bytes: 0, shortest: usize::MAX, longest: 0 })
        };
        self.types.entry(kind).or_insert_with(new).1.add(len);
    }

    /// Counts a failure. Messages that differ in numbers alone are of one kind.
    pub(super) fn fail(&mut self, place: String, message: &str) {
        let mut kind = without_numbers(message);
        if self.failures.len() >= MAX_FAILURES && !self.failures.contains_key(&kind) {
            "other failures".clone_into(&mut kind);
        }
        let earlier = self.failed;
        let new = || Failures { count: 0, earlier, place, message: message.to_owned() };
        self.failures.entry(kind).or_insert_with(new).count += 1;
        self.failed += 1;
    }

    /// The types, the most frequent ones first.
    pub(super) fn types(&self) -> Vec<(&str, &Count)> {
        let mut types: Vec<_> = self.types.values().map(|(name, it)| (name.as_str(), it)).collect();
        types.sort_by(|(first, a), (second, b)| b.packets.cmp(&a.packets).then(first.cmp(second)));
        types
    }

    /// The kinds of failures, the most frequent ones first, and then the earliest.
    pub(super) fn failures(&self) -> Vec<&Failures> {
        let mut failures: Vec<_> = self.failures.values().collect();
        failures.sort_by(|a, b| b.count.cmp(&a.count).then(a.earlier.cmp(&b.earlier)));
        failures
    }
}

/// The message with `N` for each number, also for the digits of an id.
fn without_numbers(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    for word in message.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        if is_number(word) {
            text.push('N');
            text.extend(word.chars().last().filter(|c| !c.is_ascii_alphanumeric()));
        } else {
            text.push_str(word);
        }
    }
    text
}

/// Whether the word is a number or an id.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_id = digits.len() == 8 && digits.bytes().all(|it| it.is_ascii_hexdigit());
    is_id || word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_that_differ_in_numbers_are_of_one_kind() {
        let mut tally = Tally::default();
        for (place, message) in [
            ("line 1", "phoneCall.connections[2].ip: 900 bytes, at byte 148"),
            ("line 2", "phoneCall.connections[0].ip: 80 bytes, at byte 20"),
            ("line 3", "phoneCall.id: 80 bytes, at byte 20"),
            ("line 4", "no schema has the constructor id deadbeef"),
            ("line 5", "no schema has the constructor id 12345678"),
        ] {
            tally.fail(place.to_owned(), message);
        }
        let failures = tally.failures();
        let shown: Vec<_> = failures.iter().map(|it| (it.count, it.place.as_str())).collect();
        assert_eq!(shown, [(2, "line 1"), (2, "line 4"), (1, "line 3")]);
    }

    /// A hostile log has a type and a failure of its own per packet.
    #[test]
    fn counts_are_bounded() {
        let mut tally = Tally::default();
        let letters = |mut number: u32| {
            let mut text = String::new();
            while number > 0 {
                text.extend(char::from_digit(number % 10 + 10, 36));
                number /= 10;
            }
            text
        };
        for id in 0..20_000 {
            tally.add(Kind::Unknown(id), 4, || format!("unknown #{id:08x}"));
            tally.fail("line 1".to_owned(), &letters(id));
        }
        assert_eq!(tally.types().len(), MAX_UNKNOWN + 1);
        assert_eq!(tally.types()[0].0, "other unknown ids");
        assert_eq!(tally.failures().len(), MAX_FAILURES + 1);
        assert_eq!(tally.failures()[0].count, 20_000 - 100);
    }
}
