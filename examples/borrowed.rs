//! Encoding into memory that is there already, and decoding without a copy: fields that borrow from
//! the packet, and fields that share its allocation.
//!
//! ```sh
//! cargo run --example borrowed
//! ```

use std::borrow::Cow;

use tl_core::{Bytes, TlObject};

/// Lives as long as the packet: its text and its bytes are the packet's own.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x9cc123c7, name = "phoneConnection")]
struct PhoneConnection<'a> {
    #[tl(flag = 0)]
    tcp: bool,
    id: i64,
    ip: &'a str,
    /// Borrowed when decoded; can own what a program puts in.
    ipv6: Cow<'a, str>,
    port: i32,
    peer_tag: &'a [u8],
}

/// Lives on its own: its bytes keep the packet's allocation alive.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x068e9916, name = "auth.loginTokenMigrateTo", type = "auth.LoginToken")]
struct LoginTokenMigrateTo {
    dc_id: i32,
    token: Bytes,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connection = PhoneConnection {
        tcp: true,
        id: 1,
        ip: "127.0.0.1",
        ipv6: Cow::Owned("::1".to_owned()),
        port: 443,
        peer_tag: b"tag",
    };
    let mut memory = [0; 128];
    let packet = tl_core::to_slice(&connection, &mut memory)?;
    let borrowed: PhoneConnection<'_> = tl_core::from_slice(packet)?;
    println!("{borrowed:?}");
    println!(
        "the address is in the packet: {}",
        packet.as_ptr_range().contains(&borrowed.ip.as_ptr())
    );

    let login = LoginTokenMigrateTo { dc_id: 2, token: Bytes::from_static(&[7; 16]) };
    let packet = tl_core::to_bytes(&login)?;
    let start = packet.as_ptr();
    let shared: LoginTokenMigrateTo = tl_core::from_bytes(&packet)?;
    drop(packet);
    println!("{shared:?}");
    println!("the token is at byte {} of the packet", shared.token.as_ptr().addr() - start.addr());
    Ok(())
}

#[test]
fn nothing_is_copied() {
    let connection = PhoneConnection {
        tcp: false,
        id: 1,
        ip: "127.0.0.1",
        ipv6: "::1".into(),
        port: 443,
        peer_tag: b"tag",
    };
    let mut memory = [0; 128];
    let memory_range = memory.as_ptr_range();
    let packet = tl_core::to_slice(&connection, &mut memory).unwrap();
    assert!(memory_range.contains(&packet.as_ptr()));
    let borrowed: PhoneConnection<'_> = tl_core::from_slice(packet).unwrap();
    assert_eq!(borrowed, connection);
    assert!(packet.as_ptr_range().contains(&borrowed.ip.as_ptr()));
    assert!(packet.as_ptr_range().contains(&borrowed.peer_tag.as_ptr()));
    assert!(matches!(borrowed.ipv6, Cow::Borrowed(_)));
}
