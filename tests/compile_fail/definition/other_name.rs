//! A field with another name than the parameter.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "phoneCallProtocol#fc878fc8 flags:# udp_p2p:flags.0?true udp_reflector:flags.1?true min_layer:int max_layer:int library_versions:Vector<string> = PhoneCallProtocol;"
)]
pub struct PhoneCallProtocol {
    pub udp_p2p: bool,
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub maxlayer: i32,
    pub library_versions: Vec<String>,
}

#[derive(TlObject)]
#[tl(definition = "file type:int userName:string = File;")]
pub struct File {
    pub kind: i32,
    #[tl(name = "user_name")]
    pub user_name: String,
}

fn main() {}
