//! `#[tl(…)]` to values that keep their tokens. This module knows the syntax of attributes and where each may be. It
//! knows no rules between them.
//!
//! Three structs hold the attributes. Below each struct is its list: the name of each attribute, the places where it
//! may be, and the code that reads its value.

mod value;

pub(crate) use value::{
    Accepts, DefinitionLine, Flag, IS_DECLARATION, Name, SchemaPath, TypeText, parameters,
};

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitBool, LitStr, Meta, Path, Token, Type};

use crate::attr::value::{BareWord, Bounds, DialectName, Id, Layer, MaxItems, ParameterName};
use crate::diag::{Ctxt, meant};

use Target::{Enum, Field, Struct, Variant};

/// The place of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Struct,
    Enum,
    Variant,
    Field,
}

/// An attribute.
struct Known {
    name: &'static str,
    /// The syntax that messages show.
    syntax: &'static str,
    /// The places where it may be.
    targets: &'static [Target],
}

/// Parses the value of an attribute. A pointer, so that what uses it is compiled once.
type ParseValue = fn(ParseStream) -> syn::Result<()>;

/// The code that reads the value of an attribute.
type Read<A> = fn(&mut A, MetaItem<'_>) -> syn::Result<()>;

const fn known<A>(
    name: &'static str,
    syntax: &'static str,
    targets: &'static [Target],
    read: Read<A>,
) -> (Known, Read<A>) {
    (Known { name, syntax, targets }, read)
}

/// A struct that holds attributes.
trait Attributes: Default + 'static {
    /// Its attributes, in the order in which messages list them.
    const LIST: &'static [(Known, Read<Self>)];

    fn known() -> Vec<&'static Known> {
        Self::LIST.iter().map(|(known, _)| known).collect()
    }

    /// Whether its attribute `name` may be on `target`.
    fn may_be(name: &str, target: Target) -> bool {
        Self::LIST.iter().any(|(known, _)| known.name == name && known.targets.contains(&target))
    }

    /// Notes whether the attribute `key` could be read.
    fn note(&mut self, key: Ident, is_read: bool);

    /// Reads an attribute that may be on the target.
    fn read(&mut self, entry: MetaItem<'_>) -> syn::Result<()> {
        let key = entry.key.clone();
        let known = Self::LIST.iter().find(|(known, _)| known.name == entry.name);
        let result = known.map_or(Ok(()), |(_, read)| read(self, entry));
        self.note(key, result.is_ok());
        result
    }
}

/// The attributes of a constructor: a struct or a variant.
#[derive(Default)]
pub(crate) struct ConstructorAttrs {
    pub(crate) id: Option<Attr<Id>>,
    pub(crate) name: Option<Attr<Name>>,
    pub(crate) definition: Option<Attr<DefinitionLine>>,
    /// The lines of other layers.
    pub(crate) accepts: Vec<Accepts>,
    /// The first layer that has the definition.
    pub(crate) since: Option<Attr<Layer>>,
    pub(crate) other: Option<Attr<()>>,
    pub(crate) proof: Option<Attr<LitBool>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) had_errors: bool,
    /// Whether the definition could not be read.
    has_faulty_definition: bool,
}

impl Attributes for ConstructorAttrs {
    const LIST: &'static [(Known, Read<Self>)] = &[
        // id = 0x30535af5
        known("id", "id = 0x…", &[Struct, Variant], |attrs, it| it.value(&mut attrs.id)),
        // name = "phoneCall"
        known("name", "name = \"…\"", &[Struct, Variant], |attrs, it| it.value(&mut attrs.name)),
        // definition = "phoneCallEmpty#5366c915 id:long = PhoneCall;"
        known("definition", "definition = \"…\"", &[Struct, Variant], |attrs, it| {
            let result = it.value(&mut attrs.definition);
            attrs.has_faulty_definition |= result.is_err();
            result
        }),
        // accepts = "…", accepts(225) = "…", accepts
        known("accepts", "accepts = \"…\"", &[Struct, Variant], |attrs, it| {
            let mut accepts = Accepts::new(it.key);
            let result = accepts.read_line(it.input);
            // A faulty one is in the list, too: the `drop` after it belongs to it.
            attrs.accepts.push(accepts);
            result
        }),
        // drop(photo = ChatPhoto, emoji_status)
        known("drop", "drop(field = Type)", &[Struct, Variant], |attrs, it| {
            let drops = it.list()?;
            last_accepts(&it.key, &mut attrs.accepts)?.drops.extend(drops);
            Ok(())
        }),
        // convert(id = i32)
        known("convert", "convert(field = Type)", &[Struct, Variant], |attrs, it| {
            let conversions = it.list()?;
            last_accepts(&it.key, &mut attrs.accepts)?.conversions.extend(conversions);
            Ok(())
        }),
        // since = 216
        known("since", "since = 216", &[Struct, Variant], |attrs, it| it.value(&mut attrs.since)),
        // other
        known("other", "other", &[Variant], |attrs, it| it.word(&mut attrs.other)),
        // proof = false
        known("proof", "proof = false", &[Variant], |attrs, it| it.value(&mut attrs.proof)),
    ];

    fn note(&mut self, _: Ident, is_read: bool) {
        self.had_errors |= !is_read;
    }
}

