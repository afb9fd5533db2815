//! The less common functions: values before other bytes, values with their bytes, owned types, and canonical packets.

use tl_core::{
    Bytes, DecodeError, DecodeErrorKind, DecodeOwned, Flags, Function, Limits, Reader, TlObject,
    from_prefix, from_prefix_with, from_slice, from_slice_canonical, from_slice_canonical_with,
    from_slice_owned, to_vec,
};

use crate::attributes::hex;
use crate::phone_call::PhoneCall;
use crate::spec_example;

#[test]
fn a_value_at_the_beginning() {
    let packet = hex("03616263 15c4b51c 01000000 07000000 ff");
    let (text, rest) = from_prefix::<&str>(&packet).unwrap();
    assert_eq!(text, "abc");
    let (numbers, rest) = from_prefix::<Vec<i32>>(rest).unwrap();
    assert_eq!((numbers.as_slice(), rest), ([7].as_slice(), [0xff].as_slice()));
    let (nothing, rest) = from_prefix::<tl_core::Bare<Nothing>>(rest).unwrap();
    assert_eq!((nothing.0, rest), (Nothing, [0xff].as_slice()));
    from_prefix::<i32>(rest).unwrap_err();
    let error =
        from_prefix_with::<String>(&packet, Limits::DEFAULT.with_allocation(2)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 2 });
    from_prefix_with::<String>(&packet, Limits::DEFAULT.with_allocation(3)).unwrap();
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Nothing;

/// MTProto hashes the bytes of a value, and padding follows the value.
#[test]
fn a_value_with_its_bytes() {
    let packet = [spec_example::packet(), vec![0xaa; 12]].concat();
    let len = packet.len() - 12;
    let mut reader = Reader::new(&packet);
    let (call, bytes) = reader.read_with_bytes::<PhoneCall>().unwrap();
    assert_eq!(call, spec_example::call());
    assert_eq!((bytes, bytes.as_ptr()), (&packet[..len], packet.as_ptr()));
    assert_eq!(reader.remaining(), [0xaa; 12]);
    // In the middle of the input, and within a length.
    let (number, bytes) = reader.read_with_bytes::<i32>().unwrap();
    assert_eq!((number, bytes), (i32::from_le_bytes([0xaa; 4]), [0xaa; 4].as_slice()));
    let inner = reader.read_within(8, |it| {
        it.read_u32()?;
        it.read_with_bytes::<u32>()
    });
    assert_eq!(inner.unwrap().unwrap(), (0xaaaa_aaaa, [0xaa; 4].as_slice()));
    let (_, bytes) = reader.read_with_bytes::<tl_core::Bare<Nothing>>().unwrap();
    assert!(bytes.is_empty());
}

type DecodeNumbers = fn(&[u8]) -> Result<Vec<i32>, DecodeError>;

/// Decoders of owned types are values: a table of them has no closures.
#[test]
fn a_decoder_as_a_function_pointer() {
    let decode: fn(&[u8]) -> Result<PhoneCall, DecodeError> = from_slice_owned;
    assert_eq!(decode(&spec_example::packet()).unwrap(), spec_example::call());
    decode(&[]).unwrap_err();
    let table: [(&str, DecodeNumbers); 2] =
        [("numbers", from_slice_owned), ("none", |_| Ok(Vec::new()))];
    assert_eq!(table[0].1(&hex("15c4b51c 01000000 07000000")).unwrap(), [7]);
    // No lifetime of the input is in the result.
    let value = {
        let packet = spec_example::packet();
        decode(&packet).unwrap()
    };
    assert_eq!(value, spec_example::call());
}

