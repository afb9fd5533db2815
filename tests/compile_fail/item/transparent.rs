use std::marker::PhantomData;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
enum Either {
    #[tl(id = 0x00000001)]
    Left,
}

#[derive(TlObject)]
#[tl(transparent)]
struct Nothing;

#[derive(TlObject)]
#[tl(transparent)]
struct Typed<T>(#[tl(skip)] PhantomData<T>);

#[derive(TlObject)]
#[tl(transparent)]
struct Pair(i32, i64);

#[derive(TlObject)]
#[tl(transparent)]
struct Point {
    x: i32,
    y: i32,
    z: i32,
}

#[derive(TlObject)]
#[tl(transparent, id = 0x00000001, name = "user.id", type = "UserId")]
struct UserId(i64);

#[derive(TlObject)]
#[tl(transparent, returns = bool, dialect = "ton", proof = false, bare)]
struct Call(i64);

#[derive(TlObject)]
#[tl(transparent)]
struct Maybe(Option<i64>);

#[derive(TlObject)]
#[tl(transparent)]
struct Flagged(#[tl(flag = 0)] Option<i64>);

#[derive(TlObject)]
#[tl(transparent)]
struct Parameter(#[tl(name = "id", type = "UserId")] i64);

#[derive(TlObject)]
#[tl(transparent)]
struct Large(u64);

#[derive(TlObject)]
#[tl(transparent, definition = "userId id:long = UserId;")]
struct Long(i64);

#[derive(TlObject)]
#[tl(transparent, schema = "schema/api.tl")]
struct DataJson {
    json: String,
}

/// No error: the mistakes are in the items above.
#[derive(TlObject)]
#[tl(id = 0x00000002)]
struct Uses {
    ids: Vec<UserId>,
    pair: Pair,
    maybe: Maybe,
}

fn main() {}
