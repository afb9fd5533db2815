//! Items for emitted code. They are not part of the public interface: they change with the derive, which is released
//! together with this crate. Other crates see them in a module whose name has the version, at the root.
//!
//! Emitted code calls functions here instead of containing their code, which would be compiled again for each type.

mod accepted;
mod bare_object;
mod conversion;
mod decode_field;
mod definitions;
mod fields;
mod flags;
mod implementations;
pub mod names;
mod numbers;
mod type_var;
mod vectors;
mod version;

pub use crate::__tl_implementations as implementations;
pub use crate::decode::{decode_items_of, decode_wrapped};
pub use crate::error::Expected;
pub use crate::proof::line::{
    IdAlone, NoResponse, ResponseOf, prove_accepted, prove_form, prove_line, prove_parameter,
    prove_response, prove_result, prove_variable, proven_form, proven_parameter, spells_id,
};
pub use crate::proof::{
    assert_id, assert_predicted, assert_unless_predicted, predicted, prove_accepting_type,
    prove_distinct, prove_signature, prove_type, proven_instance, refuse_bare,
};
pub use crate::schema::layers::AcceptedLine;
pub use crate::types::flags::bit;
pub use accepted::*;
pub use bare_object::*;
pub use conversion::*;
pub use decode_field::*;
pub use definitions::*;
pub use fields::*;
pub use flags::*;
pub use numbers::*;
pub use type_var::*;
pub use vectors::*;
pub(crate) use version::assert_named_after_the_version;