/// A response is decoded with only the bound that the documentation shows.
#[test]
fn a_response_needs_no_encoder() {
    #[derive(Debug, PartialEq, TlObject)]
    #[tl(id = 0xf35c6d01, name = "rpc_result", type = "RpcResult", proof = false)]
    struct RpcResult<X> {
        req_msg_id: i64,
        result: X,
    }

    #[derive(TlObject)]
    #[tl(name = "getNumbers", returns = Vec<i32>)]
    struct GetNumbers;

    fn response<F: Function<Response: DecodeOwned>>(
        _: &F,
        packet: &[u8],
    ) -> Result<F::Response, DecodeError> {
        Ok(from_slice::<RpcResult<F::Response>>(packet)?.result)
    }

    fn bare_response<F: Function<Response: DecodeOwned>>(
        _: &F,
        packet: &[u8],
    ) -> Result<Vec<F::Response>, DecodeError> {
        from_slice::<tl_core::Bare<Vec<F::Response>>>(packet).map(tl_core::Bare::into_inner)
    }

    let vector = "15c4b51c 01000000 07000000";
    let packet = hex(&format!("016d5cf3 0500000000000000 {vector}"));
    assert_eq!(response(&GetNumbers, &packet).unwrap(), [7]);
    let packet = hex(&format!("01000000 {vector}"));
    assert_eq!(bare_response(&GetNumbers, &packet).unwrap(), [[7]]);
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Signed {
    #[tl(flag = 0)]
    date: Option<i32>,
    text: String,
    #[tl(with = from_envelope, type = "bytes")]
    lenient: i32,
}

/// An `int` in an envelope of bytes, with other bytes before and after it.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a codec takes a reference to the field")]
mod from_envelope {
    use tl_core::{DecodeError, EncodeError, Reader, Writer};

    pub(super) fn encode<'w>(value: &i32, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_bytes(&value.to_le_bytes())
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<i32, DecodeError> {
        reader.read_bytes_with(|content| {
            let value = content.read()?;
            content.read_rest();
            Ok(value)
        })
    }
}

const CANONICAL: &str = "02000000 01000000 05000000 03616263 0407000000000000";

fn signed() -> Signed {
    Signed { date: Some(5), text: "abc".to_owned(), lenient: 7 }
}

/// The packet is read as `signed()`, and refused as canonical at the byte `offset`.
#[track_caller]
fn assert_lenient(packet: &str, offset: usize) {
    let packet = hex(packet);
    assert_eq!(from_slice::<Signed>(&packet).unwrap(), signed());
    let error = from_slice_canonical::<Signed>(&packet).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::NotCanonical, offset));
    assert_eq!(error.needed(), None);
}

#[test]
fn the_canonical_packet() {
    assert_eq!(from_slice_canonical::<Signed>(&hex(CANONICAL)).unwrap(), signed());
    assert_eq!(to_vec(&signed()).unwrap(), hex(CANONICAL));
    let packet = spec_example::packet();
    assert_eq!(from_slice_canonical::<PhoneCall>(&packet).unwrap(), spec_example::call());
    let text = from_slice_canonical::<&str>(b"\x03abc").unwrap();
    assert_eq!(text, "abc");
}

#[test]
fn longer_forms_of_a_length_are_not_canonical() {
    assert_lenient("02000000 01000000 05000000 fe030000 61626300 0407000000000000", 12);
    assert_lenient("02000000 01000000 05000000 ff03000000000000 61626300 0407000000000000", 12);
    assert_lenient("02000000 01000000 05000000 03616263 fe04000007000000", 16);
    // 254 bytes in the form of eight.
    let long = [hex("fffe000000000000"), vec![7; 254], vec![0; 2]].concat();
    assert_eq!(from_slice::<Bytes>(&long).unwrap().len(), 254);
    let error = from_slice_canonical::<Bytes>(&long).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::NotCanonical, 0));
}

#[test]
fn padding_that_is_not_zero_is_not_canonical() {
    assert_lenient("02000000 01000000 05000000 03616263 0407000000000001", 23);
    assert_lenient("02000000 01000000 05000000 03616263 0407000000010000", 21);
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Kept {
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = 0)]
    bit: bool,
}

#[test]
fn undeclared_flag_bits_are_not_canonical() {
    assert_lenient("02000000 03000000 05000000 03616263 0407000000000000", 4);
    assert_lenient("02000000 01000080 05000000 03616263 0407000000000000", 7);
    let packet = hex("03000000 03000000");
    assert!(from_slice_canonical::<Kept>(&packet).unwrap().bit, "the bits are kept");
}

#[test]
fn bytes_that_an_envelope_passes_over_are_not_canonical() {
    assert_lenient("02000000 01000000 05000000 03616263 0807000000 09000000 000000", 16);
}

#[test]
fn canonical_limits_and_other_errors() {
    let packet = hex(CANONICAL);
    let error = from_slice_canonical::<Signed>(&packet[..20]).unwrap_err();
    assert_eq!(error, from_slice::<Signed>(&packet[..20]).unwrap_err());
    let limits = Limits::DEFAULT.with_allocation(2);
    let error = from_slice_canonical_with::<Signed>(&packet, limits).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::AllocationLimit { limit: 2 });
    // A long packet, whose last padding byte is wrong.
    let mut long = [hex("fe102700"), vec![7; 10_000]].concat();
    assert_eq!(from_slice_canonical::<Vec<u8>>(&long).unwrap().len(), 10_000);
    long.splice(..4, hex("fe0f2700"));
    let error = from_slice_canonical::<Vec<u8>>(&long).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::NotCanonical, 10_003));
}
