use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct First;

#[derive(TlObject)]
enum Either {
    First(#[tl(bare)] First),
    #[tl(id = 0x00000002, proof = false)]
    Second,
}

fn main() {}
