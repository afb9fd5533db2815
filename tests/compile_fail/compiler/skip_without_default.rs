use tl_core::TlObject;

struct NoDefault;

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Data {
    #[tl(skip)]
    cached: NoDefault,
}

fn main() {}
