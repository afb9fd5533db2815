use tl_core::TlObject;

#[derive(TlObject)]
#[tl(bare, name = "inner")]
struct Inner {
    id: i32,
}

#[derive(TlObject)]
#[tl(transparent)]
struct UserId(i64);

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Outer {
    #[tl(bare)]
    inner: Inner,
    #[tl(flag = 0, bare)]
    user: Option<UserId>,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false)]
struct List {
    #[tl(items = bare)]
    users: Vec<UserId>,
}

fn main() {}
