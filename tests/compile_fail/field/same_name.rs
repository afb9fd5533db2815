use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    text: String,
    #[tl(name = "text")]
    other: String,
}

fn main() {}
