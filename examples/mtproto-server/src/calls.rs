//! Calls, from `phone.requestCall` to `phoneCall#30535af5` and its end:
//! <https://core.telegram.org/api/end-to-end/video-calls>.
//!
//! The server passes on what the two sides need for their common key, and never has the key.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tl_core::Bytes;

use crate::crypto;
use crate::dispatch::Failure;
use crate::limits;
use crate::schema::api::functions::phone;
use crate::schema::api::{enums, types};
use crate::time::unix_time;

/// All calls that have not ended.
#[derive(Default)]
pub struct Calls(Mutex<HashMap<i64, Call>>);

/// The result of a step of a call.
pub struct Outcome {
    /// The call as the user who has taken the step sees it.
    pub call: enums::PhoneCall,
    /// The other user.
    pub other: i64,
    /// The call as the other user sees it.
    pub for_other: enums::PhoneCall,
}

type Result<T> = std::result::Result<T, Failure>;

struct Call {
    id: i64,
    access_hash: i64,
    video: bool,
    date: i32,
    admin: i64,
    participant: i64,
    protocol: enums::PhoneCallProtocol,
    step: Step,
}

enum Step {
    Requested,
    Accepted { g_b: Bytes },
    Established { since: i32 },
}

impl Calls {
    /// `phone.requestCall`: the other side's phone rings.
    pub fn request(
        &self,
        admin: i64,
        participant: i64,
        function: &phone::RequestCall,
    ) -> Result<Outcome> {
        let call = Call {
            id: i64::from_le_bytes(crypto::random()?),
            access_hash: i64::from_le_bytes(crypto::random()?),
            video: function.video,
            date: unix_time(),
            admin,
            participant,
            protocol: function.protocol.clone(),
            step: Step::Requested,
        };
        let outcome = Outcome {
            call: call.waiting(None),
            other: participant,
            for_other: call.requested(function.g_a_hash.clone()),
        };
        let mut calls = self.calls();
        if calls.len() >= limits::CALLS {
            return Err(Failure::Rpc(500, "CALLS_TOO_MUCH"));
        }
        calls.insert(call.id, call);
        Ok(outcome)
    }

    /// `phone.receivedCall`: the phone rings.
    pub fn receive(&self, user: i64, function: &phone::ReceivedCall) -> Result<Outcome> {
        self.with(user, &function.peer, |call| {
            let waiting = call.waiting(Some(unix_time()));
            Ok(Outcome { call: waiting.clone(), other: call.admin, for_other: waiting })
        })
    }

    /// `phone.acceptCall`: somebody picks up.
    pub fn accept(&self, user: i64, function: &phone::AcceptCall) -> Result<Outcome> {
        self.with(user, &function.peer, |call| {
            if user != call.participant || !matches!(call.step, Step::Requested) {
                return Err(Failure::Rpc(400, "CALL_ALREADY_ACCEPTED"));
            }
            call.protocol = function.protocol.clone();
            call.step = Step::Accepted { g_b: function.g_b.clone() };
            let for_other = call.accepted(function.g_b.clone());
            Ok(Outcome { call: call.waiting(Some(unix_time())), other: call.admin, for_other })
        })
    }

    /// `phone.confirmCall`: both sides have the key.
    pub fn confirm(&self, user: i64, function: &phone::ConfirmCall) -> Result<Outcome> {
        self.with(user, &function.peer, |call| {
            let Step::Accepted { g_b } = &call.step else {
                return Err(Failure::Rpc(400, "CALL_PEER_INVALID"));
            };
            if user != call.admin {
                return Err(Failure::Rpc(400, "CALL_PEER_INVALID"));
            }
            let g_b = g_b.clone();
            let since = unix_time();
            call.step = Step::Established { since };
            Ok(Outcome {
                call: call.established(g_b, function.key_fingerprint, since),
                other: call.participant,
                for_other: call.established(function.g_a.clone(), function.key_fingerprint, since),
            })
        })
    }

    /// `phone.discardCall`: the end.
    pub fn discard(&self, user: i64, function: &phone::DiscardCall) -> Result<Outcome> {
        let outcome = self.with(user, &function.peer, |call| {
            let seconds = |since| unix_time() - since;
            let discarded = types::PhoneCallDiscarded {
                need_rating: true,
                video: call.video,
                id: call.id,
                reason: Some(function.reason.clone()),
                duration: if let Step::Established { since } = call.step {
                    Some(seconds(since))
                } else {
                    None
                },
                ..types::PhoneCallDiscarded::default()
            };
            let discarded = enums::PhoneCall::from(discarded);
            Ok(Outcome { call: discarded.clone(), other: call.other(user), for_other: discarded })
        })?;
        self.calls().remove(&outcome.call.id());
        Ok(outcome)
    }

