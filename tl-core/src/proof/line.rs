//! The proof that the types of fields are those of a schema's line.

use core::marker::PhantomData;

use crate::encode::Encode;
use crate::object::{Function, TlObject};
use crate::proof::broken::{has_broken_type, is_broken_type};
use crate::proof::{MESSAGE, const_panic, hash_of_type, hash_of_types, is_equal};
use crate::schema::definition::{CustomType, Definition, Dialect, Type};
use crate::schema::definition_writer::{DefinitionWriter, Style};

/// Panics if the types of `T`'s definition at `index` are not those of `line`, whose hash is `hash`. `item` is the
/// user's name of the struct or variant.
#[track_caller]
pub const fn prove_line<T: TlObject>(index: usize, item: &str, hash: u32, line: &str) {
    let definition = &T::CONSTRUCTORS[index];
    if hash_of_types(definition) == hash || has_broken_type(definition) {
        return;
    }
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::Line, definition.dialect, &mut message);
    writer.put("the fields of `");
    writer.put(item);
    writer.put("` are\n    ");
    writer.definition(definition);
    writer.put("\nthe definition is\n    ");
    writer.put(line);
    let len = writer.len();
    const_panic(&message, len);
}

/// Panics if a field of the TL type `ty` cannot be a parameter of the type `expected`. For the message, `own` is the
/// field's Rust type as the user wrote it, and `instead` is a Rust type to write instead.
#[track_caller]
pub const fn prove_parameter(ty: &Type, name: &str, expected: &str, own: &str, instead: &str) {
    if !is_written(ty, expected.as_bytes()) && !is_broken_type(ty) {
        refuse_type(&["`", name, "` is `", expected, "` in the definition, `"], own, ty, instead);
    }
}

/// Panics if a field of the TL type `ty` cannot be read from a parameter of the type `expected` in an accepted line.
/// `instead` is the list of the attribute that can name another Rust type for it.
#[track_caller]
pub const fn prove_accepted(ty: &Type, name: &str, expected: &str, own: &str, instead: &str) {
    if !is_written(ty, expected.as_bytes()) && !is_broken_type(ty) {
        refuse_type(
            &["`", name, "` is `", expected, "` in the accepted line, `"],
            own,
            ty,
            instead,
        );
    }
}

/// Panics if a field of the TL type `ty` is not the type parameter `variable`, for a parameter `!X` of the line.
#[track_caller]
pub const fn prove_variable(ty: &Type, name: &str, variable: &str, own: &str) {
    let is_variable = match ty.on_the_wire() {
        Type::Variable(name) => is_equal(name.as_bytes(), variable.as_bytes()),
        _ => false,
    };
    if !is_variable && !is_broken_type(ty) {
        let texts = ["`", name, "` is `!", variable, "` in the definition, `", own];
        refuse_type(&texts, "", ty, variable);
    }
}

/// Returns `ty`, if [`prove_parameter`] does not panic.
#[must_use]
#[track_caller]
pub const fn proven_parameter(
    ty: Type,
    name: &str,
    expected: &str,
    own: &str,
    instead: &str,
) -> Type {
    prove_parameter(&ty, name, expected, own, instead);
    ty
}

/// Returns `ty`, if [`prove_form`] does not panic.
#[must_use]
#[track_caller]
pub const fn proven_form(ty: Type, name: &str, shown: &str, own: &str) -> Type {
    prove_form(&ty, name, shown, own);
    ty
}

/// Panics if a function returns `ty`, and the definition has another result, `expected`.
#[track_caller]
pub const fn prove_result(ty: &Type, expected: &str, own: &str, instead: &str) {
    if !is_written(ty, expected.as_bytes()) && !is_broken_type(ty) {
        let texts = ["the function returns `", expected, "` in the definition, `"];
        refuse_type(&texts, own, ty, instead);
    }
}

/// The response of `Q`, the type of a parameter `query:!X`.
///
/// If `Q` is a function, `ResponseOf::<Q>::TYPE` is the constant below. If not, it is `None`, by [`NoResponse`]: a
/// server may keep the inner function as an `Unknown`, whose response is not known.
#[derive(Debug)]
pub struct ResponseOf<Q>(PhantomData<Q>);

