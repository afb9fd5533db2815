//! Traits of derived types: constructors with ids and bodies.

use crate::error::DecodeError;
use crate::error::EncodeError;
use crate::reader::Reader;
use crate::schema::definition::{Definition, ObjectRef, Type};
use crate::writer::Writer;

/// Encodes an object: a value of a TL type that has constructors.
///
/// Derive it with [`#[derive(TlObject)]`](derive@crate::TlObject). On the wire an object is *boxed* (its constructor
/// id, then its body) or *bare* (only the body, if the constructor is known). The functions of this crate write the
/// boxed form; [`Bare`](crate::Bare) writes the other.
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

    /// Returns the constructor id of this value.
    ///
    /// The default is for types with one constructor. A type with several constructors, or with an `other` variant,
    /// must implement it. If it does not, a call of this method does not compile.
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

    /// Writes the body of this value, without the id, and returns the number of free bytes, [`Writer::left`].
    ///
    /// A number and an error both fit in a register. A writer would be returned through memory.
    fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError>;
}

/// Reads an object from an input with the lifetime `'de`.
///
/// The derive of [`TlObject`] implements it, too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a TL object that can be read",
    label = "does not derive `TlObject`",
    note = "derive it: `#[derive(TlObject)]` with `#[tl(id = 0x…)]`"
)]
pub trait DecodeObject<'de>: Sized {
    /// The id of the only constructor, for [`Bare`](crate::Bare). A type with several constructors has none: if the
    /// constant is used, the code does not compile.
    const BARE_ID: u32 =
        panic!("an object with several constructors cannot be read without its id");

    /// The size in bytes that [`Limits::nested_size`](crate::Limits::nested_size) counts for this object. For a
    /// pointer, it is the size of the object behind it.
    const SIZE: usize = size_of::<Self>();

    /// Reads the body of the constructor `id`. The id has already been read.
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError>;
}

/// Names the only constructor of an object's type: only such an object can be bare.
///
/// The derive implements it for structs. Vectors have it, too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a single TL constructor",
    label = "expected a struct that derives `TlObject`",
    note = "only a struct that derives `TlObject`, or a `Vec`, has one known constructor: an enum has \
            several, and only the constructor id says which of them a value has",
    note = "a `#[tl(bare)]` struct and a newtype have no constructor id: remove `bare` or `items = bare` from the \
            field, or give the variant that holds it an id of its own"
)]
pub trait Constructor: TlObject {
    /// The constructor's definition.
    const DEFINITION: &'static Definition = &Self::CONSTRUCTORS[0];
    /// The constructor id.
    const ID: u32 = Self::DEFINITION.id;
    /// The constructor's TL name, as in `help.config`.
    const NAME: &'static str = Self::DEFINITION.name;
    /// The TL type of the bare body, such as `future_salt` for the type `FutureSalt`.
    const BARE_TYPE: Type = match Self::TYPE {
        Type::Boxed(object) if !object.constructor.is_empty() => {
            Self::TYPE.bare(object.constructor)
        }
        ty => ty.bare(name_of::<Self>()),
    };
}

/// Returns the name of the constructor, from its definition. It is a function, because the constants in a function are
/// evaluated only if it is called. If an object contains itself as a bare value, its definition depends on this type.
const fn name_of<T: Constructor + ?Sized>() -> &'static str {
    T::NAME
}

/// Is implemented by TL functions: objects that are sent to get a response.
///
/// Derive it for structs with `#[tl(returns = …)]`. Example of a client and a server:
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
/// /// The functions that the server knows. Their responses have no common type, so the enum has no `returns`.
/// #[derive(TlObject)]
/// #[tl(type = "Object")]
/// enum Request {
///     GetNames(GetNames),
///     #[tl(other)]
///     Other(Unknown),
/// }
///
/// // The client knows the response type of each function.
/// fn call<F>(function: &F, send: impl Fn(&[u8]) -> Vec<u8>) -> Result<F::Response, Box<dyn std::error::Error>>
/// where
///     F: Function<Response: DecodeOwned>,
/// {
///     let answer = send(&tl_core::to_vec(function)?);
///     Ok(tl_core::from_slice(&answer)?)
/// }
///
/// // The server finds the inner function by its id.
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
/// // A server that does not know the query forwards the same bytes.
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
