//! The plan: a checked item, ready to emit. Emitters look nothing up and report no errors.
//!
//! The body of a constructor is a list of steps ([`Fields::steps`]). Emitters go through the steps, or through the
//! fields if they need those without a step, too.

use std::vec::IntoIter;

use proc_macro2::{Span, TokenStream};
use syn::punctuated::Punctuated;
use syn::{DeriveInput, Generics, Ident, Member, Path, Token, Type, Visibility, WherePredicate};
use tl_syntax::{Dialect, TypeExpression};

pub(crate) struct Plan<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The path to tl-core.
    pub(crate) krate: Path,
    /// The TL type that the constructors belong to.
    pub(crate) type_name: String,
    pub(crate) dialect: Dialect,
    /// Whether the item is a struct. If so, its type names the one constructor.
    pub(crate) is_struct: bool,
    pub(crate) form: Form,
    /// The constants that the attribute `ids` asks for.
    pub(crate) id_constants: Vec<IdConstant<'a>>,
    pub(crate) visibility: &'a Visibility,
    pub(crate) constructors: Vec<Constructor<'a>>,
    /// The response type of a function.
    pub(crate) returns: Option<&'a Type>,
    /// A constant that makes Cargo track the schema file.
    pub(crate) include: Option<TokenStream>,
    /// Whether it is the hidden struct of an accepted line.
    pub(crate) is_accepted: bool,
    /// The predicates of the attribute `bound`, which replace the inferred ones.
    pub(crate) bound: Option<&'a Punctuated<WherePredicate, Token![,]>>,
}

/// The wire form of the item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A constructor id and a body.
    Object,
    /// A body that never has an id.
    Bare,
    /// Only the one field that is not skipped.
    Transparent,
}

/// A constant for the id of a variant.
pub(crate) struct IdConstant<'a> {
    /// The index of the constructor.
    pub(crate) constructor: usize,
    pub(crate) variant: &'a Ident,
    pub(crate) name: Ident,
}

pub(crate) struct Constructor<'a> {
    /// The name of the variant; `None` for a struct.
    pub(crate) variant: Option<&'a Ident>,
    pub(crate) body: Body<'a>,
    /// The lines of other layers that decoding accepts.
    pub(crate) accepted: Vec<Accepted>,
    /// Whether it accepts the lines that the object in it accepts.
    pub(crate) accepts_of_object: bool,
    /// The first layer with the definition.
    pub(crate) since: Option<u32>,
}

/// A line of another layer that decoding accepts.
pub(crate) struct Accepted {
    /// The hidden struct that decodes the line.
    pub(crate) input: DeriveInput,
    /// The number of this hidden struct in the item.
    pub(crate) index: usize,
    pub(crate) id: u32,
    /// The span of the line.
    pub(crate) span: Span,
    /// The last layer with the line.
    pub(crate) layer: Option<u32>,
    /// The sources of the item's fields, in the order of the declaration.
    pub(crate) values: Vec<Origin>,
    /// The fields that encoding by the line omits.
    pub(crate) lost: Vec<String>,
    /// The fields that share only their name with a parameter of the line, not the meaning.
    pub(crate) unrelated: Vec<String>,
    /// The parameters with another type in the line.
    pub(crate) converted: Vec<String>,
}

/// The source of a field's value if an accepted line is decoded.
pub(crate) enum Origin {
    /// This field of the hidden struct.
    Same(Ident),
    /// This field of the hidden struct, in `Some`.
    Present(Ident),
    /// The content of this field of the hidden struct, which is an `Option`; the default if it is `None`.
    PresentOrDefault(Ident),
    /// `None`
    Absent,
    /// `false`
    False,
    /// The default of the type.
    Default,
}

