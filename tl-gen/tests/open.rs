//! Enums that keep the constructors of other layers, as Rust.

mod open {
    include!("generated/open.rs");
}

/// A constructor that the schema does not have is kept; accessors of shared fields return `None` for it.
#[test]
fn open_enums() {
    use open::{enums, types};
    use tl_core::{from_slice, to_vec};

    // An id that the schema does not have, and 7.
    let packet = [9, 0, 0, 0, 7, 0, 0, 0];
    let peer: enums::Peer = from_slice(&packet).unwrap();
    assert!(matches!(&peer, enums::Peer::Unknown(it) if it.id() == 9));
    assert_eq!(to_vec(&peer).unwrap(), packet);
    assert_eq!(
        (peer.is_own(), peer.id(), peer.title(), peer.photo(), peer.date()),
        (None, None, None, None, None)
    );
    let user =
        enums::Peer::User { is_own: true, id: 5, title: "me".into(), photo: None, date: Some(3) };
    assert_eq!(
        (user.is_own(), user.id(), user.photo(), user.date()),
        (Some(true), Some(5), None, Some(3))
    );
    assert_eq!(user.title().map(String::as_str), Some("me"));
    let status: enums::Status = from_slice(&packet).unwrap();
    assert!(matches!(status, enums::Status::UnknownConstructor(_)));
    assert_eq!(from_slice::<enums::Status>(&[3, 0, 0, 0]).unwrap(), enums::Status::Unknown);
    // A type of one constructor is an enum, too.
    let peers = enums::Peers::Peers(types::Peers { list: vec![user], status });
    assert_eq!(from_slice::<enums::Peers>(&to_vec(&peers).unwrap()).unwrap(), peers);
    assert_eq!(peers.list().map(Vec::len), Some(1));
    assert!(matches!(from_slice(&packet).unwrap(), enums::Peers::Unknown(_)));
}
