use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Node {
    version: i32,
    #[tl(signature)]
    signature: String,
}

fn main() {}