impl ConstructorAttrs {
    /// Whether a definition is given, or may be, that could not be read.
    pub(crate) fn may_have_faulty_definition(&self) -> bool {
        let Self { id, name, definition, other, had_errors, has_faulty_definition, .. } = self;
        let has_another = id.is_some() || name.is_some() || definition.is_some() || other.is_some();
        *has_faulty_definition || (*had_errors && !has_another)
    }
}

/// The attributes of a struct or enum as a whole.
#[derive(Default)]
pub(crate) struct ItemAttrs {
    pub(crate) schema: Option<Attr<SchemaPath>>,
    pub(crate) returns: Option<Attr<Type>>,
    pub(crate) ty: Option<Attr<Name>>,
    pub(crate) dialect: Option<Attr<DialectName>>,
    pub(crate) krate: Option<Attr<Path>>,
    pub(crate) bound: Option<Attr<Bounds>>,
    pub(crate) transparent: Option<Attr<()>>,
    pub(crate) ids: Option<Attr<()>>,
    pub(crate) proof: Option<Attr<LitBool>>,
    pub(crate) bare: Option<Attr<()>>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) had_errors: bool,
    /// Whether the path of the schema could not be read.
    pub(crate) has_faulty_schema: bool,
}

impl Attributes for ItemAttrs {
    const LIST: &'static [(Known, Read<Self>)] = &[
        // schema = "schema/api.tl"
        known("schema", "schema = \"….tl\"", &[Struct, Enum], |attrs, it| {
            let result = it.value(&mut attrs.schema);
            attrs.has_faulty_schema |= result.is_err();
            result
        }),
        // returns = Vec<i32>
        known("returns", "returns = Type", &[Struct], |attrs, it| it.value(&mut attrs.returns)),
        // type = "help.Config"
        known("type", "type = \"…\"", &[Struct, Enum], |attrs, it| it.value(&mut attrs.ty)),
        // dialect = "ton"
        known("dialect", "dialect = \"ton\"", &[Struct, Enum], |attrs, it| {
            it.value(&mut attrs.dialect)
        }),
        // crate = some::path
        known("crate", "crate = path", &[Struct, Enum], |attrs, it| it.value(&mut attrs.krate)),
        // bound = "X: Encode"
        known("bound", "bound = \"X: Trait\"", &[Struct, Enum], |attrs, it| {
            it.value(&mut attrs.bound)
        }),
        // transparent
        known("transparent", "transparent", &[Struct], |attrs, it| it.word(&mut attrs.transparent)),
        // ids
        known("ids", "ids", &[Enum], |attrs, it| it.word(&mut attrs.ids)),
        // proof = false
        known("proof", "proof = false", &[Struct, Enum], |attrs, it| it.value(&mut attrs.proof)),
        // bare
        known("bare", "bare", &[Struct], |attrs, it| it.word(&mut attrs.bare)),
    ];

    fn note(&mut self, _: Ident, is_read: bool) {
        self.had_errors |= !is_read;
    }
}

