//! Responses of types that TL does not have. A response has no attributes, so the advice is a type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "logOut", returns = ())]
struct LogOut;

#[derive(TlObject)]
#[tl(name = "getPair", returns = (i32, String))]
struct GetPair;

#[derive(TlObject)]
#[tl(name = "findName", returns = Option<String>)]
struct FindName;

#[derive(TlObject)]
#[tl(name = "getCounts", returns = Vec<usize>)]
struct GetCounts;

fn main() {}