pub(crate) enum Body<'a> {
    /// The item declares the fields of the constructor.
    Fields(Fields<'a>),
    /// One field: a struct, which declares the constructor.
    Object { member: Member, ty: &'a Type },
    /// One field, which keeps all other constructors.
    Other { member: Member, ty: &'a Type },
}

pub(crate) struct Fields<'a> {
    pub(crate) name: String,
    pub(crate) id: Id,
    /// The type after the `=` in the schema's line, and the type variables.
    pub(crate) line: Option<Box<LineEnd>>,
    /// In wire order, which is the order of the declaration.
    pub(crate) list: Vec<Field<'a>>,
    /// In wire order.
    pub(crate) words: Vec<Word>,
    /// The index of the signature field, which is not part of the signed bytes.
    pub(crate) signature: Option<usize>,
}

/// The parts of a schema's line besides the parameters.
pub(crate) struct LineEnd {
    /// The type that the constructor belongs to, or that the function returns.
    pub(crate) result: TypeExpression,
    pub(crate) variables: Vec<String>,
    /// The line, for error messages.
    pub(crate) text: String,
    pub(crate) is_function: bool,
}

pub(crate) enum Id {
    /// Given by an attribute, without a proof.
    Given(u32),
    /// Given together with the name: the definition must have this id.
    Proven(u32, Span),
    /// Given without a name: the compiler warns if the definition with the default name has another id.
    Unnamed(u32, Span),
    /// Spelled by the schema's line. The types of the fields are compared with the line.
    Line(u32, Span),
    /// Computed from the definition.
    Computed,
    /// Unknown, since the line has an error.
    Unknown,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    /// Its variable in the emitted code.
    pub(crate) binding: Ident,
    pub(crate) ty: &'a Type,
    /// The TL name; empty if the parameter has none.
    pub(crate) name: String,
    /// Its name in errors: the TL name, or the name of the field.
    pub(crate) label: String,
    /// The TL type that the definition shows instead of the field's type.
    pub(crate) text: Option<String>,
    /// Whether `text` is a built-in type, or a vector of one.
    pub(crate) has_built_in_text: bool,
    /// The TL type in the schema's line.
    pub(crate) line: Option<TypeExpression>,
    pub(crate) kind: FieldKind<'a>,
    /// Whether it is `PhantomData`: there is no value to skip.
    pub(crate) is_phantom: bool,
}

/// The step of the wire form that a field is.
#[derive(Clone, Copy)]
pub(crate) enum FieldKind<'a> {
    /// A value, always present or with a flag bit.
    Value(Value<'a>),
    /// A flag bit without a value.
    True(Flag),
    /// The flags word with this index.
    Word(usize),
    /// Not a TL parameter.
    Skipped,
}

#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    /// The type of the field. With a flag bit, the type in its `Option`.
    pub(crate) ty: &'a Type,
    pub(crate) codec: Codec<'a>,
    /// The flag bit of the field's condition.
    pub(crate) flag: Option<Flag>,
    /// Set for a Rust number without a condition, which has a fixed size.
    pub(crate) number: Option<Number>,
}

/// A step of the wire form: a TL parameter, with its field. Skipped fields have no step.
pub(crate) enum WireStep<'a> {
    /// The flags word with this index, with a field or without.
    Word(usize),
    /// A value.
    Value(&'a Field<'a>, Value<'a>),
    /// A flag bit without a value: it takes no bytes.
    True(&'a Field<'a>, Flag),
}

/// A Rust number, by its TL type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Int,
    /// A `u32` with the bits of an `int`.
    UnsignedInt,
    Word,
    Long,
    /// A `u64` with the bits of a `long`.
    UnsignedLong,
    Double,
}

/// A bit, 0 to 31, of the flags word with the index `word`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flag {
    pub(crate) word: usize,
    pub(crate) bit: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum Codec<'a> {
    /// The codec of the type. An object is boxed.
    Boxed,
    /// An unsigned number with the bits of a signed TL number.
    Signed,
    /// The body of the object, without its id.
    Bare,
    /// A vector, with the field's attributes for its items.
    Vector(Vector<'a>),
    /// The codec of a module.
    With(&'a Path),
    /// The codec of another type, after a conversion.
    As(Conversion<'a>),
}

/// `as = To`
#[derive(Clone, Copy)]
pub(crate) struct Conversion<'a> {
    /// The type to convert: of the field, or of the items of its vectors.
    pub(crate) from: &'a Type,
    /// The type on the wire.
    pub(crate) to: &'a Type,
    /// The number of nested vectors around it.
    pub(crate) vectors: usize,
    /// Whether the constructor id of the whole value is omitted.
    pub(crate) is_bare: bool,
}

/// A vector with a form or a limit of its items that its type does not give.
#[derive(Clone, Copy)]
pub(crate) struct Vector<'a> {
    pub(crate) is_boxed: bool,
    pub(crate) item: &'a Type,
    pub(crate) form: ItemForm,
    /// The largest number of items.
    pub(crate) limit: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemForm {
    Boxed,
    Bare,
    /// Unsigned numbers with the bits of signed TL numbers, or vectors of them.
    Signed,
}

pub(crate) struct Word {
    /// The TL name; empty if the parameter has none.
    pub(crate) name: String,
    /// The name of its field, which flags may use instead of `name`.
    pub(crate) field_name: Option<String>,
    /// The variable for its bits in the emitted decoder.
    pub(crate) binding: Ident,
    pub(crate) place: WordPlace,
}

/// The position of a flags word among the fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordPlace {
    /// The word is the field with this index.
    Field(usize),
    /// The word has no field. It is before the field with this index, or at the end.
    Before(usize),
}

impl<'a> Plan<'a> {
    /// The fields of all constructors. This function and those below collect their values: a chain of iterators would
    /// be compiled again for each use.
    pub(crate) fn fields(&self) -> IntoIter<&Field<'a>> {
        let fields = self.constructors.iter().filter_map(Constructor::fields);
        fields.flat_map(|it| &it.list).collect::<Vec<_>>().into_iter()
    }

    /// The accepted lines of all constructors.
    pub(crate) fn accepted(&self) -> IntoIter<&Accepted> {
        self.constructors.iter().flat_map(|it| &it.accepted).collect::<Vec<_>>().into_iter()
    }
}

