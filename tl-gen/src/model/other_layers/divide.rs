//! The layers of other schemas, the newest of the older ones first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::OtherLayer;
use crate::model::layers;
use tl_syntax::{Error, Schema};

/// Gives the layers of schemas that each have a number or none. A schema with headings such as `===17===` is that of the
/// layer, and without a number it is all of its layers before `newest`. Files with one number make up one layer.
pub(crate) fn divide(
    schemas: Vec<(Option<u32>, Schema)>,
    newest: Option<u32>,
) -> Result<Vec<OtherLayer>, Error> {
    let mut all: Vec<OtherLayer> = Vec::new();
    for (layer, schema) in schemas {
        let headings: BTreeSet<_> = schema.definitions.iter().filter_map(|it| it.layer).collect();
        let layers: Vec<_> = match layer.or(schema.layer) {
            layer if headings.is_empty() => vec![(layer, schema)],
            Some(layer) => vec![(Some(layer), layers::chosen(&schema, Some(layer))?)],
            None => {
                let older = headings.iter().filter(|it| newest.is_none_or(|newest| **it < newest));
                let older = older.map(|it| Ok((Some(*it), layers::chosen(&schema, Some(*it))?)));
                Error::collect(older)?
            }
        };
        for (layer, schema) in layers {
            // Lines of a newer layer are read, and no number says when they are written.
            let layer = layer.filter(|it| newest.is_none_or(|newest| *it < newest));
            match all.iter_mut().find(|it| it.layer == layer && layer.is_some()) {
                Some(same) => same.schema.definitions.extend(schema.definitions),
                None => all.push(OtherLayer { layer, schema }),
            }
        }
    }
    all.sort_by_key(|it| Reverse(it.layer));
    Ok(all)
}
