use tl_core::TlObject;

#[derive(TlObject)]
#[tl(ids)]
enum Either<X> {
    #[tl(id = 0x00000001)]
    Left { left: X },
}

#[derive(TlObject)]
#[tl(ids)]
enum Names {
    #[tl(id = 0x00000001)]
    DataJson,
    #[tl(id = 0x00000002)]
    Data_Json,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, ids)]
struct Single;

/// No error: the mistakes are in the items above.
fn is_known(id: u32) -> bool {
    matches!(id, Names::DATA_JSON_ID)
}

fn main() {}
