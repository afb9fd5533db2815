//! What a derived type is: constructors with ids and bodies.

use crate::buffer::Buffer;
use crate::definition::{Definition, ObjectType, Type};
use crate::error::DecodeError;
use crate::length::length_of;
use crate::private;
use crate::reader::Reader;
use crate::writer::Writer;

/// An object: a value of a TL type that has constructors.
///
/// Derived by [`#[derive(TlObject)]`](derive@crate::TlObject). On the wire an object is *boxed*, the
/// id of its constructor and then the body, or *bare*, the body alone where the constructor is known.
/// The functions of this crate write the boxed form; [`Bare`](crate::Bare) asks for the other.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a TL object",
    label = "does not derive `TlObject`",
    note = "derive it: `#[derive(TlObject)]` with `#[tl(id = 0x…)]`"
)]
pub trait TlObject {
    /// The TL type that the constructors belong to.
    const TYPE: Type;

    /// The definitions of the type's constructors, in the order of the variants.
    const CONSTRUCTORS: &'static [Definition];

    /// The id of this value's constructor. Provided for types with one: those with several, or with
    /// others than they know, have to say which it is, or fail to compile where they are asked.
    ///
    /// ```compile_fail,E0080
    /// use tl_core::{Buffer, Constructor, Definition, TlObject, Type, Writer};
    ///
    /// #[derive(TlObject)]
    /// #[tl(id = 0x997275b5)]
    /// struct BoolTrue;
    ///
    /// /// A type of two constructors, by hand, which does not say which of them a value is.
    /// struct Either;
    ///
    /// impl TlObject for Either {
    ///     const TYPE: Type = BoolTrue::TYPE;
    ///     const CONSTRUCTORS: &'static [Definition] = &[*BoolTrue::DEFINITION, *BoolTrue::DEFINITION];
    ///
    ///     fn encode_form<const BOXED: bool, B: Buffer>(&self, _: &mut Writer<B>) {}
    /// }
    ///
    /// Either.constructor_id();
    /// ```
    fn constructor_id(&self) -> u32 {
        const {
            match (Self::CONSTRUCTORS, Self::TYPE) {
                (_, Type::Boxed(ObjectType { is_open: true, .. })) | ([] | [_, _, ..], _) => {
                    panic!("a type with several constructors implements `constructor_id`")
                }
                ([only], _) => only.id,
            }
        }
    }

    /// The exact number of bytes of the body, where encoding it does not fail: encodes it and keeps
    /// nothing but their number.
    fn bare_len(&self) -> usize {
        length_of(|writer| self.encode_bare(writer))
    }

    /// Appends this value: boxed, with the id in front of the body, or the body alone. One function for
    /// both, so that the id is written at once with what follows it.
    fn encode_form<const BOXED: bool, B: Buffer>(&self, writer: &mut Writer<B>);

    /// Appends the body of this value's constructor, without the id.
    #[inline]
    fn encode_bare<B: Buffer>(&self, writer: &mut Writer<B>) {
        self.encode_form::<false, B>(writer);
    }

    /// Writes a conditional field that stands bare.
    #[doc(hidden)]
    #[inline]
    fn encode_bare_optional<B: Buffer>(field: &Option<Self>, writer: &mut Writer<B>)
    where
        Self: Sized,
    {
        if let Some(object) = field {
            object.encode_bare(writer);
        }
    }
}

/// An object that can be read from an input that lives for `'de`.
///
/// Derived together with [`TlObject`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a TL object that can be read",
    label = "does not derive `TlObject`",
    note = "derive it: `#[derive(TlObject)]` with `#[tl(id = 0x…)]`"
)]
pub trait DecodeObject<'de>: Sized {
    /// Reads the body of the constructor `id`, whose id has been read already: the half of it that is
    /// implemented, for decoders to call of one another. Call [`decode_bare`](Self::decode_bare) elsewhere.
    ///
    /// An error is returned, or, where it is a field's, left with the reader: then the value is incomplete,
    /// and the rest of it was not read. So a decoder goes on after a field that has something to stand in for
    /// it, and has no exit there that would have to drop all fields before it.
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError>;

    /// Reads the body of the constructor `id`, whose id has been read already.
    fn decode_bare(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_strictly(|reader| Self::decode_body(id, reader))
    }

    /// Reads the body of the constructor `id`, one level deeper than the object around it, as
    /// [`decode_body`](Self::decode_body) does.
    #[doc(hidden)]
    fn decode_nested(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match reader.enter() {
            Ok(()) => {
                let object = Self::decode_body(id, reader);
                reader.leave();
                object
            }
            Err(error) => Err(error),
        }
    }

    /// Reads the field that stands bare at `place`, as [`decode_body`](Self::decode_body) does.
    #[doc(hidden)]
    fn decode_bare_field(
        id: u32,
        reader: &mut Reader<'de>,
        place: &'static str,
    ) -> Result<Self, DecodeError> {
        match Self::decode_nested(id, reader) {
            Ok(object) => {
                reader.after_field(true, place);
                Ok(object)
            }
            Err(error) => Err(reader.error_in_field(error, place)),
        }
    }

    /// Reads the conditional field that stands bare at `place`: there where bit `bit` of `word` is set. An
    /// error is left with the reader.
    #[doc(hidden)]
    fn decode_bare_optional_field(
        id: u32,
        word: u32,
        bit: u32,
        reader: &mut Reader<'de>,
        place: &'static str,
    ) -> Option<Self> {
        if !private::bit(word, bit) || reader.has_failed() {
            return None;
        }
        match Self::decode_nested(id, reader) {
            Ok(object) => {
                reader.after_field(true, place);
                Some(object)
            }
            Err(error) => {
                reader.fail_in_field(error, place);
                None
            }
        }
    }
}