    /// `phone.sendSignalingData`: data for the other side.
    pub fn signal(
        &self,
        user: i64,
        function: &phone::SendSignalingData,
    ) -> Result<(i64, enums::Updates)> {
        let enums::InputPhoneCall { id: phone_call_id, .. } = function.peer;
        let data = function.data.clone();
        let update = types::UpdatePhoneCallSignalingData { phone_call_id, data }.into();
        let other = self.with(user, &function.peer, |call| Ok(call.other(user)))?;
        Ok((other, types::UpdateShort { update, date: unix_time() }))
    }

    /// Ends the calls of a user who has gone.
    pub fn remove_all(&self, user: i64) {
        self.calls().retain(|_, call| call.admin != user && call.participant != user);
    }

    fn with<T>(
        &self,
        user: i64,
        peer: &enums::InputPhoneCall,
        step: impl FnOnce(&mut Call) -> Result<T>,
    ) -> Result<T> {
        let mut calls = self.calls();
        let call = calls.get_mut(&peer.id).filter(|call| {
            call.access_hash == peer.access_hash && [call.admin, call.participant].contains(&user)
        });
        step(call.ok_or(Failure::Rpc(400, "CALL_PEER_INVALID"))?)
    }

    fn calls(&self) -> MutexGuard<'_, HashMap<i64, Call>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the objects of a call, one function for each step.
impl Call {
    fn other(&self, user: i64) -> i64 {
        if user == self.admin { self.participant } else { self.admin }
    }

    fn waiting(&self, receive_date: Option<i32>) -> enums::PhoneCall {
        let &Self { id, access_hash, video, date, admin, participant, .. } = self;
        let protocol = self.protocol.clone();
        let (admin_id, participant_id) = (admin, participant);
        types::PhoneCallWaiting {
            video,
            id,
            access_hash,
            date,
            admin_id,
            participant_id,
            protocol,
            receive_date,
        }
        .into()
    }

    fn requested(&self, g_a_hash: Bytes) -> enums::PhoneCall {
        let &Self { id, access_hash, video, date, admin, participant, .. } = self;
        let protocol = self.protocol.clone();
        let (admin_id, participant_id) = (admin, participant);
        types::PhoneCallRequested {
            video,
            id,
            access_hash,
            date,
            admin_id,
            participant_id,
            g_a_hash,
            protocol,
        }
        .into()
    }

    fn accepted(&self, g_b: Bytes) -> enums::PhoneCall {
        let &Self { id, access_hash, video, date, admin, participant, .. } = self;
        let protocol = self.protocol.clone();
        let (admin_id, participant_id) = (admin, participant);
        types::PhoneCallAccepted {
            video,
            id,
            access_hash,
            date,
            admin_id,
            participant_id,
            g_b,
            protocol,
        }
        .into()
    }

    fn established(
        &self,
        g_a_or_b: Bytes,
        key_fingerprint: i64,
        start_date: i32,
    ) -> enums::PhoneCall {
        let call = types::PhoneCall {
            p2p_allowed: true,
            video: self.video,
            conference_supported: true,
            id: self.id,
            access_hash: self.access_hash,
            date: self.date,
            admin_id: self.admin,
            participant_id: self.participant,
            g_a_or_b,
            key_fingerprint,
            protocol: self.protocol.clone(),
            connections: connections(self.id),
            start_date,
            custom_parameters: Some(types::DataJSON {
                data: r#"{"network_use_tcponly":false}"#.to_owned(),
            }),
        };
        call.into()
    }
}

/// A relay of each kind.
fn connections(id: i64) -> Vec<enums::PhoneConnection> {
    let reflector = types::PhoneConnection {
        tcp: true,
        id,
        ip: "127.0.0.1".to_owned(),
        ipv6: "::1".to_owned(),
        port: 596,
        peer_tag: Bytes::copy_from_slice(&id.to_be_bytes().repeat(2)),
    };
    let webrtc = types::PhoneConnectionWebrtc {
        turn: true,
        stun: false,
        id: id.wrapping_add(1),
        ip: "127.0.0.1".to_owned(),
        ipv6: String::new(),
        port: 1400,
        username: "reflector".to_owned(),
        password: format!("{id:x}"),
    };
    vec![reflector.into(), webrtc.into()]
}
