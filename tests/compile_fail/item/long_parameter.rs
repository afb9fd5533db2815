use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct InvokeWithLayer<QueryThatIsInvoked> {
    layer: i32,
    query: QueryThatIsInvoked,
}

fn main() {}
