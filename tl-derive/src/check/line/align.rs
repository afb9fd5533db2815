//! Matches fields with parameters: both lists in order, by name. A parameter without a name is the next field that
//! matches no other parameter.

/// A step through the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The field has the name of the parameter.
    Same { field: usize, parameter: usize },
    /// The field is at the position of the parameter, and neither name occurs in the other list. The parameter may
    /// have no name.
    Renamed { field: usize, parameter: usize },
    /// The field has the name of the parameter, but another position.
    Moved { field: usize, parameter: usize },
    /// The same, and other fields have another position, too.
    Reordered { field: usize, parameter: usize },
    /// No field matches the parameter, which belongs after the field with the index `after`.
    Missing { parameter: usize, after: Option<usize> },
    /// No parameter matches the field.
    Surplus { field: usize },
}

/// Matches the names of fields and parameters.
pub(super) fn align(fields: &[String], parameters: &[String]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut next = (0, 0);
    let ends = common(fields, parameters).into_iter().map(Some).chain([None]);
    for same in ends {
        let (field_end, parameter_end) = same.unwrap_or((fields.len(), parameters.len()));
        let gap = Gap { fields: next.0..field_end, parameters: next.1..parameter_end };
        gap.steps(fields, parameters, &mut steps);
        if let Some((field, parameter)) = same {
            steps.push(Step::Same { field, parameter });
            next = (field + 1, parameter + 1);
        }
    }
    place_missing(&mut steps);
    reorder(&mut steps);
    steps
}

/// If several fields have moved, it is one mistake: the order.
fn reorder(steps: &mut [Step]) {
    let moved = steps.iter().filter(|it| matches!(it, Step::Moved { .. }));
    if moved.count() < 2 {
        return;
    }
    for step in steps {
        if let Step::Moved { field, parameter } = *step {
            *step = Step::Reordered { field, parameter };
        }
    }
}

/// Puts a missing parameter after the field of the previous parameter.
fn place_missing(steps: &mut [Step]) {
    let found: Vec<_> = steps
        .iter()
        .filter_map(|step| match *step {
            Step::Same { field, parameter } | Step::Renamed { field, parameter } => {
                Some((parameter, field))
            }
            Step::Moved { .. }
            | Step::Reordered { .. }
            | Step::Missing { .. }
            | Step::Surplus { .. } => None,
        })
        .collect();
    for step in steps {
        if let Step::Missing { parameter, after } = step {
            let before = found.iter().filter(|(other, _)| other < parameter);
            *after = before.max().map(|(_, field)| *field);
        }
    }
}

/// The fields and parameters between two pairs with the same name.
struct Gap {
    fields: std::ops::Range<usize>,
    parameters: std::ops::Range<usize>,
}

impl Gap {
    fn steps(self, fields: &[String], parameters: &[String], steps: &mut Vec<Step>) {
        let (moved, alone): (Vec<_>, Vec<_>) =
            self.fields.partition(|field| has_name(parameters, &fields[*field]));
        for field in moved {
            if let Some(parameter) = parameters.iter().position(|it| *it == fields[field]) {
                steps.push(Step::Moved { field, parameter });
            }
        }
        let missing = self.parameters.filter(|it| !has_name(fields, &parameters[*it]));
        let mut missing: Vec<_> = missing.collect();
        for field in alone {
            let similar = |it: &&usize| similarity(&fields[field], &parameters[**it]);
            // If several are equally similar, the first is preferred. `max_by_key` prefers the last, so the order is
            // reversed.
            let parameter = missing.iter().rev().max_by_key(similar).copied();
            missing.retain(|it| Some(*it) != parameter);
            steps.push(match parameter {
                Some(parameter) => Step::Renamed { field, parameter },
                None => Step::Surplus { field },
            });
        }
        steps.extend(missing.into_iter().map(|parameter| Step::Missing { parameter, after: None }));
    }
}

/// Whether `names` contains `name`. An empty name never matches.
fn has_name(names: &[String], name: &String) -> bool {
    !name.is_empty() && names.contains(name)
}

/// The number of letters that two names share at the beginning and at the end.
fn similarity(left: &str, right: &str) -> usize {
    let same = |(left, right): &(char, char)| left == right;
    let beginning = left.chars().zip(right.chars()).take_while(same).count();
    let end = left.chars().rev().zip(right.chars().rev()).take_while(same).count();
    beginning + end
}

