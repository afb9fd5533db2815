//! Instructions of an earlier version, to compare with.
//!
//! Measured with tl-core and tl-derive of commit 40a2d90, and rustc 1.95.0 on x86-64, by
//!
//! ```sh
//! cargo run --release -p tl-benches -- --only "decode a call"
//! cargo run --release -p tl-benches -- --only "decode 1,000 connections"
//! ```

use crate::cases;

/// The commit that was measured.
pub const COMMIT: &str = "40a2d90";

/// The instructions of decoding, by case.
pub const INSTRUCTIONS: [(&str, u32); 3] =
    [(cases::DECODE, 5_790), (cases::DECODE_CONNECTIONS, 1_091_434), (cases::BORROW, 2_350)];
