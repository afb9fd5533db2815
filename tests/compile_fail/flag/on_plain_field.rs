use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneCall {
    #[tl(flag = 7)]
    custom_parameters: String,
    #[tl(flag = 8)]
    versions: Vec<String>,
}

fn main() {}
