//! From messages to answers: the messages of the protocol itself, and the functions of the API.

use std::sync::Arc;

use serde::Serialize;
use tl_core::{Encode, Function, Unknown};

use crate::answers;
use crate::calls::Outcome;
use crate::envelopes::{self, Outgoing};
use crate::error::{Error, Result};
use crate::schema::api::{self, enums};
use crate::schema::mtproto::{self, types};
use crate::server::Server;
use crate::session::{Kind, Refusal, Session};
use crate::users::Outbox;

/// The error code of `bad_server_salt`.
const BAD_SALT: i32 = 48;

/// The server, the session and the connection of a message.
pub struct Context<'a> {
    /// The server.
    pub server: &'a Server,
    /// The session.
    pub session: &'a Arc<Session>,
    /// The queue of its connection.
    pub outbox: &'a Outbox,
}

/// Why a function has no result.
pub enum Failure {
    /// The client gets an `rpc_error`.
    Rpc(i32, &'static str),
    /// The connection ends.
    Fatal(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Fatal(error)
    }
}

/// The response of a function, or an error for the client.
pub type Answer = std::result::Result<Unknown, Failure>;

impl Context<'_> {
    /// Refuses a packet with a wrong salt or a wrong time. The client sends it again.
    pub fn check(&self, message: &types::DecryptedMessage) -> Result<Option<Outgoing>> {
        let key_id = self.session.key.id();
        let (bad_msg_id, bad_msg_seqno) = (message.message_id, message.seq_no);
        let refusal = if !self.server.is_salt(key_id, message.salt) {
            let new_server_salt = self.server.salt(key_id, 0);
            types::BadServerSalt {
                bad_msg_id,
                bad_msg_seqno,
                error_code: BAD_SALT,
                new_server_salt,
            }
            .into()
        } else if let Err(refusal) = self.session.check(message.message_id) {
            bad_message(bad_msg_id, bad_msg_seqno, refusal)
        } else {
            return Ok(None);
        };
        self.service(&refusal).map(Some)
    }

    /// Tells the client that the server has no earlier messages of the session.
    pub fn new_session(&self, message: &types::DecryptedMessage) -> Result<Outgoing> {
        let created = types::NewSessionCreated {
            first_msg_id: message.message_id,
            unique_id: self.session.id,
            server_salt: self.server.salt(self.session.key.id(), 0),
        };
        Ok(Outgoing { kind: Kind::Push, body: self.server.record.sent(&created)? })
    }

    /// Answers the messages of a packet, and acknowledges those that ask for it.
    pub fn answer(&self, messages: Vec<types::Message>, answers: &mut Vec<Outgoing>) -> Result<()> {
        let mut msg_ids = Vec::new();
        for message in messages {
            if message.seqno & 1 == 1 {
                msg_ids.push(message.msg_id);
            }
            if let Err(refusal) = self.session.check(message.msg_id) {
                answers.push(self.service(&bad_message(message.msg_id, message.seqno, refusal))?);
            } else if self.session.remember(message.msg_id) {
                answers.extend(self.answer_message(&message)?);
            }
        }
        if !msg_ids.is_empty() {
            answers.push(self.service(&types::MsgsAck { msg_ids })?);
        }
        Ok(())
    }

    fn answer_message(&self, message: &types::Message) -> Result<Option<Outgoing>> {
        let function: api::AnyFunction = message.body.to_object()?;
        if !matches!(function, api::AnyFunction::Unknown(_)) {
            self.server.record.received(message.body.as_bytes(), &function);
            if wants_updates(&function) {
                self.server.users.add(self.session, self.outbox);
            }
            return self.result(message.msg_id, self.call(&function)).map(Some);
        }
        let function: mtproto::AnyFunction = message.body.to_object()?;
        if !matches!(function, mtproto::AnyFunction::Unknown(_)) {
            self.server.record.received(message.body.as_bytes(), &function);
            return self.answer_service(message.msg_id, &function).map(Some);
        }
        let object: mtproto::AnyObject = message.body.to_object()?;
        self.server.record.received(message.body.as_bytes(), &object);
        match object {
            // No layer has it: a client is newer than the server.
            mtproto::AnyObject::Unknown(_) => self.result(message.msg_id, unknown()).map(Some),
            mtproto::AnyObject::MsgsStateReq(request) => {
                self.states(message.msg_id, &request).map(Some)
            }
            // Acknowledgements and the like: TCP loses nothing, so nothing is sent again.
            _ => Ok(None),
        }
    }

