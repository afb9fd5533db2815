//! A session: the numbers of its messages, in both directions.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::answers;
use crate::auth_key::AuthKey;
use crate::limits;
use crate::time::message_time;

/// A client with an auth key. Reader and writer of its connection share it.
pub struct Session {
    /// The key.
    pub key: Arc<AuthKey>,
    /// The id that the client has chosen.
    pub id: i64,
    /// The user whose key it is.
    pub user: i64,
    /// The layer of the client.
    layer: AtomicI32,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    has_begun: bool,
    last_message_id: i64,
    content_messages: i32,
    /// The latest messages of the client.
    handled: VecDeque<i64>,
}

/// The kind of a message from the server.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// The client acknowledges it.
    Answer,
    /// The client has not asked, and acknowledges it.
    Push,
    /// It is not acknowledged: it is about other messages.
    Service,
}

/// Why a message is refused: an error code of `bad_msg_notification`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// The time in the id is too long ago.
    TooOld = 16,
    /// The time in the id has not come yet.
    TooNew = 17,
    /// The id is no multiple of four.
    NotOfClient = 18,
}

impl Session {
    /// A session of `user`, without messages.
    #[must_use]
    pub fn new(key: Arc<AuthKey>, id: i64, user: i64) -> Self {
        Self { key, id, user, layer: AtomicI32::new(answers::LAYER), state: Mutex::default() }
    }

    /// The layer of the client, from its `invokeWithLayer`.
    #[must_use]
    pub fn layer(&self) -> i32 {
        self.layer.load(Ordering::Relaxed)
    }

    /// Notes the layer of the client.
    pub fn set_layer(&self, layer: i32) {
        self.layer.store(layer, Ordering::Relaxed);
    }

    /// The id and the number of the next message of the server.
    #[must_use]
    pub fn next_message(&self, kind: Kind) -> (i64, i32) {
        let mut state = self.state();
        let last_bits = if kind == Kind::Push { 3 } else { 1 };
        let now = (message_time() & !3) | last_bits;
        let next = ((state.last_message_id & !3) + 4) | last_bits;
        state.last_message_id = now.max(next);
        let seqno = 2 * state.content_messages;
        if kind == Kind::Service {
            return (state.last_message_id, seqno);
        }
        state.content_messages = state.content_messages.wrapping_add(1);
        (state.last_message_id, seqno + 1)
    }

    /// Whether this is the first message of the session that the server takes.
    #[must_use]
    pub fn begin(&self) -> bool {
        !std::mem::replace(&mut self.state().has_begun, true)
    }

    /// Whether the id of a message can be that of a client's message now.
    pub fn check(&self, message_id: i64) -> Result<(), Refusal> {
        let seconds = (message_id >> 32) - (message_time() >> 32);
        match seconds {
            _ if message_id % 4 != 0 => Err(Refusal::NotOfClient),
            ..-300 => Err(Refusal::TooOld),
            31.. => Err(Refusal::TooNew),
            _ => Ok(()),
        }
    }

    /// Remembers a message; `false` if it was handled before.
    pub fn remember(&self, message_id: i64) -> bool {
        let mut state = self.state();
        if state.handled.contains(&message_id) {
            return false;
        }
        if state.handled.len() == limits::REMEMBERED {
            state.handled.pop_front();
        }
        state.handled.push_back(message_id);
        true
    }

    /// Whether a message was handled.
    #[must_use]
    pub fn has_handled(&self, message_id: i64) -> bool {
        self.state().handled.contains(&message_id)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The numbers are valid after each statement, also if a thread has panicked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
