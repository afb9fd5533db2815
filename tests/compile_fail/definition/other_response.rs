//! A function that passes on another returns what that returns.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "getIds = Vector<long>;", returns = Vec<i64>)]
pub struct GetIds;

#[derive(TlObject)]
#[tl(definition = "invokeOnce {X:Type} query:!X = X;", returns = bool)]
pub struct InvokeOnce {
    pub query: GetIds,
}

#[derive(TlObject)]
#[tl(definition = "invokeTwice {X:Type} query:!X = X;", returns = Vec<i64>)]
pub struct InvokeTwice<X> {
    pub query: X,
}

fn main() {}
