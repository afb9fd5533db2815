//! Numbers and flags words that stand one after another: written, and read, as one array.
//!
//! One check whether there is room, or input, serves all of them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::emit::id::IdToken;
use crate::names;
use crate::plan::{Field, FieldKind, Fields, Number};

/// What takes as many bytes whatever the value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The number of the field of this index.
    Number(usize, Number),
    /// The flags word of this index.
    Word(usize),
}

impl Part {
    fn number(self) -> Number {
        match self {
            Self::Number(_, number) => number,
            Self::Word(_) => Number::Word,
        }
    }

    /// How many bytes it takes.
    fn len(self) -> usize {
        self.number().len()
    }
}

/// The most bytes of a run: as many zeros tl-core has to stand in for one.
const MAX_LEN: usize = 1024;

/// The number of bytes of `parts`.
fn len(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.len()).sum()
}

/// Parts with nothing between them.
pub(crate) struct Run {
    parts: Vec<Part>,
    /// What the emitted decoder calls its bytes.
    pub(crate) binding: Ident,
}

/// The runs of a constructor, in order.
pub(crate) struct Runs {
    list: Vec<Run>,
    /// Whether the body begins with the first of them.
    in_front: bool,
}

impl Runs {
    pub(crate) fn of(fields: &Fields<'_>) -> Self {
        let implied = fields.words.iter().enumerate().filter(|(_, word)| word.field.is_none());
        let implied = implied.map(|(index, _)| Step::Part(Part::Word(index)));
        let steps = implied.chain((0..fields.list.len()).map(|field| step(fields, field)));
        let mut runs = vec![Vec::new()];
        for step in steps {
            match (step, runs.last_mut()) {
                (Step::Part(part), Some(run)) if len(run) + part.len() <= MAX_LEN => run.push(part),
                (Step::Part(part), _) => runs.push(vec![part]),
                (Step::Nothing, _) => {}
                (Step::Break, _) => runs.push(Vec::new()),
            }
        }
        let in_front = runs.first().is_some_and(|parts| !parts.is_empty());
        let runs = runs.into_iter().filter(|parts| !parts.is_empty()).enumerate();
        let run = |(index, parts)| Run { parts, binding: names::reserved(&format!("run_{index}")) };
        Self { list: runs.map(run).collect(), in_front }
    }

    /// The run that the body begins with.
    pub(crate) fn in_front(&self) -> Option<&Run> {
        self.list.first().filter(|_| self.in_front)
    }

    /// The run that begins with `part` and is not the one in front.
    pub(crate) fn later_beginning_with(&self, part: Part) -> Option<&Run> {
        self.list[usize::from(self.in_front)..].iter().find(|run| run.begins_with(part))
    }

