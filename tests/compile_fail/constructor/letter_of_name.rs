//! Names that begin as those of another kind do.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, name = "user", type = "user", proof = false)]
pub struct User;

#[derive(TlObject)]
#[tl(name = "help.Config")]
pub struct Config;

#[derive(TlObject)]
#[tl(definition = "nearestDc = help.nearestDc;")]
pub struct NearestDc;

fn main() {}