    /// The functions of the protocol. Some have an answer of their own, others an `rpc_result`.
    fn answer_service(&self, msg_id: i64, function: &mtproto::AnyFunction) -> Result<Outgoing> {
        use mtproto::AnyFunction as F;
        match function {
            F::Ping(function) => self.service(&types::Pong { msg_id, ping_id: function.ping_id }),
            F::PingDelayDisconnect(function) => {
                self.service(&types::Pong { msg_id, ping_id: function.ping_id })
            }
            F::GetFutureSalts(function) => self.service(&answers::future_salts(
                self.server,
                self.session,
                msg_id,
                function.num,
            )),
            F::DestroySession(function) => {
                let session_id = function.session_id;
                self.service(&types::DestroySessionNone { session_id })
            }
            F::RpcDropAnswer(function) => {
                let answer = self.of(&**function, mtproto::enums::RpcDropAnswer::RpcAnswerUnknown);
                self.result(msg_id, answer)
            }
            F::DestroyAuthKey(function) => {
                self.server.remove_key(self.session.key.id());
                self.result(
                    msg_id,
                    self.of(&**function, mtproto::enums::DestroyAuthKeyRes::DestroyAuthKeyOk),
                )
            }
            _ => Err(Error::Protocol("a step of a handshake is not encrypted")),
        }
    }

    /// The functions of the API.
    fn call(&self, function: &api::AnyFunction) -> Answer {
        use api::AnyFunction as F;
        match function {
            F::InvokeWithLayer(function) => {
                self.session.set_layer(function.layer);
                self.call(&function.query)
            }
            F::InitConnection(function) => self.call(&function.query),
            F::InvokeWithoutUpdates(function) => self.call(&function.query),
            F::InvokeAfterMsg(function) if self.session.has_handled(function.msg_id) => {
                self.call(&function.query)
            }
            F::InvokeAfterMsg(_) => Err(Failure::Rpc(400, "MSG_WAIT_FAILED")),
            F::HelpGetConfig(function) => self.of(&**function, answers::config(self.server)),
            F::MessagesGetDhConfig(function) => self.of(&**function, answers::dh_config(function)?),
            F::UsersGetUsers(function) => self.of(&**function, self.users(function)?),
            F::UpdatesGetState(function) => self.of(&**function, answers::state()),
            F::UpdatesGetDifference(function) => self.of(&**function, answers::no_difference()),
            F::PhoneGetCallConfig(function) => self.of(&**function, answers::call_config()),
            F::PhoneRequestCall(function) => {
                let callee = self.user(&function.user_id)?;
                let outcome = self.server.calls.request(self.session.user, callee, function)?;
                self.of(&**function, self.phone_call(outcome)?)
            }
            F::PhoneReceivedCall(function) => {
                self.push_call(self.server.calls.receive(self.session.user, function)?)?;
                self.of(&**function, true)
            }
            F::PhoneAcceptCall(function) => {
                let outcome = self.server.calls.accept(self.session.user, function)?;
                self.of(&**function, self.phone_call(outcome)?)
            }
            F::PhoneConfirmCall(function) => {
                let outcome = self.server.calls.confirm(self.session.user, function)?;
                self.of(&**function, self.phone_call(outcome)?)
            }
            F::PhoneDiscardCall(function) => {
                let outcome = self.server.calls.discard(self.session.user, function)?;
                let update = answers::call_update(outcome.call.clone());
                self.push_call(outcome)?;
                self.of(&**function, update)
            }
            F::PhoneSendSignalingData(function) => {
                let (other, update) = self.server.calls.signal(self.session.user, function)?;
                self.server.users.push(other, &self.server.record.sent(&update)?);
                self.of(&**function, true)
            }
            F::Unknown(_) => unknown(),
        }
    }

