//! `tl-gen`: from a schema to annotated Rust, on the command line.

mod report;

use std::process::ExitCode;
use std::{env, fs, io};

use lexopt::{Arg, Parser, ValueExt};
use report::{Reporter, STANDARD_INPUT};
use tl_gen::{Attached, Builder, BytesType, Dialect, Error, Options, Target};

const HELP: &str = "\
Reads TL schemas and writes Rust types that derive TlObject.

Usage: tl-gen [OPTIONS] <SCHEMA>...

Arguments:
  <SCHEMA>...             The .tl files, which make up one schema; - is standard input

Options:
  -o, --output <FILE>     Where to write; standard output without it
      --only <NAME>       Only a type, constructor or function and what it reaches; can be repeated
      --dialect <NAME>    Whose rule ids follow: telegram (the default) or ton
      --structs           A struct for each constructor with parameters, with conversions
      --no-box-large      Leave large variants in place
      --boxed <NAME>      Put this constructor behind a Box in its enum; can be repeated
      --unboxed <NAME>    Leave this constructor without a Box; can be repeated
      --flags-fields      A field for each flags word, which keeps bits that no other field has
      --no-proofs         Do not let the compiler prove the ids that are checked here
      --vec               Vec<u8> for bytes instead of Bytes
      --borrowed          &str and &[u8], which borrow from the input
      --new               A function new for structs, of what is always there
      --derive <PATH>     Another derive, such as serde::Serialize; can be repeated
      --struct-derive <PATH>, --enum-derive <PATH>
                          The same, of structs or of enums alone
      --attribute <TEXT>  Another attribute of all types, such as '#[non_exhaustive]'
      --struct-attribute <TEXT>, --enum-attribute <TEXT>
                          The same, of structs or of enums alone
      --type-attribute <PATTERN=TEXT>
                          Another attribute of some types: 'help.*=#[non_exhaustive]'
      --field-attribute <PATTERN=TEXT>
                          Another attribute of some fields: '*:bytes=#[serde(skip)]'
      --no-accessors      No functions for the fields that all variants of an enum share
      --any-object        An enum of all types, decoded by the id
      --any-function      An enum of all functions, decoded by the id
      --no-name-of        No function name_of(id)
      --unknown-name <TEXT>
                          What name_of(id) returns for an unknown id, instead of an Option
      --trust-id <NAME>   The id of this constructor is meant, though its definition spells another
      --layer <NUMBER>    The layer of a schema with headings such as ===17===
      --skip <NAME>       Leave out this constructor, function or type; can be repeated
      --alias <NAME=TYPE> Take a type for another: --alias uint=int; can be repeated
      --bytes-for <PARAM> A string that holds bytes: resPQ.pq, *.pq; can be repeated
      --rename <NAME=RUST>
                          What a type, constructor, function or parameter is called in
                          Rust: --rename message.self=is_self; can be repeated
  -h, --help              Show this
  -V, --version           Show the version
";

/// The schemas and options of the command line.
#[derive(Default)]
struct Request {
    schemas: Vec<String>,
    only: Vec<String>,
    output: Option<String>,
    options: Options,
    /// The help or the version, which is written instead.
    info: Option<String>,
}

fn main() -> ExitCode {
    let mut reporter = Reporter::new();
    match run(&mut reporter) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            reporter.errors(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(reporter: &mut Reporter) -> Result<(), Error> {
    let request = request(Parser::from_env()).map_err(|it| Error::general(it.to_string()))?;
    if let Some(text) = request.info {
        return write(None, &text);
    }
    if request.schemas.is_empty() {
        return Err(Error::general("no schema is given: see `tl-gen --help`"));
    }
    if request.schemas.iter().filter(|it| *it == "-").count() > 1 {
        return Err(Error::general("standard input can be read only once: write one `-`"));
    }
    let texts = Error::collect(request.schemas.iter().map(|it| text(it, reporter)))?;
    let builder = Builder::new().options(request.options);
    let builder = texts.into_iter().fold(builder, |it, (name, text)| it.schema_text(name, text));
    let builder = request.only.into_iter().fold(builder, Builder::only);
    let (source, warnings) = builder.generate_with_warnings()?;
    for warning in &warnings {
        reporter.warning(warning);
    }
    write(request.output.as_deref(), &source)
}

/// The name of a schema and its text. It is read once: what comes out of a pipe is there only once.
fn text(schema: &str, reporter: &mut Reporter) -> Result<(String, String), Error> {
    let (name, text) = match schema {
        "-" => (STANDARD_INPUT, io::read_to_string(io::stdin())),
        path => (path, fs::read_to_string(path)),
    };
    let shown = if schema == "-" { "standard input" } else { schema };
    let text = text.map_err(|error| Error::general(format!("cannot read {shown}: {error}")))?;
    reporter.keep(name, &text);
    Ok((name.to_owned(), text))
}

fn request(mut parser: Parser) -> Result<Request, lexopt::Error> {
    let mut request = Request::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(path) => request.schemas.push(path.string()?),
            Arg::Short('o') | Arg::Long("output") => {
                request.output = Some(parser.value()?.string()?);
            }
            Arg::Long("only") => request.only.push(parser.value()?.string()?),
            Arg::Short('h') | Arg::Long("help") => request.info = Some(HELP.to_owned()),
            Arg::Short('V') | Arg::Long("version") => {
                request.info = Some(format!("tl-gen {}\n", env!("CARGO_PKG_VERSION")));
            }
            Arg::Long(name) => {
                let name = name.to_owned();
                option(&name, &mut request.options, &mut parser)?;
            }
            Arg::Short(_) => return Err(argument.unexpected()),
        }
    }
    Ok(request)
}

