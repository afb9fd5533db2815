use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(flag = 0, type = "flags.0?string")]
    text: Option<String>,
}

fn main() {}
