//! Adjacent numbers and flags words: the encoder writes them as one block, with one check of the free memory.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;
use syn::spanned::Spanned;

use crate::emit::exit::field_path;
use crate::plan::{Field, Fields, Number, Value, WireStep};
use crate::type_tokens::join;

/// A write of the emitted encoder.
pub(crate) enum Write<'a> {
    Block(FixedBlock<'a>),
    /// A value of the field that is in no block.
    Value(&'a Field<'a>, Value<'a>),
}

/// Adjacent fixed-size parts of a constructor.
pub(crate) struct FixedBlock<'a>(Vec<Part<'a>>);

enum Part<'a> {
    Number(&'a Field<'a>, Number),
    /// The flags word with this index.
    Word(usize),
}

/// The writes of a constructor's body, in order.
pub(crate) fn writes<'a>(fields: &'a Fields<'_>) -> Vec<Write<'a>> {
    let mut writes = Vec::new();
    for step in fields.steps() {
        let part = match step {
            WireStep::Word(word) => Part::Word(word),
            WireStep::Value(field, Value { number: Some(number), .. }) => {
                Part::Number(field, number)
            }
            WireStep::Value(field, value) => {
                writes.push(Write::Value(field, value));
                continue;
            }
            WireStep::True(..) => continue,
        };
        match writes.last_mut() {
            Some(Write::Block(FixedBlock(parts))) => parts.push(part),
            _ => writes.push(Write::Block(FixedBlock(vec![part]))),
        }
    }
    writes
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

impl FixedBlock<'_> {
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
        let words = self.0.iter().map(|part| match part {
            Part::Word(index) => {
                let bits = word(*index);
                quote!(#bits,)
            }
            Part::Number(field, number) => number_words(field, *number),
        });
        let (words, path) = (join(words), field_path(fields, self.name(fields)));
        quote!(__tl_write_block(__tl_out, [#words], #path))
    }

    /// The name of the first part in errors.
    fn name<'b>(&'b self, fields: &'b Fields<'_>) -> &'b str {
        match self.0.first() {
            Some(Part::Number(field, _)) => &field.label,
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
