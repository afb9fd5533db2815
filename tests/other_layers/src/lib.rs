//! The updates of two layers of Telegram's API.

/// The types of a client of layer 198.
pub mod layer_198 {
    include!(concat!(env!("OUT_DIR"), "/layer_198.rs"));
}

/// The types of a server of layer 230, which are read from the lines of layer 198, too, and written for it.
pub mod layer_230 {
    include!(concat!(env!("OUT_DIR"), "/layer_230.rs"));
}
