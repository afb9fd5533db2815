//! A bit that is written out and is not the one of the line.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "phoneCallProtocol#fc878fc8 flags:# udp_p2p:flags.0?true udp_reflector:flags.1?true min_layer:int max_layer:int library_versions:Vector<string> = PhoneCallProtocol;"
)]
pub struct PhoneCallProtocol {
    pub udp_p2p: bool,
    #[tl(flag = 2)]
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Vec<String>,
}

fn main() {}