impl<Q: Function<Response: Encode>> ResponseOf<Q> {
    /// The TL type of the response.
    pub const TYPE: Option<Type> = Some(<Q::Response as Encode>::TYPE);
}

/// Is implemented by every [`ResponseOf`]. Its constant is used only if there is no inherent one.
pub trait NoResponse {
    /// No TL type.
    const TYPE: Option<Type> = None;
}

impl<Q> NoResponse for ResponseOf<Q> {}

/// Panics if a function returns `ty`, and the function in its parameter `query:!X` has another response.
#[track_caller]
pub const fn prove_response(ty: &Type, response: &Option<Type>, own: &str) {
    let Some(response) = response else { return };
    if hash_of_type(ty) == hash_of_type(response) || is_broken_type(ty) || is_broken_type(response)
    {
        return;
    }
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::Line, Dialect::Telegram, &mut message);
    writer.put("the function that is passed on returns `");
    writer.ty(response);
    writer.put("`, and this one has to return the same: `");
    writer.put(own);
    writer.put("` is `");
    writer.ty(ty);
    writer.put("`");
    let len = writer.len();
    const_panic(&message, len);
}

/// Panics if a field of the TL type `ty` is shown as `shown`, and the two have different forms on the wire.
#[track_caller]
pub const fn prove_form(ty: &Type, name: &str, shown: &str, own: &str) {
    if !has_form(ty, shown.as_bytes()) && !is_broken_type(ty) {
        refuse_type(&["`", name, "` cannot be called `", shown, "`: on the wire `"], own, ty, "");
    }
}

/// Panics with a message of `texts`, `own`, `ty` and an advice. The advice is to write `instead` for the field, if it is
/// not empty. If `instead` is the field's Rust type `own`, the line has a Rust type, `name:String`, and the advice is to
/// write `ty` there.
#[track_caller]
const fn refuse_type(texts: &[&str], own: &str, ty: &Type, instead: &str) -> ! {
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::Line, Dialect::Telegram, &mut message);
    let mut rest = texts;
    while let [text, after @ ..] = rest {
        writer.put(text);
        rest = after;
    }
    writer.put(own);
    writer.put("` is `");
    writer.ty(ty);
    writer.put("`");
    if is_equal(own.as_bytes(), instead.as_bytes()) {
        writer.put(": write `");
        writer.ty(ty);
        writer.put("` in the definition");
    } else if !instead.is_empty() {
        writer.put(": write `");
        writer.put(instead);
        writer.put("`");
    }
    let len = writer.len();
    const_panic(&message, len)
}

/// Returns whether a definition spells its id.
#[must_use]
pub const fn spells_id(definition: &Definition) -> bool {
    definition.computed_id() == definition.id || has_broken_type(definition)
}

/// A constructor with an `id` but no `name`. The emitted code uses `IS_PROVEN`, so that the compiler warns if the
/// definition with the default name does not spell the id.
#[derive(Debug)]
pub struct IdAlone<const IS_PROVEN: bool>;

impl IdAlone<true> {
    /// The definition with the default name spells the id.
    pub const IS_PROVEN: () = ();
}

impl IdAlone<false> {
    /// The definition with the default name does not spell the id.
    #[deprecated(
        note = "this id is not proven: the struct's own name and its fields do not spell it. Write the \
                schema's line, `definition = \"…\"`, or the constructor's name, `name = \"…\"`; or \
                `proof = false` if the id is meant"
    )]
    pub const IS_PROVEN: () = ();
}

/// How a text must match the TL type of a field.
#[derive(Clone, Copy)]
enum Text {
    /// The text is from a schema: it must be the field's TL type.
    Own,
    /// The text is a name that the user gave: it can be any type with the same form on the wire.
    Given,
}

/// Whether schemas write `text` for `ty`.
const fn is_written(ty: &Type, text: &[u8]) -> bool {
    fits(ty, text, Text::Own)
}

