//! Finds two unnamed parameters that are likely one named parameter without its `:`, as in `data string`.

use crate::built_in::is_built_in;
use crate::definition::{Definition, Parameter, Spanned, TypeExpression, TypeKind};

impl Definition {
    /// Gives the index of each parameter that may be the name of the next one: both have no name, and the first
    /// [is likely one](Parameter::is_likely_name).
    ///
    /// ```
    /// let line = tl_syntax::parse_definition("", "dataJSON int data string = DataJSON;")?;
    /// assert_eq!(line.likely_names(), [1]);
    /// assert_eq!(line.with_colons().parameters[1].to_string(), "data:string");
    /// # Ok::<(), tl_syntax::Error>(())
    /// ```
    #[must_use]
    pub fn likely_names(&self) -> Vec<usize> {
        let mut names = Vec::new();
        for (index, pair) in self.parameters.windows(2).enumerate() {
            let is_type = index.checked_sub(1).is_some_and(|before| names.last() == Some(&before));
            if !is_type && pair[0].is_likely_name() && !pair[1].is_named() {
                names.push(index);
            }
        }
        names
    }

    /// Gives the definition with a `:` after each of the [likely names](Self::likely_names).
    #[must_use]
    pub fn with_colons(&self) -> Self {
        let names = self.likely_names();
        let mut joined = Self { parameters: Vec::new(), ..self.clone() };
        let mut name = None;
        for (index, parameter) in self.parameters.iter().enumerate() {
            if names.binary_search(&index).is_ok() {
                name = Some(parameter);
                continue;
            }
            let mut parameter = parameter.clone();
            if let Some(TypeExpression { location, kind: TypeKind::Named { name, .. } }) =
                name.take().map(|it| &it.ty)
            {
                parameter.name = Spanned { value: name.clone(), location: location.clone() };
            }
            joined.parameters.push(parameter);
        }
        joined
    }
}

impl Parameter {
    /// Says whether the parameter is unnamed and likely a name itself: its type is a word that begins with a small
    /// letter and is not a built-in type.
    #[must_use]
    pub fn is_likely_name(&self) -> bool {
        let is_name = |it: &str| {
            it.starts_with(|c: char| c.is_ascii_lowercase())
                && !it.contains('.')
                && !is_built_in(it)
        };
        !self.is_named() && self.condition.is_none() && self.ty.name().is_some_and(is_name)
    }
}
