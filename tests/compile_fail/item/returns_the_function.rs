use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X)]
struct InvokeWithLayer<X> {
    layer: i32,
    query: X,
}

fn main() {}
