use tl_core::TlObject;

#[derive(TlObject)]
#[tl(rename = "user", rename_all = "camelCase")]
struct User {
    #[tl(rename = "access_hash", default)]
    hash: Option<i64>,
    #[tl(flatten)]
    status: Status,
    #[tl(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[tl(serialize_with = "seconds", deserialize_with = "seconds")]
    date: std::time::Duration,
    #[tl(borrow)]
    name: &'static str,
    #[tl(optional, string, tag = "3")]
    bot: Option<String>,
    #[tl(repeated)]
    photos: Vec<i64>,
}

#[derive(TlObject)]
#[tl(tag = "type", content = "value")]
enum Status {
    #[tl(tag = 1)]
    Online,
}

#[derive(TlObject)]
#[tl(untagged)]
enum Either {
    #[tl(id = 0x00000001)]
    Left,
}

fn main() {}
