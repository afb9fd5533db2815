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

impl Part {
    pub(crate) fn span(self, fields: &Fields<'_>) -> Span {
        match self {
            Self::Number(field) => fields.list[field].ty.span(),
            Self::Word(_) => Span::call_site(),
        }
    }
}

/// Two parts or more; one alone is better off by itself.
pub(crate) struct Run {
    parts: Vec<(Part, usize)>,
    /// What the emitted decoder calls its bytes.
    pub(crate) binding: Ident,
}

/// Where a part stands in its run.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) run: &'a Run,
    pub(crate) offset: usize,
    pub(crate) len: usize,
}

/// The runs of a constructor, in order.
pub(crate) struct Runs(Vec<Run>);

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
        let runs = runs.into_iter().filter(|parts| parts.len() > 1).enumerate();
        let run = |(index, parts)| Run { parts, binding: names::reserved(&format!("run_{index}")) };
        Self(runs.map(run).collect())
    }

    pub(crate) fn bindings(&self) -> impl Iterator<Item = &Ident> {
        self.0.iter().map(|run| &run.binding)
    }

    pub(crate) fn place(&self, part: Part) -> Option<Place<'_>> {
        self.0.iter().find_map(|run| run.place(part))
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

impl Run {
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part> {
        self.parts.iter().map(|(part, _)| *part)
    }

    /// The number of its bytes.
    pub(crate) fn len(&self) -> usize {
        self.parts.iter().map(|(_, len)| len).sum()
    }

    fn place(&self, part: Part) -> Option<Place<'_>> {
        let index = self.parts.iter().position(|(it, _)| *it == part)?;
        let offset = self.parts[..index].iter().map(|(_, len)| len).sum();
        Some(Place { run: self, offset, len: self.parts[index].1 })
    }

    /// `__tl::private::read_run::<12>(__reader, "phoneConnection", &[("flags", 4), ("id", 8)])`
    pub(crate) fn read(&self, fields: &Fields<'_>) -> TokenStream {
        let len = self.len();
        let constructor = &fields.name;
        let parts = self.parts.iter().map(|(part, len)| {
            let name = match *part {
                Part::Number(field) => &fields.list[field].name,
                Part::Word(word) => &fields.words[word].name,
            };
            quote!((#name, #len))
        });
        quote!(__tl::private::read_run::<#len>(__reader, #constructor, &[#(#parts),*]))
    }
}

impl Place<'_> {
    pub(crate) fn is_first(self) -> bool {
        self.offset == 0
    }

    /// `__tl::private::put::<8>(&mut __run_0, 4, __field_0);`
    ///
    /// A type that is none of Rust's numbers is told of at `span`.
    pub(crate) fn put(self, value: &TokenStream, span: Span) -> TokenStream {
        let Self { run: Run { binding, .. }, offset, len } = self;
        let put = quote_spanned!(span=> __tl::private::put::<#len>);
        quote!(#put(&mut #binding, #offset, #value);)
    }

    /// `__tl::private::get::<8, _>(__run_0, 4)`
    pub(crate) fn get(self, span: Span) -> TokenStream {
        let Self { run: Run { binding, .. }, offset, len } = self;
        let get = quote_spanned!(span=> __tl::private::get::<#len, _>);
        quote!(#get(#binding, #offset))
    }
}
