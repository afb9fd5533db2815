//! "Did you mean", at the end of a message.

use tl_syntax::closest_names;

/// `; did you mean `x`?`, or nothing if no candidate is close.
pub(crate) fn hint<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let closest = closest_names(name, candidates);
    closest.first().map_or_else(String::new, |it| format!("; did you mean `{it}`?"))
}