/// Whether values of `ty` and of the type `text` have the same form on the wire.
const fn has_form(ty: &Type, text: &[u8]) -> bool {
    fits(ty, text, Text::Given)
}

const fn fits(ty: &Type, text: &[u8], kind: Text) -> bool {
    let text = without_parentheses(text);
    match (ty.on_the_wire(), text) {
        (Type::Custom(custom), text) => is_of_codec(custom, text, kind),
        (Type::Variable(name), [b'!', text @ ..])
        | (Type::BareVariable(name), [b'%', text @ ..]) => is_equal(text, name.as_bytes()),
        (Type::BareVariable(_), _) => false,
        // The struct has a concrete type for the variable: any boxed type.
        (ty, [b'!', ..]) => ty.is_boxed() && !has_variable(ty),
        (Type::Vector(vector), _) => match argument(text, b"Vector") {
            Some(item) => fits(&vector.item, item, kind),
            None => false,
        },
        (Type::BareVector(vector), [b'%', boxed @ ..]) => fits(&Type::Vector(vector), boxed, kind),
        (Type::BareVector(vector), _) => match argument(text, b"vector") {
            Some(item) => fits(&vector.item, item, kind),
            None => false,
        },
        (Type::Bare(object), [b'%', name @ ..]) => match kind {
            Text::Own => is_equal(name, object.type_name.as_bytes()),
            Text::Given => is_boxed_name(name),
        },
        (ty, text) => {
            is_equal(text, ty.name().as_bytes())
                || matches!(kind, Text::Given) && has_form_of_name(ty, text)
        }
    }
}

/// Whether the codec may write the type `text`. The type that a codec writes is known only if a newtype with this codec
/// gives it.
const fn is_of_codec(custom: &CustomType, text: &[u8], kind: Text) -> bool {
    matches!(kind, Text::Given)
        || is_equal(custom.text.as_bytes(), b"Object")
        || is_equal(custom.text.as_bytes(), text)
}

/// Whether the type is a type variable, or a vector of one.
const fn has_variable(ty: &Type) -> bool {
    match ty.on_the_wire() {
        Type::Vector(vector) | Type::BareVector(vector) => has_variable(&vector.item),
        Type::Variable(_) | Type::BareVariable(_) => true,
        _ => false,
    }
}

/// Whether a value of `ty`, which is not a vector, has the form of the type `name`.
const fn has_form_of_name(ty: &Type, name: &[u8]) -> bool {
    match (ty, name) {
        (Type::String | Type::Bytes, b"string" | b"bytes")
        | (Type::Int | Type::Nat, b"int" | b"#") => true,
        // Each of these has a different form, except for the two pairs in the arm above.
        (
            _,
            b"int"
            | b"long"
            | b"double"
            | b"#"
            | b"int128"
            | b"int256"
            | b"int512"
            | b"string"
            | b"bytes"
            | b"Bool"
            | b"true"
            | [b'%', ..],
        ) => false,
        _ if argument(name, b"Vector").is_some() || argument(name, b"vector").is_some() => false,
        // For any other name, the first letter says whether a value has a constructor id.
        _ => is_boxed_name(name) == ty.is_boxed(),
    }
}

/// Whether the name, without its namespace, begins with a capital letter, as those of boxed types do.
const fn is_boxed_name(mut name: &[u8]) -> bool {
    let mut rest = name;
    while let [letter, after @ ..] = rest {
        match letter {
            b'.' => name = after,
            b'<' | b' ' => break,
            _ => {}
        }
        rest = after;
    }
    matches!(name, [first, ..] if first.is_ascii_uppercase())
}

/// Returns the `t` of a text `Vector<t>` or `Vector t`, if `name` is `Vector`.
const fn argument<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let Some((first, rest)) = text.split_at_checked(name.len()) else { return None };
    match rest {
        [b'<', item @ .., b'>'] | [b' ', item @ ..] if is_equal(first, name) => Some(item),
        _ => None,
    }
}

const fn without_parentheses(text: &[u8]) -> &[u8] {
    match text {
        [b'(', inner @ .., b')'] => inner,
        text => text,
    }
}
