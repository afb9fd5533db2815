//! The values that attributes take.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitInt, LitStr, Token, Type, WherePredicate};
use tl_syntax::{Definition, Dialect, Parameter, TypeExpression, TypeKind};

/// `0x30535af5`: a constructor id.
pub(crate) struct Id {
    pub(crate) number: u32,
    literal: LitInt,
}

impl Id {
    pub(crate) fn span(&self) -> Span {
        self.literal.span()
    }
}

impl Parse for Id {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        const EXPECTED: &str = "a constructor id is a number of 32 bits: write it as the schema does, `id = 0x30535af5`";
        let literal: LitInt =
            input.parse().map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
        match literal.base10_parse() {
            Ok(number) if literal.suffix().is_empty() => Ok(Self { number, literal }),
            _ => Err(syn::Error::new(literal.span(), EXPECTED)),
        }
    }
}

impl ToTokens for Id {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

/// `5` or `flags2.5`: a bit of a flags word.
pub(crate) struct Flag {
    pub(crate) word: Option<Ident>,
    pub(crate) bit: u32,
    tokens: TokenStream,
}

impl Parse for Flag {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut tokens = TokenStream::new();
        let mut word = None;
        if input.peek(Ident::peek_any) {
            let ident = input.call(Ident::parse_any)?;
            let dot: Token![.] = input.parse().map_err(|error| {
                syn::Error::new(
                    error.span(),
                    format!("expected a bit after `{ident}`: write `{ident}.5`"),
                )
            })?;
            ident.to_tokens(&mut tokens);
            dot.to_tokens(&mut tokens);
            word = Some(ident);
        }
        let literal: LitInt = input.parse().map_err(|error| {
            syn::Error::new(
                error.span(),
                "expected a bit: write `flag = 5`, or `flag = flags2.5` if there are several words",
            )
        })?;
        literal.to_tokens(&mut tokens);
        match literal.base10_parse() {
            Ok(bit @ 0..=31) if literal.suffix().is_empty() => Ok(Self { word, bit, tokens }),
            _ => Err(syn::Error::new(
                literal.span(),
                format!(
                    "a flags word has the bits 0 to 31, not {literal}: write the bit that the schema gives"
                ),
            )),
        }
    }
}

impl ToTokens for Flag {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// `"help.config"`: the name of a constructor, type or parameter.
pub(crate) struct Name {
    pub(crate) text: String,
    literal: LitStr,
}

impl Parse for Name {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        let text = literal.value();
        if text.split('.').all(is_tl_identifier) {
            return Ok(Self { text, literal });
        }
        Err(syn::Error::new(
            literal.span(),
            "a TL name has letters, digits and `_`, and a `.` after its namespace: write it as the schema does",
        ))
    }
}

/// `"self"`, or `""`: the name of a parameter, or that it has none.
pub(crate) struct ParameterName(Name);

impl ParameterName {
    /// The name; empty if the parameter is a type alone.
    pub(crate) fn text(&self) -> &str {
        &self.0.text
    }
}

impl Parse for ParameterName {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        match input.fork().parse::<LitStr>() {
            Ok(empty) if empty.value().is_empty() => {
                Ok(Self(Name { text: String::new(), literal: input.parse()? }))
            }
            _ => input.parse().map(Self),
        }
    }
}

impl ToTokens for ParameterName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

fn is_tl_identifier(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

/// `"Vector<int>"`: the text of a parameter's type.
pub(crate) struct TypeText {
    pub(crate) text: String,
    /// The type; `None` if the text is several parameters, as in `int body:Object`.
    pub(crate) ty: Option<TypeExpression>,
    literal: LitStr,
}

impl ToTokens for TypeText {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

impl Parse for TypeText {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        let text = literal.value();
        let is_one_text = !text.contains(['?', '=', ';']) && text == text.trim();
        if let Some(mut parameters) = parameters(&text).filter(|_| is_one_text) {
            let ty = parameters.pop().filter(|_| parameters.is_empty()).map(|it| it.ty);
            return Ok(Self { text, ty, literal });
        }
        Err(syn::Error::new(
            literal.span(),
            "expected a TL type as the schema writes it, without its condition: `type = \"Vector<int>\"`",
        ))
    }
}

/// The parameters that `text`, the type of the first and all after it, is: `int body:Object`. A type that is applied to
/// another needs no parentheses: `Vector int`.
pub(crate) fn parameters(text: &str) -> Option<Vec<Parameter>> {
    let parse = |text| tl_syntax::parse_definition("", &format!("a a:{text} = A;"));
    let is_type = |it: &Parameter| match &it.ty.kind {
        TypeKind::Named { name, arguments, .. } => {
            arguments.is_empty() || name == "vector" || !tl_syntax::is_built_in(name)
        }
        _ => true,
    };
    let whole = parse(text.to_owned()).ok().map(|it| it.parameters);
    let applied = parse(format!("({text})")).ok().map(|it| it.parameters);
    let has_names = |it: &Vec<Parameter>| it.iter().all(Parameter::is_named);
    // `Vector int` is one type, `int Object` is none: the second parameter has no name.
    let named = whole.clone().filter(has_names);
    let mut forms = [named, applied, whole].into_iter().flatten();
    forms.find(|it| it.iter().all(is_type))
}

/// The error of a line such as `int ? = Int;`.
pub(crate) const IS_DECLARATION: &str =
    "this line declares a built-in type, which no struct is: write the line of a constructor";

/// `"dataJSON#7d748d04 data:string = DataJSON;"`: the line of a schema.
pub(crate) struct DefinitionLine {
    pub(crate) definition: Definition,
    literal: LitStr,
}

impl Parse for DefinitionLine {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        match tl_syntax::parse_definition("", &literal.value()) {
            Ok(definition) if definition.is_primitive() => {
                Err(syn::Error::new(literal.span(), IS_DECLARATION))
            }
            Ok(definition) => Ok(Self { definition, literal }),
            Err(error) => {
                let target = error.location.map(|it| match it.line {
                    1 => format!("column {} of the text", it.column),
                    line => format!("line {line}, column {} of the text", it.column),
                });
                let (target, message) = (target.unwrap_or_default(), error.message);
                let advice =
                    if message.contains("write") { "" } else { ": write it as the schema does" };
                let message = format!("not a line of a schema, at {target}: {message}{advice}");
                Err(syn::Error::new(literal.span(), message))
            }
        }
    }
}

