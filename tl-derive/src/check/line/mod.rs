//! The schema's line of a constructor: matches parameters with fields, and reports the differences.

mod align;
mod colon;
mod compare;
mod expected;
mod parameter;
mod report;
mod schema;
mod words;

use proc_macro2::TokenStream;
use quote::ToTokens;
use tl_syntax::{Definition, Dialect, TypeExpression, TypeKind};

use crate::ast::{Constructor, Input};
use crate::attr::DefinitionLine;
use crate::check::line::compare::Comparison;
use crate::check::line::report::Report;
use crate::check::shape;
use crate::diag::Ctxt;
use crate::plan::{Flag, Word};

/// The description of a constructor's fields.
pub(crate) enum Source {
    /// The attributes.
    Attributes,
    /// The line of a schema.
    Line(Box<Line>),
    /// A line with an error: nothing is known about the fields.
    Faulty,
}

/// A line of a schema, with its origin.
pub(crate) struct Line {
    pub(crate) definition: Definition,
    /// The value of the attribute: errors about the whole line point at it.
    pub(crate) tokens: TokenStream,
    /// The schema file, if the line is in one.
    file: Option<String>,
}

/// The fields of a constructor, as the line describes them.
pub(crate) struct Matched {
    pub(crate) words: Vec<Word>,
    /// The parameter of each field, by the fields' indices.
    pub(crate) fields: Vec<Option<Parameter>>,
}

/// A field, as the line describes it.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) flag: Option<Flag>,
    /// The type. `None` if the field is several parameters.
    pub(crate) ty: Option<TypeExpression>,
}

/// Finds the description of the fields: the `definition` of `constructor`, the item's `schema`, or attributes.
pub(crate) fn of(context: &Ctxt, item: &Input<'_>, constructor: &Constructor<'_>) -> Source {
    let attrs = &constructor.attrs;
    if let Some(given) = &attrs.definition {
        let tokens = given.value.to_token_stream();
        let definition = given.value.definition.clone();
        return with_colons(context, item, constructor, Line { definition, tokens, file: None });
    }
    if attrs.may_have_faulty_definition() || item.attrs.has_faulty_schema {
        return Source::Faulty;
    }
    let Some(given) = &item.attrs.schema else { return Source::Attributes };
    match schema::find(context, given, item, constructor) {
        Some(definition) => {
            let file = Some(given.value.text.clone());
            let line = Line { definition, tokens: given.value.to_token_stream(), file };
            with_colons(context, item, constructor, line)
        }
        None => Source::Faulty,
    }
}

/// The line, unless it lacks a `:`.
fn with_colons(
    context: &Ctxt,
    item: &Input<'_>,
    constructor: &Constructor<'_>,
    line: Line,
) -> Source {
    if colon::is_missing(context, item, constructor, &line) {
        return Source::Faulty;
    }
    Source::Line(Box::new(line))
}

pub(crate) use schema::include;

/// Compares the fields of `constructor` with `line`, and reports all differences.
pub(crate) fn compare(
    context: &Ctxt,
    item: &Input<'_>,
    constructor: &Constructor<'_>,
    line: &Line,
) -> Matched {
    let report = Report::new(context, constructor, line);
    Comparison::new(&report, item, constructor, line).run()
}

impl Line {
    /// The line of another layer.
    pub(crate) fn accepted(line: &DefinitionLine) -> Self {
        let (definition, tokens) = (line.definition.clone(), line.to_token_stream());
        Self { definition, tokens, file: None }
    }

    /// Whether it is a function: it is below `---functions---`, or its result is a type variable or a type without
    /// constructors.
    pub(crate) fn is_function(&self) -> bool {
        let result = &self.definition.result;
        let is_vector = match &result.kind {
            TypeKind::Named { name, arguments, .. } => name == "Vector" && !arguments.is_empty(),
            _ => false,
        };
        // `boolTrue = Bool` is a valid constructor.
        let is_built_in = result.name() != Some("Bool") && shape::is_built_in(result);
        self.definition.is_function || is_built_in || is_vector || self.returns_variable()
    }

    /// Whether the result is that of the query: `invokeWithLayer {X:Type} query:!X = X`.
    pub(crate) fn returns_variable(&self) -> bool {
        let Definition { result, variables, .. } = &self.definition;
        result.name().is_some_and(|name| variables.iter().any(|it| it.value == name))
    }

    /// The id that the line gives, or else the id that it spells.
    ///
    /// "A line spells the id that it gives." `proof = false` is for the few lines that do not.
    pub(crate) fn id(&self, context: &Ctxt, dialect: Dialect, is_proven: bool) -> u32 {
        let spelled = self.definition.computed_id(dialect);
        let Some(given) = self.definition.id.as_ref().map(|id| id.value) else { return spelled };
        if is_proven && given != spelled {
            let name = &self.definition.name.value;
            context.error(
                &self.tokens,
                format!(
                    "the definition of `{name}` spells the id {spelled:#010x}, not {given:#010x}: copy the \
                     line from the schema again; if the schema breaks the rule here, add `proof = false`"
                ),
            );
        }
        given
    }
}
