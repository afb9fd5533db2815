//! Checks the properties of any packet, through every public function of tl-core: the fuzz targets and the property
//! tests (tests/properties.rs) check the same.

use std::fmt::Debug;

use tl_core::{
    Bytes, Decode, DecodeError, DecodeErrorKind, DecodeObject, Dump, DynObject, Encode,
    EncodeError, EncodeErrorKind, Limits, Reader, TlObject, Type, Unknown, Writer,
};

/// Checks that every entry reads the same value from `packet`, or finds the same error; and that the value is
/// written to a packet that is read as the same value.
pub fn packet<T>(packet: &[u8])
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let result = tl_core::from_slice::<T>(packet);
    slices(packet, &result);
    readers(packet, &result);
    shared_input(packet, &result);
    dump::<T>(packet, result.as_ref().map(|_| packet.len()));
    if let Ok(value) = result {
        is_value_of(packet, &value);
    }
}

/// The functions that read from a slice, and decoders written by hand, which only pass on.
fn slices<T>(packet: &[u8], result: &Result<T, DecodeError>)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    assert_same(&tl_core::from_slice_owned(packet), result);
    assert_same(&tl_core::from_slice_with(packet, Limits::DEFAULT), result);
    assert_same(&tl_core::from_slice::<Field<T>>(packet).map(|it| it.0), result);
    assert_same(&tl_core::from_slice::<Object<T>>(packet).map(|it| it.0), result);
    match tl_core::from_prefix::<T>(packet) {
        Ok((value, [])) => assert_same(&Ok(value), result),
        Ok((value, rest)) => {
            let (read, left) = (packet.len() - rest.len(), rest.len());
            let error = DecodeError::new(DecodeErrorKind::TrailingBytes { left }, read);
            assert_eq!(result.as_ref(), Err(&error));
            is_value_of(&packet[..read], &value);
        }
        Err(error) => assert_eq!(result.as_ref(), Err(&error)),
    }
}

/// A reader is behind the value after a success, and where it was before after an error.
fn readers<T>(packet: &[u8], result: &Result<T, DecodeError>)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let mut reader = Reader::new(packet);
    let read = reader.read_with_bytes::<T>();
    let is_read = read.is_ok();
    let finished = read.and_then(|(value, bytes)| {
        assert_eq!(bytes, &packet[..reader.offset()]);
        reader.clone().finish().map(|()| value)
    });
    assert_same(&finished, result);
    if !is_read {
        assert_eq!(reader.remaining(), packet);
        assert_eq!(reader.finish().is_ok(), packet.is_empty());
    }

    let mut reader = Reader::new(packet);
    let inner = reader.read_within(packet.len(), T::decode).expect("as long as the packet");
    if let Err(error) = &inner {
        assert_eq!(error.needed(), None, "more input does not move the end: {error}");
    }
    assert_alike(&inner, result);
    assert!(reader.remaining().is_empty());

    in_list(packet, result);
}

/// A list written by hand, of one item.
fn in_list<T>(packet: &[u8], result: &Result<T, DecodeError>)
where
    T: for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let list = [&1_u32.to_le_bytes(), packet].concat();
    let items = tl_core::from_slice::<List<T>>(&list).map(|it| it.0);
    match (&items, result) {
        _ if is_out_of_memory(&items) => {}
        (Ok(items), Ok(value)) => {
            assert_eq!(items.len(), 1);
            assert_value(&items[0], value);
        }
        (Err(found), Err(expected)) => match found.kind() {
            DecodeErrorKind::TooManyItems { count: 1, .. } if packet.len() < 4 => {}
            DecodeErrorKind::TrailingBytes { .. } if !found.path().to_string().is_empty() => {
                assert_is_inside(found, expected, 4, "vector[0]");
            }
            DecodeErrorKind::TrailingBytes { .. } => assert_is_inside(found, expected, 4, ""),
            _ => assert_is_inside(found, expected, 4, "vector[0]"),
        },
        _ => panic!("{items:?}, but {result:?}"),
    }
}

/// Input whose memory is shared. Decoders allocate less for it, so the limit of memory is reached later.
fn shared_input<T>(packet: &[u8], result: &Result<T, DecodeError>)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    if is_out_of_memory(result) {
        return;
    }
    let shared = Bytes::copy_from_slice(packet);
    assert_same(&tl_core::from_bytes(&shared), result);
    match Unknown::from_bytes(shared) {
        Ok(kept) => {
            assert_alike(&kept.to_object_with::<T>(Limits::DEFAULT), result);
            assert_eq!(tl_core::to_vec(&kept).as_deref(), Ok(packet));
            assert_eq!(tl_core::from_slice::<Unknown>(packet).as_ref(), Ok(&kept));
        }
        Err(_) => assert!(packet.len() < 4 || !packet.len().is_multiple_of(4)),
    }
}

