use tl_core::{Buffer, Decode, DecodeError, Encode, Reader, TlObject, Type, Writer};

/// Has a codec, and no value that could stand in for one that cannot be read.
struct Bytes([u8; 4]);

impl Encode for Bytes {
    const TYPE: Type = Type::Int;

    fn encode<B: Buffer>(&self, writer: &mut Writer<B>) {
        writer.write_array(self.0);
    }
}

impl Decode<'_> for Bytes {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.read_array().map(Self)
    }
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Row {
    taken: Bytes,
    its_own: self::Bytes,
}

fn main() {}
