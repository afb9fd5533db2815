//! The numbers of messages: <https://core.telegram.org/mtproto/description#message-identifier-msg-id>.

use std::sync::Arc;

use mtproto_server::auth_key::AuthKey;
use mtproto_server::limits;
use mtproto_server::session::{Kind, Refusal, Session};
use mtproto_server::time::message_time;

fn session() -> Session {
    Session::new(Arc::new(AuthKey::new([7; 256])), 1, 2)
}

#[test]
fn ids_of_the_server_are_odd_and_rise() {
    let session = session();
    let kinds = [Kind::Answer, Kind::Push, Kind::Service, Kind::Push, Kind::Answer];
    let ids = kinds.map(|kind| session.next_message(kind).0);
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    // 1 is an answer to the client, 3 is not.
    assert_eq!(ids.map(|id| id % 4), [1, 3, 1, 3, 1]);
}

/// Twice the number of messages before that are acknowledged, and one more if this one is.
#[test]
fn sequence_numbers_count_what_is_acknowledged() {
    let session = session();
    let kinds = [Kind::Service, Kind::Answer, Kind::Push, Kind::Service, Kind::Answer];
    assert_eq!(kinds.map(|kind| session.next_message(kind).1), [0, 1, 3, 4, 5]);
}

#[test]
fn ids_of_the_client_have_a_time_near_now() {
    let (session, now) = (session(), message_time() & !3);
    let at = |seconds: i64| now + (seconds << 32);
    assert_eq!(session.check(now), Ok(()));
    assert_eq!(session.check(now + 1), Err(Refusal::NotOfClient));
    assert_eq!(session.check(at(-290)), Ok(()));
    assert_eq!(session.check(at(-310)), Err(Refusal::TooOld));
    assert_eq!(session.check(at(20)), Ok(()));
    assert_eq!(session.check(at(40)), Err(Refusal::TooNew));
}

#[test]
fn a_repeated_message_is_known_among_the_latest() {
    let session = session();
    assert!(session.remember(4) && !session.remember(4) && session.has_handled(4));
    (1..).skip(1).take(limits::REMEMBERED - 1).for_each(|id| assert!(session.remember(4 * id)));
    assert!(session.has_handled(4));
    assert!(session.remember(0) && !session.has_handled(4));
}
