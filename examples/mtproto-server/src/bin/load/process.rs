//! The server as a process of its own, and what Linux knows of it.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use clap::ValueEnum;
use mtproto_server::codec::Codec;

use crate::Result;

/// A running server. It ends when this is dropped.
pub struct Process {
    /// The address at which it listens.
    pub address: SocketAddr,
    child: Child,
}

impl Process {
    /// Starts this program again, as a server.
    pub fn start(codec: Codec) -> Result<Self> {
        let codec = codec.to_possible_value().ok_or("the codec has no name")?;
        let mut command = Command::new(env::current_exe()?);
        command.args(["--serve", codec.get_name()]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address =
            line.trim().strip_prefix("listening on ").ok_or("the server does not start")?;
        Ok(Self { address: address.parse()?, child })
    }

    /// Resident memory, in bytes.
    pub fn memory(&self) -> Result<usize> {
        self.status("VmRSS:")
    }

    /// The most resident memory so far, in bytes.
    pub fn peak_memory(&self) -> Result<usize> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> Result<usize> {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line =
            text.lines().find_map(|it| it.strip_prefix(name)).ok_or("the server has ended")?;
        Ok(1024 * line.trim().trim_end_matches(" kB").parse::<usize>()?)
    }

    /// The time that processors have spent on it, in user space and in the kernel.
    pub fn cpu_time(&self) -> Result<Duration> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, fields) = text.rsplit_once(')').ok_or("a status without a name")?;
        let ticks: Vec<u64> =
            fields.split_whitespace().skip(11).take(2).map_while(|it| it.parse().ok()).collect();
        // Linux shows a hundred ticks per second to all programs.
        Ok(Duration::from_millis(10 * ticks.iter().sum::<u64>()))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
