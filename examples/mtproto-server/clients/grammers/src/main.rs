//! A session of grammers-mtsender: two clients ask for the configuration and the users, and one calls the other.
//!
//! ```sh
//! grammers-client-session PORT abridged|intermediate OBJECTS
//! ```
//! writes a line to the file `OBJECTS` for each object that grammers has encoded or decoded: its sender, grammers'
//! encoding of it, and its name. The output is the number of steps. If a step fails, the error names it.

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use std::{any, env};

use grammers_mtproto::mtp::Encrypted;
use grammers_mtproto::transport::{Abridged, Intermediate, Transport};
use grammers_mtsender::{InvocationError, Sender, ServerAddr, connect};
use grammers_session::updates::UpdatesLike;
use grammers_tl_types::{self as tl, RemoteCall, Serializable, enums, functions, types};
use tokio::time::timeout;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [port, transport, objects] = &arguments[..] else {
        return Err("PORT, transport and a file are needed".into());
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.parse()?));
    let file = File::create(objects)?;
    match transport.as_str() {
        "abridged" => session(address, Abridged::new, &file).await,
        "intermediate" => session(address, Intermediate::new, &file).await,
        _ => Err("an unknown transport".into()),
    }
}

async fn session<T: Transport>(
    address: SocketAddr,
    transport: fn() -> T,
    file: &File,
) -> Result<()> {
    let mut steps = Steps(0);
    let mut a = Client::connect(address, transport(), file).await?;
    let mut b = Client::connect(address, transport(), file).await?;
    steps.check(a.initialise().await?.this_dc == 2, "the configuration")?;
    b.initialise().await?;
    let other = b.user().await?;
    steps.check(a.user().await?.id != other.id, "two users")?;
    let error = a.call(&functions::help::GetNearestDc {}).await.err();
    let is_unknown =
        matches!(error, Some(InvocationError::Rpc(error)) if error.is("METHOD_INVALID"));
    steps.check(is_unknown, "a function that no server has")?;
    let enums::DataJson::Json(settings) = a.call(&functions::phone::GetCallConfig {}).await?;
    steps.check(
        settings.data.contains("use_system_ns"),
        "the settings of calls, which arrive packed",
    )?;
    call(&mut a, &mut b, &other, &mut steps).await?;
    println!("{} steps", steps.0);
    Ok(())
}

async fn call<T: Transport>(
    a: &mut Client<'_, T>,
    b: &mut Client<'_, T>,
    callee: &types::User,
    steps: &mut Steps,
) -> Result<()> {
    let user_id = types::InputUser {
        user_id: callee.id,
        access_hash: callee.access_hash.unwrap_or_default(),
    };
    let request = functions::phone::RequestCall {
        video: true,
        user_id: user_id.into(),
        random_id: 7,
        g_a_hash: vec![1; 32],
        protocol: protocol(),
    };
    let enums::phone::PhoneCall::Call(requested) = a.call(&request).await?;
    let enums::PhoneCall::Requested(ringing) = b.phone_call().await? else {
        return Err("no ringing".into());
    };
    steps.check(ringing.g_a_hash == [1; 32] && ringing.video, "the phone rings")?;
    steps.check(requested.users.len() == 2, "who calls whom")?;
    let peer = enums::InputPhoneCall::from(types::InputPhoneCall {
        id: ringing.id,
        access_hash: ringing.access_hash,
    });
    steps.check(
        b.call(&functions::phone::ReceivedCall { peer: peer.clone() }).await?,
        "it says that it rings",
    )?;
    let rings =
        matches!(a.phone_call().await?, enums::PhoneCall::Waiting(it) if it.receive_date.is_some());
    steps.check(rings, "the caller hears it ring")?;

    let accept = functions::phone::AcceptCall {
        peer: peer.clone(),
        g_b: vec![2; 256],
        protocol: protocol(),
    };
    b.call(&accept).await?;
    let accepted =
        matches!(a.phone_call().await?, enums::PhoneCall::Accepted(it) if it.g_b == [2; 256]);
    steps.check(accepted, "it is accepted")?;
    let confirm = functions::phone::ConfirmCall {
        peer: peer.clone(),
        g_a: vec![3; 256],
        key_fingerprint: -5,
        protocol: protocol(),
    };
    let enums::phone::PhoneCall::Call(confirmed) = a.call(&confirm).await?;
    check_established(confirmed.phone_call, &[2; 256], steps)?;
    check_established(b.phone_call().await?, &[3; 256], steps)?;
    talk(a, b, peer, steps).await
}

