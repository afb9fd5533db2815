//! Verdicts as JSON, for programs.

use serde_json::{Value, json};
use tl_gen::compat::{Limit, Reason, Verdict};
use tl_syntax::Schema;

use super::{Report, is_read, is_written};
use crate::fmt::definition_line;

/// All verdicts as one object, on a line of its own.
pub(super) fn to_string(report: &Report<'_>, old: &Schema, new: &Schema) -> String {
    let types = report.types.iter().map(|(name, verdicts)| {
        json!({ "name": name, "constructors": verdicts.iter().map(verdict).collect::<Vec<_>>() })
    });
    let added = report.compatibility.added.iter().map(|it| &it.name.value);
    let object = json!({
        "old_layer": old.layer,
        "new_layer": new.layer,
        "types": types.collect::<Vec<_>>(),
        "functions": report.functions.iter().map(verdict).collect::<Vec<_>>(),
        "added": added.collect::<Vec<_>>(),
        "lossy_types": report.compatibility.lossy_types,
    });
    format!("{object:#}\n")
}

fn verdict(verdict: &Verdict<'_>) -> Value {
    let Verdict { old, new, reading, writing } = verdict;
    let reading = match reading {
        Ok(reading) => json!({
            "by": if reading.is_of_line { "accepts" } else { "id" },
            "converted": reading.converted,
            "dropped": reading.dropped.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "defaults": reading.defaults,
        }),
        Err(reasons) => json!({ "reasons": reasons.iter().map(reason).collect::<Vec<_>>() }),
    };
    let writing = writing.as_ref().map(|it| match it {
        Ok(limits) => json!({ "limits": limits.iter().map(limit).collect::<Vec<_>>() }),
        Err(reasons) => json!({ "reasons": reasons.iter().map(reason).collect::<Vec<_>>() }),
    });
    json!({
        "name": old.name.value,
        "old_line": definition_line(old),
        "line": new.map(definition_line),
        "is_read": is_read(verdict),
        "reading": reading,
        "is_written": is_written(verdict),
        "writing": writing,
    })
}

fn reason(reason: &Reason) -> Value {
    json!({ "parameter": reason.parameter, "text": reason.to_string() })
}

fn limit(limit: &Limit) -> Value {
    let kind = match limit {
        Limit::Set(_) => "set",
        Limit::Unset(_) => "unset",
        Limit::Fits(..) => "fits",
        Limit::LeftOut(_) => "left_out",
    };
    json!({ "parameter": limit.parameter(), "kind": kind })
}
