//! Calls, as in [`crate::calls`], with the types of grammers-tl-types.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use grammers_tl_types as tl;
use tl::functions::phone;
use tl::{enums, types};

use super::Failure;
use crate::crypto;
use crate::time::unix_time;

/// All calls that have not ended.
#[derive(Default)]
pub struct Calls(Mutex<HashMap<i64, Call>>);

/// The result of a step of a call: the call for the user who has taken the step, the other user, and the call for them.
pub struct Outcome {
    pub call: enums::PhoneCall,
    pub other: i64,
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
    Accepted { g_b: Vec<u8> },
    Established { since: i32 },
}

impl Calls {
    pub(super) fn request(
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
        self.calls().insert(call.id, call);
        Ok(outcome)
    }

    pub(super) fn receive(&self, user: i64, function: &phone::ReceivedCall) -> Result<Outcome> {
        self.with(user, &function.peer, |call| {
            let waiting = call.waiting(Some(unix_time()));
            Ok(Outcome { call: waiting.clone(), other: call.admin, for_other: waiting })
        })
    }

    pub(super) fn accept(&self, user: i64, function: &phone::AcceptCall) -> Result<Outcome> {
        self.with(user, &function.peer, |call| {
            if user != call.participant || !matches!(call.step, Step::Requested) {
                return Err(Failure::Rpc("CALL_ALREADY_ACCEPTED"));
            }
            call.protocol = function.protocol.clone();
            call.step = Step::Accepted { g_b: function.g_b.clone() };
            let for_other = call.accepted(function.g_b.clone());
            Ok(Outcome { call: call.waiting(Some(unix_time())), other: call.admin, for_other })
        })
    }

    pub(super) fn confirm(&self, user: i64, function: &phone::ConfirmCall) -> Result<Outcome> {
        self.with(user, &function.peer, |call| {
            let Step::Accepted { g_b } = &call.step else {
                return Err(Failure::Rpc("CALL_PEER_INVALID"));
            };
            let (g_b, since, key) = (g_b.clone(), unix_time(), function.key_fingerprint);
            call.step = Step::Established { since };
            Ok(Outcome {
                call: call.established(g_b, key, since),
                other: call.participant,
                for_other: call.established(function.g_a.clone(), key, since),
            })
        })
    }

    pub(super) fn discard(&self, user: i64, function: &phone::DiscardCall) -> Result<Outcome> {
        let outcome = self.with(user, &function.peer, |call| {
            let seconds = match call.step {
                Step::Established { since } => Some(unix_time() - since),
                _ => None,
            };
            let discarded = types::PhoneCallDiscarded {
                need_rating: true,
                need_debug: false,
                video: call.video,
                id: call.id,
                reason: Some(function.reason.clone()),
                duration: seconds,
            };
            let discarded = enums::PhoneCall::from(discarded);
            Ok(Outcome { call: discarded.clone(), other: call.other(user), for_other: discarded })
        })?;
        let enums::InputPhoneCall::Call(peer) = &function.peer;
        self.calls().remove(&peer.id);
        Ok(outcome)
    }

    pub(super) fn signal(
        &self,
        user: i64,
        function: &phone::SendSignalingData,
    ) -> Result<(i64, types::UpdatePhoneCallSignalingData)> {
        let enums::InputPhoneCall::Call(peer) = &function.peer;
        let data = function.data.clone();
        let update = types::UpdatePhoneCallSignalingData { phone_call_id: peer.id, data };
        Ok((self.with(user, &function.peer, |call| Ok(call.other(user)))?, update))
    }

    fn with<T>(
        &self,
        user: i64,
        enums::InputPhoneCall::Call(peer): &enums::InputPhoneCall,
        step: impl FnOnce(&mut Call) -> Result<T>,
    ) -> Result<T> {
        let mut calls = self.calls();
        let call = calls.get_mut(&peer.id).filter(|call| {
            call.access_hash == peer.access_hash && [call.admin, call.participant].contains(&user)
        });
        step(call.ok_or(Failure::Rpc("CALL_PEER_INVALID"))?)
    }

    fn calls(&self) -> MutexGuard<'_, HashMap<i64, Call>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Call {
    fn other(&self, user: i64) -> i64 {
        if user == self.admin { self.participant } else { self.admin }
    }

    fn waiting(&self, receive_date: Option<i32>) -> enums::PhoneCall {
        let &Self {
            id,
            access_hash,
            video,
            date,
            admin: admin_id,
            participant: participant_id,
            ..
        } = self;
        let protocol = self.protocol.clone();
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

    fn requested(&self, g_a_hash: Vec<u8>) -> enums::PhoneCall {
        let &Self {
            id,
            access_hash,
            video,
            date,
            admin: admin_id,
            participant: participant_id,
            ..
        } = self;
        let protocol = self.protocol.clone();
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

    fn accepted(&self, g_b: Vec<u8>) -> enums::PhoneCall {
        let &Self {
            id,
            access_hash,
            video,
            date,
            admin: admin_id,
            participant: participant_id,
            ..
        } = self;
        let protocol = self.protocol.clone();
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
        g_a_or_b: Vec<u8>,
        key_fingerprint: i64,
        start_date: i32,
    ) -> enums::PhoneCall {
        let data = r#"{"network_use_tcponly":false}"#.to_owned();
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
            custom_parameters: Some(types::DataJson { data }.into()),
        };
        call.into()
    }
}

fn connections(id: i64) -> Vec<enums::PhoneConnection> {
    let reflector = types::PhoneConnection {
        tcp: true,
        id,
        ip: "127.0.0.1".to_owned(),
        ipv6: "::1".to_owned(),
        port: 596,
        peer_tag: id.to_be_bytes().repeat(2),
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
