//! Schemas in the JSON form, in which Telegram publishes its own: <https://core.telegram.org/schema/json>.
//!
//! ```json
//! {"constructors":[{"id":"-1132882121","predicate":"boolFalse","params":[],"type":"Bool"}],
//!  "methods":[{"id":"2059302892","method":"ping","params":[{"name":"ping_id","type":"long"}],"type":"Pong"}]}
//! ```
//!
//! An id is a signed decimal number. Those of secret chats have a `layer`. The form has no variables, `{X:Type}`: they
//! follow from `!X` in parameters, and from the result of a constructor, `Vector t`. It has no comments.

mod locate;
mod read;
mod write;

pub(crate) use read::parse;
pub use write::to_json;
