use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
struct DataJson {
    data: String,
}

#[derive(TlObject)]
enum PhoneCall {
    Data(DataJson),
    #[tl(id = 0x5366c915, name = "phoneCallEmpty")]
    Empty { id: i64 },
}

fn main() {}
