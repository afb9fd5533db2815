use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "help.getCount", returns = Vec<i32>)]
struct GetCount;

#[derive(TlObject)]
enum Call {
    GetCount(GetCount),
}

fn main() {}