/// The longest list of pairs with the same name, in the order of both lists.
fn common(fields: &[String], parameters: &[String]) -> Vec<(usize, usize)> {
    if fields == parameters {
        return (0..fields.len()).map(|index| (index, index)).collect();
    }
    let is_same = |field: usize, parameter: usize| {
        !fields[field].is_empty() && fields[field] == parameters[parameter]
    };
    // `longest[f][p]`: the length of the list for `fields[f..]` and `parameters[p..]`.
    let mut longest = vec![vec![0; parameters.len() + 1]; fields.len() + 1];
    for field in (0..fields.len()).rev() {
        for parameter in (0..parameters.len()).rev() {
            longest[field][parameter] = if is_same(field, parameter) {
                longest[field + 1][parameter + 1] + 1
            } else {
                longest[field + 1][parameter].max(longest[field][parameter + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut field, mut parameter) = (0, 0);
    while field < fields.len() && parameter < parameters.len() {
        if is_same(field, parameter) {
            pairs.push((field, parameter));
            (field, parameter) = (field + 1, parameter + 1);
        } else if longest[field + 1][parameter] >= longest[field][parameter + 1] {
            field += 1;
        } else {
            parameter += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{Step, align};

    /// `_` is an empty name.
    fn names(text: &str) -> Vec<String> {
        text.split_whitespace()
            .map(|it| if it == "_" { String::new() } else { it.to_owned() })
            .collect()
    }

    #[track_caller]
    fn differences(fields: &str, parameters: &str) -> Vec<Step> {
        let steps = align(&names(fields), &names(parameters));
        steps.into_iter().filter(|it| !matches!(it, Step::Same { .. })).collect()
    }

    #[test]
    fn equal_lists_have_no_differences() {
        assert_eq!(differences("a b c", "a b c"), []);
        assert_eq!(differences("", ""), []);
    }

    #[test]
    fn one_difference_is_one_step() {
        assert_eq!(differences("a x c", "a b c"), [Step::Renamed { field: 1, parameter: 1 }]);
        assert_eq!(differences("a c", "a b c"), [Step::Missing { parameter: 1, after: Some(0) }]);
        assert_eq!(differences("b c", "a b c"), [Step::Missing { parameter: 0, after: None }]);
        assert_eq!(differences("a b", "a b c"), [Step::Missing { parameter: 2, after: Some(1) }]);
        assert_eq!(differences("a b x c", "a b c"), [Step::Surplus { field: 2 }]);
        assert_eq!(differences("b a c", "a b c"), [Step::Moved { field: 0, parameter: 1 }]);
        assert_eq!(differences("a c d b", "a b c d"), [Step::Moved { field: 3, parameter: 1 }]);
    }

    #[test]
    fn a_parameter_without_a_name_is_the_next_field() {
        let positions = |fields, parameters| {
            let steps = align(&names(fields), &names(parameters));
            let pairs = steps.into_iter().map(|step| match step {
                Step::Same { field, parameter } | Step::Renamed { field, parameter } => {
                    (field, parameter)
                }
                other => panic!("{other:?}"),
            });
            pairs.collect::<Vec<_>>()
        };
        for (fields, parameters) in [
            ("a b", "_ _"),
            ("a _", "_ _"),
            ("_ a", "_ _"),
            ("_ _", "_ _"),
            ("a x b", "_ x _"),
            ("x a b y", "x _ _ y"),
            ("x _ b y", "x _ _ y"),
            ("a new", "_ old"),
        ] {
            let same: Vec<_> = (0..names(fields).len()).map(|it| (it, it)).collect();
            assert_eq!(positions(fields, parameters), same, "{fields}");
        }
        assert_eq!(differences("a", "_ _")[1..], [Step::Missing { parameter: 1, after: Some(0) }]);
        assert_eq!(differences("_ _", "_")[1..], [Step::Surplus { field: 1 }]);
        assert_eq!(differences("x", "_ x"), [Step::Missing { parameter: 0, after: None }]);
    }

    #[test]
    fn several_that_have_moved_are_in_another_order() {
        assert_eq!(
            differences("c b a", "a b c"),
            [
                Step::Reordered { field: 0, parameter: 2 },
                Step::Reordered { field: 1, parameter: 1 },
            ]
        );
    }

    #[test]
    fn several_differences_are_as_many_steps() {
        assert_eq!(
            differences("x c e d", "a b c d"),
            [
                Step::Renamed { field: 0, parameter: 0 },
                Step::Missing { parameter: 1, after: Some(0) },
                Step::Surplus { field: 2 },
            ]
        );
        assert_eq!(
            differences("a minlayer d", "a reflector min_layer d"),
            [
                Step::Renamed { field: 1, parameter: 2 },
                Step::Missing { parameter: 1, after: Some(0) },
            ]
        );
    }
}