/// Checks that `limits` hold through every entry, however it is reached.
pub fn limits<T>(packet: &[u8], limits: Limits)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let result = tl_core::from_slice_with::<T>(packet, limits);
    let mut whole = Reader::with_limits(packet, limits);
    assert_same(&whole.read().and_then(|it| whole.clone().finish().map(|()| it)), &result);
    let mut reader = Reader::with_limits(packet, limits);
    assert_alike(&reader.read_within(packet.len(), T::decode).expect("as long"), &result);
    // The limits of the whole packet are reduced, for every way to read the value.
    if result.is_ok() {
        assert_eq!(reader.limits(), whole.limits());
    }
    let left = limits
        .with_allocation(reader.limits().allocation)
        .with_empty_items(reader.limits().empty_items);
    assert_eq!(reader.limits(), left, "every object that was begun has ended");

    let decoded = result.as_ref().map(|_| packet.len());
    same_fault_as_dump(tl_core::dump::<T>(packet).with_limits(limits), decoded);
    if is_out_of_memory(&result) {
        return;
    }
    let shared = Bytes::copy_from_slice(packet);
    assert_same(&tl_core::from_bytes_with(&shared, limits), &result);
    // An object that is kept is one level, and what comes out of it is inside.
    let Ok(kept) = tl_core::from_bytes_with::<Unknown>(&shared, limits) else { return };
    let inside = limits.with_depth(limits.depth - 1);
    let inside = inside.with_nested_size(limits.nested_size - size_of_u32::<Unknown>());
    assert_eq!(kept.limits(), inside);
    assert_alike(&kept.to_object(), &tl_core::from_bytes_with::<T>(&shared, inside));
}

fn size_of_u32<T>() -> u32 {
    u32::try_from(size_of::<T>()).expect("a size of a few words")
}

/// Checks that the dump reads `packet` as the decoder did: to the same end, or to the same error in the same field.
pub fn dump<T: Encode>(packet: &[u8], decoded: Result<usize, &DecodeError>) {
    same_fault_as_dump(tl_core::dump::<T>(packet), decoded);
}

fn same_fault_as_dump(dump: Dump<'_>, decoded: Result<usize, &DecodeError>) {
    let walked = dump.check();
    // The dump counts the memory of vectors only.
    if is_out_of_memory(&decoded.map_err(Clone::clone)) || is_out_of_memory(&walked) {
        return;
    }
    match (decoded, &walked) {
        (Ok(decoded), Ok(walked)) => assert_eq!(decoded, *walked),
        (Err(decoded), Err(walked)) => assert_same_fault(walked, decoded),
        (decoded, walked) => panic!("{decoded:?}, but the dump {walked:?}"),
    }
    assert_eq!(dump.to_string().contains("error: "), walked.is_err());
}

/// Checks that `value` can be what was read from all of `packet`.
fn is_value_of<T>(packet: &[u8], value: &T)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let written = tl_core::to_vec(value).expect("a value that was read can be written");
    let again = tl_core::from_slice(&written).expect("a value that was written can be read");
    assert_value(&again, value);
    // Every form of a value is as long as ours, at least. A value that was made up is longer.
    assert!(written.len() <= packet.len(), "{packet:02x?} is written as {written:02x?}");
    match tl_core::from_slice_canonical::<T>(packet) {
        Ok(_) => assert_eq!(written, packet),
        Err(error) => {
            assert_eq!(error.kind(), DecodeErrorKind::NotCanonical);
            assert_eq!(written[..error.offset()], packet[..error.offset()]);
            assert_ne!(written.get(error.offset()), packet.get(error.offset()));
        }
    }
    outputs(value, &written);
}

/// Every function that writes gives the same bytes, and leaves alone what was there before.
fn outputs<T: TlObject>(value: &T, written: &[u8]) {
    let object: &dyn DynObject = &value;
    assert_eq!(tl_core::to_vec(object).as_deref(), Ok(written));
    assert_eq!(tl_core::to_bytes(value).as_deref(), Ok(written));
    assert_eq!(tl_core::encoded_len(value), Ok(written.len()));
    assert_eq!(tl_core::using_encoded(value, <[u8]>::to_vec).as_deref(), Ok(written));

    let mut memory = vec![0xee; written.len() + 3];
    assert_eq!(tl_core::to_slice(value, &mut memory).as_deref(), Ok(written));
    assert_eq!(memory[written.len()..], [0xee; 3]);
    let error = tl_core::to_slice(value, &mut memory[..written.len() - 1]).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::BufferFull { .. }), "{error}");

    let expected = [b"before", written].concat();
    let mut buffer = b"before".to_vec();
    assert_eq!(tl_core::encode_into(value, &mut buffer), Ok(()));
    assert_eq!(buffer, expected);
    assert!(tl_core::encode_into(&Failing(value), &mut buffer).is_err());
    assert_eq!(buffer, expected, "an error leaves the buffer as it was");
    let mut buffer = b"before".to_vec();
    assert_eq!(tl_core::to_buf(value, &mut buffer), Ok(()));
    assert_eq!(buffer, expected);
    let mut buffer = b"before".to_vec();
    assert_eq!(tl_core::to_extend(value, &mut buffer), Ok(()));
    assert_eq!(buffer, expected);
}

