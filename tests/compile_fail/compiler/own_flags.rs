use tl_core::TlObject;

struct Flags;

#[derive(TlObject)]
#[tl(name = "settings")]
struct Settings {
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = flags.0)]
    is_muted: bool,
}

fn main() {}
