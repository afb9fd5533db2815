//! Type variables without the constructor id that the line has, and what is not the variable itself.

#![allow(non_camel_case_types)]

use tl_core::{Bare, TlObject};

#[derive(TlObject)]
#[tl(definition = "invokeOne {X:Type} query:!X = X;", returns = X::Response)]
pub struct InvokeOne<X> {
    #[tl(bare)]
    pub query: X,
}

#[derive(TlObject)]
#[tl(definition = "invokeTwo {X:Type} query:!X = X;", returns = X::Response)]
pub struct InvokeTwo<X> {
    pub query: Vec<X>,
}

#[derive(TlObject)]
#[tl(definition = "page {t:Type} items:Vector<t> = Page;")]
pub struct Page<t> {
    pub items: Vec<Bare<t>>,
}

fn main() {}
