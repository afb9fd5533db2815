use tl_core::TlObject;

type Flag = bool;
type Maybe<T> = Option<T>;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneCall {
    #[tl(flag = 5)]
    p2p_allowed: Flag,
    #[tl(flag = 6)]
    date: Maybe<i32>,
}

fn main() {}
