//! The values of answers that do not depend on what happened before.

use tl_core::{Bare, Bytes};

use crate::crypto;
use crate::dh;
use crate::error::Result;
use crate::schema::api::functions::messages::GetDhConfig;
use crate::schema::api::{enums, types};
use crate::schema::mtproto::types::{FutureSalt, FutureSalts};
use crate::server::{SALT_SECONDS, Server};
use crate::session::Session;
use crate::time::unix_time;

/// The layer of the schema.
pub const LAYER: i32 = 230;

/// The first layer whose `user` has the parameters of this schema's, as far as the server sends them.
const USER_LAYER: i32 = 229;

/// The data centre that the server says it is.
const DC: i32 = 2;

/// The salts of the next hours.
const SALTS: i32 = 64;

/// The maximum number of random bytes that a client may ask for.
const RANDOM: usize = 1024;

/// The answer to `help.getConfig`.
#[must_use]
pub fn config(server: &Server) -> enums::Config {
    let here = types::DcOption {
        id: DC,
        ip_address: "127.0.0.1".to_owned(),
        port: server.port.into(),
        this_port_only: true,
        ..types::DcOption::default()
    };
    types::Config {
        default_p2p_contacts: true,
        date: unix_time(),
        expires: unix_time() + 3600,
        this_dc: DC,
        dc_options: vec![here],
        dc_txt_domain_name: "localhost".to_owned(),
        chat_size_max: 200,
        megagroup_size_max: 200_000,
        call_receive_timeout_ms: 20_000,
        call_ring_timeout_ms: 90_000,
        call_connect_timeout_ms: 30_000,
        call_packet_timeout_ms: 10_000,
        me_url_prefix: "https://t.me/".to_owned(),
        caption_length_max: 1024,
        message_length_max: 4096,
        webfile_dc_id: DC,
        suggested_lang_code: Some("en".to_owned()),
        lang_pack_version: Some(1),
        base_lang_pack_version: Some(0),
        reactions_default: Some(types::ReactionEmoji { emoticon: "👍".to_owned() }.into()),
        ..types::Config::default()
    }
}

/// The answer to `messages.getDhConfig`.
pub fn dh_config(function: &GetDhConfig) -> Result<enums::messages::DhConfig> {
    let len = usize::try_from(function.random_length).unwrap_or(0).min(RANDOM);
    let mut random = vec![0; len];
    crypto::fill_random(&mut random)?;
    let p = Bytes::copy_from_slice(&dh::prime());
    Ok(types::messages::DhConfig { g: dh::G, p, version: 3, random: random.into() }.into())
}

/// The answer to `updates.getState`: nothing that is numbered has happened.
#[must_use]
pub fn state() -> enums::updates::State {
    types::updates::State { pts: 1, date: unix_time(), ..types::updates::State::default() }
}

/// The answer to `updates.getDifference`: calls are not numbered.
#[must_use]
pub fn no_difference() -> enums::updates::Difference {
    types::updates::DifferenceEmpty { date: unix_time(), seq: 0 }
}

/// The answer to `phone.getCallConfig`: settings for the library that makes the call.
#[must_use]
pub fn call_config() -> enums::DataJSON {
    let data = serde_json::json!({
        "audio_max_bitrate": 20000, "audio_max_bitrate_gprs": 8000, "audio_max_bitrate_edge": 16000,
        "audio_max_bitrate_saving": 8000, "audio_init_bitrate": 16000, "audio_init_bitrate_gprs": 8000,
        "audio_init_bitrate_edge": 8000, "audio_init_bitrate_saving": 8000, "audio_bitrate_step_incr": 1000,
        "audio_bitrate_step_decr": 1000, "jitter_min_delay_20": 6, "jitter_min_delay_40": 4,
        "jitter_min_delay_60": 2, "jitter_max_delay_20": 25, "jitter_max_delay_40": 15,
        "jitter_max_delay_60": 10, "jitter_max_slots_20": 50, "jitter_max_slots_40": 30,
        "jitter_max_slots_60": 20, "use_system_ns": true, "use_system_aec": true,
    });
    types::DataJSON { data: data.to_string() }
}

/// The answer to `get_future_salts`.
#[must_use]
pub fn future_salts(
    server: &Server,
    session: &Session,
    req_msg_id: i64,
    count: i32,
) -> FutureSalts {
    let now = unix_time();
    let start = now - now % SALT_SECONDS;
    let salt = |period: i32| {
        let valid_since = start + period * SALT_SECONDS;
        let valid_until = valid_since + 2 * SALT_SECONDS;
        Bare(FutureSalt { valid_since, valid_until, salt: server.salt(session.key.id(), period) })
    };
    FutureSalts { req_msg_id, now, salts: (0..count.clamp(0, SALTS)).map(salt).collect() }
}

/// A user as the user of a session sees them. Clients of older layers do not know this `user`.
#[must_use]
pub fn user(server: &Server, session: &Session, id: i64) -> enums::User {
    if session.layer() < USER_LAYER {
        return types::UserEmpty { id }.into();
    }
    let viewer = session.user;
    let user = types::User {
        is_self: id == viewer,
        contact: id != viewer,
        id,
        access_hash: Some(server.access_hash(id)),
        first_name: Some(format!("User {id}")),
        usernames: Some(vec![types::Username {
            active: true,
            username: format!("user{id}"),
            ..types::Username::default()
        }]),
        status: Some(types::UserStatusOnline { expires: unix_time() + 300 }.into()),
        ..types::User::default()
    };
    user.into()
}

/// Updates for the other side of a call.
#[must_use]
pub fn call_update(phone_call: enums::PhoneCall) -> enums::Updates {
    let update = types::UpdatePhoneCall { phone_call }.into();
    types::UpdateShort { update, date: unix_time() }
}
