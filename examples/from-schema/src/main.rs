//! src/main.rs: a round trip.

mod api {
    include!(concat!(env!("OUT_DIR"), "/api.rs"));
}

use api::functions::phone::GetConnection;
use api::types::PhoneConnection;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let function = GetConnection { id: 1 };
    println!("{} bytes to send", tl_core::to_vec(&function)?.len());

    let connection = PhoneConnection {
        tcp: true,
        id: 1,
        ip: "127.0.0.1".into(),
        ipv6: "::1".into(),
        port: 443,
        peer_tag: "tag".into(),
    };
    let packet = tl_core::to_vec(&connection)?;
    assert_eq!(tl_core::from_slice::<PhoneConnection>(&packet)?, connection);
    print!("{}", tl_core::dump::<PhoneConnection>(&packet));
    Ok(())
}
