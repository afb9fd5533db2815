use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x30535af5, layer = 223)]
struct PhoneCall {
    #[tl(flag = 32)]
    p2p_allowed: bool,
    #[tl(flag = 6)]
    id: i64,
    custom_parameters: Option<String>,
    #[tl(bare)]
    start_date: i32,
}

// What uses the broken type does not fail, too.
#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Calls {
    calls: Vec<PhoneCall>,
}

#[derive(TlObject)]
#[tl(id = 0x5f2822af, name = "calls")]
struct Proven {
    calls: Vec<PhoneCall>,
}

fn main() {}
