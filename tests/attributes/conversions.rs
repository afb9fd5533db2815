//! Fields that are converted to another type.

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZero;
use std::time::{Duration, SystemTime};

use tl_core::{
    Bare, Bytes, Constructor, DecodeErrorKind, EncodeErrorKind, Int128, TlObject, from_slice,
    to_vec,
};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// Conversions of the standard library, by value.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Std {
    #[tl(as = i64)]
    unsigned: u64,
    #[tl(as = i32)]
    small: u16,
    #[tl(as = i32)]
    letter: NonZero<i32>,
    #[tl(as = u32)]
    address: Ipv4Addr,
    #[tl(as = String)]
    text: Box<str>,
}

fn standard() -> Std {
    Std {
        unsigned: 1,
        small: 0xffff,
        letter: NonZero::new(3).unwrap(),
        address: Ipv4Addr::new(1, 2, 3, 4),
        text: "ab".into(),
    }
}

#[test]
fn of_the_standard_library() {
    let wire = "01000000 0100000000000000 ffff0000 03000000 04030201 02616200";
    assert_wire(standard(), &hex(wire));
    assert_eq!(
        Std::DEFINITION.to_string(),
        "std#00000001 unsigned:long small:int letter:int address:# text:string = Std;"
    );
}

/// Neither direction invents a value.
#[test]
fn what_cannot_be_converted() {
    let error = to_vec(&Std { unsigned: u64::MAX, ..standard() }).unwrap_err();
    let message = "out of range integral type conversion attempted";
    assert_eq!(error.to_string(), format!("std.unsigned: {message}"));
    assert!(matches!(error.kind(), EncodeErrorKind::Custom(_)));
    let cases = [
        ("01000000 ffffffffffffffff ffff0000 03000000 04030201 02616200", "unsigned", 4),
        ("01000000 0100000000000000 00000100 03000000 04030201 02616200", "small", 12),
        ("01000000 0100000000000000 ffff0000 00000000 04030201 02616200", "letter", 16),
    ];
    for (wire, field, offset) in cases {
        let error = from_slice::<Std>(&hex(wire)).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Custom(_)), "{error}");
        assert_eq!((error.path().to_string(), error.offset()), (format!("std.{field}"), offset));
        assert_eq!(tl_core::dump::<Std>(&hex(wire)).check().unwrap_err(), error, "as the decoder");
    }
}

/// Seconds, as TL has durations.
#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Seconds(i32);

/// By reference: no clone.
impl TryFrom<&Duration> for Seconds {
    type Error = &'static str;

    fn try_from(duration: &Duration) -> Result<Self, &'static str> {
        i32::try_from(duration.as_secs()).map(Self).map_err(|_| "too long")
    }
}

impl TryFrom<Seconds> for Duration {
    type Error = &'static str;

    fn try_from(Seconds(seconds): Seconds) -> Result<Self, &'static str> {
        u64::try_from(seconds).map(Self::from_secs).map_err(|_| "negative")
    }
}

/// A date, as TL has it.
#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Date(i64);

impl From<SystemTime> for Date {
    fn from(time: SystemTime) -> Self {
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }
}

impl TryFrom<Date> for SystemTime {
    type Error = &'static str;

    fn try_from(Date(seconds): Date) -> Result<Self, &'static str> {
        let seconds = u64::try_from(seconds).map_err(|_| "before 1970")?;
        Self::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).ok_or("too late")
    }
}

/// An address is one of two constructors.
#[derive(Clone, Debug, PartialEq, TlObject)]
enum Address {
    #[tl(id = 0x000000a4)]
    V4 { ip: u32 },
    #[tl(id = 0x000000a6)]
    V6 { ip: Int128 },
}

impl From<&IpAddr> for Address {
    fn from(address: &IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::V4 { ip: address.to_bits() },
            IpAddr::V6(address) => Self::V6 { ip: Int128(address.octets()) },
        }
    }
}

/// By value as well: the compiler takes the conversion by reference.
impl From<IpAddr> for Address {
    fn from(_: IpAddr) -> Self {
        unreachable!("there is one by reference")
    }
}

