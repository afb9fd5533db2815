#![doc = include_str!("../README.md")]

use std::collections::HashMap;
use std::fmt;
use std::io::Read;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use flate2::read::DeflateDecoder;

/// The lines, as `data/layers.tl` has them, compressed.
static COMPRESSED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/layers.deflate"));

/// A constructor or function of Telegram's API, and the layers that have it. `Display` writes its line.
///
/// ```
/// let user = tl_layers::constructor(0x3ff6ecb0).unwrap();
/// assert_eq!((user.name(), user.layers()), ("user", 135..=143));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Constructor {
    line: &'static str,
    /// `105-193,204-230`
    ranges: &'static str,
    id: u32,
    first: u32,
    last: u32,
    is_function: bool,
}

impl Constructor {
    /// Gives the line of the schema, as in `dataJSON#7d748d04 data:string = DataJSON;`.
    #[must_use]
    pub fn line(&self) -> &'static str {
        self.line
    }

    /// Gives the name with its namespace, as in `help.config`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.line.split_once('#').map_or(self.line, |(name, _)| name)
    }

    /// Gives the constructor id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Gives the first and the last layer that have it.
    #[must_use]
    pub fn layers(&self) -> RangeInclusive<u32> {
        self.first..=self.last
    }

    /// Says whether this layer has exactly this line. Some lines are missing in a few layers between the first and the
    /// last.
    #[must_use]
    pub fn is_in(&self, layer: u32) -> bool {
        layers().binary_search(&layer).is_ok() && ranges(self.ranges).any(|it| it.contains(&layer))
    }

    /// Says whether it is a function.
    #[must_use]
    pub fn is_function(&self) -> bool {
        self.is_function
    }
}

impl fmt::Display for Constructor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.line)
    }
}

impl fmt::Debug for Constructor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (layers {} to {})", self.line, self.first, self.last)
    }
}

/// Gives the layers that the lines were collected from, in order.
///
/// ```
/// assert_eq!(tl_layers::layers().len(), 44);
/// assert_eq!(tl_layers::layers().last(), Some(&230));
/// ```
#[must_use]
pub fn layers() -> &'static [u32] {
    &table().layers
}

/// Gives all lines: constructors, then functions, by name and layer. An id has several lines if flag bits were added that
/// it does not cover (`flags.5?true`).
///
/// ```
/// let mut users = tl_layers::constructors().filter(|it| it.name() == "user");
/// assert!(users.any(|it| it.is_in(143)));
/// ```
pub fn constructors() -> impl Iterator<Item = Constructor> {
    table().constructors.iter().copied()
}

/// Gives the constructor or function that has this id, with its newest line and with all layers that have the id.
///
/// ```
/// let call = tl_layers::constructor(0x30535af5).unwrap();
/// assert!(call.line().starts_with("phoneCall#30535af5 flags:# p2p_allowed:flags.5?true"));
/// assert!(tl_layers::constructor(0xdeadbeef).is_none());
/// ```
#[must_use]
pub fn constructor(id: u32) -> Option<Constructor> {
    let table = table();
    let Newest { index, first } = *table.by_id.get(&id)?;
    Some(Constructor { first, ..table.constructors[index] })
}

/// Gives the schema of a layer, or `None` if the lines were not collected from it.
///
/// ```
/// let schema = tl_layers::schema(214);
/// assert!(schema.is_none());
/// assert!(tl_layers::schema(216).unwrap().contains("\n---functions---\n"));
/// ```
#[must_use]
pub fn schema(layer: u32) -> Option<String> {
    layers().binary_search(&layer).ok()?;
    Some(text(constructors().filter(|it| it.is_in(layer))))
}

/// Gives the schema of all layers together: each constructor id once, with its newest line. With it, a reader finds the end
/// of any object of these layers, also if it contains objects of other layers.
///
/// ```
/// use tl_core::schema::{Schema, Schemas};
///
/// let schemas = Schemas::new().with("another layer", Schema::parse(&tl_layers::all())?);
/// assert!(schemas.constructor(0x30535af5).is_some());
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
#[must_use]
pub fn all() -> String {
    let table = table();
    let newest = |index: usize| {
        let constructor = table.constructors[index];
        let is_newest = table.by_id.get(&constructor.id).is_some_and(|it| it.index == index);
        is_newest.then_some(constructor)
    };
    text((0..table.constructors.len()).filter_map(newest))
}

const FUNCTIONS: &str = "---functions---";

fn text(constructors: impl Iterator<Item = Constructor>) -> String {
    let (mut types, mut functions) = (String::new(), String::new());
    for constructor in constructors {
        let part = if constructor.is_function { &mut functions } else { &mut types };
        part.push_str(constructor.line);
        part.push('\n');
    }
    format!("{types}{FUNCTIONS}\n{functions}")
}

/// The unpacked lines.
struct Table {
    layers: Vec<u32>,
    constructors: Vec<Constructor>,
    by_id: HashMap<u32, Newest>,
}

/// The newest line of an id.
struct Newest {
    index: usize,
    /// The first layer that has a line of the id.
    first: u32,
}

/// The table. The first call reads it.
fn table() -> &'static Table {
    static LINES: OnceLock<String> = OnceLock::new();
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = LINES.get_or_init(|| {
            let mut text = String::new();
            // `build.rs` compressed it, so it cannot be wrong: a test reads all of it.
            let _ = DeflateDecoder::new(COMPRESSED).read_to_string(&mut text);
            text
        });
        Table::read(lines)
    })
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut table =
            Self { layers: Vec::new(), constructors: Vec::new(), by_id: HashMap::new() };
        let mut is_function = false;
        for line in text.lines() {
            if let Some(layers) = line.strip_prefix("// layers ") {
                table.layers = layers.split(' ').filter_map(|it| it.parse().ok()).collect();
            }
            is_function |= line == FUNCTIONS;
            table.constructors.extend(constructor_of(line, is_function));
        }
        for (index, constructor) in table.constructors.iter().enumerate() {
            let Constructor { id, first, last, .. } = *constructor;
            let newest = table.by_id.entry(id).or_insert(Newest { index, first });
            newest.first = newest.first.min(first);
            if table.constructors[newest.index].last < last {
                newest.index = index;
            }
        }
        table
    }
}

/// `105-193,204-230 user#2e13f4c3 flags:# … = User;`
fn constructor_of(text: &'static str, is_function: bool) -> Option<Constructor> {
    let (of_line, line) = text.split_once(' ')?;
    let first = *ranges(of_line).next()?.start();
    let last = *ranges(of_line).last()?.end();
    let (_, after) = line.split_once('#')?;
    let id = u32::from_str_radix(after.get(..8)?, 16).ok()?;
    Some(Constructor { line, ranges: of_line, id, first, last, is_function })
}

fn ranges(text: &str) -> impl Iterator<Item = RangeInclusive<u32>> {
    text.split(',').filter_map(|it| {
        let (first, last) = it.split_once('-')?;
        Some(first.parse().ok()?..=last.parse().ok()?)
    })
}
