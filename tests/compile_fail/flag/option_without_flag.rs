use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneCall {
    custom_parameters: Option<String>,
    start_date: core::option::Option<i32>,
}

fn main() {}
