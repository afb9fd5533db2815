//! Numbers and flags words that stand one after another: written, and read, as one array.
//!
//! One check whether there is room, or input, serves all of them, and one error exit.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::names;
use crate::plan::{Codec, FieldKind, Fields};

/// What takes as many bytes whatever the value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The number of the field of this index.
    Number(usize),
    /// The flags word of this index.
    Word(usize),
}

/// Parts with nothing between them.
pub(crate) struct Run {
    parts: Vec<(Part, usize)>,
    /// What the emitted code calls its bytes.
    binding: Ident,
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
        let implied = implied.map(|(index, _)| Step::Part(Part::Word(index), 4));
        let steps = implied.chain((0..fields.list.len()).map(|field| step(fields, field)));
        let mut runs = vec![Vec::new()];
        for step in steps {
            match (step, runs.last_mut()) {
                (Step::Part(part, len), Some(run)) => run.push((part, len)),
                (Step::Nothing, _) => {}
                (Step::Break, _) | (_, None) => runs.push(Vec::new()),
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

    /// Whether `part` is the first of the body.
    pub(crate) fn is_in_front(&self, part: Part) -> bool {
        self.in_front().is_some_and(|run| run.begins_with(part))
    }

    /// What the emitted code calls their bytes.
    pub(crate) fn bindings(&self) -> impl Iterator<Item = &Ident> {
        self.list.iter().map(|run| &run.binding)
    }

    /// The run that begins with `part`.
    pub(crate) fn beginning_with(&self, part: Part) -> Option<&Run> {
        self.list.iter().find(|run| run.begins_with(part))
    }

    /// `__tl::private::get::<8, _>(__run_0, 4)`
    pub(crate) fn get(&self, fields: &Fields<'_>, part: Part) -> TokenStream {
        let places = self.list.iter().flat_map(|run| run.places().map(move |place| (run, place)));
        let gets = places.filter(|(_, (it, ..))| *it == part).map(|(run, (_, offset, len))| {
            let Run { binding, .. } = run;
            let get = quote_spanned!(span(fields, part)=> __tl::private::get::<#len, _>);
            quote!(#get(#binding, #offset))
        });
        gets.collect()
    }
}

/// What a field does to the run that it stands in.
enum Step {
    Part(Part, usize),
    /// It takes no bytes.
    Nothing,
    Break,
}

fn step(fields: &Fields<'_>, field: usize) -> Step {
    match fields.list[field].kind {
        FieldKind::Value(Codec::Number(len)) => Step::Part(Part::Number(field), len),
        FieldKind::Word(word) => Step::Part(Part::Word(word), 4),
        FieldKind::True(_) | FieldKind::Skipped => Step::Nothing,
        FieldKind::Value(_) | FieldKind::Optional { .. } => Step::Break,
    }
}

/// Where it is told that a type is none of Rust's numbers.
fn span(fields: &Fields<'_>, part: Part) -> Span {
    match part {
        Part::Number(field) => fields.list[field].ty.span(),
        Part::Word(_) => Span::call_site(),
    }
}

impl Run {
    fn begins_with(&self, part: Part) -> bool {
        self.parts.first().is_some_and(|(first, _)| *first == part)
    }

    /// The number of its bytes.
    fn len(&self) -> usize {
        self.parts.iter().map(|(_, len)| len).sum()
    }

    /// Each part with its offset and its length.
    fn places(&self) -> impl Iterator<Item = (Part, usize, usize)> {
        self.parts.iter().scan(0, |end, &(part, len)| {
            *end += len;
            Some((part, *end - len, len))
        })
    }

    /// ```text
    /// let mut __run_0 = [0_u8; 12];
    /// __tl::private::put::<4>(&mut __run_0, 0, &(…));
    /// __tl::private::put::<8>(&mut __run_0, 4, __field_0);
    /// __tl::Writer::write_array(__writer, __run_0);
    /// ```
    pub(crate) fn write(
        &self,
        fields: &Fields<'_>,
        value: impl Fn(Part) -> TokenStream,
    ) -> TokenStream {
        let Self { binding, .. } = self;
        let len = self.len();
        let puts = self.puts(fields, 0, value);
        quote! {
            let mut #binding = [0_u8; #len];
            #puts
            __tl::Writer::write_array(__writer, #binding);
        }
    }

    /// With the id in front, which stands there where the object is boxed.
    ///
    /// ```text
    /// let mut __run_0 = [0_u8; 16];
    /// __tl::private::put::<4>(&mut __run_0, 0, &0x9cc123c7_u32);
    /// …
    /// __tl::private::write_head::<__BOXED, _, _>(__writer, __run_0);
    /// ```
    pub(crate) fn write_with_id(
        &self,
        fields: &Fields<'_>,
        id: &TokenStream,
        value: impl Fn(Part) -> TokenStream,
    ) -> TokenStream {
        let Self { binding, .. } = self;
        let len = 4 + self.len();
        let puts = self.puts(fields, 4, value);
        quote! {
            let mut #binding = [0_u8; #len];
            __tl::private::put::<4>(&mut #binding, 0, &#id);
            #puts
            __tl::private::write_head::<__BOXED, _, _>(__writer, #binding);
        }
    }

    fn puts(
        &self,
        fields: &Fields<'_>,
        start: usize,
        value: impl Fn(Part) -> TokenStream,
    ) -> TokenStream {
        let Self { binding, .. } = self;
        let puts = self.places().map(|(part, offset, len)| {
            let offset = start + offset;
            let value = value(part);
            let put = quote_spanned!(span(fields, part)=> __tl::private::put::<#len>);
            quote!(#put(&mut #binding, #offset, #value);)
        });
        puts.collect()
    }

    /// ```text
    /// __run_0 = match __tl::private::read_run::<12>(
    ///     __reader, "phoneConnection", &[("flags", 4), ("id", 8)],
    /// ) {
    ///     __Ok(__value) => __value,
    ///     __Err(__error) => return __Err(__error),
    /// };
    /// ```
    pub(crate) fn read(&self, fields: &Fields<'_>) -> TokenStream {
        let Self { binding, .. } = self;
        let len = self.len();
        let constructor = &fields.name;
        let parts = self.parts.iter().map(|(part, len)| {
            let name = match *part {
                Part::Number(field) => &fields.list[field].name,
                Part::Word(word) => &fields.words[word].name,
            };
            quote!((#name, #len))
        });
        quote! {
            #binding = match __tl::private::read_run::<#len>(
                __reader, #constructor, &[#(#parts),*],
            ) {
                __Ok(__value) => __value,
                __Err(__error) => return __Err(__error),
            };
        }
    }
}
