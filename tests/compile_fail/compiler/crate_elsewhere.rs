use tl_core::TlObject;

mod facade {
    pub use tl_core as tl;
}

#[derive(TlObject)]
#[tl(id = 0x00000001, crate = facade::nothing)]
struct NoModule {
    id: i64,
    #[tl(flag = 0)]
    text: Option<String>,
}

#[derive(TlObject)]
#[tl(crate = facade)]
enum TooShort {
    #[tl(id = 0x00000001, proof = false)]
    First,
    #[tl(id = 0x00000002, proof = false)]
    Second { id: i64 },
}

#[derive(TlObject)]
#[tl(id = 0x00000001, crate = nowhere)]
struct Nowhere {
    id: i64,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, crate = facade::tl, proof = false)]
struct Right {
    id: i64,
}

fn main() {}
