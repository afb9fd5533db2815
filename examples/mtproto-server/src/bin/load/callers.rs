//! Pairs of clients that call each other, from the request to the end of the call.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mtproto_server::client::{Client, Padding};
use mtproto_server::error::{Error, Result};
use mtproto_server::framing::Transport;
use mtproto_server::rsa_key::RsaKey;
use mtproto_server::schema::api::enums::{self, InputUser, PhoneCall, Update};
use mtproto_server::schema::api::functions::{help, phone, users};
use mtproto_server::schema::api::types;
use tl_core::{Bytes, Encode, Function};
use tokio::task::JoinSet;

/// The results of the callers.
#[derive(Default)]
pub struct Counts {
    /// The time between each function and its response.
    pub latencies: Vec<Duration>,
    /// The number of pairs that got no answer or a wrong one.
    pub lost: usize,
    /// The errors of these pairs.
    pub errors: Vec<String>,
}

impl Counts {
    /// Adds the results of a later run.
    pub fn add(&mut self, mut other: Self) {
        self.latencies.append(&mut other.latencies);
        self.errors.append(&mut other.errors);
        self.lost += other.lost;
    }
}

/// All pairs.
pub struct Callers(Vec<Pair>);

struct Pair {
    caller: Client,
    receiver: Client,
    user: types::User,
    latencies: Vec<Duration>,
}

impl Callers {
    /// Connects `clients` clients.
    pub async fn connect(address: SocketAddr, clients: usize, key: &Arc<RsaKey>) -> Result<Self> {
        let mut pairs = Vec::new();
        for index in 0..clients.div_ceil(2) {
            let transport =
                if index % 2 == 0 { Transport::Abridged } else { Transport::Intermediate };
            let caller = Client::connect(address, transport, Padding::RsaPad, key).await?;
            let receiver = Client::connect(address, transport, Padding::Sha1, key).await?;
            pairs.push(Pair::new(caller, receiver).await?);
        }
        Ok(Self(pairs))
    }

    /// Lets all pairs call until `end`.
    pub async fn call_until(&mut self, end: Instant) -> Counts {
        let mut tasks = JoinSet::new();
        for mut pair in self.0.drain(..) {
            tasks.spawn(async move {
                let mut result = Ok(());
                while result.is_ok() && Instant::now() < end {
                    result = pair.call().await;
                }
                (pair, result)
            });
        }
        let mut counts = Counts::default();
        // The connections stay open until the last pair has finished.
        let mut pairs = Vec::new();
        while let Some(finished) = tasks.join_next().await {
            let Ok((mut pair, result)) = finished else {
                counts.lost += 1;
                continue;
            };
            counts.latencies.append(&mut pair.latencies);
            pairs.push(pair);
            if let Err(error) = result {
                counts.lost += 1;
                counts.errors.push(error.to_string());
            }
        }
        self.0 = pairs;
        counts
    }
}

impl Pair {
    async fn new(mut caller: Client, mut receiver: Client) -> Result<Self> {
        let query = users::GetUsers { id: vec![InputUser::InputUserSelf] };
        caller.call(&query).await?;
        let user = receiver.call(&query).await?.into_iter().next();
        let user = user.and_then(|it| it.try_into().ok()).ok_or(Error::Protocol("no user"))?;
        Ok(Self { caller, receiver, user, latencies: Vec::new() })
    }