impl From<Address> for IpAddr {
    fn from(address: Address) -> Self {
        match address {
            Address::V4 { ip } => Self::V4(Ipv4Addr::from_bits(ip)),
            Address::V6 { ip } => Self::V6(Ipv6Addr::from(ip.0)),
        }
    }
}

/// A type of another crate that does not implement `Clone`.
#[derive(Debug, PartialEq)]
struct Uuid(u128);

#[derive(TlObject)]
#[tl(transparent)]
struct TlUuid(Int128);

impl From<&Uuid> for TlUuid {
    fn from(uuid: &Uuid) -> Self {
        Self(Int128(uuid.0.to_be_bytes()))
    }
}

impl From<TlUuid> for Uuid {
    fn from(TlUuid(Int128(bytes)): TlUuid) -> Self {
        Self(u128::from_be_bytes(bytes))
    }
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Fields {
    #[tl(as = Seconds)]
    plain: Duration,
    #[tl(flag = 0, as = Seconds)]
    optional: Option<Duration>,
    #[tl(as = Seconds)]
    list: Vec<Duration>,
    #[tl(flag = 1, as = Seconds)]
    optional_list: Option<Vec<Duration>>,
    #[tl(as = Seconds)]
    lists: Vec<Vec<Duration>>,
    #[tl(bare, as = Seconds)]
    bare_list: Vec<Duration>,
    #[tl(flag = 2, bare, as = Seconds)]
    optional_bare_lists: Option<Vec<Vec<Duration>>>,
    #[tl(as = Date)]
    date: SystemTime,
    #[tl(as = Address)]
    addresses: Vec<IpAddr>,
    #[tl(as = TlUuid)]
    uuid: Uuid,
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn all_fields() -> Fields {
    Fields {
        plain: secs(1),
        optional: Some(secs(2)),
        list: vec![secs(3), secs(4)],
        optional_list: Some(vec![secs(5)]),
        lists: vec![vec![secs(6)], vec![]],
        bare_list: vec![secs(7)],
        optional_bare_lists: Some(vec![vec![secs(8)]]),
        date: SystemTime::UNIX_EPOCH + secs(9),
        addresses: vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
        uuid: Uuid(0x0102),
    }
}

const FIELDS: &str = "02000000 07000000 01000000 02000000 \
    15c4b51c 02000000 03000000 04000000 \
    15c4b51c 01000000 05000000 \
    15c4b51c 02000000 15c4b51c 01000000 06000000 15c4b51c 00000000 \
    01000000 07000000 \
    01000000 15c4b51c 01000000 08000000 \
    0900000000000000 \
    15c4b51c 02000000 a4000000 0100007f a6000000 00000000000000000000000000000001 \
    00000000000000000000000000000102";

#[test]
fn fields() {
    assert_wire(all_fields(), &hex(FIELDS));
    assert_eq!(
        Fields::DEFINITION.to_string(),
        "fields#00000002 flags:# plain:int optional:flags.0?int list:Vector<int> \
         optional_list:flags.1?Vector<int> lists:Vector<Vector<int>> bare_list:vector<int> \
         optional_bare_lists:flags.2?vector<Vector<int>> date:long addresses:Vector<Address> \
         uuid:int128 = Fields;"
    );
    assert_eq!(tl_core::dump::<Fields>(&hex(FIELDS)).check(), Ok(hex(FIELDS).len()));
    let none =
        Fields { optional: None, optional_list: None, optional_bare_lists: None, ..all_fields() };
    let packet = to_vec(&none).unwrap();
    assert_eq!(packet[4..12], hex("00000000 01000000"));
    assert_eq!(from_slice::<Fields>(&packet).unwrap(), none);
}

#[test]
fn errors_have_their_path() {
    let long = Duration::MAX;
    let cases = [
        (Fields { plain: long, ..all_fields() }, "fields.plain: too long"),
        (Fields { optional: Some(long), ..all_fields() }, "fields.optional: too long"),
        (Fields { list: vec![secs(1), long], ..all_fields() }, "fields.list[1]: too long"),
        (
            Fields { lists: vec![vec![], vec![long]], ..all_fields() },
            "fields.lists[1][0]: too long",
        ),
        (Fields { bare_list: vec![long], ..all_fields() }, "fields.bare_list[0]: too long"),
    ];
    for (value, expected) in cases {
        assert_eq!(to_vec(&value).unwrap_err().to_string(), expected);
    }
    // The highest byte of each duration.
    let cases = [
        (11, "plain"),
        (15, "optional"),
        (31, "list[1]"),
        (43, "optional_list[0]"),
        (63, "lists[0][0]"),
    ];
    for (at, path) in cases {
        let mut packet = hex(FIELDS);
        packet[at] = 0x80;
        let error = from_slice::<Fields>(&packet).unwrap_err();
        assert_eq!(error.to_string(), format!("fields.{path}: negative, at byte {}", at - 3));
        assert_eq!(tl_core::dump::<Fields>(&packet).check().unwrap_err(), error);
    }
}

/// The decoder and the dump find the same fault of every packet that is cut off.
#[test]
fn packets_that_end_early() {
    let packet = hex(FIELDS);
    for len in 0..packet.len() {
        let error = from_slice::<Fields>(&packet[..len]).unwrap_err();
        assert_eq!(tl_core::dump::<Fields>(&packet[..len]).check().unwrap_err(), error, "{len}");
    }
}

/// `inputUser#f21158c6 user_id:long access_hash:long = InputUser;`
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0xf21158c6, name = "inputUser")]
struct InputUser {
    #[tl(as = i64)]
    user_id: u64,
    #[tl(as = Date)]
    access_hash: SystemTime,
}