/// The attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) name: Option<Attr<ParameterName>>,
    pub(crate) ty: Option<Attr<TypeText>>,
    pub(crate) flag: Option<Attr<Flag>>,
    pub(crate) flags: Option<Attr<()>>,
    pub(crate) bare: Option<Attr<()>>,
    pub(crate) items: Option<Attr<BareWord>>,
    pub(crate) max_items: Option<Attr<MaxItems>>,
    /// `as = Type`
    pub(crate) conversion: Option<Attr<Type>>,
    pub(crate) with: Option<Attr<Path>>,
    pub(crate) signature: Option<Attr<()>>,
    pub(crate) skip: Option<Attr<()>>,
    /// The value where a line of another layer has none.
    pub(crate) default: Option<Attr<()>>,
    /// The keys of these attributes, in the order of the source.
    pub(crate) keys: Vec<Ident>,
    /// Whether one of them could not be read, so that its absence says nothing.
    pub(crate) had_errors: bool,
}

impl Attributes for FieldAttrs {
    const LIST: &'static [(Known, Read<Self>)] = &[
        // name = "self", name = ""
        known("name", "name = \"…\"", &[Field], |attrs, it| it.value(&mut attrs.name)),
        // type = "vector<%Message>"
        known("type", "type = \"…\"", &[Field], |attrs, it| it.value(&mut attrs.ty)),
        // flag = 5, flag = flags2.5
        known("flag", "flag = 5", &[Field], |attrs, it| it.value(&mut attrs.flag)),
        // flags
        known("flags", "flags", &[Field], |attrs, it| it.word(&mut attrs.flags)),
        // bare
        known("bare", "bare", &[Field], |attrs, it| it.word(&mut attrs.bare)),
        // items = bare
        known("items", "items = bare", &[Field], |attrs, it| it.value(&mut attrs.items)),
        // max_items = 20
        known("max_items", "max_items = 20", &[Field], |attrs, it| it.value(&mut attrs.max_items)),
        // as = i64
        known("as", "as = Type", &[Field], |attrs, it| it.value(&mut attrs.conversion)),
        // with = path::to::module
        known("with", "with = path", &[Field], |attrs, it| it.value(&mut attrs.with)),
        // signature
        known("signature", "signature", &[Field], |attrs, it| it.word(&mut attrs.signature)),
        // skip
        known("skip", "skip", &[Field], |attrs, it| it.word(&mut attrs.skip)),
        // default
        known("default", "default", &[Field], |attrs, it| it.word(&mut attrs.default)),
    ];

    fn note(&mut self, key: Ident, is_read: bool) {
        self.had_errors |= !is_read;
        if is_read && !self.keys.contains(&key) {
            self.keys.push(key);
        }
    }
}

/// The value of an attribute, and the key that it was given with.
pub(crate) struct Attr<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// An attribute whose key has been read and whose value has not.
struct MetaItem<'a> {
    context: &'a Ctxt,
    key: Ident,
    name: String,
    input: ParseStream<'a>,
}

