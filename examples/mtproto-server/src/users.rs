//! Who is connected, and how updates reach them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tl_core::{Bytes, Unknown};
use tokio::sync::{Notify, mpsc};

use crate::envelopes::Outgoing;
use crate::session::{Kind, Session};

/// A packet that waits to be written.
pub enum Packet {
    /// A packet without encryption: the object, or four bytes of an error.
    Plain(Bytes),
    /// Messages of a session.
    Messages(Arc<Session>, Vec<Outgoing>),
}

/// The queue of a connection.
#[derive(Clone)]
pub struct Outbox {
    /// The queue.
    pub packets: mpsc::Sender<Packet>,
    /// Ends the connection: its client reads too slowly for what others send it.
    pub overflow: Arc<Notify>,
}

/// The connected sessions of each user.
#[derive(Default)]
pub struct Users(Mutex<Sessions>);

type Sessions = HashMap<i64, Vec<(Arc<Session>, Outbox)>>;

impl Users {
    /// Sends updates to a session from now on.
    pub fn add(&self, session: &Arc<Session>, outbox: &Outbox) {
        let mut users = self.users();
        let sessions = users.entry(session.user).or_default();
        if !sessions.iter().any(|(it, _)| Arc::ptr_eq(it, session)) {
            sessions.push((Arc::clone(session), outbox.clone()));
        }
    }

    /// Sends a session no more updates. Returns whether it was the last one of its user.
    pub fn remove(&self, session: &Arc<Session>) -> bool {
        let mut users = self.users();
        let Some(sessions) = users.get_mut(&session.user) else { return false };
        sessions.retain(|(it, _)| !Arc::ptr_eq(it, session));
        let is_last = sessions.is_empty();
        if is_last {
            users.remove(&session.user);
        }
        is_last
    }

    /// Sends an update to all sessions of a user.
    pub fn push(&self, user: i64, update: &Unknown) {
        for (session, outbox) in self.users().get(&user).into_iter().flatten() {
            let message = Outgoing { kind: Kind::Push, body: update.clone() };
            let packet = Packet::Messages(Arc::clone(session), vec![message]);
            if outbox.packets.try_send(packet).is_err() {
                outbox.overflow.notify_one();
            }
        }
    }

    fn users(&self) -> MutexGuard<'_, Sessions> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
