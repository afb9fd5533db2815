use tl_core::TlObject;

struct DataJson;

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Wait {
    #[tl(flag = 0)]
    custom_parameters: Option<DataJson>,
    history: Vec<DataJson>,
}

fn main() {}
