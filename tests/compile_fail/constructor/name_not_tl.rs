use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x1, name = "help.get config")]
struct GetConfig;

fn main() {}
