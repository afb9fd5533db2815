//! A type that is given to a type parameter: an instance has another form.

use tl_core::{Definition, TlObject};

#[derive(TlObject)]
#[tl(definition = "one {X:Type} x:int = One;")]
pub struct One<X> {
    #[tl(type = "int")]
    pub x: X,
}

/// An instance that has the form.
const _: &[Definition] = One::<i32>::CONSTRUCTORS;

/// And one that has not.
const _: &[Definition] = One::<i64>::CONSTRUCTORS;

fn main() {}
