//! Values for a peer of another layer.

use alloc::vec::Vec;

use crate::encode::Encode;
use crate::error::EncodeError;
use crate::output::to_vec;
use crate::schema::definition::Type;
use crate::schema::rewrite::rewrite;
use crate::writer::Writer;

/// Encodes `value` into a new `Vec` in the form of the layer `layer`.
///
/// The type of the value, and the types of the objects in it, can accept lines of other layers
/// (`#[tl(accepts(225) = "…")]`). For each object, this function uses the line with the lowest number that is at least
/// `layer`. If there is no such line, it uses the definition, unless the definition is newer than `layer`
/// (`#[tl(since = 226)]`).
///
/// The bytes of a `with` codec, of an [`Unknown`](crate::Unknown) and of an object in `bytes` are copied unchanged.
///
/// It takes some hundred nanoseconds per object; [`to_vec`] takes a few. The value is encoded in the form of its types,
/// and then rewritten, object by object, by the definitions. If the peer has the layer of the types, call `to_vec`.
/// Types that accept no other lines need no code for this function.
///
/// # Errors
/// If the layer cannot represent the value, the error has the path. The reasons are:
/// - The layer does not have a constructor.
/// - The layer requires a parameter that has no value.
/// - A value would be lost, and the line does not allow it (`drop(emoji_status)`).
/// - The value contains a [`DynObject`](crate::DynObject), which has no definitions.
/// - The value contains an `Unknown` that is not at its end: the end of the `Unknown` is not known.
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
/// // Reading needs no layer: the id identifies the line.
/// assert_eq!(tl_core::from_slice::<User>(&packet)?, user);
///
/// // In layer 225 the name is required, and `id` has 32 bits.
/// let error = tl_core::to_vec_as(&User { name: None, ..user.clone() }, 225).unwrap_err();
/// assert_eq!(error.to_string(), "user.name: layer 225 requires a value, and there is none");
/// let error = tl_core::to_vec_as(&User { id: 1 << 40, ..user }, 225).unwrap_err();
/// assert!(error.to_string().starts_with("user.id: "));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_vec_as<T: Encode + ?Sized>(value: &T, layer: u32) -> Result<Vec<u8>, EncodeError> {
    rewrite(&to_vec(value)?, &T::TYPE, layer)
}

/// Holds a value, and encodes it in the form of a layer: a field for a peer of that layer.
///
/// It has the encoding of [`to_vec_as`], and can be part of any value: of an object, of a vector, or after a length.
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
    /// Makes a field that is encoded in the form of the layer `layer`.
    pub const fn new(value: T, layer: u32) -> Self {
        Self { value, layer }
    }

    /// Returns the value.
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
