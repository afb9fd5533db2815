//! The rules of a definition's parameters.

use std::collections::{HashMap, HashSet};

use crate::definition::{Condition, Definition, Parameter, TypeKind};
use crate::location::{Error, Location};

/// Maximum number of parameters per definition: parameters take more memory than the text itself.
const MAX_PARAMETERS: usize = 1 << 16;

/// "A definition has no more parameters than this." `location` is that of the first parameter above the limit, or of
/// the definition.
pub(crate) fn check_count(count: usize, location: &Location) -> Result<(), Error> {
    if count <= MAX_PARAMETERS {
        return Ok(());
    }
    Err(Error::at(location, format!("a definition has at most {MAX_PARAMETERS} parameters")))
}

impl Parameter {
    /// Says whether it has a name. An unnamed parameter is only a type, as in `pair int string = Pair`.
    ///
    /// ```
    /// let line = tl_syntax::parse_definition("", "holder size:int %Pair = Holder;")?;
    /// assert!(line.parameters[0].is_named());
    /// assert!(!line.parameters[1].is_named());
    /// assert_eq!(line.parameters[1].to_string(), "%Pair");
    /// # Ok::<(), tl_syntax::Error>(())
    /// ```
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.name.value.is_empty()
    }

    /// Says whether it is a `#` that is always present: a flags word or a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.condition.is_none() && matches!(self.ty.kind, TypeKind::Word)
    }
}

impl Definition {
    /// Gives the names of the words that conditions depend on.
    #[must_use]
    pub fn used_words(&self) -> HashSet<&str> {
        let conditions = self.parameters.iter().filter_map(|it| it.condition.as_ref());
        conditions.map(|it| it.word.as_str()).collect()
    }

    /// Gives the names of the flags words: each `#` that a condition depends on, or that is named as a flags word. Any
    /// other `#`, also an unnamed one, is a number.
    #[must_use]
    pub fn flags_words(&self) -> HashSet<&str> {
        let used = self.used_words();
        let numbers = self.parameters.iter().filter(|it| it.is_number());
        let names = numbers.map(|it| it.name.value.as_str());
        names.filter(|it| it.starts_with("flags") || used.contains(it)).collect()
    }

    /// Checks that no two parameters have one name, and that each condition depends on a word before it.
    pub fn check_parameters(&self) -> Result<(), Error> {
        let mut before = HashMap::new();
        for parameter in &self.parameters {
            if let Some(condition) = &parameter.condition {
                self.has_word(condition, &before)?;
            }
            if !parameter.is_named() {
                continue;
            }
            let name = &parameter.name;
            if before.insert(name.value.as_str(), parameter).is_some() {
                let message =
                    format!("a second parameter is called `{}`: write another name", name.value);
                return Err(Error::at(&name.location, message));
            }
        }
        Ok(())
    }

    /// "A condition depends on a word that has been read before."
    fn has_word(
        &self,
        condition: &Condition,
        before: &HashMap<&str, &Parameter>,
    ) -> Result<(), Error> {
        let word = &condition.word;
        let is_later = || self.parameters.iter().any(|it| it.name.value == *word && it.is_number());
        let message = match before.get(word.as_str()) {
            Some(parameter) if parameter.is_number() => return Ok(()),
            Some(parameter) if matches!(parameter.ty.kind, TypeKind::Word) => {
                format!(
                    "the flags word `{word}` cannot depend on a condition itself: write `{word}:#`"
                )
            }
            None if is_later() => {
                format!(
                    "the flags word `{word}` comes after this parameter: write `{word}:#` in front of it"
                )
            }
            _ => {
                let is_before =
                    |it: &&Parameter| it.is_number() && before.contains_key(it.name.value.as_str());
                let words = self.parameters.iter().filter(is_before);
                let words: Vec<_> = words.map(|it| format!("`{}`", it.name.value)).collect();
                if words.is_empty() {
                    format!(
                        "there is no flags word `{word}` in front of this parameter: write `{word}:#` there"
                    )
                } else {
                    format!(
                        "there is no flags word `{word}` in front of this parameter, only {}: name one of these, \
                         or write `{word}:#` there",
                        words.join(", ")
                    )
                }
            }
        };
        Err(Error::at(&condition.location, message))
    }
}
