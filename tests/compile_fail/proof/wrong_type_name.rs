use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJson")]
struct DataJson {
    data: String,
}

fn main() {}