impl<'a> Constructor<'a> {
    /// Its fields, if the item declares them.
    pub(crate) fn fields(&self) -> Option<&Fields<'a>> {
        match &self.body {
            Body::Fields(fields) => Some(fields),
            Body::Object { .. } | Body::Other { .. } => None,
        }
    }

    /// The type of the struct in it, if this struct declares the constructor.
    pub(crate) fn object(&self) -> Option<&'a Type> {
        match self.body {
            Body::Object { ty, .. } => Some(ty),
            Body::Fields(_) | Body::Other { .. } => None,
        }
    }

    /// Whether it keeps all other constructors.
    pub(crate) fn is_other(&self) -> bool {
        matches!(self.body, Body::Other { .. })
    }

    /// The id, if the macro knows it.
    pub(crate) fn id(&self) -> Option<u32> {
        match self.fields()?.id {
            Id::Given(id) | Id::Proven(id, _) | Id::Unnamed(id, _) | Id::Line(id, _) => Some(id),
            Id::Computed | Id::Unknown => None,
        }
    }
}

impl LineEnd {
    /// The variable `X` of `query:!X = X`: the function returns the response of the query inside.
    pub(crate) fn result_variable(&self) -> Option<&str> {
        let result = self.result.name()?;
        self.variables.iter().map(String::as_str).find(|it| *it == result)
    }
}

impl<'a> Value<'a> {
    /// A value without a condition.
    pub(crate) fn new(ty: &'a Type, codec: Codec<'a>) -> Self {
        Self { ty, codec, flag: None, number: None }
    }

    /// Its Rust type on the wire: that of `as`, if there is one.
    pub(crate) fn wire_type(&self) -> &'a Type {
        match self.codec {
            Codec::As(conversion) => conversion.to,
            _ => self.ty,
        }
    }
}

impl<'a> Field<'a> {
    fn step(&self) -> Option<WireStep<'_>> {
        match self.kind {
            FieldKind::Value(value) => Some(WireStep::Value(self, value)),
            FieldKind::True(flag) => Some(WireStep::True(self, flag)),
            FieldKind::Word(word) => Some(WireStep::Word(word)),
            FieldKind::Skipped => None,
        }
    }

    pub(crate) fn value(&self) -> Option<Value<'a>> {
        match self.kind {
            FieldKind::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The flag bit of the field's condition.
    pub(crate) fn flag(&self) -> Option<Flag> {
        match self.kind {
            FieldKind::Value(value) => value.flag,
            FieldKind::True(flag) => Some(flag),
            FieldKind::Word(_) | FieldKind::Skipped => None,
        }
    }

    /// Whether it is a flag bit without a value.
    pub(crate) fn is_true(&self) -> bool {
        matches!(self.kind, FieldKind::True(_))
    }

    pub(crate) fn is_skipped(&self) -> bool {
        matches!(self.kind, FieldKind::Skipped)
    }
}

impl Word {
    /// Its name in errors: the TL name, or the name of the field.
    pub(crate) fn label(&self) -> &str {
        match &self.field_name {
            Some(field) if self.name.is_empty() => field,
            _ => &self.name,
        }
    }
}

impl Fields<'_> {
    /// The steps of the wire form, in order.
    pub(crate) fn steps(&self) -> IntoIter<WireStep<'_>> {
        let mut steps = Vec::new();
        for index in 0..=self.list.len() {
            steps.extend(self.words_before(index).map(WireStep::Word));
            steps.extend(self.list.get(index).and_then(Field::step));
        }
        steps.into_iter()
    }

    /// `flags.5?`
    pub(crate) fn condition(&self, Flag { word, bit }: Flag) -> String {
        format!("{}.{bit}?", self.words[word].name)
    }

    /// The words without a field that are before the field with the index `field`.
    pub(crate) fn words_before(&self, field: usize) -> IntoIter<usize> {
        let is_before = |index: &usize| self.words[*index].place == WordPlace::Before(field);
        (0..self.words.len()).filter(is_before).collect::<Vec<_>>().into_iter()
    }

    /// The bits that fields declare in the word with the index `word`, in order, each with its fields.
    pub(crate) fn bits_of(&self, word: usize) -> Vec<(u32, Vec<&Field<'_>>)> {
        let mut bits: Vec<(u32, Vec<&Field<'_>>)> = Vec::new();
        for field in &self.list {
            let Some(flag) = field.flag().filter(|flag| flag.word == word) else { continue };
            match bits.iter_mut().find(|(bit, _)| *bit == flag.bit) {
                Some((_, sharing)) => sharing.push(field),
                None => bits.push((flag.bit, vec![field])),
            }
        }
        bits
    }

    /// The word with the index `word`, with every declared bit set.
    pub(crate) fn declared_bits(&self, word: usize) -> u32 {
        self.bits_of(word).iter().fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}
