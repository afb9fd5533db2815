//! Generates Rust for public schemas, compiles it, and prints a table of what became of each.
//!
//! `cargo run -p tl-gen --example public -- td/telegram_api.tl ton/ton_api.tl`
//!
//! The options for each are those of tl-gen's README. Each layer of a schema with headings such as `===17===` is a row.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use tl_gen::{Builder, Dialect};

/// The parameters of MTProto that `mtproto_api.tl` writes `string` and that hold bytes.
const BYTES: [&str; 12] = [
    "pq",
    "p",
    "q",
    "encrypted_answer",
    "dh_prime",
    "g_a",
    "g_b",
    "encrypted_data",
    "info",
    "packed_data",
    "n",
    "e",
];

/// A schema, or one layer of it.
struct Row {
    name: String,
    definitions: usize,
    accepted: usize,
    proven: usize,
    warnings: usize,
    source: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool, Box<dyn Error>> {
    let mut rows = Vec::new();
    for path in env::args_os().skip(1).map(PathBuf::from) {
        rows.extend(of_schema(&path)?);
    }
    let errors = compile(&rows)?;
    println!("| file | definitions | accepted | ids proven | warnings | compiled |");
    println!("|---|---|---|---|---|---|");
    for (index, row) in rows.iter().enumerate() {
        let compiled = if errors.contains(&file_name(index)) { "no" } else { "yes" };
        let Row { name, definitions, accepted, proven, warnings, .. } = row;
        println!("| {name} | {definitions} | {accepted} | {proven} | {warnings} | {compiled} |");
    }
    eprint!("{errors}");
    Ok(errors.is_empty())
}

fn of_schema(path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let schema = tl_gen::parse(&name, &text)?;
    let layers: BTreeSet<_> = schema.definitions.iter().filter_map(|it| it.layer).collect();
    let builder = options(&name).schema_text(&name, text).any_object(true);
    if layers.is_empty() {
        return Ok(vec![row(name, schema.definitions.len(), &builder)?]);
    }
    let of_layer = |layer: &u32| {
        let definitions = schema.definitions.iter().filter(|it| it.layer <= Some(*layer)).count();
        row(format!("{name}, layer {layer}"), definitions, &builder.clone().layer(*layer))
    };
    layers.iter().map(of_layer).collect()
}

fn options(name: &str) -> Builder {
    let builder = Builder::new();
    if name.ends_with("mtproto_api.tl") {
        let bytes_for = |it: Builder, name: &&str| it.bytes_for(format!("*.{name}"));
        return BYTES.iter().fold(builder, bytes_for);
    }
    let is_ton = ["ton_api.tl", "lite_api.tl", "tonlib_api.tl"].iter().any(|it| name.ends_with(it));
    builder.dialect(if is_ton { Dialect::Ton } else { Dialect::Telegram })
}

fn row(name: String, definitions: usize, builder: &Builder) -> Result<Row, Box<dyn Error>> {
    let model = builder.model()?;
    let (source, warnings) = builder.generate_with_warnings()?;
    let all = || model.constructors().chain(&model.functions);
    let is_proven = |it: &&tl_gen::Constructor| it.id == it.spelled_id && it.is_spellable;
    Ok(Row {
        name,
        definitions,
        accepted: all().count(),
        proven: all().filter(is_proven).count(),
        warnings: warnings.len(),
        source,
    })
}

fn file_name(index: usize) -> String {
    format!("schema_{index}.rs")
}

/// Lets cargo check a crate with a module for each row. Gives the errors, which name their files.
fn compile(rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("../target"), PathBuf::from);
    let directory = target.join("public");
    fs::create_dir_all(directory.join("src"))?;
    let tl_core = root.join("../tl-core").canonicalize()?;
    let manifest = format!(
        "[package]\nname = \"public\"\nedition = \"2024\"\n\n[dependencies]\ntl-core.path = '{}'\n\n[workspace]\n",
        tl_core.display()
    );
    fs::write(directory.join("Cargo.toml"), manifest)?;
    let mut library = String::new();
    for (index, row) in rows.iter().enumerate() {
        fs::write(directory.join("src").join(file_name(index)), &row.source)?;
        writeln!(library, "pub mod schema_{index};")?;
    }
    fs::write(directory.join("src/lib.rs"), library)?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["check", "--quiet", "--message-format", "short"]).current_dir(&directory);
    let output = command.env("CARGO_TARGET_DIR", &target).output()?;
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(String::new()) } else { Ok(errors + "cargo check failed\n") }
}
