//! Without a field for it, the flags word comes first and is called `flags`: a field with this name is a second one.

use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(name = "counted")]
struct Counted {
    flags: u32,
    #[tl(flag = 0)]
    is_muted: bool,
}

#[derive(TlObject)]
#[tl(name = "kept")]
struct Kept {
    flags: Flags,
    #[tl(flag = 0)]
    is_muted: bool,
}

#[derive(TlObject)]
enum Settings {
    #[tl(name = "ofABit")]
    OfABit {
        #[tl(flag = 0)]
        flags: bool,
    },
}

fn main() {}
