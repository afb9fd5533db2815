use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x1_0000_0000)]
struct TooWide;

#[derive(TlObject)]
#[tl(id = "30535af5")]
struct Text;

#[derive(TlObject)]
#[tl(id = 0x30535af5u32)]
struct Suffix;

#[derive(TlObject)]
#[tl(id)]
struct Missing;

fn main() {}
