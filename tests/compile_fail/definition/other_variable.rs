//! A type parameter that the line calls otherwise.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;", returns = T::Response)]
pub struct InvokeWithLayer<T> {
    pub layer: i32,
    pub query: T,
}

fn main() {}
