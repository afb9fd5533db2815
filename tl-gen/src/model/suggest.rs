//! "Did you mean": the known name that is nearest to one that is not known.

/// `; did you mean `x`?`, or nothing if no candidate is near.
pub(crate) fn hint<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    closest(name, candidates).map_or_else(String::new, |it| format!("; did you mean `{it}`?"))
}

/// The candidate with the fewest changes, if a third of the letters or fewer differ, whatever their case.
fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let allowed = name.len() / 3;
    let letters = Letters::of(&lower);
    let near = candidates.into_iter().filter_map(|it| {
        let candidate = it.to_lowercase();
        // `getConfig` for `help.getConfig`
        let is_bare = !name.contains('.') && candidate.rsplit('.').next() == Some(&lower);
        // Counting letters is far cheaper than comparing texts.
        let is_near = letters.distance(&Letters::of(&candidate)) <= allowed;
        let distance = || strsim::damerau_levenshtein(&lower, &candidate);
        let distance = match (is_bare, is_near) {
            (true, _) => distance().min(allowed),
            (false, true) => distance(),
            (false, false) => return None,
        };
        (distance <= allowed).then(|| (distance, strsim::damerau_levenshtein(name, it), it))
    });
    near.min().map(|(.., it)| it)
}

/// How often a text has each letter; what differs there differs in the text.
struct Letters([u8; 64]);

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts = [0_u8; 64];
        for byte in text.bytes() {
            let count = &mut counts[usize::from(byte % 64)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// How many changes one text needs at least to become the other.
    fn distance(&self, other: &Self) -> usize {
        let pairs = self.0.iter().zip(&other.0);
        let (mut more, mut fewer) = (0, 0);
        for (own, other) in pairs {
            more += usize::from(own.saturating_sub(*other));
            fewer += usize::from(other.saturating_sub(*own));
        }
        more.max(fewer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested() {
        let names = ["help.getConfig", "dataJSON", "resPQ"];
        assert_eq!(hint("dataJson", names), "; did you mean `dataJSON`?");
        assert_eq!(hint("getConfig", names), "; did you mean `help.getConfig`?");
        assert_eq!(hint("respq", names), "; did you mean `resPQ`?");
        assert_eq!(hint("something", names), "");
    }
}