/// `phoneConnection… peer_tag:bytes`: bytes are `string` in an id, converted or not.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x5366c915, name = "phoneCallEmpty", type = "PhoneCall")]
struct PhoneCallEmpty {
    #[tl(as = i64)]
    id: u64,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(name = "chunk")]
struct Chunk {
    #[tl(as = Bytes)]
    data: Vec<u8>,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(name = "chunk")]
struct PlainChunk {
    data: Bytes,
}

#[test]
fn proven() {
    let value = InputUser { user_id: 1, access_hash: SystemTime::UNIX_EPOCH + secs(2) };
    assert_wire(value, &hex("c65811f2 0100000000000000 0200000000000000"));
    assert_wire(PhoneCallEmpty { id: 7 }, &hex("15c96653 0700000000000000"));
    assert_eq!(Chunk::ID, PlainChunk::ID);
}

/// A set that is encoded as a vector: `as` is a vector type, so the whole field is converted.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Whole {
    #[tl(as = Numbers)]
    numbers: BTreeSet<i32>,
    #[tl(as = Vec<i32>)]
    pair: Pair,
    #[tl(bare, as = Inner)]
    inner: Outside,
    #[tl(flag = 0, bare, as = Inner)]
    optional: Option<Outside>,
    #[tl(as = Bare<Inner>)]
    in_vectors: Vec<OutsideBare>,
}

#[derive(Debug, TlObject)]
#[tl(transparent)]
struct Numbers(Vec<i32>);

impl From<BTreeSet<i32>> for Numbers {
    fn from(set: BTreeSet<i32>) -> Self {
        Self(set.into_iter().collect())
    }
}

impl From<Numbers> for BTreeSet<i32> {
    fn from(Numbers(list): Numbers) -> Self {
        list.into_iter().collect()
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Pair(i32, i32);

impl From<Pair> for Vec<i32> {
    fn from(Pair(left, right): Pair) -> Self {
        vec![left, right]
    }
}

/// An error that is no text of ours.
#[derive(Debug)]
struct NotTwo(usize);

impl fmt::Display for NotTwo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} items, not 2", self.0)
    }
}

impl TryFrom<Vec<i32>> for Pair {
    type Error = NotTwo;

    fn try_from(items: Vec<i32>) -> Result<Self, NotTwo> {
        match items.as_slice() {
            [left, right] => Ok(Self(*left, *right)),
            items => Err(NotTwo(items.len())),
        }
    }
}

#[derive(Debug, TlObject)]
#[tl(id = 0x0000000a)]
struct Inner {
    number: i32,
}

#[derive(Clone, Debug, PartialEq)]
struct Outside(i32);

impl From<&Outside> for Inner {
    fn from(outside: &Outside) -> Self {
        Self { number: outside.0 }
    }
}

