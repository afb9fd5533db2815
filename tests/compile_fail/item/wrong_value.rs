use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, name = getConfig)]
struct NameWithoutQuotes;

#[derive(TlObject)]
#[tl(id = 0x00000001, crate = "tl_core")]
struct CrateInQuotes;

#[derive(TlObject)]
#[tl(id = 0x00000001, returns = "bool")]
struct ReturnsInQuotes;

#[derive(TlObject)]
#[tl(id = 0x00000001, bound = X: Clone)]
struct BoundWithoutQuotes<X> {
    query: X,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, bound = "X is Clone")]
struct NoBound<X> {
    query: X,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = "no")]
struct ProofInQuotes {
    #[tl(with = "module")]
    field: i32,
    #[tl(as = "i32")]
    other: u16,
    #[tl(flag = "0")]
    is_set: bool,
}

#[derive(TlObject)]
#[tl(id = "0x00000001")]
struct IdInQuotes;

fn main() {}
