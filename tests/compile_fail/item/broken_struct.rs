use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", typ = "DataJSON")]
struct DataJson {
    data: String,
}

#[derive(TlObject)]
#[tl(ide = 0x5366c915)]
struct PhoneCall {
    data: DataJson,
}

// What uses them is not at fault: an enum of both, a proof with the type that is not known, bare objects.
#[derive(TlObject)]
enum Either {
    Data(DataJson),
    Call(Box<PhoneCall>),
}

#[derive(TlObject)]
#[tl(id = 0x00000001, name = "proven")]
struct Proven {
    data: DataJson,
    calls: Vec<PhoneCall>,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, name = "bare")]
struct Bare {
    #[tl(bare)]
    data: DataJson,
    #[tl(bare)]
    calls: Vec<PhoneCall>,
}

fn main() {}
