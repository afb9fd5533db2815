use tl_core::TlObject;

/// Any of the three parameters may be missing: nothing is said about types.
#[derive(TlObject)]
#[tl(definition = "entry x:int y:string z:int = Entry;")]
struct TooFew(i32, i32);

#[derive(TlObject)]
#[tl(definition = "count x:int = Count;")]
struct TooMany(#[tl(name = "y")] i32, i64);

fn main() {}
