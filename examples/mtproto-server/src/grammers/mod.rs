//! The sessions of this server with grammers-tl-types as their codec, to compare the two under load. It answers the
//! functions that `load` calls. The crate has no envelopes, so they are read and written by hand, as grammers' own
//! crates do.

mod calls;
mod envelopes;

use std::sync::OnceLock;

use grammers_tl_types::{
    self as tl, Cursor, Deserializable, Identifiable, RemoteCall, Serializable,
};
use tl::functions::{help, phone, users};

use crate::answers;
use crate::dispatch::Context;
use crate::envelopes::Outgoing;
use crate::error::{Error, Result};
use crate::schema::mtproto::types::DecryptedMessage;
use crate::session::Kind;
use crate::time::unix_time;
pub use calls::Calls;
use envelopes::Body;
pub use envelopes::{read, write};

/// Why a function has no result: an `rpc_error`, or the end of the connection.
pub enum Failure {
    /// The client gets an error.
    Rpc(&'static str),
    /// The connection ends.
    Fatal(Error),
}

impl From<tl::deserialize::Error> for Error {
    fn from(error: tl::deserialize::Error) -> Self {
        match error {
            tl::deserialize::Error::UnexpectedEof => Self::Protocol("the object ends too early"),
            tl::deserialize::Error::UnexpectedConstructor { .. } => {
                Self::Protocol("the object has another constructor")
            }
        }
    }
}

impl From<tl::deserialize::Error> for Failure {
    fn from(error: tl::deserialize::Error) -> Self {
        Self::Fatal(error.into())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Fatal(error)
    }
}

type Answer = std::result::Result<Vec<u8>, Failure>;

/// Answers the messages of a packet, and acknowledges those that ask for it.
pub fn answer(
    context: &Context<'_>,
    message: &DecryptedMessage,
    answers: &mut Vec<Outgoing>,
) -> Result<()> {
    let mut msg_ids = Vec::new();
    for Body { msg_id, seqno, data } in envelopes::open(message)? {
        if seqno & 1 == 1 {
            msg_ids.push(msg_id);
        }
        if !context.session.remember(msg_id) {
            continue;
        }
        let answer = match u32::from_bytes(&data)? {
            tl::types::MsgsAck::CONSTRUCTOR_ID => continue,
            tl::functions::Ping::CONSTRUCTOR_ID => {
                let ping_id = finish(read_function::<tl::functions::Ping>(&data)?)?.ping_id;
                let pong = tl::types::Pong { msg_id, ping_id };
                answers.push(envelopes::outgoing(
                    Kind::Service,
                    tl::enums::Pong::from(pong).to_bytes(),
                )?);
                continue;
            }
            _ => call(context, &data),
        };
        context.server.users.add(context.session, context.outbox);
        answers.push(envelopes::result(msg_id, answer)?);
    }
    if !msg_ids.is_empty() {
        let acks = tl::enums::MsgsAck::from(tl::types::MsgsAck { msg_ids });
        answers.push(envelopes::outgoing(Kind::Service, acks.to_bytes())?);
    }
    Ok(())
}

/// A function, and whether its bytes end with it.
fn read_function<F: Identifiable + Deserializable>(data: &[u8]) -> Result<(F, bool)> {
    let mut cursor = Cursor::from_slice(data);
    u32::deserialize(&mut cursor)?;
    let function = F::deserialize(&mut cursor)?;
    Ok((function, cursor.pos() == data.len()))
}

fn finish<F>((function, is_whole): (F, bool)) -> Result<F> {
    if is_whole { Ok(function) } else { Err(Error::Protocol("bytes are left after the object")) }
}

fn call(context: &Context<'_>, data: &[u8]) -> Answer {
    let (user, calls) = (context.session.user, &context.server.other_calls);
    match u32::from_bytes(data)? {
        help::GetConfig::CONSTRUCTOR_ID => of(&get::<help::GetConfig>(data)?, &config(context)?),
        users::GetUsers::CONSTRUCTOR_ID => {
            let function: users::GetUsers = get(data)?;
            let users = function.id.iter().map(|it| Ok(self::user(context, find(context, it)?)?));
            of(&function, &users.collect::<std::result::Result<_, Failure>>()?)
        }
        phone::RequestCall::CONSTRUCTOR_ID => {
            let function: phone::RequestCall = get(data)?;
            let callee = find(context, &function.user_id)?;
            of(&function, &phone_call(context, calls.request(user, callee, &function)?)?)
        }
        phone::ReceivedCall::CONSTRUCTOR_ID => {
            let function: phone::ReceivedCall = get(data)?;
            push(context, &calls.receive(user, &function)?)?;
            of(&function, &true)
        }
        phone::AcceptCall::CONSTRUCTOR_ID => {
            let function: phone::AcceptCall = get(data)?;
            of(&function, &phone_call(context, calls.accept(user, &function)?)?)
        }
        phone::ConfirmCall::CONSTRUCTOR_ID => {
            let function: phone::ConfirmCall = get(data)?;
            of(&function, &phone_call(context, calls.confirm(user, &function)?)?)
        }
        phone::DiscardCall::CONSTRUCTOR_ID => {
            let function: phone::DiscardCall = get(data)?;
            let outcome = calls.discard(user, &function)?;
            push(context, &outcome)?;
            of(&function, &update(tl::types::UpdatePhoneCall { phone_call: outcome.call }.into()))
        }
        phone::SendSignalingData::CONSTRUCTOR_ID => {
            let function: phone::SendSignalingData = get(data)?;
            let (other, signal) = calls.signal(user, &function)?;
            context.server.users.push(other, &envelopes::object(update(signal.into()).to_bytes())?);
            of(&function, &true)
        }
        _ => Err(Failure::Rpc("METHOD_INVALID")),
    }
}

fn get<F: Identifiable + Deserializable>(data: &[u8]) -> Result<F> {
    finish(read_function(data)?)
}

/// An encoded response, whose type is the one that the schema gives the function.
#[allow(clippy::unnecessary_wraps, reason = "callers give it on")]
fn of<F: RemoteCall<Return: Serializable>>(_: &F, response: &F::Return) -> Answer {
    Ok(response.to_bytes())
}

fn phone_call(
    context: &Context<'_>,
    outcome: calls::Outcome,
) -> std::result::Result<tl::enums::phone::PhoneCall, Failure> {
    push(context, &outcome)?;
    let users = vec![user(context, context.session.user)?, user(context, outcome.other)?];
    Ok(tl::types::phone::PhoneCall { phone_call: outcome.call, users }.into())
}

fn push(context: &Context<'_>, outcome: &calls::Outcome) -> Result<()> {
    let phone_call = outcome.for_other.clone();
    let update = update(tl::types::UpdatePhoneCall { phone_call }.into());
    context.server.users.push(outcome.other, &envelopes::object(update.to_bytes())?);
    Ok(())
}

fn update(update: tl::enums::Update) -> tl::enums::Updates {
    tl::types::UpdateShort { update, date: unix_time() }.into()
}

fn find(context: &Context<'_>, user: &tl::enums::InputUser) -> std::result::Result<i64, Failure> {
    match user {
        tl::enums::InputUser::UserSelf => Ok(context.session.user),
        tl::enums::InputUser::User(it)
            if it.access_hash == context.server.access_hash(it.user_id) =>
        {
            Ok(it.user_id)
        }
        _ => Err(Failure::Rpc("USER_ID_INVALID")),
    }
}

/// The types have no default values, so the first value is made from that of the other codec.
fn config(context: &Context<'_>) -> Result<tl::enums::Config> {
    static CONFIG: OnceLock<tl::types::Config> = OnceLock::new();
    let mut config = match CONFIG.get() {
        Some(config) => config.clone(),
        None => {
            let tl::enums::Config::Config(config) = transcode(&answers::config(context.server))?;
            CONFIG.get_or_init(|| config).clone()
        }
    };
    config.date = unix_time();
    config.expires = config.date + 3600;
    Ok(config.into())
}

/// A user, made as [`config`] is.
fn user(context: &Context<'_>, id: i64) -> Result<tl::enums::User> {
    static USER: OnceLock<tl::enums::User> = OnceLock::new();
    let user = match USER.get() {
        Some(user) => user.clone(),
        None => {
            let user = transcode(&answers::user(context.server, context.session, id))?;
            USER.get_or_init(|| user).clone()
        }
    };
    let tl::enums::User::User(mut user) = user else {
        return Err(Error::Protocol("the user is none"));
    };
    user.is_self = id == context.session.user;
    user.contact = !user.is_self;
    user.id = id;
    user.access_hash = Some(context.server.access_hash(id));
    user.first_name = Some(format!("User {id}"));
    let username = tl::types::Username {
        editable: false,
        active: true,
        deletable: false,
        expired: false,
        username: format!("user{id}"),
    };
    user.usernames = Some(vec![username.into()]);
    user.status = Some(tl::types::UserStatusOnline { expires: unix_time() + 300 }.into());
    Ok(user.into())
}

fn transcode<T: Deserializable>(value: &impl tl_core::Encode) -> Result<T> {
    Ok(T::from_bytes(&tl_core::to_vec(value)?)?)
}
