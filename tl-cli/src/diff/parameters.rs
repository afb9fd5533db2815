//! Finds the differences between the parameters of two definitions.

use std::collections::{HashMap, HashSet};

use tl_syntax::{Condition, Parameter};

use super::renames::Renames;

/// A difference. `after` is the parameter before it; `None` at the beginning.
#[derive(Debug)]
pub(super) enum ParameterChange<'a> {
    Added {
        new: &'a Parameter,
        after: Option<&'a Parameter>,
    },
    Removed {
        old: &'a Parameter,
    },
    Renamed {
        old: &'a Parameter,
        new: &'a Parameter,
    },
    /// The type or the flag bit differs, or only one of the two has a flag bit.
    Changed {
        old: &'a Parameter,
        new: &'a Parameter,
    },
    Moved {
        new: &'a Parameter,
        after: Option<&'a Parameter>,
    },
}

/// Compares the parameters of one definition, which are the same ones if they have one name. Gives the changes in the
/// order of the new ones, and then what is gone.
pub(super) fn changes<'a>(
    old: &'a [Parameter],
    new: &'a [Parameter],
    type_names: &Renames,
) -> Vec<ParameterChange<'a>> {
    let places: HashMap<_, _> = keyed(old).zip(0..).collect();
    let mut sources: Vec<Option<usize>> = keyed(new).map(|key| places.get(&key).copied()).collect();
    let renamed = find_renamed(old, new, &mut sources, type_names);
    let kept: Vec<_> = sources.iter().flatten().copied().collect();
    let in_order = longest_run(&kept);
    let mut changes = Vec::new();
    for (index, (new_parameter, source)) in new.iter().zip(&sources).enumerate() {
        let after = index.checked_sub(1).map(|before| &new[before]);
        let Some(source) = *source else {
            changes.push(ParameterChange::Added { new: new_parameter, after });
            continue;
        };
        let old_parameter = &old[source];
        if renamed.contains(&source) {
            changes.push(ParameterChange::Renamed { old: old_parameter, new: new_parameter });
        }
        if in_order.binary_search(&source).is_err() {
            changes.push(ParameterChange::Moved { new: new_parameter, after });
        }
        if is_other(old_parameter, new_parameter, type_names) {
            changes.push(ParameterChange::Changed { old: old_parameter, new: new_parameter });
        }
    }
    let mut is_kept = vec![false; old.len()];
    for place in &kept {
        is_kept[*place] = true;
    }
    let removed = old.iter().zip(is_kept).filter(|(_, is_kept)| !is_kept);
    changes.extend(removed.map(|(old, _)| ParameterChange::Removed { old }));
    changes
}

fn is_other(old: &Parameter, new: &Parameter, type_names: &Renames) -> bool {
    flag(old) != flag(new) || type_names.apply(&old.ty.to_string()) != new.ty.to_string()
}

/// `flags.5`
pub(super) fn flag(parameter: &Parameter) -> Option<String> {
    parameter.condition.as_ref().map(|Condition { word, bit, .. }| format!("{word}.{bit}"))
}

/// Names, each with the number of equal names before it: parameters may have no name.
fn keyed(parameters: &[Parameter]) -> impl Iterator<Item = (&str, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    parameters.iter().map(move |it| {
        let name = it.name.value.as_str();
        let count = counts.entry(name).or_default();
        *count += 1;
        (name, *count)
    })
}

/// Finds parameters with another name: those of the same type and flag bit, between the same parameters. Adds their
/// places to `sources`.
fn find_renamed(
    old: &[Parameter],
    new: &[Parameter],
    sources: &mut [Option<usize>],
    type_names: &Renames,
) -> HashSet<usize> {
    let mut is_kept = vec![false; old.len()];
    for place in sources.iter().flatten() {
        is_kept[*place] = true;
    }
    let text = |it: &Parameter| format!("{:?} {}", flag(it), it.ty);
    let mut renamed = HashSet::new();
    for index in 0..new.len() {
        let before = index.checked_sub(1).map(|it| sources[it]);
        // The parameter before is new, too: nothing says which is which.
        let place = match before {
            None => 0,
            Some(Some(before)) => before + 1,
            Some(None) => continue,
        };
        let candidate = old.get(place).filter(|_| sources[index].is_none() && !is_kept[place]);
        let next = sources.get(index + 1).copied().flatten();
        let is_last = index + 1 == new.len() && place + 1 == old.len();
        let candidate = candidate.filter(|_| is_last || next == Some(place + 1));
        if candidate.is_some_and(|it| type_names.apply(&text(it)) == text(&new[index])) {
            is_kept[place] = true;
            sources[index] = Some(place);
            renamed.insert(place);
        }
    }
    renamed
}

/// The longest part of `places` that grows, sorted: what is not in it has moved.
fn longest_run(places: &[usize]) -> Vec<usize> {
    // The index of the smallest last place of a run of each length, and the one before each.
    let mut lasts: Vec<usize> = Vec::new();
    let mut before = vec![None; places.len()];
    for (index, place) in places.iter().enumerate() {
        let len = lasts.partition_point(|it| places[*it] < *place);
        before[index] = len.checked_sub(1).map(|it| lasts[it]);
        if len == lasts.len() {
            lasts.push(index);
        } else {
            lasts[len] = index;
        }
    }
    let mut run = Vec::with_capacity(lasts.len());
    let mut next = lasts.last().copied();
    while let Some(index) = next {
        run.push(places[index]);
        next = before[index];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_no_run_has_moved() {
        assert_eq!(longest_run(&[]), [0; 0]);
        assert_eq!(longest_run(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_run(&[2, 0, 1]), [0, 1]);
        assert_eq!(longest_run(&[1, 2, 0, 3]), [1, 2, 3]);
        assert_eq!(longest_run(&[3, 2, 1]), [1]);
    }
}
