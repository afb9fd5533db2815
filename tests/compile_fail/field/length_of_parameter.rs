use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "hashed")]
struct Hashed<const N: usize> {
    hash: [u8; N],
    #[tl(flag = 0)]
    others: Option<Vec<[u8; N]>>,
}

fn main() {}
