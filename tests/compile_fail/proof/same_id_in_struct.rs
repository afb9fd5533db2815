use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, type = "Either")]
struct First;

#[derive(TlObject)]
enum Either {
    First(First),
    #[tl(id = 0x00000001)]
    Second,
}

fn main() {}
