//! "Did you mean": the known names that are closest to an unknown one.

/// The most names that are suggested.
const MAX_SUGGESTIONS: usize = 3;

/// The longest name that is compared, in bytes. The time of a comparison grows with the product of both lengths.
const MAX_LEN: usize = 100;

/// Gives up to three of the candidates that are closest to `name`, best first. A candidate is close if at most a third of
/// the letters differ, ignoring case, or if it is `name` with a namespace.
///
/// Nothing is close to a name of more than 100 bytes.
///
/// ```
/// let known = ["help.getConfig", "dataJSON", "resPQ"];
/// assert_eq!(tl_syntax::closest_names("dataJson", known), ["dataJSON"]);
/// assert_eq!(tl_syntax::closest_names("getConfig", known), ["help.getConfig"]);
/// assert_eq!(tl_syntax::closest_names("something", known), [""; 0]);
/// ```
pub fn closest_names<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    if name.len() > MAX_LEN {
        return Vec::new();
    }
    let wanted = Wanted::new(name);
    let candidates = candidates.into_iter().filter(|it| it.len() <= MAX_LEN);
    let mut close: Vec<_> = candidates
        .filter_map(|it| Some((wanted.distance(it)?, strsim::damerau_levenshtein(name, it), it)))
        .collect();
    close.sort_unstable();
    close.dedup();
    close.into_iter().take(MAX_SUGGESTIONS).map(|(.., it)| it).collect()
}

/// The name that candidates are compared with.
struct Wanted {
    lower: String,
    letters: Letters,
    /// Maximum number of changes of a similar name.
    allowed: usize,
}

impl Wanted {
    fn new(name: &str) -> Self {
        let lower = name.to_lowercase();
        Self { letters: Letters::of(&lower), allowed: name.chars().count() / 3, lower }
    }

    /// The number of changes from the candidate, if they are few.
    fn distance(&self, candidate: &str) -> Option<usize> {
        let candidate = candidate.to_lowercase();
        // `getConfig` for `help.getConfig`
        if !self.lower.contains('.') && candidate.rsplit('.').next() == Some(&self.lower) {
            return Some(0);
        }
        // Counting letters is far cheaper than comparing texts.
        if self.letters.distance(&Letters::of(&candidate)) > self.allowed {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.lower, &candidate);
        (distance <= self.allowed).then_some(distance)
    }
}

/// The number of each letter in a text. If the numbers differ, so do the texts.
struct Letters([u8; 64]);

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts = [0_u8; 64];
        // The bytes of a character beyond ASCII are one letter.
        for c in text.chars() {
            let slot = u8::try_from(u32::from(c) % 64).unwrap_or_default();
            let count = &mut counts[usize::from(slot)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// The least number of changes between two texts with these letters.
    fn distance(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0, 0);
        for (ours, theirs) in self.0.iter().zip(&other.0) {
            more += usize::from(ours.saturating_sub(*theirs));
            fewer += usize::from(theirs.saturating_sub(*ours));
        }
        more.max(fewer)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn the_closest_names_come_first() {
        let known =
            ["phoneCall", "PhoneCall", "phoneCallEmpty", "updatePhoneCall", "auth.phoneCall"];
        assert_eq!(closest_names("phonecal", known), ["phoneCall", "PhoneCall"]);
        assert_eq!(closest_names("PhoneCal", known), ["PhoneCall", "phoneCall"]);
        // One change, and two letters in the other order.
        assert_eq!(closest_names("phnoeCall", known), ["phoneCall", "PhoneCall"]);
        assert_eq!(
            closest_names("a.phoneCall", known),
            ["phoneCall", "PhoneCall", "auth.phoneCall"]
        );
        assert_eq!(
            closest_names("phoneCall", ["a.phoneCall", "b.phonecall"]),
            ["a.phoneCall", "b.phonecall"]
        );
        assert_eq!(closest_names("é", ["e", "è"]), [""; 0]);
        assert_eq!(closest_names("éaaa", ["èaaa"]), ["èaaa"]);
        assert_eq!(closest_names("aaa", ["aaa", "aaa"]), ["aaa"]);
        assert_eq!(
            closest_names("aaaa", ["aaa1", "aaa4", "aaa2", "aaa3"]),
            ["aaa1", "aaa2", "aaa3"]
        );
    }

    #[test]
    fn long_names_take_no_time() {
        let (long, known) = ("a".repeat(MAX_LEN + 1), "a".repeat(MAX_LEN));
        assert_eq!(closest_names(&long[1..], [known.as_str()]), [known.as_str()]);
        assert_eq!(closest_names(&long, [known.as_str()]), [""; 0]);
        let huge = "a".repeat(100_000);
        let start = Instant::now();
        assert_eq!(closest_names(&huge, [huge.as_str(); 10]), [""; 0]);
        assert_eq!(closest_names("aaaaaa", [huge.as_str(); 10]), [""; 0]);
        assert!(start.elapsed() < Duration::from_millis(100), "{:?}", start.elapsed());
    }
}
