//! An error of encoding says in which field.

use tl_core::{
    Bare, Encode, EncodeError, EncodeErrorKind, Flags, TlObject, Type, Unknown, Writer,
    encode_into, to_slice, to_vec, to_vec_bare,
};

/// An `int` that is not negative.
#[derive(Clone, Debug, PartialEq)]
struct Natural(i32);

impl Encode for Natural {
    const TYPE: Type = Type::Int;

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        if self.0 < 0 {
            return Err(EncodeError::new(EncodeErrorKind::Custom("negative".into())));
        }
        self.0.encode(out)
    }
}

impl tl_core::Decode<'_> for Natural {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut tl_core::Reader<'_>) -> Result<Self, tl_core::DecodeError> {
        reader.read().map(Self)
    }
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Inner {
    a: String,
    b: Natural,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Outer {
    list: Vec<Inner>,
    #[tl(bare, name = "alone")]
    single: Inner,
    #[tl(flag = 0)]
    optional: Option<Natural>,
    #[tl(flag = 1, bare)]
    bare_optional: Option<Inner>,
    #[tl(bare)]
    bare_list: Vec<Bare<Inner>>,
    #[tl(with = tl_core::sized)]
    sized: Inner,
    #[tl(with = tl_core::in_bytes)]
    in_bytes: Inner,
    #[tl(flag = 2, with = tl_core::sized)]
    sized_optional: Option<Inner>,
    boxed: Box<Either>,
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "Either")]
enum Either {
    #[tl(id = 0xd78855ec, name = "ns.left")]
    Left {
        natural: Natural,
    },
    Right(Right),
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004, name = "ns.right", type = "Either", proof = false)]
struct Right(Natural);

fn inner(b: i32) -> Inner {
    Inner { a: "a".to_owned(), b: Natural(b) }
}

fn outer() -> Outer {
    Outer {
        list: vec![inner(1), inner(2)],
        single: inner(3),
        optional: Some(Natural(4)),
        bare_optional: Some(inner(5)),
        bare_list: vec![Bare(inner(6))],
        sized: inner(7),
        in_bytes: inner(8),
        sized_optional: Some(inner(9)),
        boxed: Box::new(Either::Left { natural: Natural(10) }),
    }
}

/// The field that `change` makes negative is named by `path`, from every function.
#[track_caller]
fn assert_path(path: &str, change: impl FnOnce(&mut Outer)) {
    let mut value = outer();
    to_vec(&value).unwrap();
    change(&mut value);
    let errors = [
        to_vec(&value).unwrap_err(),
        to_vec_bare(&value).unwrap_err(),
        to_slice(&value, &mut [0; 500]).unwrap_err(),
        encode_into(&value, &mut Vec::new()).unwrap_err(),
        tl_core::encoded_len(&value).unwrap_err(),
        Unknown::from_object(&value).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.to_string(), format!("{path}: negative"));
        assert_eq!(error.path().to_string(), path);
        assert_eq!(error.kind(), EncodeErrorKind::Custom("negative".into()));
        assert_eq!(error.kind().to_string(), "negative");
    }
}

#[test]
fn each_way_in_which_a_field_is_written() {
    assert_path("outer.list[1].b", |it| it.list[1].b.0 = -1);
    assert_path("outer.list[0].b", |it| it.list[0].b.0 = -1);
    assert_path("outer.alone.b", |it| it.single.b.0 = -1);
    assert_path("outer.optional", |it| it.optional = Some(Natural(-1)));
    assert_path("outer.bare_optional.b", |it| it.bare_optional = Some(inner(-1)));
    assert_path("outer.bare_list[0].b", |it| it.bare_list[0].0.b.0 = -1);
    assert_path("outer.sized.b", |it| it.sized.b.0 = -1);
    assert_path("outer.in_bytes.b", |it| it.in_bytes.b.0 = -1);
    assert_path("outer.sized_optional.b", |it| it.sized_optional = Some(inner(-1)));
    assert_path("outer.boxed.natural", |it| *it.boxed = Either::Left { natural: Natural(-1) });
    assert_path("outer.boxed.0", |it| *it.boxed = Either::Right(Right(Natural(-1))));
}

