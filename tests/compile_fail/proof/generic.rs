use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X::Response)]
struct InvokeWithLayer<X> {
    layer: i64,
    query: X,
}

fn main() {}
