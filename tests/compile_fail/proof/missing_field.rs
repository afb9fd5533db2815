use tl_core::TlObject;

#[derive(TlObject)]
enum JsonValue {
    #[tl(id = 0xc7345e6a, name = "jsonBool")]
    Bool,
}

fn main() {}
