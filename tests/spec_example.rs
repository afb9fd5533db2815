//! The example call of Telegram's documentation, against the bytes of an independent implementation.

use tl_core::{Bare, Bytes, Constructor, TlObject, from_bytes, from_slice, to_bytes, to_vec};

pub use crate::support::vectors::{PACKET, documented as packet};

use crate::phone_call::{
    AnyPhoneCall, PhoneCall, PhoneCallDiscardReason, PhoneCallProtocol, PhoneConnection,
};

/// The call that Telegram's documentation of `phoneCall` shows.
pub fn call() -> PhoneCall {
    PhoneCall {
        p2p_allowed: false,
        video: false,
        conference_supported: false,
        id: 0,
        access_hash: 0,
        date: 0,
        admin_id: 0,
        participant_id: 0,
        g_a_or_b: Bytes::from_static(b"data"),
        key_fingerprint: 0,
        protocol: PhoneCallProtocol {
            udp_p2p: false,
            udp_reflector: false,
            min_layer: 0,
            max_layer: 0,
            library_versions: vec!["text".to_owned()],
        },
        connections: vec![PhoneConnection::Plain {
            tcp: false,
            id: 0,
            ip: "text".to_owned(),
            ipv6: "text".to_owned(),
            port: 0,
            peer_tag: Bytes::from_static(b"data"),
        }],
        start_date: 0,
        custom_parameters: None,
    }
}

#[test]
fn boxed() {
    assert_eq!(packet().len(), 148);
    assert_eq!(hex::encode(to_vec(&call()).unwrap()), PACKET);
    assert_eq!(to_bytes(&call()).unwrap(), packet());
    assert_eq!(from_slice::<PhoneCall>(&packet()).unwrap(), call());
    assert_eq!(from_bytes::<PhoneCall>(&packet().into()).unwrap(), call());
}

#[test]
fn bare_is_boxed_without_the_id() {
    let bare = to_vec(&Bare(call())).unwrap();
    assert_eq!(bare, packet()[4..]);
    assert_eq!(from_slice::<Bare<PhoneCall>>(&bare).unwrap().into_inner(), call());
    from_slice::<Bare<PhoneCall>>(&packet()).unwrap_err();
    from_slice::<PhoneCall>(&bare).unwrap_err();
}

#[test]
fn appended_to_what_is_there() {
    let mut buffer = vec![0xaa; 3];
    tl_core::encode_into(&call(), &mut buffer).unwrap();
    assert_eq!(buffer[..3], [0xaa; 3]);
    assert_eq!(buffer[3..], packet());
}

#[test]
fn ids() {
    assert_eq!(call().constructor_id(), 0x3053_5af5);
    assert_eq!(PhoneCall::ID, 0x3053_5af5);
    assert_eq!(PhoneCall::NAME, "phoneCall");
    assert_eq!(call().connections[0].constructor_id(), 0x9cc1_23c7);
    let ids: Vec<_> = AnyPhoneCall::CONSTRUCTORS.iter().map(|it| it.id).collect();
    let expected = [0x3053_5af5, 0x5366_c915, 0xc522_6f17, 0x14b0_ed0c, 0x3660_c311, 0x50ca_4de1];
    assert_eq!(ids, expected);
}

#[test]
fn a_newtype_variant_is_its_struct() {
    let any = AnyPhoneCall::Established(Box::new(call()));
    assert_eq!(to_vec(&any).unwrap(), packet());
    assert_eq!(from_slice::<AnyPhoneCall>(&packet()).unwrap(), any);
}

/// The bytes are spelled from the definitions of `../shared/schema/samples.tl`.
#[test]
fn siblings() {
    let empty = AnyPhoneCall::Empty { id: 1 };
    assert_both_ways(&empty, "15c96653 0100000000000000");

    let discarded = AnyPhoneCall::Discarded {
        need_rating: true,
        need_debug: false,
        video: true,
        id: 2,
        reason: Some(PhoneCallDiscardReason::Busy),
        duration: Some(-1),
    };
    // Bits 0, 1, 2 and 6 are set: 0x47.
    assert_both_ways(&discarded, "e14dca50 47000000 0200000000000000 c9e8f7fa ffffffff");

    let protocol = PhoneCallProtocol {
        udp_p2p: true,
        udp_reflector: true,
        min_layer: 65,
        max_layer: 92,
        library_versions: vec![],
    };
    let waiting = AnyPhoneCall::Waiting {
        video: false,
        id: 1,
        access_hash: 2,
        date: 3,
        admin_id: 4,
        participant_id: 5,
        protocol: protocol.clone(),
        receive_date: Some(6),
    };
    assert_both_ways(
        &waiting,
        "176f22c5 01000000 0100000000000000 0200000000000000 03000000 0400000000000000 \
         0500000000000000 c88f87fc 03000000 41000000 5c000000 15c4b51c 00000000 06000000",
    );
    let requested = AnyPhoneCall::Requested {
        video: true,
        id: 1,
        access_hash: 2,
        date: 3,
        admin_id: 4,
        participant_id: 5,
        g_a_hash: Bytes::from_static(&[0xff]),
        protocol: protocol.clone(),
    };
    assert_both_ways(
        &requested,
        "0cedb014 40000000 0100000000000000 0200000000000000 03000000 0400000000000000 \
         0500000000000000 01ff0000 c88f87fc 03000000 41000000 5c000000 15c4b51c 00000000",
    );
    let accepted = AnyPhoneCall::Accepted {
        video: false,
        id: 1,
        access_hash: 2,
        date: 3,
        admin_id: 4,
        participant_id: 5,
        g_b: Bytes::from_static(&[]),
        protocol,
    };
    assert_both_ways(
        &accepted,
        "11c36036 00000000 0100000000000000 0200000000000000 03000000 0400000000000000 \
         0500000000000000 00000000 c88f87fc 03000000 41000000 5c000000 15c4b51c 00000000",
    );
}

#[track_caller]
fn assert_both_ways(value: &AnyPhoneCall, expected: &str) {
    let expected = hex::decode(expected.replace(' ', "")).unwrap();
    assert_eq!(to_vec(value).unwrap(), expected);
    assert_eq!(from_slice::<AnyPhoneCall>(&expected).unwrap(), *value);
}