/// A value whose encoder fails in the end.
struct Failing<'a, T>(&'a T);

impl<T: Encode> Encode for Failing<'_, T> {
    const TYPE: Type = T::TYPE;

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        let _rest = self.0.encode(out)?;
        Err(EncodeError::new(EncodeErrorKind::Custom("fails".into())))
    }
}

/// A field whose decoder is written by hand.
struct Field<T>(T);

impl<'de, T: Decode<'de>> Decode<'de> for Field<T> {
    const MIN_LEN: usize = 0;

    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        T::decode(reader).map(Self)
    }
}

/// An object whose decoder is written by hand.
struct Object<T>(T);

impl<'de, T: DecodeObject<'de>> DecodeObject<'de> for Object<T> {
    const SIZE: usize = T::SIZE;

    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        T::decode_body(id, reader).map(Self)
    }
}

/// A list whose decoder is written by hand.
struct List<T>(Vec<T>);

impl<'de, T: Decode<'de>> Decode<'de> for List<T> {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let count = usize::try_from(reader.read_u32()?).unwrap_or(usize::MAX);
        T::decode_items(count, reader).map(Self)
    }
}

fn is_out_of_memory<T>(result: &Result<T, DecodeError>) -> bool {
    let kind = result.as_ref().err().map(DecodeError::kind);
    matches!(kind, Some(DecodeErrorKind::AllocationLimit { .. }))
}

/// Two values are the same if they are equal, or look the same: a double that is no number is unequal to itself.
pub fn assert_value<T: PartialEq + Debug>(found: &T, expected: &T) {
    if found != expected {
        assert_eq!(format!("{found:?}"), format!("{expected:?}"));
    }
}

fn assert_same<T: PartialEq + Debug>(
    found: &Result<T, DecodeError>,
    expected: &Result<T, DecodeError>,
) {
    match (found, expected) {
        (Ok(found), Ok(expected)) => assert_value(found, expected),
        (Err(found), Err(expected)) => assert_eq!(found, expected),
        _ => panic!("{found:?}, but {expected:?}"),
    }
}

/// As [`assert_same`], but for [`DecodeError::needed`]: more input does not help a part of known length.
fn assert_alike<T: PartialEq + Debug>(
    found: &Result<T, DecodeError>,
    expected: &Result<T, DecodeError>,
) {
    match (found, expected) {
        (Err(found), Err(expected)) => {
            assert_eq!(found.needed(), None, "{found}");
            assert_same_fault(found, expected);
        }
        _ => assert_same(found, expected),
    }
}

fn assert_same_fault(found: &DecodeError, expected: &DecodeError) {
    assert_eq!((found.kind(), found.offset()), (expected.kind(), expected.offset()));
    assert_eq!(found.path().to_string(), expected.path().to_string());
}

/// Checks that `found` is the error `expected` of the same bytes in an envelope: `before` bytes further on, and with
/// `path` in front of its path.
pub fn assert_is_inside(found: &DecodeError, expected: &DecodeError, before: usize, path: &str) {
    // The limit that a kind names is the packet's.
    match (found.kind(), expected.kind()) {
        (DecodeErrorKind::DepthLimit { .. }, DecodeErrorKind::DepthLimit { .. })
        | (DecodeErrorKind::NestedSizeLimit { .. }, DecodeErrorKind::NestedSizeLimit { .. }) => {}
        (found, expected) => assert_eq!(found, expected),
    }
    assert_eq!(found.offset(), expected.offset() + before);
    let (found, expected) = (found.path().to_string(), expected.path().to_string());
    let inner = found.strip_prefix(path).unwrap_or_else(|| panic!("{found} is not in {path}"));
    // The outermost step names its constructor, or "vector".
    assert!(expected.ends_with(inner), "{found}, but {expected}");
    assert_eq!(inner.is_empty(), expected.is_empty());
}