impl MetaItem<'_> {
    /// Reads `= value` into `slot`.
    fn value<T: Parse>(self, slot: &mut Option<Attr<T>>) -> syn::Result<()> {
        self.parse_equals()?;
        let start = self.input.fork();
        let parse: ParseValue = |input| input.parse::<T>().map(drop);
        let value = self.input.parse().map_err(|error| self.value_error(&start, &error, parse))?;
        self.store(slot, value);
        Ok(())
    }

    fn parse_equals(&self) -> syn::Result<()> {
        if !self.input.peek(Token![=]) {
            let message =
                format!("`{}` needs a value: write `{}`", self.name, syntax_of(&self.name));
            return Err(syn::Error::new(self.key.span(), message));
        }
        self.input.parse::<Token![=]>()?;
        Ok(())
    }

    /// The error of the value at `start`, which is not what `parse` reads.
    fn value_error(&self, start: ParseStream, error: &syn::Error, parse: ParseValue) -> syn::Error {
        match start.parse::<LitStr>() {
            Ok(text) if self.is_in_quotes(&text, parse) => self.quoted(&text),
            _ => self.with_syntax(error),
        }
    }

    /// Whether `text` has a value that takes no quotes. rustc reports some texts that are not Rust, such as `a"`, as soon
    /// as they are read, so only names, types and numbers are.
    fn is_in_quotes(&self, text: &LitStr, parse: ParseValue) -> bool {
        let is_plain = |it: char| it.is_ascii_alphanumeric() || "_:<>,. ".contains(it);
        !syntax_of(&self.name).contains('"')
            && text.value().chars().all(is_plain)
            && text.parse_with(parse).is_ok()
    }

    /// Says that the value is right without its quotes. Attributes of serde have them: `with = "module"`.
    fn quoted(&self, value: &LitStr) -> syn::Error {
        let (name, text) = (&self.name, value.value());
        let message = format!("`{name}` takes a value without quotes: write `{name} = {text}`");
        syn::Error::new(value.span(), message)
    }

    /// Reads an attribute that has no value into `slot`.
    fn word(self, slot: &mut Option<Attr<()>>) -> syn::Result<()> {
        if self.input.peek(Token![=]) {
            let message = format!("`{0}` takes no value: write `{0}` alone", self.name);
            return Err(self.input.error(message));
        }
        self.store(slot, ());
        Ok(())
    }

    /// Reads `(value, …)`.
    fn list<T: Parse>(&self) -> syn::Result<Punctuated<T, Token![,]>> {
        let Self { key, .. } = self;
        let syntax = syntax_of(&self.name);
        if !self.input.peek(syn::token::Paren) {
            let message = format!("`{key}` needs a list in parentheses: write `{syntax}`");
            return Err(syn::Error::new(key.span(), message));
        }
        let content;
        syn::parenthesized!(content in self.input);
        if content.is_empty() {
            let message = format!("`{key}` names nothing: write `{syntax}`, or remove it");
            return Err(syn::Error::new(key.span(), message));
        }
        Punctuated::parse_terminated(&content).map_err(|error| self.with_syntax(&error))
    }

    /// Adds how the attribute is written, where a message does not say what to write.
    fn with_syntax(&self, error: &syn::Error) -> syn::Error {
        let message = error.to_string();
        if message.contains("write") {
            return error.clone();
        }
        // The list of all tokens that a type can begin with helps nobody.
        let message =
            if message.starts_with("expected one of") { "expected a type" } else { &message };
        let syntax = syntax_of(&self.name);
        syn::Error::new(error.span(), format!("{message}: write `{syntax}`"))
    }

    fn store<T>(self, slot: &mut Option<Attr<T>>, value: T) {
        match slot {
            Some(first) => self.report_second(&first.key),
            None => *slot = Some(Attr { key: self.key, value }),
        }
    }

    fn report_second(&self, first: &Ident) {
        self.context.duplicate(
            &self.key,
            format!("`{}` is given twice: keep one of them", self.name),
            first,
            format!("the first `{}` is here", self.name),
        );
    }
}

fn last_accepts<'a>(key: &Ident, list: &'a mut [Accepts]) -> syn::Result<&'a mut Accepts> {
    list.last_mut().ok_or_else(|| {
        let message = format!(
            "`{key}` belongs to the `accepts` in front of it, and there is none: write `accepts = \"…\", {key}(…)`"
        );
        syn::Error::new(key.span(), message)
    })
}

/// Reads the attributes of a struct, which is an item and its only constructor.
pub(crate) fn of_struct(context: &Ctxt, attributes: &[Attribute]) -> (ItemAttrs, ConstructorAttrs) {
    let mut item = ItemAttrs::default();
    let mut constructor = ConstructorAttrs::default();
    let had_errors = read(context, attributes, Struct, &mut |entry| {
        if ItemAttrs::may_be(&entry.name, Struct) {
            item.read(entry)
        } else {
            constructor.read(entry)
        }
    });
    constructor.had_errors |= had_errors;
    item.had_errors |= had_errors;
    (item, constructor)
}

/// Reads the attributes of an enum.
pub(crate) fn of_enum(context: &Ctxt, attributes: &[Attribute]) -> ItemAttrs {
    let mut item = ItemAttrs::default();
    item.had_errors |= read(context, attributes, Enum, &mut |entry| item.read(entry));
    item
}

/// Reads the attributes of a variant.
pub(crate) fn of_variant(context: &Ctxt, attributes: &[Attribute]) -> ConstructorAttrs {
    let mut constructor = ConstructorAttrs::default();
    constructor.had_errors |=
        read(context, attributes, Variant, &mut |entry| constructor.read(entry));
    constructor
}

