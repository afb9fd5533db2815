use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
struct UserId(i32);

#[derive(TlObject)]
#[tl(id = 0xf21158c6, name = "inputUser")]
struct InputUser {
    user_id: UserId,
    access_hash: i64,
}

#[derive(TlObject)]
#[tl(id = 0x5366c915, name = "phoneCallEmpty", type = "PhoneCall")]
struct PhoneCallEmpty {
    #[tl(as = i32)]
    id: u16,
}

#[derive(TlObject)]
#[tl(bare)]
struct Salt {
    salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct FutureSalts {
    req_msg_id: i64,
    now: i32,
    #[tl(bare)]
    salts: Vec<Salt>,
}

fn main() {}
