//! Adjacent numbers and flags words: the encoder writes them as one block, with one check of the free memory.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;
use syn::spanned::Spanned;

use crate::emit::exit::field_path;
use crate::plan::{Field, FieldKind, Fields, Number, WireStep};

/// A fixed-size part of a constructor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The number in the field with this index.
    Number(usize, Number),
    /// The flags word with this index.
    Word(usize),
}

/// Adjacent parts.
pub(crate) struct FixedBlock(Vec<Part>);

/// The blocks of a constructor, in order.
pub(crate) struct FixedBlocks {
    list: Vec<FixedBlock>,
    /// Whether the body begins with the first block.
    has_leading: bool,
}

impl FixedBlocks {
    pub(crate) fn of(fields: &Fields<'_>) -> Self {
        let steps = fields.steps().map(|it| match it {
            WireStep::Word(word) => Step::Part(Part::Word(word)),
            WireStep::Field(field) => step(fields, field),
        });
        let mut blocks = vec![Vec::new()];
        for step in steps {
            match (step, blocks.last_mut()) {
                (Step::Part(part), Some(block)) => block.push(part),
                (Step::Part(part), None) => blocks.push(vec![part]),
                (Step::Nothing, _) => {}
                (Step::Break, _) => blocks.push(Vec::new()),
            }
        }
        let has_leading = blocks.first().is_some_and(|parts| !parts.is_empty());
        let list = blocks.into_iter().filter(|parts| !parts.is_empty()).map(FixedBlock).collect();
        Self { list, has_leading }
    }

    /// The block at the beginning of the body.
    pub(crate) fn leading(&self) -> Option<&FixedBlock> {
        self.list.first().filter(|_| self.has_leading)
    }

    /// The block that begins with `part`, unless it is the leading one.
    pub(crate) fn starting_at(&self, part: Part) -> Option<&FixedBlock> {
        self.list[usize::from(self.has_leading)..]
            .iter()
            .find(|block| block.0.first() == Some(&part))
    }
}

/// The effect of a field on the block before it.
enum Step {
    Part(Part),
    /// It takes no bytes.
    Nothing,
    Break,
}

fn step(fields: &Fields<'_>, field: usize) -> Step {
    match fields.list[field].kind {
        FieldKind::Number(number) => Step::Part(Part::Number(field, number)),
        FieldKind::Word(word) => Step::Part(Part::Word(word)),
        FieldKind::True(_) | FieldKind::Skipped => Step::Nothing,
        FieldKind::Value(_) | FieldKind::Optional { .. } => Step::Break,
    }
}

/// The variable of the field, with the span of its type: the compiler's error points at the type if it is not the
/// primitive number, or not tl-core's `Flags`.
pub(super) fn at_type(Field { binding, ty, .. }: &Field<'_>) -> Ident {
    let mut at_type = binding.clone();
    at_type.set_span(binding.span().located_at(span_of_name(ty)));
    at_type
}

/// The span of the type's name. The span of the whole type would need a copy of its tokens.
pub(super) fn span_of_name(ty: &Type) -> Span {
    let last = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    last.map_or_else(|| ty.span(), |it| it.ident.span())
}

impl FixedBlock {
    /// The flags words of the block.
    pub(crate) fn words(&self) -> impl Iterator<Item = usize> {
        self.0.iter().filter_map(|part| match part {
            Part::Word(index) => Some(*index),
            Part::Number(..) => None,
        })
    }

    /// `__tl_write_block(__tl_out, [__tl_i64_lo(__tl_field_0), __tl_i64_hi(__tl_field_0), …], "phoneCall.id")`
    ///
    /// There is one expression per word, so the array is built at once. The code contains no array length: the
    /// compiler would evaluate each as a constant. `word` returns the expression of a flags word.
    pub(crate) fn write(
        &self,
        fields: &Fields<'_>,
        word: impl Fn(usize) -> TokenStream,
    ) -> TokenStream {
        let words = self.0.iter().map(|&part| match part {
            Part::Word(index) => {
                let bits = word(index);
                quote!(#bits,)
            }
            Part::Number(index, number) => number_words(&fields.list[index], number),
        });
        let words: TokenStream = words.collect();
        let path = field_path(fields, self.name(fields));
        quote!(__tl_write_block(__tl_out, [#words], #path))
    }

    /// The name of the first part in errors.
    fn name<'a>(&self, fields: &'a Fields<'_>) -> &'a str {
        match self.0.first() {
            Some(Part::Number(field, _)) => &fields.list[*field].label,
            Some(Part::Word(word)) => fields.words[*word].label(),
            None => "",
        }
    }
}

/// `__tl_i64_lo(__tl_field_0), __tl_i64_hi(__tl_field_0),`
fn number_words(field: &Field<'_>, number: Number) -> TokenStream {
    let Field { binding, .. } = field;
    let (first, second) = match number {
        Number::Int => ("__tl_i32_le", None),
        Number::Word | Number::UnsignedInt => ("__tl_u32_le", None),
        Number::Long => ("__tl_i64_lo", Some("__tl_i64_hi")),
        Number::UnsignedLong => ("__tl_u64_lo", Some("__tl_u64_hi")),
        Number::Double => ("__tl_f64_lo", Some("__tl_f64_hi")),
    };
    let first = Ident::new(first, Span::call_site());
    let at_type = at_type(field);
    match second {
        Some(second) => {
            let second = Ident::new(second, Span::call_site());
            quote!(#first(#at_type), #second(#binding),)
        }
        None => quote!(#first(#at_type),),
    }
}