/// Reads the attributes of a field.
pub(crate) fn of_field(context: &Ctxt, attributes: &[Attribute]) -> FieldAttrs {
    let mut field = FieldAttrs::default();
    field.had_errors |= read(context, attributes, Field, &mut |entry| field.read(entry));
    field
}

/// Reads every `#[tl(…)]` of `attributes` that is on `target`, one entry at a time, with `accept`.
///
/// Returns whether one of them is unknown or could not be read. If so, the absence of others says nothing.
fn read(
    context: &Ctxt,
    attributes: &[Attribute],
    target: Target,
    accept: &mut dyn FnMut(MetaItem<'_>) -> syn::Result<()>,
) -> bool {
    let mut had_errors = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("tl")) {
        let result = match &attribute.meta {
            // #[tl(id = 0x30535af5, name = "phoneCall")]
            Meta::List(list) => list.parse_args_with(|input: ParseStream| {
                while !input.is_empty() {
                    had_errors |= !read_entry(context, input, target, accept);
                    skip_to_comma(input);
                }
                Ok(())
            }),
            meta => Err(no_list(meta, target)),
        };
        if let Err(error) = result {
            context.push(error);
            had_errors = true;
        }
    }
    had_errors
}

/// Reads an entry. Returns whether it is an attribute that may be here, with nothing behind it. An error of the value is
/// noted by `accept`.
fn read_entry<'a>(
    context: &'a Ctxt,
    input: ParseStream<'a>,
    target: Target,
    accept: &mut dyn FnMut(MetaItem<'_>) -> syn::Result<()>,
) -> bool {
    let (key, name) = match read_key(input, target) {
        Ok(key) => key,
        Err(error) => {
            context.push(error);
            return false;
        }
    };
    if let Err(error) = accept(MetaItem { context, key, name, input }) {
        context.push(error);
        return true;
    }
    let is_end = input.is_empty() || input.peek(Token![,]);
    if !is_end {
        context.push(input.error("expected `,` before the next attribute"));
    }
    is_end
}

fn read_key(input: ParseStream<'_>, target: Target) -> syn::Result<(Ident, String)> {
    if !input.peek(Ident::peek_any) {
        return Err(no_attribute(input, target));
    }
    // `crate` and `type` are keywords.
    let key = input.call(Ident::parse_any)?;
    let name = key.unraw().to_string();
    check_target(&key, &name, target)?;
    Ok((key, name))
}

/// Skips the rest of the entry and the comma.
fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() {
        // Cannot fail: the input is not empty.
        if matches!(input.parse(), Ok(TokenTree::Punct(punct)) if punct.as_char() == ',') {
            return;
        }
    }
}

impl Target {
    fn noun(self) -> &'static str {
        match self {
            Self::Struct => "a struct",
            Self::Enum => "an enum",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }

    /// The attributes that may be on it.
    fn attributes(self) -> Vec<&'static Known> {
        all().into_iter().filter(|it| it.targets.contains(&self)).collect()
    }

    fn has(self, name: &str) -> bool {
        ConstructorAttrs::may_be(name, self)
            || ItemAttrs::may_be(name, self)
            || FieldAttrs::may_be(name, self)
    }

    /// ``the attributes of a field are `name = "…"`, `flag = 5` ``
    fn list(self) -> String {
        let list: Vec<_> = self.attributes().iter().map(|it| format!("`{}`", it.syntax)).collect();
        format!("the attributes of {} are {}", self.noun(), list.join(", "))
    }
}

fn all() -> Vec<&'static Known> {
    [ConstructorAttrs::known(), ItemAttrs::known(), FieldAttrs::known()].concat()
}

/// How the attribute `name` is written.
fn syntax_of(name: &str) -> &'static str {
    all().iter().find(|it| it.name == name).map_or("", |it| it.syntax)
}

/// "An attribute exists, and may be on `target`."
fn check_target(key: &Ident, name: &str, target: Target) -> syn::Result<()> {
    if target.has(name) {
        return Ok(());
    }
    let others = [Struct, Enum, Variant, Field].into_iter().filter(|it| it.has(name));
    let others: Vec<_> = others.map(Target::noun).collect();
    let message = match others.as_slice() {
        [] => unknown_attribute(name, target),
        others => {
            let (noun, others) = (target.noun(), others.join(" or "));
            format!("`{name}` does not go on {noun}: it goes on {others}")
        }
    };
    Err(syn::Error::new(key.span(), message))
}

