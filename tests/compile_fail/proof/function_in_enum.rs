use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "help.getCount", returns = Vec<i32>)]
struct GetCount;

#[derive(TlObject)]
#[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X::Response)]
struct InvokeWithLayer<X> {
    layer: i32,
    query: X,
}

#[derive(TlObject)]
enum Call {
    GetCount(GetCount),
    InvokeWithLayer(InvokeWithLayer<GetCount>),
}

fn main() {}
