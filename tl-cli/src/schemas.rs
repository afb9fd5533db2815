//! The schemas in which packets and names are looked up: the user's, and those of the command.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use tl_core::schema::Schema;
use tl_syntax::{Definition, Dialect, Error};

use crate::files::{SchemaFile, embedded, mtproto, read};
use crate::layers;

const OTHER_LAYERS: &str = "Telegram's API of other layers";

/// Files that make up one schema. They are read when they are needed: reading Telegram's schema takes longer than the
/// rest of a command.
pub(crate) struct Group {
    /// The name in messages.
    pub(crate) title: String,
    pub(crate) dialect: Dialect,
    files: Vec<SchemaFile>,
    schema: OnceCell<Result<Schema, Error>>,
    definitions: OnceCell<Result<Vec<Definition>, Error>>,
    computed_ids: OnceCell<HashSet<u32>>,
}

/// All groups, in the order of look-ups.
pub(crate) struct Catalog {
    pub(crate) groups: Vec<Group>,
    /// The indices of the first group of each schema that the user gives.
    firsts: Vec<usize>,
    other_layers: OnceCell<Group>,
}

impl Catalog {
    /// The schemas of `paths`, and then the command's own. Without `dialect`, ids that the files do not give are
    /// computed by either rule.
    pub(crate) fn new(paths: &[String], dialect: Option<Dialect>) -> Result<Self, String> {
        let given = paths.iter().map(|it| read(it)).collect::<Result<Vec<_>, _>>()?;
        let (mut groups, mut firsts) = (Vec::new(), Vec::new());
        let schemas = if given.is_empty() { Vec::new() } else { layers::divide(given) };
        for files in schemas {
            firsts.push(groups.len());
            groups.extend(given_groups(&files, dialect));
        }
        groups.extend(Self::embedded());
        Ok(Self { groups, firsts, other_layers: OnceCell::new() })
    }

    /// All layers of Telegram's API together, with MTProto: for packets that the other schemas cannot read.
    pub(crate) fn other_layers(&self) -> &Group {
        self.other_layers.get_or_init(|| {
            let layers = SchemaFile { name: "layers.tl".to_owned(), text: tl_layers::all().into() };
            let files = mtproto().into_iter().chain([layers]).collect();
            Group::new(OTHER_LAYERS, Dialect::Telegram, files)
        })
    }

    /// Whether `schema` is the one of all layers. It does not read this schema.
    pub(crate) fn is_of_other_layers(&self, schema: &Schema) -> bool {
        self.other_layers.get().is_some_and(|it| it.owns(schema))
    }

    /// The first group of each schema that the user gives; its other groups have the same files.
    pub(crate) fn given(&self) -> impl Iterator<Item = &Group> {
        self.firsts.iter().map(|index| &self.groups[*index])
    }

    fn embedded() -> [Group; 3] {
        // MTProto is first: a bare `message` is its own, not that of the API.
        let telegram = mtproto().into_iter().chain(embedded!["telegram.tl"]).collect();
        let ton = embedded!["ton_api.tl", "lite_api.tl"];
        [
            Group::new("Telegram's API (layer 230) and MTProto", Dialect::Telegram, telegram),
            Group::new(
                "Telegram's secret chats (layer 144)",
                Dialect::Telegram,
                embedded!["secret_chats.tl"],
            ),
            Group::new("TON", Dialect::Ton, ton),
        ]
    }

    /// The titles of all groups, each once.
    pub(crate) fn titles(&self) -> String {
        let mut titles: Vec<&str> = Vec::new();
        for group in &self.groups {
            if !titles.contains(&group.title.as_str()) {
                titles.push(&group.title);
            }
        }
        titles.join(", ")
    }
}

/// The groups of a schema that the user gives: one per dialect, and one together with MTProto.
fn given_groups(files: &[SchemaFile], dialect: Option<Dialect>) -> Vec<Group> {
    let names: Vec<_> = files.iter().map(|it| it.name.as_str()).collect();
    let title = names.join(" and ");
    let rules = [Dialect::Telegram, Dialect::Ton].into_iter();
    let rules = rules.filter(|it| dialect.is_none_or(|chosen| chosen == *it));
    let mut groups: Vec<_> = rules.map(|it| Group::new(&title, it, files.to_vec())).collect();
    if dialect != Some(Dialect::Ton) {
        let files = mtproto().into_iter().chain(files.iter().cloned()).collect();
        groups.push(Group::new(&format!("{title} and MTProto"), Dialect::Telegram, files));
    }
    groups
}

impl Group {
    fn new(title: &str, dialect: Dialect, files: Vec<SchemaFile>) -> Self {
        Self {
            title: title.to_owned(),
            dialect,
            files,
            schema: OnceCell::new(),
            definitions: OnceCell::new(),
            computed_ids: OnceCell::new(),
        }
    }

    /// The files, for messages.
    pub(crate) fn files(&self) -> &[SchemaFile] {
        &self.files
    }

    /// The schema, to show packets with.
    pub(crate) fn schema(&self) -> Result<&Schema, &Error> {
        let read = || {
            let files = self.files.iter().map(|it| (it.name.as_str(), &*it.text));
            Schema::parse_files(files, self.dialect)
        };
        self.schema.get_or_init(read).as_ref()
    }

