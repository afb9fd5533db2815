//! The state that all connections share, and the loop that accepts them.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::sleep;

use crate::auth_key::AuthKey;
use crate::calls::Calls;
use crate::codec::Codec;
use crate::connection;
use crate::crypto::{self, concat, sha256};
use crate::error::{Error, Result};
use crate::limits;
use crate::record::Record;
use crate::rsa_key::RsaKey;
use crate::time::unix_time;
use crate::users::Users;

/// The time after which there is a new salt, in seconds. The server also accepts the previous salt.
pub const SALT_SECONDS: i32 = 1800;

/// The server.
pub struct Server {
    /// The key of the handshake.
    pub rsa_key: RsaKey,
    /// The record of all objects.
    pub record: Record,
    /// Who is connected.
    pub users: Users,
    /// The calls.
    pub calls: Calls,
    /// The calls of the other codec, which has types of its own.
    #[cfg(feature = "grammers")]
    pub other_calls: crate::grammers::Calls,
    /// The port, which `help.getConfig` tells clients.
    pub port: u16,
    /// The codec of sessions.
    pub codec: Codec,
    secret: [u8; 32],
    auth_keys: Mutex<HashMap<i64, Account>>,
    next_user: AtomicI64,
}

/// A key and whose it is. A real server asks who it is: `auth.signIn`. Here, each key is a user.
#[derive(Clone)]
pub struct Account {
    /// The key.
    pub key: Arc<AuthKey>,
    /// The id of the user.
    pub user: i64,
}

impl Server {
    /// A server that knows nobody.
    pub fn new(rsa_key: RsaKey, record: Record, port: u16, codec: Codec) -> Result<Self> {
        Ok(Self {
            rsa_key,
            record,
            users: Users::default(),
            calls: Calls::default(),
            #[cfg(feature = "grammers")]
            other_calls: crate::grammers::Calls::default(),
            port,
            codec,
            secret: crypto::random()?,
            auth_keys: Mutex::default(),
            next_user: AtomicI64::new(1_000_001),
        })
    }

    /// Accepts connections for ever.
    pub async fn run(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        let permits = Arc::new(Semaphore::new(limits::CONNECTIONS));
        loop {
            let permit = Arc::clone(&permits).acquire_owned().await.map_err(io::Error::other)?;
            // Such as too many open files: others may be closed soon.
            let Ok((stream, address)) = listener.accept().await else {
                sleep(Duration::from_millis(100)).await;
                continue;
            };
            let server = Arc::clone(&self);
            tokio::spawn(async move {
                if let Err(error) = connection::serve(&server, stream).await {
                    eprintln!("{address}: {error}");
                }
                drop(permit);
            });
        }
    }

    /// Keeps a key, and makes a user for it.
    pub fn add_key(&self, key: AuthKey) -> Result<()> {
        let mut auth_keys = self.auth_keys();
        if auth_keys.len() >= limits::AUTH_KEYS {
            return Err(Error::Protocol("there are too many auth keys"));
        }
        let user = self.next_user.fetch_add(1, Ordering::Relaxed);
        auth_keys.insert(key.id(), Account { key: Arc::new(key), user });
        Ok(())
    }

    /// The key with this id.
    #[must_use]
    pub fn account(&self, auth_key_id: i64) -> Option<Account> {
        self.auth_keys().get(&auth_key_id).cloned()
    }

    /// Forgets a key.
    pub fn remove_key(&self, auth_key_id: i64) {
        self.auth_keys().remove(&auth_key_id);
    }

    fn auth_keys(&self) -> MutexGuard<'_, HashMap<i64, Account>> {
        self.auth_keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The salt of a key that is the latest `periods` from now. It follows from a secret, so none is kept.
    #[must_use]
    pub fn salt(&self, auth_key_id: i64, periods: i32) -> i64 {
        let period = unix_time() / SALT_SECONDS + periods;
        self.keyed_hash(b"salt", auth_key_id, period)
    }

    /// Whether a client may use this salt now.
    #[must_use]
    pub fn is_salt(&self, auth_key_id: i64, salt: i64) -> bool {
        (-1..=0).any(|periods| self.salt(auth_key_id, periods) == salt)
    }

    /// The number with which one user may refer to another.
    #[must_use]
    pub fn access_hash(&self, user: i64) -> i64 {
        self.keyed_hash(b"user", user, 0)
    }

    fn keyed_hash(&self, purpose: &[u8], id: i64, number: i32) -> i64 {
        let parts = [&self.secret, purpose, &id.to_le_bytes(), &number.to_le_bytes()];
        i64::from_le_bytes(concat(&[&sha256(&parts)[..8]]))
    }
}
