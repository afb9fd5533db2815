//! Packets of TON's network, decoded with slices of the packet as fields. Both codecs have the same types.
//!
//! The definitions are those of `ton_api.tl`. A type with several constructors has only those that nodes send. A packet
//! type has all optional parameters.

pub mod ours;
pub mod tl_proto;
