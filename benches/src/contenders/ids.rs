//! The constructor ids for hand-written codecs.

pub const CALL: u32 = 0x3053_5af5;
pub const PROTOCOL: u32 = 0xfc87_8fc8;
pub const PLAIN: u32 = 0x9cc1_23c7;
pub const WEBRTC: u32 = 0x635f_e375;
pub const JSON: u32 = 0x7d74_8d04;
pub const VECTOR: u32 = 0x1cb5_c415;
