//! What is said of an attribute that does not exist: it is a typing error, or a word of another derive.

/// Words of other derives: the word, whose it is, and what to do instead.
const WORDS_OF_OTHERS: [(&str, &str, &str); 18] = [
    ("rename", "serde", "write `name = \"…\"`"),
    ("rename_all", "serde", "remove it, and write `name = \"…\"` where a name is not the schema's"),
    ("flatten", "serde", "write its fields here, or `bare` for an object without its id"),
    (
        "skip_serializing_if",
        "serde",
        "write `flag = 5` on an `Option`, which takes no bytes if it is `None`",
    ),
    ("skip_serializing", "serde", "write `skip`, which leaves the field out in both directions"),
    ("skip_deserializing", "serde", "write `skip`, which leaves the field out in both directions"),
    ("serialize_with", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("deserialize_with", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("from", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("into", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("borrow", "serde", "remove it; a field whose type has a lifetime borrows from the input"),
    ("alias", "serde", "remove it; a constructor is known by its id, and a field by its position"),
    ("content", "serde", "remove it; a constructor is known by its id"),
    (
        "untagged",
        "serde",
        "remove it; a constructor is known by its id, `id = 0x…` on each variant",
    ),
    (
        "tag",
        "serde and prost",
        "write `id = 0x…` on each constructor; a field is known by its position",
    ),
    ("optional", "prost", "write `flag = 5` on an `Option`, with the bit that the schema gives"),
    ("repeated", "prost", "write a field of type `Vec`"),
    ("use_discriminant", "borsh", "remove it; a constructor is known by its id"),
];

/// What to do instead of the word `name` of another derive.
pub(crate) fn word_of_another(name: &str) -> Option<String> {
    let (_, owner, advice) = WORDS_OF_OTHERS.iter().find(|(word, ..)| *word == name)?;
    Some(format!("`{name}` is an attribute of {owner}: {advice}"))
}

/// The one of `known` that `name` is probably meant to be.
pub(crate) fn meant<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = &name.to_lowercase();
    let (distance, nearest) =
        known.map(|known| (distance(name, known), known)).min_by_key(|(distance, _)| *distance)?;
    // One error in a word of three letters, two in one of six.
    (distance <= name.len().max(3) / 3).then_some(nearest)
}

/// How many letters are to be inserted, removed, replaced, or swapped with the next one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let is_swapped = i > 1 && j > 1 && a[i - 2] == b[j - 1] && a[i - 1] == b[j - 2];
            let swapped = if is_swapped { rows[i - 2][j - 2] + 1 } else { replaced };
            row.push(replaced.min(swapped).min(rows[i - 1][j] + 1).min(row[j - 1] + 1));
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, meant, word_of_another};

    #[test]
    fn distances() {
        assert_eq!(distance("", "flag"), 4);
        assert_eq!(distance("flag", ""), 4);
        assert_eq!(distance("flag", "flag"), 0);
        assert_eq!(distance("flg", "flag"), 1);
        assert_eq!(distance("flags", "flag"), 1);
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("tag", "flag"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn typing_errors() {
        let meant =
            |name| meant(name, ["id", "name", "flag", "flags", "returns", "dialect"].into_iter());
        assert_eq!(meant("nmae"), Some("name"));
        assert_eq!(meant("flg"), Some("flag"));
        assert_eq!(meant("falgs"), Some("flags"));
        assert_eq!(meant("ID"), Some("id"));
        assert_eq!(meant("return"), Some("returns"));
        assert_eq!(meant("dailekt"), Some("dialect"));
        assert_eq!(meant("tag"), None);
        assert_eq!(meant("layer"), None);
        assert_eq!(meant("é"), None);
        assert_eq!(meant(&"x".repeat(1000)), None);
    }

    #[test]
    fn words_of_others() {
        let rename = "`rename` is an attribute of serde: write `name = \"…\"`";
        assert_eq!(word_of_another("rename").as_deref(), Some(rename));
        assert_eq!(word_of_another("name"), None);
    }
}
