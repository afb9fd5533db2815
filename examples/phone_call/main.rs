//! Encodes a call, boxed and bare, shows what its bytes mean, and decodes it again:
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

use tl_core::{Bare, Bytes};

use crate::types::{AnyPhoneCall, DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

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

/// Encodes a call in both forms, shows what its bytes mean, and decodes both again.
fn show_example() -> Result<String, Box<dyn Error>> {
    let call = sample();
    let boxed = tl_core::to_vec(&call)?;
    let bare = tl_core::to_vec(&Bare(call))?;

    let from_boxed: PhoneCall = tl_core::from_slice(&boxed)?;
    let Bare(from_bare) = tl_core::from_slice::<Bare<PhoneCall>>(&bare)?;
    assert_eq!(from_boxed, sample(), "the boxed form is the same call");
    assert_eq!(from_bare, sample(), "the bare form is the same call");
    Ok(format!(
        "A call as a packet of {} bytes:\n{}\n\n\
         Each field with its offset, bytes, TL type and value:\n{}\n\
         The bare form is {} bytes: these, without the constructor id at the beginning.\n\n\
         Both forms are decoded to the same call:\n{from_boxed:#?}",
        boxed.len(),
        hex::encode(&boxed),
        tl_core::dump::<PhoneCall>(&boxed).colored(is_colored()),
        bare.len(),
    ))
}

/// An established video call. A real `g_a_or_b` has 256 bytes.
fn sample() -> PhoneCall {
    PhoneCall {
        p2p_allowed: true,
        video: true,
        conference_supported: false,
        id: 5_071_442_390_177_284_098,
        access_hash: -2_331_870_664_419_380_117,
        date: 1_767_225_600,
        admin_id: 123_456_789,
        participant_id: 987_654_321,
        g_a_or_b: Bytes::from_static(b"\x8e\x24\x1f\xb0\x5c\xd9\x77\x03\xa2\x61\xe4\x3f"),
        key_fingerprint: -7_268_512_094_483_151_942,
        protocol: PhoneCallProtocol {
            udp_p2p: true,
            udp_reflector: true,
            min_layer: 65,
            max_layer: 92,
            library_versions: vec!["11.0.0".to_owned(), "9.0.0".to_owned()],
        },
        connections: vec![
            PhoneConnection::Plain {
                tcp: true,
                id: 4_503_599_627_370_512,
                ip: "192.0.2.2".to_owned(),
                ipv6: "2001:db8::2".to_owned(),
                port: 597,
                peer_tag: Bytes::from_static(b"\x1d\x5a\x08\xc3\x96\xee\x42\x7b"),
            },
            PhoneConnection::Webrtc {
                turn: true,
                stun: false,
                id: 4_503_599_627_370_513,
                ip: "192.0.2.3".to_owned(),
                ipv6: String::new(),
                port: 1400,
                username: "reflector".to_owned(),
                password: "d41d8cd9".to_owned(),
            },
        ],
        start_date: 1_767_225_607,
        custom_parameters: Some(DataJson { data: r#"{"network_use_mtu":true}"#.to_owned() }),
    }
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

/// The flags word is bits 5, 6 and 7: `p2p_allowed`, `video`, and the parameters at the end.
#[test]
fn the_example_shows_what_the_bytes_mean() {
    let text = show_example().unwrap();
    for line in [
        "000000  f5 5a 53 30              PhoneCall: phoneCall#30535af5",
        "000004  e0 00 00 00                flags:# = 0b11100000 (p2p_allowed, video, custom_parameters)",
        "port:int = 597",
        r#"data:string = "{\"network_use_mtu\":true}""#,
    ] {
        assert!(text.contains(line), "{line:?} is missing in\n{text}");
    }
}
