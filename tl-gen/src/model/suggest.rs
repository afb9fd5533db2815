//! "Did you mean": the known name that is nearest to one that is not known.

/// `; did you mean `x`?`, or nothing if no candidate is near.
pub(crate) fn hint<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    closest(name, candidates).map_or_else(String::new, |it| format!("; did you mean `{it}`?"))
}

/// The candidate with the fewest changes, if a third of the letters or fewer differ, whatever their case.
fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let allowed = name.len() / 3;
    let bare = |it: &str| it.rsplit('.').next().unwrap_or(it).to_lowercase();
    let distance = |it: &str| {
        let whole = strsim::damerau_levenshtein(&lower, &it.to_lowercase());
        // `getConfig` for `help.getConfig`
        if !name.contains('.') && bare(it) == lower { whole.min(allowed) } else { whole }
    };
    let is_close = |it: &&str| it.len().abs_diff(name.len()) <= allowed || bare(it) == lower;
    let exact = |it: &str| strsim::damerau_levenshtein(name, it);
    let near = candidates.into_iter().filter(is_close).map(|it| (distance(it), exact(it), it));
    near.filter(|(distance, ..)| *distance <= allowed).min().map(|(.., it)| it)
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
