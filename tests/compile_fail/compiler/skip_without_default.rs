use tl_core::TlObject;

struct NoDefault;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(skip)]
    cached: NoDefault,
}

fn main() {}
