use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X)]
struct InvokeWithLayer<X> {
    layer: i32,
    query: X,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false, returns = X)]
struct Forward<X> {
    query: Box<X>,
}

// No field holds it: this is a type of responses.
#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false, returns = X)]
struct Get<X> {
    id: i64,
    #[tl(skip)]
    response: std::marker::PhantomData<X>,
}

fn main() {}
