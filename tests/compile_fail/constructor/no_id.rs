use tl_core::TlObject;

#[derive(TlObject)]
struct DataJson {
    data: String,
}

#[derive(TlObject)]
enum PhoneCall {
    Empty { id: i64 },
    Missed,
}

#[derive(TlObject)]
struct UserId(i64);

fn main() {}