impl From<Inner> for Outside {
    fn from(inner: Inner) -> Self {
        Self(inner.number)
    }
}

#[derive(Clone, Debug, PartialEq)]
struct OutsideBare(i32);

impl From<&OutsideBare> for Bare<Inner> {
    fn from(outside: &OutsideBare) -> Self {
        Self(Inner { number: outside.0 })
    }
}

impl From<Bare<Inner>> for OutsideBare {
    fn from(Bare(inner): Bare<Inner>) -> Self {
        Self(inner.number)
    }
}

#[test]
fn whole_fields_and_bare_objects() {
    let value = Whole {
        numbers: [1, 2].into(),
        pair: Pair(3, 4),
        inner: Outside(5),
        optional: Some(Outside(6)),
        in_vectors: vec![OutsideBare(7)],
    };
    let wire = "03000000 01000000 15c4b51c 02000000 01000000 02000000 \
                15c4b51c 02000000 03000000 04000000 05000000 06000000 15c4b51c 01000000 07000000";
    assert_wire(value, &hex(wire));
    assert_eq!(
        Whole::DEFINITION.to_string(),
        "whole#00000003 flags:# numbers:Vector<int> pair:Vector<int> inner:inner \
         optional:flags.0?inner in_vectors:Vector<inner> = Whole;"
    );
    let mut packet = hex(wire);
    packet[28] = 3;
    let error = from_slice::<Whole>(&packet).unwrap_err();
    assert_eq!(error.to_string(), "whole.pair: 3 items, not 2, at byte 24");
    assert_eq!(tl_core::dump::<Whole>(&packet).check().unwrap_err(), error);
}

/// Types that borrow, and type parameters.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Borrowed<'a, T>
where
    T: Clone + TryFrom<i32, Error: fmt::Display>,
    i32: TryFrom<T, Error: fmt::Display>,
{
    #[tl(as = &'a str)]
    text: Upper<'a>,
    #[tl(as = &'a str)]
    texts: Vec<Upper<'a>>,
    #[tl(as = i32)]
    number: T,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Upper<'a>(&'a str);

impl<'a> From<Upper<'a>> for &'a str {
    fn from(text: Upper<'a>) -> Self {
        text.0
    }
}

impl<'a> TryFrom<&'a str> for Upper<'a> {
    type Error = &'static str;

    fn try_from(text: &'a str) -> Result<Self, &'static str> {
        if text.bytes().all(|it| it.is_ascii_uppercase()) { Ok(Self(text)) } else { Err("lower") }
    }
}

#[test]
fn borrowed_and_generic() {
    let packet = hex("04000000 02414200 15c4b51c 01000000 01430000 ff000000");
    let value: Borrowed<'_, u8> = from_slice(&packet).unwrap();
    assert_eq!(value, Borrowed { text: Upper("AB"), texts: vec![Upper("C")], number: 255 });
    assert_eq!(to_vec(&value).unwrap(), packet);
    assert_eq!(
        Borrowed::<u8>::DEFINITION.to_string(),
        "borrowed#00000004 {T:Type} text:string texts:Vector<string> number:int = Borrowed;"
    );
    let packet = hex("04000000 02416200 15c4b51c 01000000 01430000 ff000000");
    let error = from_slice::<Borrowed<'_, u8>>(&packet).unwrap_err();
    assert_eq!(error.to_string(), "borrowed.text: lower, at byte 4");
    assert_eq!(tl_core::dump::<Borrowed<'_, u8>>(&packet).check().unwrap_err(), error);
}

/// In a transparent struct.
#[derive(Debug, PartialEq, TlObject)]
#[tl(transparent)]
struct Timeout(#[tl(as = Seconds)] Duration);

#[test]
fn in_a_newtype() {
    assert_wire(vec![Timeout(secs(1))], &hex("15c4b51c 01000000 01000000"));
    let packet = hex("15c4b51c 02000000 01000000 ffffffff");
    let error = from_slice::<Vec<Timeout>>(&packet).unwrap_err();
    assert_eq!(error.to_string(), "vector[1]: negative, at byte 12");
    assert_eq!(tl_core::dump::<Vec<Timeout>>(&packet).check().unwrap_err(), error);
}
