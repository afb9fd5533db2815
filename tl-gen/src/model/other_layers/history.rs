//! The ids of one constructor in the other layers, by which a layer's line is found again when it is written.

use std::collections::HashSet;

use super::{Line, Misfit};
use crate::compat::Reason;
use crate::model::Constructor;
use tl_syntax::{Definition, Location};

/// The ids of one constructor in the numbered layers that have it.
#[derive(Default)]
pub(super) struct History {
    ids: Vec<(u32, u32, Location)>,
    /// The layers whose lines do not fit.
    refused: HashSet<u32>,
}

impl History {
    pub(super) fn add(&mut self, line: Line, definition: &Definition) {
        let location = &definition.name.location;
        self.ids.extend(line.layer.map(|it| (it, line.id, location.clone())));
    }

    pub(super) fn refuse(&mut self, line: Line) {
        self.refused.extend(line.layer);
    }

    fn id(&self, layer: u32) -> Option<u32> {
        self.ids.iter().find(|(it, ..)| *it == layer).map(|(_, id, _)| *id)
    }

    /// The first layer that has the definition, if an older one has no line that can be written: the constructor must not
    /// be written for that one.
    pub(super) fn since(&self, constructor: &Constructor, layers: &[u32]) -> Option<u32> {
        let is_own =
            |layer: u32| self.id(layer) == Some(constructor.id) && !self.refused.contains(&layer);
        let others = layers.iter().filter(|it| !is_own(**it));
        let newest = *others.max()?;
        let has_line = constructor.accepts.iter().any(|it| it.layer == Some(newest));
        if has_line { None } else { newest.checked_add(1) }
    }

    /// The newest layer for which another line is written than its own, and the newest that lacks the constructor and has
    /// a line written. Lines are found by the last layer that has them, so a line that comes back, and one that begins
    /// after a layer, are also taken for other layers.
    pub(super) fn written_otherwise(
        &self,
        constructor: &Constructor,
        layers: &[u32],
    ) -> Vec<Misfit> {
        let misfit = |layer: &u32| {
            let written = written(constructor, *layer)?;
            let known =
                |id: u32| id == constructor.id || constructor.accepts.iter().any(|it| it.id == id);
            let own = self.ids.iter().find(|(it, ..)| it == layer);
            let reason = match own {
                Some((_, id, _)) if *id == written.id || !known(*id) => return None,
                Some(_) => Reason::other_line(written.layer),
                None => Reason::line_too_early(written.layer),
            };
            let (_, _, location) = own.or(self.ids.first())?;
            Some(Misfit {
                name: constructor.name.clone(),
                layer: Some(*layer),
                location: location.clone(),
                reasons: vec![reason],
            })
        };
        let mut misfits: Vec<Misfit> = Vec::new();
        for misfit in layers.iter().filter_map(misfit) {
            let is_known = |it: &Misfit| it.reasons == misfit.reasons;
            if !misfits.iter().any(is_known) {
                misfits.push(misfit);
            }
        }
        misfits
    }
}

/// The line that is written for a layer: the one with the lowest number that is not below it, or the definition.
fn written(constructor: &Constructor, layer: u32) -> Option<Line> {
    let numbered = constructor.accepts.iter().filter(|it| it.layer >= Some(layer));
    match numbered.min_by_key(|it| it.layer) {
        Some(accepted) => Some(Line { id: accepted.id, layer: accepted.layer }),
        None if constructor.since > Some(layer) => None,
        None => Some(Line { id: constructor.id, layer: None }),
    }
}
