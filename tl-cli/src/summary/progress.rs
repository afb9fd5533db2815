//! A progress bar on a terminal.

use std::cell::Cell;
use std::fs;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The number of bytes between two updates of the bar.
const STEP: u64 = 1 << 20;

/// The number of bytes that have been read, on standard error if that is a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    /// The bytes that the bar does not have yet.
    pending: Cell<u64>,
}

impl Progress {
    /// A bar for `files`, or a counter if their size is not known.
    pub(super) fn new(files: &[&str], is_seen: bool) -> Self {
        let target =
            if is_seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let size = |name: &&str| fs::metadata(name).ok().filter(fs::Metadata::is_file);
        let sizes: Option<Vec<_>> = files.iter().map(|it| size(it).map(|it| it.len())).collect();
        let bar = ProgressBar::with_draw_target(sizes.map(|it| it.iter().sum()), target);
        let template = match bar.length() {
            Some(_) => "{wide_bar} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left",
            None => "{bytes}, {bytes_per_sec}",
        };
        // The bar has its own style if the template is wrong.
        let style = ProgressStyle::with_template(template);
        let bar = style.map_or_else(|_| bar.clone(), |it| bar.clone().with_style(it));
        Self { bar, pending: Cell::new(0) }
    }

    pub(super) fn advance(&self, bytes: u64) {
        let pending = self.pending.get() + bytes;
        let is_due = pending >= STEP;
        self.pending.set(if is_due { 0 } else { pending });
        if is_due {
            self.bar.inc(pending);
        }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
