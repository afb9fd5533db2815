//! Conversions of Rust values into values of a schema.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Object, Value};
use crate::types::{Int128, Int256, Int512, Unknown};

macro_rules! from {
    ($($ty:ty => |$it:ident| $value:expr;)*) => {$(
        impl From<$ty> for Value {
            fn from($it: $ty) -> Self {
                $value
            }
        }
    )*};
}

from! {
    i32 => |it| Self::Int(it);
    i64 => |it| Self::Long(it);
    f64 => |it| Self::Double(it);
    u32 => |it| Self::Word(it);
    Int128 => |it| Self::Int128(it);
    Int256 => |it| Self::Int256(Box::new(it));
    Int512 => |it| Self::Int512(Box::new(it));
    bool => |it| Self::Bool(it);
    String => |it| Self::String(it);
    &str => |it| Self::String(it.into());
    Vec<u8> => |it| Self::Bytes(it);
    &[u8] => |it| Self::Bytes(it.into());
    Vec<Value> => |it| Self::Vector(it);
    Object => |it| Self::Object(Box::new(it));
    Unknown => |it| Self::Unknown(Box::new(it));
}

/// Collects the items of a vector.
impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Vector(items.into_iter().map(Into::into).collect())
    }
}
