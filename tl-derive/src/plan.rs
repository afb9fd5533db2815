//! The checked form of an item: what is to be emitted, with nothing left to look up or to refuse.

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
    /// Whether the item is a struct, whose one constructor is known from its type.
    pub(crate) is_struct: bool,
    pub(crate) form: Form,
    /// The constants that are asked for with `ids`.
    pub(crate) id_constants: Vec<IdConstant<'a>>,
    pub(crate) visibility: &'a Visibility,
    pub(crate) constructors: Vec<Constructor<'a>>,
    /// What the function returns.
    pub(crate) returns: Option<&'a Type>,
    /// A constant by which Cargo knows that the crate depends on a schema file.
    pub(crate) include: Option<TokenStream>,
    /// Whether it is the hidden struct of a line of another layer.
    pub(crate) is_accepted: bool,
    /// What takes the place of the inferred bounds.
    pub(crate) bound: Option<&'a Punctuated<WherePredicate, Token![,]>>,
}

/// What a value of the item is on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A constructor id and a body.
    Object,
    /// A body that never has an id.
    Bare,
    /// The one field that is not skipped, and nothing else.
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
    /// The variant; `None` for a struct.
    pub(crate) variant: Option<&'a Ident>,
    pub(crate) body: Body<'a>,
    /// The lines of other layers that it is read from, too.
    pub(crate) accepted: Vec<Accepted>,
    /// Whether it is read from the lines that the object in it accepts.
    pub(crate) accepts_of_object: bool,
    /// The first layer that has the definition.
    pub(crate) since: Option<u32>,
}

/// A line of another layer.
pub(crate) struct Accepted {
    /// The hidden struct that reads the line.
    pub(crate) input: DeriveInput,
    /// The number of the hidden struct among those of the item.
    pub(crate) index: usize,
    pub(crate) id: u32,
    /// The place of the line.
    pub(crate) span: Span,
    /// The last layer that has the line.
    pub(crate) layer: Option<u32>,
    /// The values of the item's fields, in the order of the declaration.
    pub(crate) values: Vec<Origin>,
    /// The fields that are left out when the line is written.
    pub(crate) lost: Vec<String>,
    /// The fields that have nothing but the name in common with a parameter of the line.
    pub(crate) unrelated: Vec<String>,
    /// The parameters that have another type in the line.
    pub(crate) converted: Vec<String>,
}

/// The value that a field has if another line is read.
pub(crate) enum Origin {
    /// That of this field of the hidden struct.
    Same(Ident),
    /// The same, in `Some`.
    Present(Ident),
    /// The same, or the default if it is `None`.
    PresentOrDefault(Ident),
    /// `None`
    Absent,
    /// `false`
    False,
    /// That of `Default`.
    Default,
}

pub(crate) enum Body<'a> {
    /// Fields of its own.
    Fields(Fields<'a>),
    /// One field, a struct whose constructor this is.
    Object { member: Member, ty: &'a Type },
    /// One field that keeps what no other constructor is.
    Other { member: Member, ty: &'a Type },
}

pub(crate) struct Fields<'a> {
    pub(crate) name: String,
    pub(crate) id: Id,
    /// The type that the schema's line has after the `=`, and its type variables.
    pub(crate) line: Option<Box<LineEnd>>,
    /// In wire order, which is that of the declaration.
    pub(crate) list: Vec<Field<'a>>,
    /// In wire order.
    pub(crate) words: Vec<Word>,
    /// The index of the field that is left out of what is signed.
    pub(crate) signature: Option<usize>,
}

/// What a schema's line says apart from parameters.
pub(crate) struct LineEnd {
    /// The type that the constructor belongs to, or that the function returns.
    pub(crate) result: TypeExpression,
    pub(crate) variables: Vec<String>,
    /// The line, as errors show it.
    pub(crate) text: String,
    pub(crate) is_function: bool,
}

pub(crate) enum Id {
    /// Attr, and taken as it is.
    Given(u32),
    /// Attr together with the name: the definition has to have it.
    Proven(u32, Span),
    /// Attr without a name: the compiler warns if the default name does not spell it.
    Unnamed(u32, Span),
    /// That of the schema's line, which spells it. The types of the fields are compared with the line.
    Line(u32, Span),
    /// The definition's.
    Computed,
    /// That of a line that has an error.
    Unknown,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    /// What the emitted code calls it.
    pub(crate) binding: Ident,
    pub(crate) ty: &'a Type,
    /// The TL name; empty if the parameter has none.
    pub(crate) name: String,
    /// What errors call it: the TL name, else that of the field.
    pub(crate) label: String,
    /// The TL type that the definition shows instead of the field's own.
    pub(crate) text: Option<String>,
    /// Whether that is a built-in type, or a vector of one.
    pub(crate) has_built_in_text: bool,
    /// The TL type that the schema's line has.
    pub(crate) line: Option<TypeExpression>,
    pub(crate) kind: FieldKind<'a>,
    /// Whether it is `PhantomData`, which has no value to skip.
    pub(crate) is_phantom: bool,
}

pub(crate) enum FieldKind<'a> {
    /// Always there.
    Value(Codec<'a>),
    /// One of Rust's own numbers. It is always there.
    Number(Number),
    /// Present if a flag bit is set. `ty` is the type in the `Option`.
    Optional { flag: Flag, ty: &'a Type, codec: Codec<'a> },
    /// A flag bit without a value.
    True(Flag),
    /// The flags word of this index.
    Word(usize),
    /// Not in TL.
    Skipped,
}

/// One of Rust's own numbers, as the TL type that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Int,
    /// A `u32` that is the bits of an `int`.
    UnsignedInt,
    Word,
    Long,
    /// A `u64` that is the bits of a `long`.
    UnsignedLong,
    Double,
}