fn check_established(call: enums::PhoneCall, number: &[u8], steps: &mut Steps) -> Result<()> {
    let enums::PhoneCall::Call(call) = call else { return Err("it is not established".into()) };
    steps.check(call.g_a_or_b == number && call.key_fingerprint == -5, "established")?;
    let kinds = [enums::PhoneConnection::Connection(types::PhoneConnection {
        tcp: true,
        id: call.id,
        ip: "127.0.0.1".to_owned(),
        ipv6: "::1".to_owned(),
        port: 596,
        peer_tag: call.id.to_be_bytes().repeat(2),
    })];
    let webrtc = matches!(&call.connections[..], [_, enums::PhoneConnection::Webrtc(it)] if it.turn && !it.stun);
    steps.check(call.connections.first() == kinds.first() && webrtc, "both kinds of connection")?;
    steps.check(
        call.custom_parameters.is_some() && call.protocol == protocol(),
        "parameters in JSON",
    )
}

async fn talk<T: Transport>(
    a: &mut Client<'_, T>,
    b: &mut Client<'_, T>,
    peer: enums::InputPhoneCall,
    steps: &mut Steps,
) -> Result<()> {
    // About three thousand bytes, which both sides compress.
    let data = b"candidate:1 1 udp 127.0.0.1 1400".repeat(94);
    let signal = functions::phone::SendSignalingData { peer: peer.clone(), data: data.clone() };
    a.call(&signal).await?;
    let arrived =
        matches!(b.update().await?, enums::Update::PhoneCallSignalingData(it) if it.data == data);
    steps.check(arrived, "signalling data")?;
    let discard = functions::phone::DiscardCall {
        video: true,
        peer,
        duration: 1,
        reason: enums::PhoneCallDiscardReason::Hangup,
        connection_id: 0,
    };
    a.call(&discard).await?;
    let ended = matches!(b.phone_call().await?, enums::PhoneCall::Discarded(it) if it.need_rating);
    steps.check(ended, "the call ends")
}

fn protocol() -> enums::PhoneCallProtocol {
    let library_versions = ["11.0.0", "10.0.0"].map(str::to_owned).into();
    let protocol = types::PhoneCallProtocol {
        udp_p2p: true,
        udp_reflector: false,
        min_layer: 65,
        max_layer: 92,
        library_versions,
    };
    protocol.into()
}

struct Steps(usize);

impl Steps {
    fn check(&mut self, holds: bool, step: &str) -> Result<()> {
        self.0 += 1;
        if holds { Ok(()) } else { Err(step.into()) }
    }
}

struct Client<'a, T: Transport> {
    sender: Sender<T, Encrypted>,
    file: &'a File,
}

impl<'a, T: Transport> Client<'a, T> {
    async fn connect(address: SocketAddr, transport: T, file: &'a File) -> Result<Self> {
        let sender = timeout(PATIENCE, connect(transport, ServerAddr::Tcp { address })).await??;
        Ok(Self { sender, file })
    }

    async fn initialise(&mut self) -> Result<types::Config> {
        let query = functions::InitConnection {
            api_id: 12345,
            device_model: "a device".to_owned(),
            system_version: "1".to_owned(),
            app_version: "1".to_owned(),
            system_lang_code: "en".to_owned(),
            lang_pack: String::new(),
            lang_code: "en".to_owned(),
            proxy: None,
            params: None,
            query: functions::help::GetConfig {},
        };
        let enums::Config::Config(config) =
            self.call(&functions::InvokeWithLayer { layer: tl::LAYER, query }).await?;
        Ok(config)
    }

    async fn user(&mut self) -> Result<types::User> {
        let users =
            self.call(&functions::users::GetUsers { id: vec![enums::InputUser::UserSelf] }).await?;
        match users.into_iter().next() {
            Some(enums::User::User(user)) => Ok(user),
            _ => Err("no user".into()),
        }
    }

    async fn call<R>(&mut self, request: &R) -> std::result::Result<R::Return, InvocationError>
    where
        R: RemoteCall<Return: Serializable>,
    {
        self.note("client", request);
        let patience = tokio::time::sleep(PATIENCE);
        let response = tokio::select! {
            response = self.sender.invoke(request) => response?,
            () = patience => return Err(InvocationError::Dropped("no answer")),
        };
        self.note("server", &response);
        Ok(response)
    }

    async fn update(&mut self) -> Result<enums::Update> {
        loop {
            let updates = timeout(PATIENCE, self.sender.step()).await??;
            if let Some(UpdatesLike::Updates(updates)) = updates.into_iter().next() {
                self.note("server", &updates);
                let enums::Updates::UpdateShort(it) = updates else {
                    return Err("other updates".into());
                };
                return Ok(it.update);
            }
        }
    }

    async fn phone_call(&mut self) -> Result<enums::PhoneCall> {
        match self.update().await? {
            enums::Update::PhoneCall(it) => Ok(it.phone_call),
            _ => Err("another update".into()),
        }
    }

    fn note<O: Serializable>(&mut self, from: &str, object: &O) {
        let hex: String = object.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let name = any::type_name::<O>();
        // An error is ignored here: the comparison of the files finds missing lines.
        let _ = writeln!(&mut self.file, "{from} {hex} {name}");
    }
}
