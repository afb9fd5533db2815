use tl_core::TlObject;

#[derive(TlObject)]
#[tl("dataJSON")]
struct Literal {
    data: String,
}

#[derive(TlObject)]
#[tl = "dataJSON"]
struct NameValue {
    data: String,
}

#[derive(TlObject)]
#[tl]
struct Word {
    #[tl]
    data: Option<String>,
    #[tl(5)]
    bit: Option<i32>,
}

#[derive(TlObject)]
#[tl(= 0x7d748d04)]
struct NoKey {
    data: String,
}

// Nothing is wrong here, as in a list that a macro writes.
#[derive(TlObject)]
#[tl(id = 0x7d748d04, proof = false)]
struct Empty {
    #[tl()]
    data: String,
}

fn main() {}
