//! The server closes the connection of a peer that sends a malformed packet. Other peers are not affected.

use mtproto_server::client::hostile::{ATTACKS, attack};
use mtproto_server::client::{Client, Padding};
use mtproto_server::framing::Transport;
use mtproto_server::schema::api::functions::help::GetConfig;
use tokio::task::JoinSet;

use crate::{rsa_key, start};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_peers_lose_their_connections() {
    let address = start().await;
    let transport = Transport::Abridged;
    let mut good = Client::connect(address, transport, Padding::RsaPad, &rsa_key()).await.unwrap();
    let mut attacks = JoinSet::new();
    for kind in ATTACKS {
        attacks.spawn(async move {
            let result = attack(kind, address, &rsa_key()).await;
            assert!(result.is_ok(), "{kind:?}: {}", result.unwrap_err());
        });
    }
    while !attacks.is_empty() {
        assert_eq!(good.call(&GetConfig {}).await.unwrap().this_dc, 2);
        while let Some(result) = attacks.try_join_next() {
            result.unwrap();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
