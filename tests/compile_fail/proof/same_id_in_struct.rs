use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, type = "Either", proof = false)]
struct First;

#[derive(TlObject)]
enum Either {
    First(First),
    #[tl(id = 0x00000001, proof = false)]
    Second,
}

fn main() {}