    /// The definitions, as they are written.
    pub(crate) fn definitions(&self) -> Result<&[Definition], &Error> {
        let read = || {
            let parsed = self.files.iter().map(|it| tl_syntax::parse(&it.name, &it.text));
            Ok(Error::collect(parsed)?.into_iter().flat_map(|it| it.definitions).collect())
        };
        self.definitions.get_or_init(read).as_ref().map(Vec::as_slice)
    }

    /// The id of a definition, which its line gives or spells.
    pub(crate) fn id(&self, definition: &Definition) -> u32 {
        let computed = || definition.computed_id(self.dialect);
        definition.id.as_ref().map_or_else(computed, |it| it.value)
    }

    /// Whether a definition may have this id. It is cheap: it searches the text, and parses only files that have lines
    /// without ids.
    pub(crate) fn may_have(&self, id: u32) -> bool {
        if self.schema.get().is_some() {
            return self.has(id);
        }
        let texts = [format!("#{id:x}"), format!("#{id:08x}")];
        let is_written = |file: &SchemaFile| texts.iter().any(|it| has_word(&file.text, it));
        self.files.iter().any(is_written) || self.computed_ids().contains(&id)
    }

    /// Whether a definition may have this name. It only searches the text for the word.
    pub(crate) fn may_have_name(&self, name: &str) -> bool {
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '.';
        let is_word = |text: &str, start: usize| {
            !text[..start].ends_with(is_part) && !text[start + name.len()..].starts_with(is_part)
        };
        let has_word = |text: &str| text.match_indices(name).any(|(it, _)| is_word(text, it));
        self.files.iter().any(|it| has_word(&it.text))
    }

    /// Whether it is Telegram's API of all layers.
    pub(crate) fn has_other_layers(&self) -> bool {
        self.title == OTHER_LAYERS
    }

    /// Whether `schema` is the schema of this group.
    pub(crate) fn owns(&self, schema: &Schema) -> bool {
        matches!(self.schema.get(), Some(Ok(own)) if std::ptr::eq(own, schema))
    }

    fn has(&self, id: u32) -> bool {
        self.schema().is_ok_and(|it| it.constructor(id).is_some())
    }

    /// The ids of lines that do not have them. They are computed once: a run may look up many packets.
    fn computed_ids(&self) -> &HashSet<u32> {
        self.computed_ids.get_or_init(|| {
            let files = self.files.iter().filter(|it| !has_all_ids(it));
            let parsed = files.filter_map(|it| tl_syntax::parse(&it.name, &it.text).ok());
            let definitions = parsed.flat_map(|it| it.definitions);
            definitions.filter(|it| it.id.is_none()).map(|it| self.id(&it)).collect()
        })
    }
}

/// Whether the text has `word` as a whole word.
fn has_word(text: &str, word: &str) -> bool {
    let ends =
        |index: usize| !text[index + word.len()..].starts_with(|it: char| it.is_ascii_hexdigit());
    text.match_indices(word).any(|(index, _)| ends(index))
}

/// Whether each line has its id, as in Telegram's API.
fn has_all_ids(file: &SchemaFile) -> bool {
    file.name == "telegram.tl" && matches!(file.text, Cow::Borrowed(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemas_of_the_command_are_whole() {
        let expected = ["phoneCall", "decryptedMessageLayer", "liteServer.query"];
        for (group, name) in Catalog::embedded().iter().zip(expected) {
            let schema = group.schema().map_err(ToString::to_string).unwrap();
            assert!(schema.constructors().any(|it| it.name() == name));
        }
    }

    /// The schema for packets and the definitions for `tl show` agree about which combinators are functions.
    #[test]
    fn functions_are_functions() {
        for group in Catalog::embedded() {
            let definitions = group.definitions().unwrap().iter();
            let kinds: std::collections::HashMap<_, _> =
                definitions.map(|it| (group.id(it), it.is_function)).collect();
            let constructors = group.schema().unwrap().constructors();
            let mut count = 0;
            for constructor in constructors.filter(|it| kinds.contains_key(&it.id())) {
                assert_eq!(constructor.is_function(), kinds[&constructor.id()], "{constructor}");
                count += 1;
            }
            assert!(count > 80, "{count}");
        }
    }

    /// `may_have` finds each id of a schema, and no other id, without reading the schema.
    #[test]
    fn an_id_is_found_without_reading_the_schema() {
        for group in Catalog::embedded() {
            let fresh = Group::new("", group.dialect, group.files.clone());
            let constructors: Vec<_> = group.schema().unwrap().constructors().collect();
            for constructor in constructors.iter().step_by(50) {
                assert!(fresh.may_have(constructor.id()), "{constructor}");
            }
            assert!(!fresh.may_have(0xdead_beef));
            assert!(fresh.schema.get().is_none());
        }
        let telegram = &embedded!["telegram.tl"][0];
        let definitions = tl_syntax::parse("", &telegram.text).unwrap().definitions;
        assert!(definitions.iter().all(|it| it.id.is_some()));
    }
}