impl ToTokens for DefinitionLine {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

/// `"schema/api.tl"`: a schema file, by its path in the crate.
pub(crate) struct SchemaPath {
    pub(crate) text: String,
    literal: LitStr,
}

impl Parse for SchemaPath {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        Ok(Self { text: literal.value(), literal })
    }
}

impl ToTokens for SchemaPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

/// `bare`: the form of a vector's items.
pub(crate) struct BareWord;

impl Parse for BareWord {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let expected = "items are boxed unless they are `bare`: write `items = bare`, or nothing";
        let word: Ident = input.parse().map_err(|error| syn::Error::new(error.span(), expected))?;
        if word == "bare" { Ok(Self) } else { Err(syn::Error::new(word.span(), expected)) }
    }
}

/// `20`: how many items a vector has at most.
pub(crate) struct MaxItems(pub(crate) u32);

impl Parse for MaxItems {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        const EXPECTED: &str = "a limit is a number of items, 1 or more: write `max_items = 20`";
        let literal: LitInt =
            input.parse().map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
        match literal.base10_parse() {
            Ok(limit @ 1..) if literal.suffix().is_empty() => Ok(Self(limit)),
            _ => Err(syn::Error::new(literal.span(), EXPECTED)),
        }
    }
}

/// `"ton"` or `"telegram"`: whose rules definitions follow.
pub(crate) struct DialectName(pub(crate) Dialect);

impl Parse for DialectName {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        match literal.value().as_str() {
            "telegram" => Ok(Self(Dialect::Telegram)),
            "ton" => Ok(Self(Dialect::Ton)),
            other => Err(syn::Error::new(
                literal.span(),
                format!(
                    "unknown dialect \"{other}\": write \"ton\", or \"telegram\", which is the default"
                ),
            )),
        }
    }
}

/// `"X: Encode, Y: Clone"`: what takes the target of inferred bounds.
pub(crate) struct Bounds(pub(crate) Punctuated<WherePredicate, Token![,]>);

impl Parse for Bounds {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        literal.parse_with(Punctuated::parse_terminated).map(Self)
    }
}

/// `accepts(225) = "…", drop(photo = ChatPhoto), convert(id = i32)`
pub(crate) struct Accepts {
    pub(crate) key: Ident,
    /// The last layer that has the line.
    pub(crate) layer: Option<Layer>,
    /// The line. A variant that holds a struct has none: the struct has it.
    pub(crate) line: Option<DefinitionLine>,
    /// Parameters that the item lacks, with their types; and fields that the line lacks, without a type.
    pub(crate) drops: Vec<Dropped>,
    /// Parameters of another type.
    pub(crate) conversions: Vec<Converted>,
}

/// `225`: the number of a layer.
pub(crate) struct Layer {
    pub(crate) number: u32,
    literal: LitInt,
}

/// `photo = ChatPhoto` or `photo`
pub(crate) struct Dropped {
    pub(crate) name: Ident,
    pub(crate) ty: Option<Type>,
}

/// `id = i32`
pub(crate) struct Converted {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

impl Accepts {
    pub(super) fn new(key: Ident) -> Self {
        Self { key, layer: None, line: None, drops: Vec::new(), conversions: Vec::new() }
    }

    /// Reads the layer and the line: `(225) = "…"`, `= "…"`, or nothing.
    pub(super) fn read_line(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(syn::token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            self.layer = Some(content.parse()?);
            nothing_more(&content, "accepts(225) = \"…\"")?;
        }
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            self.line = Some(input.parse()?);
        } else if self.layer.is_some() {
            let message = "the layer has no line: write `accepts(225) = \"…\"`";
            return Err(syn::Error::new(self.key.span(), message));
        }
        Ok(())
    }
}

fn nothing_more(content: ParseStream<'_>, syntax: &str) -> syn::Result<()> {
    if content.is_empty() {
        return Ok(());
    }
    let error = content.error(format!("a layer is one number: write `{syntax}`"));
    // Without this, `syn` would report the remaining tokens as another error.
    content.parse::<proc_macro2::TokenStream>()?;
    Err(error)
}

impl Layer {
    pub(crate) fn span(&self) -> Span {
        self.literal.span()
    }
}

impl Parse for Layer {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        const EXPECTED: &str = "a layer is a number, 1 or more: write `225`";
        let literal: LitInt =
            input.parse().map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
        match literal.base10_parse() {
            Ok(number @ 1..) if literal.suffix().is_empty() => Ok(Self { number, literal }),
            _ => Err(syn::Error::new(literal.span(), EXPECTED)),
        }
    }
}

impl Parse for Dropped {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let mut ty = None;
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            ty = Some(input.parse()?);
        }
        Ok(Self { name, ty })
    }
}

impl Parse for Converted {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        Ok(Self { name, ty: input.parse()? })
    }
}
