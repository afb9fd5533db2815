//! `boolFalse#bc799737 = Bool;` `boolTrue#997275b5 = Bool;`
//! ([Boolean](https://core.telegram.org/type/Bool)).

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError, Expected};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::schema::name::ConstructorName;
use crate::writer::Writer;

pub(crate) const FALSE: u32 = 0xbc79_9737;
pub(crate) const TRUE: u32 = 0x9972_75b5;

static CONSTRUCTORS: Expected = Expected {
    constructors: &[
        ConstructorName { name: "boolFalse", id: FALSE },
        ConstructorName { name: "boolTrue", id: TRUE },
    ],
};

#[diagnostic::do_not_recommend]
impl Encode for bool {
    const TYPE: Type = Type::Bool;

    #[inline]
    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_u32(if *self { TRUE } else { FALSE })
    }
}

#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for bool {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match reader.read_u32() {
            Ok(TRUE) => Ok(true),
            Ok(FALSE) => Ok(false),
            Ok(found) => Err(reader.unknown_constructor(found, &CONSTRUCTORS)),
            Err(error) => Err(error),
        }
    }
}
