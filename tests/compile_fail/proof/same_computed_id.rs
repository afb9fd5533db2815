use tl_core::TlObject;

#[derive(TlObject)]
enum Twice {
    #[tl(name = "twice")]
    First { id: i32 },
    #[tl(name = "twice")]
    Second { id: i32 },
}

fn main() {}
