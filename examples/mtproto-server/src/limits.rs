//! Limits of the cost of one peer.

use std::time::Duration;

/// The largest frame, in bytes. Telegram's own clients send a file in parts of 512 KiB.
pub const FRAME: usize = 1 << 20;

/// The memory that is reserved before the first byte of a frame arrives: its length may be a lie.
pub const FRAME_START: usize = 4 << 10;

/// How many bytes the compressed objects of one packet may unpack to.
pub const UNPACKED: u64 = 1 << 20;

/// How many messages a container may have.
pub const MESSAGES: usize = 1020;

/// The largest number of connections.
pub const CONNECTIONS: usize = 4096;

/// The largest number of auth keys. They are kept in memory.
pub const AUTH_KEYS: usize = 1 << 16;

/// The largest number of calls that have not ended.
pub const CALLS: usize = 1 << 16;

/// How many packets may wait for a peer that reads slowly.
pub const QUEUE: usize = 64;

/// How many handled messages a session remembers, for `invokeAfterMsg` and repeated messages.
pub const REMEMBERED: usize = 1024;

/// How long a peer may be silent before it has sent an encrypted packet.
pub const STRANGER: Duration = Duration::from_secs(10);

/// How long a peer may be silent between frames.
pub const IDLE: Duration = Duration::from_secs(120);

/// How long a frame may take from its first byte to its last.
pub const SLOW: Duration = Duration::from_secs(5);

/// How long writing a frame may take.
pub const WRITE: Duration = Duration::from_secs(5);