fn option(name: &str, options: &mut Options, parser: &mut Parser) -> Result<(), lexopt::Error> {
    match name {
        "dialect" => options.dialect = dialect(&parser.value()?.string()?)?,
        "structs" => options.structs = true,
        "no-box-large" => options.box_large_variants = false,
        "flags-fields" => options.flags_fields = true,
        "no-proofs" => options.proofs = false,
        "vec" => options.bytes = BytesType::Vec,
        "borrowed" => options.borrowed = true,
        "new" => options.new = true,
        "derive" | "struct-derive" | "enum-derive" => {
            options.derives.push(attached(name, parser)?);
        }
        "attribute" | "struct-attribute" | "enum-attribute" | "type-attribute"
        | "field-attribute" => options.attributes.push(attached(name, parser)?),
        "no-accessors" => options.accessors = false,
        "any-object" => options.any_object = true,
        "any-function" => options.any_function = true,
        "unknown-name" => options.unknown_name = Some(parser.value()?.string()?),
        "no-name-of" => options.name_of = false,
        "boxed" => options.overrides.boxed.push((parser.value()?.string()?, true)),
        "unboxed" => options.overrides.boxed.push((parser.value()?.string()?, false)),
        "trust-id" => options.overrides.trusted_ids.push(parser.value()?.string()?),
        "layer" => options.overrides.layer = Some(parser.value()?.parse()?),
        "skip" => options.overrides.skipped.push(parser.value()?.string()?),
        "bytes-for" => options.overrides.bytes.push(parser.value()?.string()?),
        "alias" => options.overrides.aliases.push(pair(name, parser)?),
        "rename" => options.overrides.renames.push(pair(name, parser)?),
        _ => return Err(unknown_option(name)),
    }
    Ok(())
}

/// A derive or an attribute, and the items that have it: the option begins with their kind.
fn attached(option: &str, parser: &mut Parser) -> Result<Attached, lexopt::Error> {
    let target = match option.split_once('-') {
        Some(("struct", _)) => Target::Structs,
        Some(("enum", _)) => Target::Enums,
        Some((kind, _)) => {
            let (pattern, text) = pair(option, parser)?;
            let is_type = kind == "type";
            let target = if is_type { Target::Named(pattern) } else { Target::Fields(pattern) };
            return Ok(Attached { text, target });
        }
        None => Target::Items,
    };
    Ok(Attached { text: parser.value()?.string()?, target })
}

fn unknown_option(name: &str) -> lexopt::Error {
    let known = HELP.split_whitespace().filter_map(|word| word.strip_prefix("--"));
    let likeness = |known: &str| strsim::jaro_winkler(name, known);
    let closest = known.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match closest.filter(|it| likeness(it) > 0.85) {
        Some(meant) => format!("unknown option `--{name}`: did you mean `--{meant}`?").into(),
        None => format!("unknown option `--{name}`: see `tl-gen --help`").into(),
    }
}

/// `--rename help.config=Settings`
fn pair(option: &str, parser: &mut Parser) -> Result<(String, String), lexopt::Error> {
    let value = parser.value()?.string()?;
    match value.split_once('=') {
        Some((name, target)) => Ok((name.trim().to_owned(), target.trim().to_owned())),
        None => {
            let message = format!("`{value}` of `--{option}` is no pair: write `NAME=OTHER`");
            Err(message.into())
        }
    }
}

fn dialect(name: &str) -> Result<Dialect, lexopt::Error> {
    match name {
        "telegram" => Ok(Dialect::Telegram),
        "ton" => Ok(Dialect::Ton),
        _ => Err(format!("unknown dialect `{name}`: there are `telegram` and `ton`").into()),
    }
}

/// Writes to a file or to standard output. A reader that has read enough and closes its pipe is no error.
fn write(output: Option<&str>, source: &str) -> Result<(), Error> {
    let result = match output {
        Some(path) => fs::write(path, source),
        None => io::Write::write_all(&mut io::stdout(), source.as_bytes()),
    };
    match result {
        Err(error) if output.is_some() || error.kind() != io::ErrorKind::BrokenPipe => {
            let output = output.unwrap_or("to standard output");
            Err(Error::general(format!("cannot write {output}: {error}")))
        }
        _ => Ok(()),
    }
}
