//! Fields that have an error of their own: they are not compared with the line.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "poll flags:# id:long closed:flags.0?true hash:int size:long text:flags.1?string = Poll;")]
pub struct Poll {
    #[tl(skp)]
    pub other: i64,
    pub id: u64,
    #[tl(flg = 0)]
    pub closed: Option<bool>,
    #[tl(nam = "hash")]
    pub crc: i32,
    pub size: u16,
    pub text: Option<Option<String>>,
}

#[derive(TlObject)]
#[tl(definition = "quiz flags:# closed:flags.0?true hash:int count:# = Quiz;")]
pub struct Quiz {
    pub flags: i32,
    pub closed: bool,
    pub hash: tl_core::Flags,
    pub count: i64,
}

fn main() {}
