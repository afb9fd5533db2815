//! Lines in a schema file of the crate.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use tl_syntax::{Definition, Schema};

use crate::ast::{Constructor, Input, Kind};
use crate::attr::{Attr, IS_DECLARATION, SchemaPath};
use crate::diag::Ctxt;

/// A parsed schema file.
struct File {
    modified: Option<SystemTime>,
    schema: Result<Schema, String>,
    /// The indices of the definitions, by name.
    by_name: HashMap<String, Vec<usize>>,
    /// The indices of the definitions, by simple name, with the namespace and without.
    by_simple_name: HashMap<String, Vec<usize>>,
    /// The constructor that reports the error of an unreadable file.
    reporter: OnceCell<String>,
}

thread_local! {
    /// Each compilation reads a file once. A long-lived process, such as rust-analyzer's, reads a file again after it
    /// has changed.
    static FILES: RefCell<HashMap<PathBuf, Rc<File>>> = RefCell::default();
    /// The files that this compilation already depends on.
    static INCLUDED: RefCell<Vec<PathBuf>> = RefCell::default();
}

/// Finds the definition of `constructor` in the schema `given`. If there is not exactly one, it reports an error.
pub(super) fn find(
    context: &Ctxt,
    given: &Attr<SchemaPath>,
    item: &Input<'_>,
    constructor: &Constructor<'_>,
) -> Option<Definition> {
    let file = read(&given.value.text);
    let schema = match &file.schema {
        Ok(schema) => schema,
        Err(message) => {
            if file.reports_at(item, constructor) {
                context.error(&given.value, message);
            }
            return None;
        }
    };
    let found: Vec<_> =
        file.indices(item, constructor).into_iter().map(|it| &schema.definitions[it]).collect();
    let [definition] = found.as_slice() else {
        let message = not_one(&given.value.text, constructor, &found);
        context.error(constructor.ident, message);
        return None;
    };
    if definition.is_primitive() {
        context.error(constructor.ident, IS_DECLARATION);
        return None;
    }
    if let Err(error) = definition.check_parameters() {
        context.error(constructor.ident, format!("the definition is not right: {error}"));
        return None;
    }
    Some((*definition).clone())
}

/// The error that the schema `path` has no definition for the constructor, or several.
fn not_one(path: &str, constructor: &Constructor<'_>, found: &[&Definition]) -> String {
    let ident = constructor.ident;
    let names: Vec<_> = found.iter().map(|it| it.name.value.as_str()).collect();
    match names.as_slice() {
        [] => format!(
            "`{path}` has no definition for `{ident}`: give the name that the schema has, `name = \"…\"`"
        ),
        several => format!(
            "`{path}` has several definitions for `{ident}`, `{}`: give the name of one, `name = \"…\"`; if they \
             have the same name, write its line, `definition = \"…\"`",
            several.join("`, `")
        ),
    }
}

impl File {
    fn new(modified: Option<SystemTime>, schema: Result<Schema, String>) -> Self {
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        let mut by_simple_name: HashMap<_, Vec<_>> = HashMap::new();
        for (index, definition) in schema.iter().flat_map(|it| &it.definitions).enumerate() {
            let name = &definition.name.value;
            by_name.entry(name.clone()).or_default().push(index);
            by_simple_name.entry(simple(name)).or_default().push(index);
            if let Some((_, last)) = name.rsplit_once('.') {
                by_simple_name.entry(simple(last)).or_default().push(index);
            }
        }
        Self { modified, schema, by_name, by_simple_name, reporter: OnceCell::new() }
    }

    /// Whether the constructor reports the error of an unreadable file: one error per file is enough. If an editor
    /// expands the item again, it reports the error again.
    fn reports_at(&self, item: &Input<'_>, constructor: &Constructor<'_>) -> bool {
        let own = format!("{}::{}", item.syntax.ident, constructor.ident);
        *self.reporter.get_or_init(|| own.clone()) == own
    }

    /// The definitions with the explicit name, or else with the constructor's Rust name.
    fn indices(&self, item: &Input<'_>, constructor: &Constructor<'_>) -> Vec<usize> {
        if let Some(given) = &constructor.attrs.name {
            return self.by_name.get(&given.value.text).cloned().unwrap_or_default();
        }
        let own = constructor.ident.unraw().to_string();
        let candidates = match item.kind {
            // The variant `Empty` of `enum PhoneCall` is `phoneCallEmpty`.
            Kind::Enum => vec![type_of_enum(item) + &own, own],
            Kind::Struct | Kind::Union => vec![own],
        };
        let found = candidates.iter().find_map(|it| self.by_simple_name.get(&simple(it)));
        found.cloned().unwrap_or_default()
    }
}

/// The TL type of the enum, from its `type` or its Rust name.
fn type_of_enum(item: &Input<'_>) -> String {
    match &item.attrs.ty {
        Some(given) => given.value.text.clone(),
        None => item.syntax.ident.unraw().to_string(),
    }
}

/// Normalises a name, so that `FutureSalt` equals `future_salt`, and `DataJson` equals `dataJSON`.
fn simple(name: &str) -> String {
    name.replace(['_', '.'], "").to_ascii_lowercase()
}

/// The path of a file. `given` is relative to the crate's `Cargo.toml`.
fn path(given: &str) -> PathBuf {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    PathBuf::from(directory).join(given)
}

/// The absolute path, as `include_bytes!` takes it.
fn text_of(path: &Path) -> Result<String, String> {
    let absolute = std::path::absolute(path).map_err(|error| error.to_string())?;
    let text = absolute.to_str().map(str::to_owned);
    text.ok_or_else(|| format!("the path `{}` has letters that are not UTF-8", absolute.display()))
}

fn read(given: &str) -> Rc<File> {
    let path = path(given);
    let modified = std::fs::metadata(&path).and_then(|it| it.modified()).ok();
    if let Some(file) = FILES.with_borrow(|files| files.get(&path).cloned())
        && file.modified == modified
    {
        return file;
    }
    let file = Rc::new(File::new(modified, parsed(given, &path)));
    FILES.with_borrow_mut(|files| files.insert(path, Rc::clone(&file)));
    file
}

fn parsed(given: &str, path: &Path) -> Result<Schema, String> {
    let text =
        text_of(path).and_then(|it| std::fs::read_to_string(it).map_err(|it| it.to_string()));
    let text = text.map_err(|error| {
        format!(
            "cannot read `{given}` in the directory of `Cargo.toml`: {error}; write the path from there"
        )
    })?;
    tl_syntax::parse(given, &text).map_err(|it| it.to_string())
}

/// `const _: &[u8] = ::core::include_bytes!("/path/to/api.tl");`, once per file.
///
/// It makes Cargo compile the crate again if the file changes. A macro has no other way to declare this dependency.
pub(crate) fn include(item: &Input<'_>) -> Option<TokenStream> {
    let path = path(&item.attrs.schema.as_ref()?.value.text);
    let is_new = INCLUDED.with_borrow_mut(|included| {
        let is_new = !included.contains(&path);
        included.extend(is_new.then(|| path.clone()));
        is_new
    });
    // An invalid path, or one without a file, is already an error.
    let text = text_of(&path).ok().filter(|_| is_new && path.exists())?;
    Some(quote!(
        const _: &[::core::primitive::u8] = ::core::include_bytes!(#text);
    ))
}
