//! The words for verdicts, in text and in Markdown.

use tl_gen::compat::{Limit, Reading, Reason, Verdict};

use super::{Counts, Report};

/// A line on a verdict, and whether it says that something is lost.
pub(super) struct Remark {
    pub(super) text: String,
    pub(super) is_loss: bool,
}

/// The verdict on a definition, line by line.
pub(super) fn remarks(verdict: &Verdict<'_>) -> Vec<Remark> {
    let remark = |text, is_loss| Remark { text, is_loss };
    let reasons = |verb: &str, reasons: &[Reason]| {
        let texts = reasons.iter().map(|it| format!("{verb}: {it}"));
        texts.map(|it| remark(it, true)).collect::<Vec<_>>()
    };
    match (&verdict.reading, &verdict.writing) {
        (Err(why), None) => reasons("not read", why),
        (Err(why), Some(_)) => reasons("not read and not written", why),
        (Ok(reading), writing) => {
            let mut remarks = vec![remark(read(reading), false)];
            match writing {
                None => {}
                Some(Ok(limits)) => remarks.push(remark(written(limits), false)),
                Some(Err(why)) => remarks.extend(reasons("not written", why)),
            }
            remarks
        }
    }
}

/// "read by `accepts`, with `id` converted, without `photo`"
fn read(reading: &Reading<'_>) -> String {
    if !reading.is_of_line {
        return "read by its id".to_owned();
    }
    let converted = reading.converted.iter().map(|it| format!("`{it}` converted"));
    let defaults = reading.defaults.iter().map(|it| format!("a default of `{it}`"));
    let with = joined(converted.chain(defaults));
    let without = joined(reading.dropped.iter().map(|(it, _)| format!("`{it}`")));
    let part = |word: &str, text: String| {
        if text.is_empty() { text } else { format!(", {word} {text}") }
    };
    format!("read by `accepts`{}{}", part("with", with), part("without", without))
}

/// "written if `name` is set, without `rank`"
fn written(limits: &[Limit]) -> String {
    let (left_out, conditions): (Vec<_>, Vec<_>) =
        limits.iter().partition(|it| matches!(it, Limit::LeftOut(_)));
    let mut conditions: Vec<_> = conditions.iter().map(ToString::to_string).collect();
    for it in conditions.iter_mut().skip(1) {
        it.replace_range(.."if ".len(), "");
    }
    let without = joined(left_out.iter().map(|it| format!("`{}`", it.parameter())));
    let mut text = "written".to_owned();
    if !conditions.is_empty() {
        text.extend([" ", &joined(conditions)]);
    }
    if !without.is_empty() {
        text.extend([", without ", &without]);
    }
    text
}

/// `a, b and c`
fn joined(texts: impl IntoIterator<Item = String>) -> String {
    let mut texts: Vec<_> = texts.into_iter().collect();
    let last = texts.pop().unwrap_or_default();
    if texts.is_empty() { last } else { format!("{} and {last}", texts.join(", ")) }
}

/// The numbers of all verdicts, line by line.
pub(super) fn summary(report: &Report<'_>) -> [String; 3] {
    let counts = |kind: &str, Counts { changed, read, written, added }: &Counts| {
        format!(
            "{kind}: {changed} changed or gone, {read} of them read, {written} of them written; {added} new, which are not written"
        )
    };
    let [constructors, functions] = report.counts();
    let (all, lossy) = (report.compatibility.types, report.compatibility.lossy_types.len());
    [
        counts("constructors", &constructors),
        counts("functions", &functions),
        format!("types: {all}, {} of them read with any value", all - lossy),
    ]
}
