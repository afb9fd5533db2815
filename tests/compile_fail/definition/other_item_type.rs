//! Items of another type than the vector of the line.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "phoneCallProtocol#fc878fc8 flags:# udp_p2p:flags.0?true udp_reflector:flags.1?true min_layer:int max_layer:int library_versions:Vector<string> = PhoneCallProtocol;"
)]
pub struct PhoneCallProtocol {
    pub udp_p2p: bool,
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Vec<i32>,
}

fn main() {}