/// An object with one constructor, known from its type: what may stand bare.
///
/// Derived for structs; vectors have it too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a single TL constructor",
    label = "expected a struct that derives `TlObject`",
    note = "only a struct that derives `TlObject`, or a `Vec`, has one known constructor: an enum has \
            several, and its values cannot be told apart without the constructor id"
)]
pub trait Constructor: TlObject {
    /// The constructor's definition.
    const DEFINITION: &'static Definition = &Self::CONSTRUCTORS[0];
    /// The constructor id.
    const ID: u32 = Self::DEFINITION.id;
    /// The constructor's TL name, as in `help.config`.
    const NAME: &'static str = Self::DEFINITION.name;
    /// The TL type of the body alone: `future_salt` for the constructor of `FutureSalt`.
    const BARE_TYPE: Type = Self::TYPE.bare(Self::NAME);
}

/// A function: an object that is sent to be answered.
///
/// Derived for structs with `#[tl(returns = …)]`. The client's end and the server's:
///
/// ```
/// use tl_core::{DecodeOwned, Function, TlObject, Unknown};
///
/// #[derive(Debug, PartialEq, TlObject)]
/// #[tl(name = "users.getNames", returns = Vec<String>)]
/// struct GetNames {
///     ids: Vec<i64>,
/// }
///
/// #[derive(TlObject)]
/// #[tl(id = 0xda9b0d0d, name = "invokeWithLayer", returns = X::Response)]
/// struct InvokeWithLayer<X> {
///     layer: i32,
///     query: X,
/// }
///
/// /// What the server knows. The functions return various types: together they are of none.
/// #[derive(TlObject)]
/// #[tl(type = "Object")]
/// enum Request {
///     GetNames(GetNames),
///     #[tl(other)]
///     Other(Unknown),
/// }
///
/// // The client: whatever the function, its response is known.
/// fn call<F>(function: &F, send: impl Fn(&[u8]) -> Vec<u8>) -> Result<F::Response, Box<dyn std::error::Error>>
/// where
///     F: Function<Response: DecodeOwned>,
/// {
///     let answer = send(&tl_core::to_vec(function)?);
///     Ok(tl_core::from_slice(&answer)?)
/// }
///
/// // The server: what stands within is told by its id.
/// fn answer(packet: &[u8]) -> Vec<u8> {
///     let call: InvokeWithLayer<Request> = tl_core::from_slice(packet).unwrap();
///     match call.query {
///         Request::GetNames(it) => {
///             let names: <GetNames as Function>::Response =
///                 it.ids.iter().map(|id| format!("user {id}")).collect();
///             tl_core::to_vec(&names).unwrap()
///         }
///         Request::Other(it) => panic!("unknown function {:#010x}", it.id),
///     }
/// }
///
/// let function = InvokeWithLayer { layer: 214, query: GetNames { ids: vec![7] } };
/// assert_eq!(call(&function, answer)?, ["user 7"]);
///
/// // A server that knows nothing of the query hands it on as it is.
/// let packet = tl_core::to_vec(&function)?;
/// let call: InvokeWithLayer<Unknown> = tl_core::from_slice(&packet)?;
/// assert_eq!(call.query.to_object::<GetNames>()?, function.query);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a TL function",
    label = "has no response",
    note = "name what it returns: `#[tl(returns = Type)]`"
)]
pub trait Function: TlObject {
    /// What the function answers with.
    type Response;
}
