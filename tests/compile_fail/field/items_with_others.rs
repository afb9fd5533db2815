use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Salts {
    #[tl(with = tl_core::items, max_items = 3)]
    limited: Vec<i32>,
    #[tl(with = tl_core::items, items = bare)]
    bare: Vec<i32>,
    #[tl(skip, max_items = 3)]
    skipped: Vec<i32>,
    #[tl(flag = 0, items = bare)]
    bit: bool,
}

#[derive(TlObject)]
enum Either {
    Salts(#[tl(max_items = 3)] Salts),
}

fn main() {}