/// A bit, 0 to 31, of the flags word of index `word`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flag {
    pub(crate) word: usize,
    pub(crate) bit: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum Codec<'a> {
    /// The type's own, boxed where it is an object.
    Boxed,
    /// A number without a sign that is the bits of TL's with one.
    Signed,
    /// The object's body alone.
    Bare,
    /// A vector's, with what the field says of its items.
    Vector(Vector<'a>),
    /// That of a module.
    With(&'a Path),
    /// That of another type, to which values are converted.
    As(Conversion<'a>),
}

/// `as = To`
#[derive(Clone, Copy)]
pub(crate) struct Conversion<'a> {
    /// What is converted: the field's type, or that of the items of its vectors.
    pub(crate) from: &'a Type,
    /// What is written and read.
    pub(crate) to: &'a Type,
    /// The number of vectors around it.
    pub(crate) vectors: usize,
    /// Whether the whole is written without its constructor id.
    pub(crate) is_bare: bool,
}

/// A vector whose items have a form or a limit that its type does not say.
#[derive(Clone, Copy)]
pub(crate) struct Vector<'a> {
    pub(crate) is_boxed: bool,
    pub(crate) item: &'a Type,
    pub(crate) form: ItemForm,
    /// How many items it has at most.
    pub(crate) limit: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemForm {
    Boxed,
    Bare,
    /// Numbers without a sign that are the bits of TL's with one, or vectors of them.
    Signed,
}

pub(crate) struct Word {
    /// The TL name; empty if the parameter has none.
    pub(crate) name: String,
    /// The name of its field, by which flags can mean it, too.
    pub(crate) field_name: Option<String>,
    /// What the emitted decoder calls its bits.
    pub(crate) binding: Ident,
    pub(crate) place: WordPlace,
}

/// Where a flags word is among the fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordPlace {
    /// The field of this index is the word.
    Field(usize),
    /// No field is the word: it is in front of the field of this index, or at the end.
    Before(usize),
}

/// A part of a constructor's body, in wire order.
#[derive(Clone, Copy)]
pub(crate) enum WireStep {
    /// The word of this index, for which there is no field.
    Word(usize),
    /// The field of this index.
    Field(usize),
}

impl LineEnd {
    /// `X` of `query:!X = X`: the function returns what the one that it passes on does.
    pub(crate) fn result_variable(&self) -> Option<&str> {
        let result = self.result.name()?;
        self.variables.iter().map(String::as_str).find(|it| *it == result)
    }
}

impl<'a> Codec<'a> {
    /// The type whose TL type is on the wire for a value of the type `ty`.
    pub(crate) fn wire_type(&self, ty: &'a Type) -> &'a Type {
        match self {
            Self::As(conversion) => conversion.to,
            _ => ty,
        }
    }
}

impl<'a> Field<'a> {
    /// The type whose TL type is on the wire.
    pub(crate) fn wire_type(&self) -> &'a Type {
        match self.kind {
            FieldKind::Value(codec) | FieldKind::Optional { codec, .. } => {
                codec.wire_type(self.value_type())
            }
            _ => self.ty,
        }
    }

    /// The flag that decides over the field.
    pub(crate) fn flag(&self) -> Option<Flag> {
        match self.kind {
            FieldKind::True(flag) | FieldKind::Optional { flag, .. } => Some(flag),
            FieldKind::Value(_)
            | FieldKind::Number(_)
            | FieldKind::Word(_)
            | FieldKind::Skipped => None,
        }
    }

    /// The type of the value: that in the `Option`, if there is one.
    pub(crate) fn value_type(&self) -> &'a Type {
        match self.kind {
            FieldKind::Optional { ty, .. } => ty,
            _ => self.ty,
        }
    }
}

impl Word {
    /// What errors call it: the TL name, else that of the field.
    pub(crate) fn label(&self) -> &str {
        match &self.field_name {
            Some(field) if self.name.is_empty() => field,
            _ => &self.name,
        }
    }
}

impl Fields<'_> {
    /// The words without a field and the fields, in wire order.
    pub(crate) fn steps(&self) -> impl Iterator<Item = WireStep> {
        (0..=self.list.len()).flat_map(|field| {
            let words = self.words_before(field).map(WireStep::Word);
            words.chain((field < self.list.len()).then_some(WireStep::Field(field)))
        })
    }

    /// The words without a field in front of the field of index `field`.
    pub(crate) fn words_before(&self, field: usize) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate();
        words.filter(move |(_, it)| it.place == WordPlace::Before(field)).map(|(index, _)| index)
    }

    /// The bits of the word of index `word` that fields declare, in order, each with the fields that
    /// share it.
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

    /// The word of index `word` with all the bits set that fields declare.
    pub(crate) fn declared_bits(&self, word: usize) -> u32 {
        self.bits_of(word).iter().fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}