/// The first of several errors, in the order of the fields.
#[test]
fn the_first_error_is_given() {
    assert_path("outer.list[1].b", |it| {
        it.list[1].b.0 = -1;
        it.single.b.0 = -1;
        *it.boxed = Either::Left { natural: Natural(-1) };
    });
}

/// Fields behind one that cannot be written.
#[derive(TlObject)]
#[tl(id = 0x00000005)]
struct Behind {
    first: Natural,
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = 0)]
    a: Option<i32>,
    #[tl(flag = 0)]
    b: Option<i32>,
    #[tl(with = refusing)]
    last: i32,
}

mod refusing {
    use tl_core::{DecodeError, EncodeError, EncodeErrorKind, Reader, Writer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form of a codec")]
    pub fn encode<'w>(_: &i32, _: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        Err(EncodeError::new(EncodeErrorKind::Custom("refused".into())))
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<i32, DecodeError> {
        reader.read()
    }
}

#[test]
fn no_error_hides_an_earlier_one() {
    let error = |first, b| {
        let value =
            Behind { first: Natural(first), flags: Flags::default(), a: Some(1), b, last: 1 };
        to_vec(&value).unwrap_err()
    };
    assert_eq!(error(-1, None).to_string(), "behind.first: negative");
    assert!(matches!(error(1, None).kind(), EncodeErrorKind::SharedBit { bit: 0, .. }));
    assert_eq!(error(1, Some(1)).to_string(), "behind.last: refused");
}

#[test]
fn in_vectors_and_in_a_namespace() {
    let values = vec![vec![inner(1)], vec![inner(1), inner(1), inner(-1)]];
    assert_eq!(to_vec(&values).unwrap_err().path().to_string(), "vector[1][2].b");
    let error = to_vec(&Either::Left { natural: Natural(-1) }).unwrap_err();
    assert_eq!(error.to_string(), "ns.left.natural: negative");
    assert_eq!(to_vec(&Natural(-1)).unwrap_err().to_string(), "negative");
}

/// Memory that is too small for a value has a path, too.
#[test]
fn the_field_that_does_not_fit() {
    let mut memory = [0; 12];
    let error = to_slice(&inner(1), &mut memory[..11]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "inner.b: the buffer is full where 4 bytes are to be written (3 left)"
    );
    let error = to_slice(&vec![inner(1), inner(2)], &mut [0; 24]).unwrap_err();
    assert_eq!(error.path().to_string(), "vector[1].a");
    assert_eq!(to_slice(&inner(1), &mut memory).unwrap().len(), 12);
}

/// A codec's own bytes are no multiple of four: the field is named.
#[test]
fn a_codec_that_writes_too_little_is_named() {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a codec takes a reference to the field")]
    mod three {
        use tl_core::{DecodeError, EncodeError, Reader, Writer};

        pub(super) fn encode<'w>(_: &i32, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
            out.write_array([1, 2, 3])
        }

        pub(super) fn decode(reader: &mut Reader<'_>) -> Result<i32, DecodeError> {
            reader.read_array::<3>().map(|_| 0)
        }
    }

    #[derive(Debug, TlObject)]
    #[tl(id = 0x00000005)]
    struct Wrong {
        #[tl(with = three, type = "int")]
        first: i32,
        #[tl(flag = 0, with = three, type = "int")]
        second: Option<i32>,
    }
    let error = to_vec(&Wrong { first: 1, second: None }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "wrong.first: a codec wrote 3 bytes: everything in TL takes a multiple of 4"
    );
    let error = to_vec(&vec![Wrong { first: 1, second: Some(2) }]).unwrap_err();
    assert_eq!(error.path().to_string(), "vector[0].first");
}
