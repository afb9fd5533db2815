use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x1, name = "help.get config")]
struct GetConfig;

#[derive(TlObject)]
#[tl(id = 0x2, name = "help.2fa")]
struct TwoFactor;

#[derive(TlObject)]
#[tl(id = 0x3, name = "-help")]
struct Minus;

fn main() {}
