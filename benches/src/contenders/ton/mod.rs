//! Packets of TON's network, decoded with slices of the packet as fields. Both codecs have the same types.
//!
//! The definitions are those of `ton_api.tl`. A type of several constructors has those that nodes send,
//! and a packet's optional parameters are all known.

pub mod ours;
pub mod tl_proto;