    /// An encoded response, whose type is the one that the schema gives the function.
    #[allow(clippy::needless_pass_by_value, reason = "nobody else needs the response")]
    fn of<F>(&self, _: &F, response: F::Response) -> Answer
    where
        F: Function<Response: Encode + Serialize>,
    {
        Ok(self.server.record.sent(&response)?)
    }

    fn result(&self, req_msg_id: i64, answer: Answer) -> Result<Outgoing> {
        let result = match answer {
            Ok(result) => envelopes::pack(result)?,
            Err(Failure::Rpc(error_code, message)) => {
                let error_message = message.to_owned();
                self.server.record.sent(&types::RpcError { error_code, error_message })?
            }
            Err(Failure::Fatal(error)) => return Err(error),
        };
        let body = Unknown::from_object(&types::RpcResult { req_msg_id, result })?;
        Ok(Outgoing { kind: Kind::Answer, body })
    }

    fn service<T: Encode + Serialize>(&self, object: &T) -> Result<Outgoing> {
        Ok(Outgoing { kind: Kind::Service, body: self.server.record.sent(object)? })
    }

    /// All that is known of messages: whether they have been handled.
    fn states(&self, req_msg_id: i64, request: &types::MsgsStateReq) -> Result<Outgoing> {
        let state = |id: &i64| if self.session.has_handled(*id) { 4 } else { 1 };
        let info: Vec<u8> = request.msg_ids.iter().map(state).collect();
        self.service(&types::MsgsStateInfo { req_msg_id, info: info.into() })
    }

    /// Pushes the outcome to the other user, and makes the response for this user.
    fn phone_call(
        &self,
        outcome: Outcome,
    ) -> std::result::Result<enums::phone::PhoneCall, Failure> {
        let phone_call = outcome.call.clone();
        let users = [self.session.user, outcome.other];
        self.push_call(outcome)?;
        let users = users.map(|it| answers::user(self.server, self.session, it));
        Ok(api::types::phone::PhoneCall { phone_call, users: users.into() })
    }

    fn push_call(&self, outcome: Outcome) -> Result<()> {
        let update = answers::call_update(outcome.for_other);
        self.server.users.push(outcome.other, &self.server.record.sent(&update)?);
        Ok(())
    }

    fn users(
        &self,
        function: &api::functions::users::GetUsers,
    ) -> std::result::Result<Vec<enums::User>, Failure> {
        let users = function.id.iter().map(|it| self.user(it));
        users.map(|it| Ok(answers::user(self.server, self.session, it?))).collect()
    }

    fn user(&self, user: &enums::InputUser) -> std::result::Result<i64, Failure> {
        match user {
            enums::InputUser::InputUserSelf => Ok(self.session.user),
            enums::InputUser::InputUser(it)
                if it.access_hash == self.server.access_hash(it.user_id) =>
            {
                Ok(it.user_id)
            }
            _ => Err(Failure::Rpc(400, "USER_ID_INVALID")),
        }
    }
}

fn bad_message(
    bad_msg_id: i64,
    bad_msg_seqno: i32,
    refusal: Refusal,
) -> mtproto::enums::BadMsgNotification {
    let error_code = refusal as i32;
    types::BadMsgNotification { bad_msg_id, bad_msg_seqno, error_code }.into()
}

/// Whether the session gets updates from now on.
fn wants_updates(function: &api::AnyFunction) -> bool {
    use api::AnyFunction as F;
    match function {
        F::InvokeWithoutUpdates(_) => false,
        F::InvokeWithLayer(function) => wants_updates(&function.query),
        F::InitConnection(function) => wants_updates(&function.query),
        F::InvokeAfterMsg(function) => wants_updates(&function.query),
        _ => true,
    }
}

fn unknown() -> Answer {
    Err(Failure::Rpc(400, "METHOD_INVALID"))
}