    /// ```text
    /// let __run_0 = __tl_read_run(…);
    /// let __run_1;
    /// ```
    ///
    /// The run in front is read before everything, the others where their first part stands. What stands
    /// alone is read as any other field.
    pub(crate) fn declarations(&self, fields: &Fields<'_>) -> TokenStream {
        let declare = |(index, run): (usize, &Run)| {
            let Run { binding, .. } = run;
            let read = (index == 0 && self.in_front).then(|| run.read(fields));
            let read = read.map(|read| quote!(= #read));
            quote!(let #binding #read;)
        };
        let runs = self.list.iter().enumerate().filter(|(_, run)| run.parts.len() > 1);
        runs.map(declare).collect()
    }

    /// Whether nothing of a fixed length stands before or after `part`.
    pub(crate) fn is_alone(&self, part: Part) -> bool {
        self.list.iter().any(|run| matches!(run.parts[..], [only] if only == part))
    }

    /// Where `part` stands: its run, and how many bytes of it come before.
    fn place(&self, part: Part) -> Option<(&Run, usize)> {
        let places = self.list.iter().flat_map(|run| run.places().map(move |it| (run, it)));
        let mut found = places.filter(|(_, (it, _))| *it == part);
        found.next().map(|(run, (_, offset))| (run, offset))
    }

    /// `__tl_get_long(__run_0, 4)`, at the place of the field's type, for errors
    pub(crate) fn get(&self, fields: &Fields<'_>, part: Part) -> Option<TokenStream> {
        let (Run { binding, .. }, offset) = self.place(part)?;
        let span = span(fields, part);
        let get = Ident::new(getter(part.number()), span);
        Some(quote_spanned!(span=> #get(#binding, #offset)))
    }
}

/// The function that takes a number out of a run.
fn getter(number: Number) -> &'static str {
    match number {
        Number::Int => "__tl_get_int",
        Number::Word => "__tl_get_word",
        Number::Long => "__tl_get_long",
        Number::Double => "__tl_get_double",
    }
}

/// What a field does to the run that it stands in.
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

/// Where it is told that a type is none of Rust's numbers.
fn span(fields: &Fields<'_>, part: Part) -> Span {
    match part {
        Part::Number(field, _) => span_of_number(fields.list[field].ty),
        Part::Word(_) => Span::call_site(),
    }
}

/// The name itself: the span of any type makes tokens of it first.
fn span_of_number(ty: &Type) -> Span {
    let last = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    last.map_or_else(|| ty.span(), |it| it.ident.span())
}

impl Run {
    fn begins_with(&self, part: Part) -> bool {
        self.parts.first().is_some_and(|first| *first == part)
    }

    /// The number of its bytes.
    fn len(&self) -> usize {
        len(&self.parts)
    }

    /// Each part with how many bytes come before it.
    fn places(&self) -> impl Iterator<Item = (Part, usize)> {
        self.parts.iter().scan(0, |end, &part| {
            let offset = *end;
            *end += part.len();
            Some((part, offset))
        })
    }

    /// `__tl_write_run([__tl_int(__field_3), …], __writer);`
    ///
    /// `word` gives a flags word.
    pub(crate) fn write(
        &self,
        fields: &Fields<'_>,
        word: impl Fn(usize) -> TokenStream,
    ) -> TokenStream {
        let words = self.words(fields, word);
        quote!(__tl_write_run([#words], __writer);)
    }

    /// With the id in front, which stands there where the object is boxed.
    ///
    /// ```text
    /// __tl_write_head::<__BOXED, _, _>(
    ///     [0x9cc123c7_u32, __tl_bit_if(…), __tl_long_low(__field_0), __tl_long_high(__field_0)],
    ///     __writer,
    /// );
    /// ```
    pub(crate) fn write_with_id(
        &self,
        fields: &Fields<'_>,
        id: &IdToken,
        word: impl Fn(usize) -> TokenStream,
    ) -> TokenStream {
        let words = self.words(fields, word);
        quote!(__tl_write_head::<__BOXED, _, _>([#id, #words], __writer);)
    }

    /// An expression a word: the array is built at once. Neither its length nor that of a number is
    /// written out as a constant: the compiler would go through each as through a function.
    fn words(&self, fields: &Fields<'_>, word: impl Fn(usize) -> TokenStream) -> TokenStream {
        let words = self.parts.iter().map(|&part| match part {
            Part::Word(index) => {
                let bits = word(index);
                quote!(#bits,)
            }
            Part::Number(index, number) => number_words(&fields.list[index], number),
        });
        words.collect()
    }

    /// `__tl_read_run(__reader, 12, "phoneConnection", "flags:4 id:8")`
    pub(crate) fn read(&self, fields: &Fields<'_>) -> TokenStream {
        let len = self.len();
        let constructor = &fields.name;
        let parts: Vec<_> = self.parts.iter().map(|part| described(fields, *part)).collect();
        let parts = parts.join(" ");
        quote!(__tl_read_run(__reader, #len, #constructor, #parts))
    }
}

/// `__tl_long_low(__field_0), __tl_long_high(__field_0),`
fn number_words(field: &Field<'_>, number: Number) -> TokenStream {
    let Field { binding, ty, .. } = field;
    let (first, second) = match number {
        Number::Int => ("__tl_int", None),
        Number::Word => ("__tl_word", None),
        Number::Long => ("__tl_long_low", Some("__tl_long_high")),
        Number::Double => ("__tl_double_low", Some("__tl_double_high")),
    };
    let first = Ident::new(first, Span::call_site());
    // Where it is told that the type is none of Rust's numbers.
    let mut at_type = binding.clone();
    at_type.set_span(binding.span().located_at(span_of_number(ty)));
    match second {
        Some(second) => {
            let second = Ident::new(second, Span::call_site());
            quote!(#first(#at_type), #second(#binding),)
        }
        None => quote!(#first(#at_type),),
    }
}

/// `id:8`: the field or word, and how many bytes it takes.
fn described(fields: &Fields<'_>, part: Part) -> String {
    let name = match part {
        Part::Number(field, _) => &fields.list[field].name,
        Part::Word(word) => &fields.words[word].name,
    };
    format!("{name}:{}", part.len())
}
