//! What a derived type is: constructors with ids and bodies.

use crate::error::DecodeError;
use crate::error::EncodeError;
use crate::reader::Reader;
use crate::schema::definition::{Definition, ObjectRef, Type};
use crate::writer::Writer;

/// An object: a value of a TL type that has constructors.
///
/// Derived by [`#[derive(TlObject)]`](derive@crate::TlObject). On the wire an object is *boxed*, the id of its
/// constructor and then the body, or *bare*, the body alone if the constructor is known. The functions of this
/// crate write the boxed form; [`Bare`](crate::Bare) asks for the other.
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

    /// Gives the id of this value's constructor.
    ///
    /// Provided for types with one constructor. A type with several, or with an open variant, implements it, or
    /// does not compile where it is called.
    ///
    /// ```compile_fail,E0080
    /// use tl_core::{Constructor, Definition, EncodeError, TlObject, Type, Writer};
    ///
    /// #[derive(TlObject)]
    /// #[tl(id = 0x997275b5, type = "Bool")]
    /// struct BoolTrue;
    ///
    /// /// A type of two constructors, written by hand, without `constructor_id`.
    /// struct Either;
    ///
    /// impl TlObject for Either {
    ///     const TYPE: Type = BoolTrue::TYPE;
    ///     const CONSTRUCTORS: &'static [Definition] = &[*BoolTrue::DEFINITION, *BoolTrue::DEFINITION];
    ///
    ///     fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
    ///         Ok(out.left())
    ///     }
    /// }
    ///
    /// Either.constructor_id();
    /// ```
    fn constructor_id(&self) -> u32 {
        const {
            match (Self::CONSTRUCTORS, Self::TYPE) {
                (_, Type::Boxed(ObjectRef { has_other: true, .. })) | ([] | [_, _, ..], _) => {
                    panic!("a type with several constructors implements `constructor_id`")
                }
                ([only], _) => only.id,
            }
        }
    }

    /// Writes the body of this value's constructor, without the id, and gives the number of bytes that are left,
    /// [`Writer::left`].
    ///
    /// A number and an error each fit in a register, where a writer would be returned through memory.
    fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError>;
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
    /// The id of the only constructor, for [`Bare`](crate::Bare). A type with several has none, and does not
    /// compile where it is asked for.
    const BARE_ID: u32 =
        panic!("an object with several constructors cannot be read without its id");

    /// The size that [`Limits::nested_size`](crate::Limits::nested_size) counts for this object, in bytes: that of
    /// the object itself, even if this is a pointer to it.
    const SIZE: usize = size_of::<Self>();

    /// Reads the body of the constructor `id`, whose id has been read.
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError>;
}

/// An object with one constructor, known from its type: only such an object can be bare.
///
/// Derived for structs; vectors have it too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a single TL constructor",
    label = "expected a struct that derives `TlObject`",
    note = "only a struct that derives `TlObject`, or a `Vec`, has one known constructor: an enum has \
            several, and its values cannot be told apart without the constructor id",
    note = "a `#[tl(bare)]` struct and a newtype have no constructor id: remove `bare` or `items = bare` from the field"
)]
pub trait Constructor: TlObject {
    /// The constructor's definition.
    const DEFINITION: &'static Definition = &Self::CONSTRUCTORS[0];
    /// The constructor id.
    const ID: u32 = Self::DEFINITION.id;
    /// The constructor's TL name, as in `help.config`.
    const NAME: &'static str = Self::DEFINITION.name;
    /// The TL type of the body alone: `future_salt` for the constructor of `FutureSalt`.
    const BARE_TYPE: Type = match Self::TYPE {
        Type::Boxed(object) if !object.constructor.is_empty() => {
            Self::TYPE.bare(object.constructor)
        }
        ty => ty.bare(name_of::<Self>()),
    };
}

/// The name of the constructor, from its definition. A function: the compiler evaluates the constants that it names only
/// if it is called, and an object that contains itself without its id has no definition yet.
const fn name_of<T: Constructor + ?Sized>() -> &'static str {
    T::NAME
}

/// A function: an object that is sent to get a response.
///
/// Derived for structs with `#[tl(returns = …)]`. A client and a server:
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
/// /// The functions that the server knows. They return different types, so they have none in common.
/// #[derive(TlObject)]
/// #[tl(type = "Object")]
/// enum Request {
///     GetNames(GetNames),
///     #[tl(other)]
///     Other(Unknown),
/// }
///
/// // The client: the type of each function's response is known.
/// fn call<F>(function: &F, send: impl Fn(&[u8]) -> Vec<u8>) -> Result<F::Response, Box<dyn std::error::Error>>
/// where
///     F: Function<Response: DecodeOwned>,
/// {
///     let answer = send(&tl_core::to_vec(function)?);
///     Ok(tl_core::from_slice(&answer)?)
/// }
///
/// // The server: the id says which function is inside.
/// fn answer(packet: &[u8]) -> Vec<u8> {
///     let call: InvokeWithLayer<Request> = tl_core::from_slice(packet).unwrap();
///     match call.query {
///         Request::GetNames(it) => {
///             let names: <GetNames as Function>::Response =
///                 it.ids.iter().map(|id| format!("user {id}")).collect();
///             tl_core::to_vec(&names).unwrap()
///         }
///         Request::Other(it) => panic!("unknown function {:#010x}", it.id()),
///     }
/// }
///
/// let function = InvokeWithLayer { layer: 214, query: GetNames { ids: vec![7] } };
/// assert_eq!(call(&function, answer)?, ["user 7"]);
///
/// // A server that does not know the query passes it on as it is.
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
    /// The type of the response.
    type Response;
}
