//! A call between two clients, with each padding and each transport.

use mtproto_server::client::{Client, Padding};
use mtproto_server::dh::Secret;
use mtproto_server::framing::Transport;
use mtproto_server::schema::api::enums::{self, InputUser, PhoneCall, PhoneConnection, Update};
use mtproto_server::schema::api::functions::{self, phone};
use mtproto_server::schema::api::types;
use mtproto_server::schema::mtproto::types::RpcError;
use tl_core::Bytes;

use crate::{rsa_key, start};

async fn myself(client: &mut Client) -> types::User {
    let query = functions::users::GetUsers { id: vec![InputUser::InputUserSelf] };
    let users = client.call(&query).await.unwrap();
    users.into_iter().next().unwrap().try_into().unwrap()
}

async fn update(client: &mut Client) -> PhoneCall {
    match client.update().await.unwrap().update {
        Update::PhoneCall(it) => it.phone_call,
        Update::PhoneCallSignalingData(_) => panic!("this is no step of a call"),
    }
}

fn protocol() -> enums::PhoneCallProtocol {
    let library_versions = vec!["11.0.0".to_owned()];
    types::PhoneCallProtocol {
        udp_p2p: true,
        udp_reflector: true,
        min_layer: 65,
        max_layer: 92,
        library_versions,
    }
}

async fn connect_pair() -> (Client, Client) {
    let (address, key) = (start().await, rsa_key());
    let a = Client::connect(address, Transport::Abridged, Padding::RsaPad, &key).await.unwrap();
    let b = Client::connect(address, Transport::Intermediate, Padding::Sha1, &key).await.unwrap();
    (a, b)
}

async fn request(a: &mut Client, callee: &types::User) -> PhoneCall {
    let user_id = types::InputUser { user_id: callee.id, access_hash: callee.access_hash.unwrap() };
    let function = phone::RequestCall {
        video: true,
        user_id: user_id.into(),
        random_id: 1,
        g_a_hash: Bytes::from_static(&[1; 32]),
        protocol: protocol(),
    };
    a.call(&function).await.unwrap().phone_call
}

#[tokio::test]
async fn a_call_is_established() {
    let (mut a, mut b) = connect_pair().await;
    myself(&mut a).await;
    let callee = myself(&mut b).await;
    request(&mut a, &callee).await;

    let PhoneCall::Requested(ringing) = update(&mut b).await else { panic!("it rings") };
    let peer = types::InputPhoneCall { id: ringing.id, access_hash: ringing.access_hash };
    let (secret_a, secret_b) = (Secret::random().unwrap(), Secret::random().unwrap());
    let g_b = Bytes::copy_from_slice(&secret_b.public());
    b.call(&phone::AcceptCall { peer: peer.clone(), g_b, protocol: protocol() }).await.unwrap();

    let PhoneCall::Accepted(accepted) = update(&mut a).await else { panic!("it is accepted") };
    let key = secret_a.shared(&accepted.g_b).unwrap();
    let g_a = Bytes::copy_from_slice(&secret_a.public());
    let confirm = phone::ConfirmCall { peer, g_a, key_fingerprint: 5, protocol: protocol() };
    let confirmed = a.call(&confirm).await.unwrap().phone_call;

    let PhoneCall::PhoneCall(at_b) = update(&mut b).await else { panic!("it is established") };
    assert_eq!(secret_b.shared(&at_b.g_a_or_b).unwrap(), key);
    assert!(matches!(
        at_b.connections[..],
        [PhoneConnection::PhoneConnection(_), PhoneConnection::Webrtc(_)]
    ));
    let PhoneCall::PhoneCall(at_a) = confirmed else { panic!("it is established") };
    assert_eq!((at_a.id, at_a.key_fingerprint), (at_b.id, 5));
}

#[tokio::test]
async fn nobody_else_takes_a_step_of_a_call() {
    let (mut a, mut b) = connect_pair().await;
    let callee = myself(&mut b).await;
    let PhoneCall::Waiting(call) = request(&mut a, &callee).await else { panic!("it waits") };
    let peer = types::InputPhoneCall { id: call.id, access_hash: call.access_hash };
    // The caller does not accept, and confirms only what is accepted.
    let g_b = Bytes::from_static(&[2; 256]);
    let accept = phone::AcceptCall { peer: peer.clone(), g_b: g_b.clone(), protocol: protocol() };
    assert_eq!(rpc_error(&mut a, &accept).await, "CALL_ALREADY_ACCEPTED");
    let confirm = phone::ConfirmCall { peer, g_a: g_b, key_fingerprint: 5, protocol: protocol() };
    assert_eq!(rpc_error(&mut a, &confirm).await, "CALL_PEER_INVALID");
    let other = types::InputPhoneCall { id: call.id, access_hash: call.access_hash ^ 1 };
    assert_eq!(rpc_error(&mut b, &phone::ReceivedCall { peer: other }).await, "CALL_PEER_INVALID");
}

async fn rpc_error(client: &mut Client, function: &impl tl_core::Encode) -> String {
    let error: RpcError = client.call_raw(function).await.unwrap().to_object().unwrap();
    error.error_message
}

#[tokio::test]
async fn a_call_after_an_unknown_message_fails() {
    let (mut a, _) = connect_pair().await;
    let query = functions::help::GetConfig {};
    let function = functions::InvokeAfterMsg { msg_id: 4, query };
    assert_eq!(rpc_error(&mut a, &function).await, "MSG_WAIT_FAILED");
}
