//! A TL type that is written out and is not the one of the line.

use tl_core::{Bytes, Int128, TlObject};

#[derive(TlObject)]
#[tl(
    definition = "resPQ#05162463 nonce:int128 server_nonce:int128 pq:string server_public_key_fingerprints:Vector<long> = ResPQ;"
)]
pub struct ResPq {
    pub nonce: Int128,
    pub server_nonce: Int128,
    #[tl(type = "bytes")]
    pub pq: Bytes,
    pub server_public_key_fingerprints: Vec<i64>,
}

fn main() {}
