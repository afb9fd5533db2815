use tl_core::TlObject;

struct PhantomData<X>(X);

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Tagged<X> {
    id: i32,
    tag: PhantomData<X>,
}

fn main() {}
