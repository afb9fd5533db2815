//! The options of the generated code.

use crate::compat::Rules;
use crate::model::{Layout, Overrides};
use tl_syntax::Dialect;

/// The options of the generated code. The defaults suit most programs.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "options are yes or no")]
#[non_exhaustive]
pub struct Options {
    /// The dialect, whose rule the ids follow.
    pub dialect: Dialect,
    /// Whether each constructor with parameters is a struct of its own, with conversions between it and its enum.
    /// Without it, only constructors with the name of their type are structs: variants in place compile faster.
    pub structs: bool,
    /// Whether large variants are structs behind a `Box`: those whose parameters take more than 200 bytes, if each
    /// value of another type counts as 32.
    pub box_large_variants: bool,
    /// Whether each flags word is a field, which keeps the bits that no other field has. Without it, only
    /// words with other names than `flags` and `flags2` are fields, such as TON's `mode`.
    pub flags_fields: bool,
    /// Whether the compiler proves the ids again that the generator has checked.
    pub proofs: bool,
    /// The type of `bytes`.
    pub bytes: BytesType,
    /// Whether text and bytes are borrowed from the input: `&'a str`, `&'a [u8]`.
    pub borrowed: bool,
    /// The derives of types besides `Clone`, `Debug`, `PartialEq` and `TlObject`. A type that holds a `double` has no
    /// `Eq`, `Ord` and `Hash`. Only structs have `Default`, if each field has one.
    pub derives: Vec<Attached>,
    /// Other attributes of types and fields: `#[non_exhaustive]`.
    pub attributes: Vec<Attached>,
    /// Whether structs have a function `new`, which takes the fields that are always there.
    pub new: bool,
    /// Whether enums have a function for each field that all their variants share.
    pub accessors: bool,
    /// Whether each type is an enum with a variant `Unknown`, which keeps constructors that the schema does not have: also
    /// a type of one constructor, since another layer may have another. It is `UnknownConstructor` if a constructor is
    /// called `Unknown`. Accessors of such enums give an `Option`.
    pub open: bool,
    /// Whether there is an enum `AnyObject` of all types.
    pub any_object: bool,
    /// Whether there is an enum `AnyFunction` of all functions.
    pub any_function: bool,
    /// Whether there is a function `name_of(id)`.
    pub name_of: bool,
    /// The name that `name_of` gives for an id that the schema does not have: it then returns no `Option`.
    pub unknown_name: Option<String>,
    /// Whether a field that a line of another layer lacks has `#[tl(default)]`: then the line is read, with zero or an
    /// empty text or vector in its place. Without it, such a line does not fit.
    pub layer_defaults: bool,
    /// Whether fields that a line of another layer lacks are left out if a value is written for that layer. Without it,
    /// a value that has such a field cannot be written for the layer.
    pub layer_drops: bool,
    /// Corrections of the schema.
    pub overrides: Overrides,
}

/// A derive or an attribute, and the items that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The path of the derive, or the attribute.
    pub text: String,
    /// The items or fields that have it.
    pub target: Target,
}

/// The items that have a derive or an attribute. In a pattern, `*` is any text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// All structs and enums.
    Items,
    /// All structs.
    Structs,
    /// All enums.
    Enums,
    /// The types, constructors and functions with such a TL name: `help.*`.
    Named(String),
    /// The fields with such a name, and such a type if there is one: `user.*`, `*:bytes`, `*:*Vector<*>`.
    Fields(String),
}

/// The Rust type of `bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BytesType {
    /// `tl_core::Bytes`, which shares the input's memory.
    Bytes,
    /// `Vec<u8>`
    Vec,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dialect: Dialect::default(),
            structs: false,
            box_large_variants: true,
            flags_fields: false,
            proofs: true,
            bytes: BytesType::Bytes,
            borrowed: false,
            derives: Vec::new(),
            attributes: Vec::new(),
            new: false,
            accessors: true,
            open: false,
            any_object: false,
            any_function: false,
            name_of: true,
            unknown_name: None,
            layer_defaults: false,
            layer_drops: false,
            overrides: Overrides::default(),
        }
    }
}

impl Options {
    pub(crate) fn rules(&self) -> Rules {
        Rules { defaults: self.layer_defaults, drops: self.layer_drops }
    }

    /// Returns the layout of types that these options ask for, for [`resolve`](crate::resolve).
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout {
            has_structs: self.structs,
            boxes_large_variants: self.box_large_variants,
            is_open: self.open,
        }
    }
}
