//! The whole Telegram API, generated from its schema. The compiler proves each id.
//!
//! ```
//! use telegram_layer::api::types::{DataJSON, PhoneCallProtocol};
//! use tl_core::Constructor;
//!
//! let data = DataJSON { data: "{}".to_owned() };
//! let packet = tl_core::to_vec(&data)?;
//! assert_eq!(tl_core::from_slice::<DataJSON>(&packet).unwrap(), data);
//! assert_eq!(telegram_layer::api::name_of(PhoneCallProtocol::ID), Some("phoneCallProtocol"));
//! # Ok::<(), tl_core::EncodeError>(())
//! ```

/// Telegram's API.
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/api.rs"));
}

/// `MTProto`: authorization keys, sessions, and the envelopes of the API.
#[cfg(feature = "mtproto")]
pub mod mtproto {
    include!(concat!(env!("OUT_DIR"), "/mtproto.rs"));
}
