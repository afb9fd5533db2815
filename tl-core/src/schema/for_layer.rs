//! Values for a peer of another layer.

use alloc::vec::Vec;

use crate::encode::Encode;
use crate::error::EncodeError;
use crate::output::to_vec;
use crate::schema::definition::Type;
use crate::schema::rewrite::rewrite;
use crate::writer::Writer;

/// Encodes `value` into a new `Vec` as the layer `layer` has it.
///
/// The value is written by the lines that its types, and those of all objects in it, accept (`#[tl(accepts(225) = "…")]`):
/// of a constructor, by the line with the lowest number that is not below `layer`. Without such a line, the definition is
/// that of the layer, unless it is newer (`#[tl(since = 226)]`). So one call is enough for all nested objects.
///
/// What the layer cannot say is an error with its path: a constructor that it does not have, a parameter that it asks
/// for and the value lacks, and a value that would be lost, unless the line says that it may be (`drop(emoji_status)`).
/// So is a [`DynObject`](crate::DynObject), which has no definitions.
/// The bytes of a `with` codec, of an [`Unknown`](crate::Unknown) and of an object in `bytes` are copied as they are.
/// Nothing says where an `Unknown` ends: one that is not at the end of the value is an error.
///
/// It takes some hundred nanoseconds per object, where [`to_vec`] takes a few: the value is written as its own layer has
/// it, and then rewritten by the definitions, object by object. For a peer of the layer of the types, call `to_vec`. Types
/// without other lines need no code for it.
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(Clone, Debug, PartialEq, TlObject)]
/// #[tl(
///     definition = "user#023e9bc8 flags:# id:long name:flags.0?string = User;",
///     accepts(225) = "user#c2d8c818 id:int name:string = User;",
///     convert(id = i32)
/// )]
/// struct User {
///     id: i64,
///     name: Option<String>,
/// }
///
/// let user = User { id: 7, name: Some("Ann".into()) };
/// let packet = tl_core::to_vec_as(&user, 225)?;
/// assert_eq!(packet, *b"\x18\xc8\xd8\xc2\x07\0\0\0\x03Ann");
/// // It is read without a layer: the id says which line it is.
/// assert_eq!(tl_core::from_slice::<User>(&packet)?, user);
///
/// // The layer has a name always, and numbers of 32 bits.
/// let error = tl_core::to_vec_as(&User { name: None, ..user.clone() }, 225).unwrap_err();
/// assert_eq!(error.to_string(), "user.name: layer 225 asks for a value, and there is none");
/// let error = tl_core::to_vec_as(&User { id: 1 << 40, ..user }, 225).unwrap_err();
/// assert!(error.to_string().starts_with("user.id: "));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_vec_as<T: Encode + ?Sized>(value: &T, layer: u32) -> Result<Vec<u8>, EncodeError> {
    rewrite(&to_vec(value)?, &T::TYPE, layer)
}

/// Holds a value, and writes it as a layer has it: a field for a peer of that layer.
///
/// It is written as [`to_vec_as`] writes the value, wherever a value can be: in another object, in a vector, behind a
/// length.
///
/// ```
/// use tl_core::{ForLayer, TlObject};
///
/// #[derive(TlObject)]
/// #[tl(name = "rpc_result")]
/// struct RpcResult<T> {
///     req_msg_id: i64,
///     result: T,
/// }
///
/// let answer = RpcResult { req_msg_id: 1, result: ForLayer::new(true, 225) };
/// assert_eq!(tl_core::to_vec(&answer)?, tl_core::to_vec(&RpcResult { req_msg_id: 1, result: true })?);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ForLayer<T> {
    value: T,
    layer: u32,
}

impl<T> ForLayer<T> {
    /// Makes `value` one that is written as the layer `layer` has it.
    pub const fn new(value: T, layer: u32) -> Self {
        Self { value, layer }
    }

    /// Gives the value.
    pub fn into_inner(self) -> T {
        self.value
    }
}

#[diagnostic::do_not_recommend]
impl<T: Encode> Encode for ForLayer<T> {
    const TYPE: Type = T::TYPE;

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        out.write_slice(&to_vec_as(&self.value, self.layer)?)
    }
}
