//! Encodes a call, boxed and bare, and decodes it again:
//!
//! ```sh
//! cargo run --example phone_call
//! ```
//!
//! Decodes a packet given as hex, or from standard input as hex or as raw bytes:
//!
//! ```sh
//! cargo run --example phone_call -- 15c96653…
//! cargo run --example phone_call -- - < packet.bin
//! ```
#![allow(missing_docs, reason = "the fields are Telegram's, and documented there")]

mod packet;
mod types;

use std::error::Error;
use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use tl_core::Bare;

use crate::types::{AnyPhoneCall, PhoneCall};

fn main() -> ExitCode {
    let shown = match std::env::args().nth(1) {
        None => show_example(),
        Some(argument) => show_packet(&argument),
    };
    match shown.and_then(|text| Ok(print(&text)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Encodes a call in both forms, and decodes both again.
fn show_example() -> Result<String, Box<dyn Error>> {
    let call = PhoneCall::documented();
    let boxed = tl_core::to_vec(&call)?;
    let bare = tl_core::to_vec(&Bare(call))?;

    let from_boxed: PhoneCall = tl_core::from_slice(&boxed)?;
    let Bare(from_bare) = tl_core::from_slice::<Bare<PhoneCall>>(&bare)?;
    assert_eq!(from_boxed, PhoneCall::documented(), "the boxed form is the same call");
    assert_eq!(from_bare, PhoneCall::documented(), "the bare form is the same call");
    Ok(format!("boxed: {}\nbare:  {}\n{from_boxed:#?}", hex::encode(boxed), hex::encode(bare)))
}

/// Decodes a packet that holds a call in any of its states, and shows what its bytes mean, as far as
/// they mean something.
fn show_packet(argument: &str) -> Result<String, Box<dyn Error>> {
    let packet = packet::read(argument)?;
    let dump = tl_core::dump::<AnyPhoneCall>(&packet).colored(is_colored());
    print(&dump)?;
    match tl_core::from_slice(&packet)? {
        AnyPhoneCall::Established(call) => Ok(format!("{call:#?}")),
        call => Ok(format!("{call:#?}")),
    }
}

/// Colour is for terminals, and for those who have not asked for none (<https://no-color.org>).
fn is_colored() -> bool {
    let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    std::io::stdout().is_terminal() && !is_unwanted
}

/// Writes a line to standard output, which may be closed.
fn print(text: &dyn Display) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{text}")
}
