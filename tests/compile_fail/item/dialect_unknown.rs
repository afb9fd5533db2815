use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x1, dialect = "vk")]
struct Data;

fn main() {}
