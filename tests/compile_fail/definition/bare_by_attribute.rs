//! Fields with `bare` or `items = bare`: the advice says if the attribute stays.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "item id:int = Item;")]
struct Item {
    id: i32,
}

#[derive(TlObject)]
#[tl(definition = "lists a:Vector<int> b:vector<long> c:Vector<Item> d:Vector<other> e:vector<Item> f:Item = Lists;")]
struct Lists {
    #[tl(bare)]
    a: Vec<i32>,
    #[tl(bare)]
    b: Vec<i32>,
    #[tl(items = bare)]
    c: Vec<Item>,
    #[tl(items = bare)]
    d: Vec<Item>,
    #[tl(bare, items = bare)]
    e: Vec<Item>,
    #[tl(bare)]
    f: Item,
}

fn main() {}
