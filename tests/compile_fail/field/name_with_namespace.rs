use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(name = "data.text")]
    text: String,
}

fn main() {}
