//! Lines from a schema file of the crate.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::SystemTime;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use tl_syntax::{Definition, Schema};

use crate::attr::{Given, SchemaPath};
use crate::diag::Context;
use crate::model::{Constructor, Item, Kind};

/// A schema file, read.
struct File {
    modified: Option<SystemTime>,
    schema: Result<Schema, String>,
    /// The indices of the definitions, by name.
    by_name: HashMap<String, Vec<usize>>,
    /// The same by simple names, with the namespace and without.
    by_simple_name: HashMap<String, Vec<usize>>,
}

thread_local! {
    /// A compilation reads each file once. A process that lives on, such as rust-analyzer's, reads a file again
    /// after it has changed.
    static FILES: RefCell<HashMap<PathBuf, Rc<File>>> = RefCell::default();
    /// The files that this compilation depends on already.
    static INCLUDED: RefCell<Vec<PathBuf>> = RefCell::default();
}

/// The definition that `constructor` has in the schema `given`.
pub(super) fn find(
    context: &Context,
    given: &Given<SchemaPath>,
    item: &Item<'_>,
    constructor: &Constructor<'_>,
) -> Option<Definition> {
    let file = read(&given.value.text);
    let schema = match &file.schema {
        Ok(schema) => schema,
        Err(message) => {
            // One error per file is enough: each constructor of an enum looks here.
            if std::ptr::eq(constructor, item.constructors.first()?) {
                context.error(&given.value, message);
            }
            return None;
        }
    };
    match file.indices(item, constructor).as_slice() {
        [index] => Some(schema.definitions[*index].clone()),
        [] => {
            context.error(
                constructor.ident,
                format!(
                    "`{}` has no definition for `{}`: give the name that the schema has, `name = \"…\"`",
                    given.value.text, constructor.ident
                ),
            );
            None
        }
        several => {
            let names: Vec<_> =
                several.iter().map(|it| schema.definitions[*it].name.value.as_str()).collect();
            context.error(
                constructor.ident,
                format!(
                    "`{}` has several definitions for `{}`, `{}`: give the name of one, `name = \"…\"`; if they \
                     have the same name, write its line, `definition = \"…\"`",
                    given.value.text,
                    constructor.ident,
                    names.join("`, `")
                ),
            );
            None
        }
    }
}

impl File {
    /// The definitions that the constructor may be: that of the name that is given, else those of its Rust name.
    fn indices(&self, item: &Item<'_>, constructor: &Constructor<'_>) -> Vec<usize> {
        if let Some(given) = &constructor.attrs.name {
            return self.by_name.get(&given.value.text).cloned().unwrap_or_default();
        }
        let own = constructor.ident.unraw().to_string();
        let candidates = match item.kind {
            // `Empty` of `enum PhoneCall` is `phoneCallEmpty`.
            Kind::Enum => vec![type_of_enum(item) + &own, own],
            Kind::Struct | Kind::Union => vec![own],
        };
        let found = candidates.iter().find_map(|it| self.by_simple_name.get(&simple(it)));
        found.cloned().unwrap_or_default()
    }
}

/// The TL type of the enum, by its `type` or its Rust name.
fn type_of_enum(item: &Item<'_>) -> String {
    match &item.attrs.ty {
        Some(given) => given.value.text.clone(),
        None => item.input.ident.unraw().to_string(),
    }
}

/// `FutureSalt` and `future_salt` are one name, as are `DataJson` and `dataJSON`.
fn simple(name: &str) -> String {
    name.replace(['_', '.'], "").to_ascii_lowercase()
}

/// The path of a file that is given in relation to the crate's `Cargo.toml`.
fn path(given: &str) -> PathBuf {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    PathBuf::from(directory).join(given)
}

fn read(given: &str) -> Rc<File> {
    let path = &path(given);
    let modified = std::fs::metadata(path).and_then(|it| it.modified()).ok();
    if let Some(file) = FILES.with_borrow(|files| files.get(path).cloned())
        && file.modified == modified
    {
        return file;
    }
    let schema = std::fs::read_to_string(path)
        .map_err(|error| {
            format!(
                "cannot read `{given}` in the directory of `Cargo.toml`: {error}; write the path from there"
            )
        })
        .and_then(|text| {
            tl_syntax::parse(given, &text).map_err(|it| it.to_string())
        });
    let mut file =
        File { modified, schema, by_name: HashMap::new(), by_simple_name: HashMap::new() };
    for (index, definition) in file.schema.iter().flat_map(|it| &it.definitions).enumerate() {
        let name = &definition.name.value;
        file.by_name.entry(name.clone()).or_default().push(index);
        file.by_simple_name.entry(simple(name)).or_default().push(index);
        if let Some((_, last)) = name.rsplit_once('.') {
            file.by_simple_name.entry(simple(last)).or_default().push(index);
        }
    }
    let file = Rc::new(file);
    FILES.with_borrow_mut(|files| files.insert(path.clone(), Rc::clone(&file)));
    file
}

/// `const _: &[u8] = ::core::include_bytes!("/path/to/api.tl");`, once for each file.
///
/// Cargo compiles the crate again if a file changes that the compiler has included, and a macro can include no
/// file in another way.
pub(crate) fn include(item: &Item<'_>) -> Option<TokenStream> {
    let path = path(&item.attrs.schema.as_ref()?.value.text);
    let is_new = INCLUDED.with_borrow_mut(|included| {
        let is_new = !included.contains(&path);
        included.extend(is_new.then(|| path.clone()));
        is_new
    });
    let text = path.to_str().filter(|_| is_new && path.exists())?;
    Some(quote!(
        const _: &[::core::primitive::u8] = ::core::include_bytes!(#text);
    ))
}