fn unknown_attribute(name: &str, target: Target) -> String {
    if let Some(advice) = word_of_another(name) {
        return advice;
    }
    let known: Vec<_> = target.attributes().iter().map(|it| it.name).collect();
    match meant(name, &known) {
        Some(meant) => {
            let syntax = syntax_of(meant);
            format!("unknown attribute `{name}`: did you mean `{meant}`? write `{syntax}`")
        }
        None => format!("unknown attribute `{name}`: {}", target.list()),
    }
}

/// Words of other derives: the word, whose it is, and what to do instead.
const WORDS_OF_OTHERS: [(&str, &str, &str); 18] = [
    ("rename", "serde", "write `name = \"…\"`"),
    ("rename_all", "serde", "remove it, and write `name = \"…\"` where a name is not the schema's"),
    ("flatten", "serde", "write its fields here, or `bare` for an object without its id"),
    (
        "skip_serializing_if",
        "serde",
        "write `flag = 5` on an `Option`, which takes no bytes if it is `None`",
    ),
    ("skip_serializing", "serde", "write `skip`, which leaves the field out in both directions"),
    ("skip_deserializing", "serde", "write `skip`, which leaves the field out in both directions"),
    ("serialize_with", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("deserialize_with", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("from", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("into", "serde", "write `with = path`, a module with `encode` and `decode`"),
    ("borrow", "serde", "remove it; a field whose type has a lifetime borrows from the input"),
    ("alias", "serde", "remove it; a constructor is known by its id, and a field by its position"),
    ("content", "serde", "remove it; a constructor is known by its id"),
    (
        "untagged",
        "serde",
        "remove it; a constructor is known by its id, `id = 0x…` on each variant",
    ),
    (
        "tag",
        "serde and prost",
        "write `id = 0x…` on each constructor; a field is known by its position",
    ),
    ("optional", "prost", "write `flag = 5` on an `Option`, with the bit that the schema gives"),
    ("repeated", "prost", "write a field of type `Vec`"),
    ("use_discriminant", "borsh", "remove it; a constructor is known by its id"),
];

/// What to do instead of the word `name` of another derive.
fn word_of_another(name: &str) -> Option<String> {
    let (_, owner, advice) = WORDS_OF_OTHERS.iter().find(|(word, ..)| *word == name)?;
    Some(format!("`{name}` is an attribute of {owner}: {advice}"))
}

/// Says that the next token of `input` is no attribute.
fn no_attribute(input: ParseStream<'_>, target: Target) -> syn::Error {
    let next = input.cursor().token_tree().map_or_else(String::new, |(token, _)| token.to_string());
    input.error(format!("`{next}` is not the name of an attribute: {}", target.list()))
}

/// Says that `meta` has no list of attributes.
fn no_list(meta: &Meta, target: Target) -> syn::Error {
    let example = target.attributes().first().map_or("", |it| it.syntax);
    let message = match meta {
        Meta::NameValue(it) => {
            let value = it.value.to_token_stream();
            format!(
                "`#[tl = {value}]` has no parentheses: write the attributes in them, `#[tl({example})]`"
            )
        }
        _ => format!("`#[tl]` has no attributes: write them in parentheses, `#[tl({example})]`"),
    };
    syn::Error::new_spanned(meta, message)
}

#[cfg(test)]
mod tests {
    use super::{all, word_of_another};

    #[test]
    fn every_attribute_has_a_section_of_its_own() {
        let page = include_str!("../../attributes.md");
        for attribute in all() {
            assert!(page.contains(&format!("`{}`", attribute.syntax)), "{}", attribute.syntax);
            let is_heading = |line: &str| {
                line.starts_with("## ") && line.contains(&format!("`{}`", attribute.name))
            };
            assert!(page.lines().any(is_heading), "no section of `{}`", attribute.name);
        }
    }

    #[test]
    fn words_of_others() {
        let rename = "`rename` is an attribute of serde: write `name = \"…\"`";
        assert_eq!(word_of_another("rename").as_deref(), Some(rename));
        assert_eq!(word_of_another("name"), None);
    }
}
