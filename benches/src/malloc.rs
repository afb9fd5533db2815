//! Settings of glibc's allocator, so that the cost of an allocation does not depend on earlier allocations. Other
//! allocators ignore them.

use std::env;
use std::io;
use std::process::{self, Command};

const VARIABLE: &str = "GLIBC_TUNABLES";

/// While times are measured: freed blocks of up to 64 kB are cached, and not only those of up to 1,032 bytes. A call
/// takes 1,044 bytes. Without this setting, to encode it into a new `Vec` takes from 1.3 to 2.3 times as long as
/// `unchecked, moves`, depending on the cases before: `GLIBC_TUNABLES= cargo run --release -p tl-benches`.
const TIMED: &str = "glibc.malloc.tcache_max=65536";

/// While instructions are counted: up to this number of freed blocks of each size are cached, so that glibc does not
/// search its other lists.
const COUNTED: &str = "glibc.malloc.tcache_count=8192";

/// Runs this program again with the setting for times, unless this run has one.
pub fn steady_times() -> io::Result<()> {
    if env::var_os(VARIABLE).is_some() {
        return Ok(());
    }
    let program = env::current_exe()?;
    let status =
        Command::new(program).args(env::args_os().skip(1)).env(VARIABLE, TIMED).status()?;
    process::exit(status.code().unwrap_or(1));
}

/// Gives `command` the setting for instructions.
pub fn steady_counts(command: &mut Command) -> &mut Command {
    command.env(VARIABLE, COUNTED)
}

/// The setting of this run, for the report.
pub fn setting() -> String {
    env::var(VARIABLE).unwrap_or_else(|_| "as it is".to_owned())
}
