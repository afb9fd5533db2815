//! "Did you mean": the known names that are nearest to one that is not known.

/// How many names are suggested.
const SUGGESTED: usize = 3;

/// The candidates with the fewest changes, best first, if a third of the letters or fewer differ, whatever their case.
pub(crate) fn closest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let lower = name.to_lowercase();
    let allowed = lower.chars().count() / 3;
    let mut near: Vec<_> = candidates
        .filter_map(|it| {
            let candidate = it.to_lowercase();
            // `getConfig` for `help.getConfig`
            let is_bare = !lower.contains('.') && candidate.rsplit('.').next() == Some(&lower);
            // Comparing texts is expensive, and a name may be as long as a command line.
            if !is_bare && candidate.len().abs_diff(lower.len()) > allowed * 4 {
                return None;
            }
            let distance =
                if is_bare { 0 } else { strsim::damerau_levenshtein(&lower, &candidate) };
            (distance <= allowed).then_some((distance, it))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(SUGGESTED).map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_are_suggested() {
        let of = |name| closest(name, ["help.getConfig", "dataJSON", "resPQ"].into_iter());
        assert_eq!(of("dataJson"), ["dataJSON"]);
        assert_eq!(of("getConfig"), ["help.getConfig"]);
        assert_eq!(of("respk"), ["resPQ"]);
        assert_eq!(of("something"), [""; 0]);
    }
}