    /// Makes a whole call, with seven functions and six updates, and checks their content.
    async fn call(&mut self) -> Result<()> {
        let (g_a, g_b) = (Bytes::from_static(&[0xa; 256]), Bytes::from_static(&[0xb; 256]));
        let config = timed(&mut self.caller, &help::GetConfig {}, &mut self.latencies).await?;
        check(config.this_dc == 2)?;
        let request = self.request();
        let waiting = timed(&mut self.caller, &request, &mut self.latencies).await?.phone_call;
        let PhoneCall::Requested(ringing) = call_of(&mut self.receiver).await? else {
            return check(false);
        };
        check(ringing.id == waiting.id() && *ringing.g_a_hash == [1; 32])?;

        let peer = types::InputPhoneCall { id: ringing.id, access_hash: ringing.access_hash };
        let received = phone::ReceivedCall { peer: peer.clone() };
        check(timed(&mut self.receiver, &received, &mut self.latencies).await?)?;
        check(matches!(call_of(&mut self.caller).await?, PhoneCall::Waiting(_)))?;
        let accept =
            phone::AcceptCall { peer: peer.clone(), g_b: g_b.clone(), protocol: protocol() };
        timed(&mut self.receiver, &accept, &mut self.latencies).await?;
        let PhoneCall::Accepted(accepted) = call_of(&mut self.caller).await? else {
            return check(false);
        };
        check(accepted.g_b == g_b && accepted.protocol == protocol())?;

        let confirm = phone::ConfirmCall {
            peer: peer.clone(),
            g_a: g_a.clone(),
            key_fingerprint: 5,
            protocol: protocol(),
        };
        let confirmed = timed(&mut self.caller, &confirm, &mut self.latencies).await?.phone_call;
        check(
            matches!(confirmed, PhoneCall::PhoneCall(it) if it.g_a_or_b == g_b && it.connections.len() == 2),
        )?;
        let PhoneCall::PhoneCall(at_receiver) = call_of(&mut self.receiver).await? else {
            return check(false);
        };
        check(at_receiver.g_a_or_b == g_a && at_receiver.connections.len() == 2)?;
        self.talk(peer).await
    }

    async fn talk(&mut self, peer: enums::InputPhoneCall) -> Result<()> {
        let data = Bytes::from_static(&[0xc; 200]);
        let signal = phone::SendSignalingData { peer: peer.clone(), data: data.clone() };
        check(timed(&mut self.caller, &signal, &mut self.latencies).await?)?;
        match self.receiver.update().await?.update {
            Update::PhoneCallSignalingData(it) => check(it.data == data)?,
            Update::PhoneCall(_) => return check(false),
        }
        let discard = phone::DiscardCall {
            video: false,
            peer,
            duration: 1,
            reason: enums::PhoneCallDiscardReason::Hangup,
            connection_id: 0,
        };
        timed(&mut self.caller, &discard, &mut self.latencies).await?;
        check(matches!(call_of(&mut self.receiver).await?, PhoneCall::Discarded(_)))
    }

    fn request(&self) -> phone::RequestCall {
        let access_hash = self.user.access_hash.unwrap_or_default();
        phone::RequestCall {
            video: false,
            user_id: types::InputUser { user_id: self.user.id, access_hash }.into(),
            random_id: 1,
            g_a_hash: Bytes::from_static(&[1; 32]),
            protocol: protocol(),
        }
    }
}

async fn timed<F>(
    client: &mut Client,
    function: &F,
    latencies: &mut Vec<Duration>,
) -> Result<F::Response>
where
    F: Function<Response: tl_core::DecodeOwned> + Encode,
{
    let start = Instant::now();
    let response = client.call(function).await?;
    latencies.push(start.elapsed());
    Ok(response)
}

async fn call_of(client: &mut Client) -> Result<PhoneCall> {
    match client.update().await?.update {
        Update::PhoneCall(it) => Ok(it.phone_call),
        Update::PhoneCallSignalingData(_) => {
            Err(Error::Protocol("signalling data instead of a call"))
        }
    }
}

fn protocol() -> enums::PhoneCallProtocol {
    types::PhoneCallProtocol {
        udp_p2p: true,
        udp_reflector: true,
        min_layer: 65,
        max_layer: 92,
        library_versions: vec!["11.0.0".to_owned(), "10.0.0".to_owned()],
    }
}

fn check(is_right: bool) -> Result<()> {
    if is_right { Ok(()) } else { Err(Error::Protocol("a wrong answer")) }
}
