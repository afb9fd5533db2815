//! The lines of all other layers: each id once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::history::History;
use super::{Accepted, Fit, Line, Misfit};
use crate::compat::Reason;
use crate::model::{Constructor, Model};
use tl_syntax::{Definition, Parameter};

/// The name of a definition, and whether it is a function.
type Key = (String, bool);

/// The lines of other layers, as far as they have been compared.
#[derive(Default)]
pub(super) struct Collected {
    /// The name and the values of the definition with each id.
    seen: HashMap<(u32, bool), (String, String)>,
    accepted: HashMap<Key, Vec<Accepted>>,
    defaults: HashMap<Key, HashSet<String>>,
    histories: HashMap<Key, History>,
    /// The numbers of the layers.
    layers: Vec<u32>,
    misfits: Vec<Misfit>,
}

impl Collected {
    /// No lines yet, of layers with these numbers.
    pub(super) fn new(layers: Vec<u32>) -> Self {
        Self { layers, ..Self::default() }
    }

    /// Adds a definition of another layer. `fit` compares it, unless it has been seen in a newer layer.
    pub(super) fn add(
        &mut self,
        definition: &Definition,
        line: Line,
        fit: impl FnOnce() -> Result<Option<Fit>, Vec<Reason>>,
    ) {
        let key = (definition.name.value.clone(), definition.is_function);
        self.histories.entry(key.clone()).or_default().add(line, definition);
        let own = (definition.name.value.clone(), values(definition));
        match self.seen.entry((line.id, definition.is_function)) {
            Entry::Occupied(seen) if *seen.get() == own => return,
            Entry::Occupied(seen) => {
                let reason = Reason::repeated_id(&seen.get().0);
                return self.refuse(definition, line, vec![reason]);
            }
            Entry::Vacant(entry) => {
                entry.insert(own);
            }
        }
        match fit() {
            Ok(None) => {}
            Ok(Some((accepted, defaults))) => {
                self.accepted.entry(key.clone()).or_default().push(accepted);
                self.defaults.entry(key).or_default().extend(defaults);
            }
            Err(reasons) => self.refuse(definition, line, reasons),
        }
    }

    fn refuse(&mut self, definition: &Definition, line: Line, reasons: Vec<Reason>) {
        let key = (definition.name.value.clone(), definition.is_function);
        self.histories.entry(key).or_default().refuse(line);
        self.misfits.push(Misfit {
            name: definition.name.value.clone(),
            layer: line.layer,
            location: definition.name.location.clone(),
            reasons,
        });
    }

    /// Gives each constructor and function its lines.
    pub(super) fn move_into(mut self, model: &mut Model) {
        let types = model.types.iter_mut().flat_map(|it| &mut it.constructors);
        for constructor in types {
            self.give(constructor, false);
        }
        for function in &mut model.functions {
            self.give(function, true);
        }
        model.misfits = self.misfits;
    }

    fn give(&mut self, constructor: &mut Constructor, is_function: bool) {
        let key = (constructor.name.clone(), is_function);
        constructor.accepts = self.accepted.remove(&key).unwrap_or_default();
        let defaults = self.defaults.remove(&key).unwrap_or_default();
        for field in &mut constructor.fields {
            field.needs_default = defaults.contains(&field.name);
        }
        let history = self.histories.remove(&key).unwrap_or_default();
        constructor.since = history.since(constructor, &self.layers);
        self.misfits.extend(history.written_otherwise(constructor, &self.layers));
    }
}

/// The result and the parameters without flag bits: what one id stands for.
fn values(definition: &Definition) -> String {
    let values = definition.parameters.iter().filter(|it| !it.is_bit());
    let values: Vec<_> = values.map(Parameter::to_string).collect();
    format!("{} = {}", values.join(" "), definition.result)
}
