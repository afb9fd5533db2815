#!/usr/bin/env python3
"""Counts the instructions of rustc for a part of the Telegram API, with our types and with those of grammers.

    python3 benches/compile_time/instructions.py [--step 10] [--only check,release]

The part is every tenth type and every tenth function of the layer (`--step`). A type outside of the part becomes
`string`, so strings are more frequent than in the whole layer. `check` and `release` are the library; `release` also
has a program that decodes and encodes each type.

measure.py measures the time for the whole layer, which needs a quiet machine. Instructions repeat to a thousandth, also
on a busy machine. Needs valgrind. Everything is written to target/compile_instructions/.
"""

import argparse
import binascii
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import crates

WORK = crates.ROOT / "target" / "compile_instructions"
LOG = WORK / "counted"
BUILT_IN = {"int", "long", "double", "string", "bytes", "Bool", "true", "#", "int128", "int256", "X", "!X"}
FIRST_LINES = ["boolFalse#bc799737 = Bool;", "boolTrue#997275b5 = Bool;", "vector#1cb5c415 {t:Type} # [ t ] = Vector t;"]

MANIFEST = """\
[package]
name = "compile-instructions"
version = "0.0.0"
edition = "2024"

[workspace]
members = ["layer"]
exclude = ["grammers"]

[dependencies]
tl-core = {{ path = "{root}/tl-core" }}
telegram-layer = {{ path = "layer" }}
grammers-tl-types = {{ path = "grammers", default-features = false, features = {their_features} }}

[[bin]]
name = "ours_all"
path = "ours_all.rs"

[[bin]]
name = "grammers_all"
path = "grammers_all.rs"
"""
LAYER_MANIFEST = """\
[package]
name = "telegram-layer"
version = "0.0.0"
edition = "2024"

[features]
proofs = []

[dependencies]
tl-core = {{ path = "{root}/tl-core" }}

[build-dependencies]
tl-gen = {{ path = "{root}/tl-gen" }}
"""
# The list of pairs is that of examples/telegram-layer.
LAYER_BUILD = """\
#[path = "{root}/examples/telegram-layer/build/pairs.rs"]
mod pairs;

fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let proofs = std::env::var_os("CARGO_FEATURE_PROOFS").is_some();
    let builder = tl_gen::Builder::new().schema("../grammers/tl/api.tl").proofs(proofs);
    builder.write()?;
    let out_dir = std::path::PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out_dir.join("pairs.rs"), pairs::list(&pairs::of("api", &builder.model()?)))?;
    Ok(())
}}
"""
LAYER_SOURCE = 'pub mod api {\n    include!(concat!(env!("OUT_DIR"), "/api.rs"));\n}\n'

# The label of each count, the crate, its package, and the features of the workspace.
CHECKS = [
    ("tl-core, ids proven", "telegram_layer", "telegram-layer", ["proofs"]),
    ("tl-core, no proofs", "telegram_layer", "telegram-layer", []),
    ("grammers", "grammers_tl_types", "grammers-tl-types", []),
]
RELEASES = [
    ("tl-core, no proofs", "telegram_layer", "telegram-layer", []),
    ("tl-core, no proofs", "ours_all", "compile-instructions", []),
    ("grammers", "grammers_tl_types", "grammers-tl-types", []),
    ("grammers", "grammers_all", "compile-instructions", []),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--step", type=int, default=10)
    parser.add_argument("--only", default="check,release")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("needs valgrind")
    constructors = write_workspace(options.step)
    cargo(["build", "--release", "--lib", "-p", "telegram-layer"], [])
    print(f"{constructors} constructors and functions; {write_programs()} types in the programs")
    if "check" in options.only:
        report("check", [(label, count(crate, package, features, ["check"])) for label, crate, package, features in CHECKS])
    if "release" in options.only:
        parts = [
            (label, crate, count(crate, package, features, ["build", "--release"]))
            for label, crate, package, features in RELEASES
        ]
        library, program = parts[0::2], parts[1::2]
        report("release, library", [(label, counted) for label, _, counted in library])
        report("release, program", [(label, counted) for label, _, counted in program])
        report("release, together", [(a[0], a[2] + b[2]) for a, b in zip(library, program)])


def report(what, rows):
    """The last row is grammers."""
    for label, counted in rows:
        print(f"{what:18} {label:20} {counted:7.3f} G   {counted / rows[-1][1]:.2f} × grammers", flush=True)


def write_workspace(step):
    """Writes the crates, and returns the number of constructors and functions in the part of the schema."""
    theirs = package_of_grammers()
    for folder in ["layer/src", "grammers"]:
        (WORK / folder).mkdir(parents=True, exist_ok=True)
    shutil.copytree(theirs, WORK / "grammers", dirs_exist_ok=True)
    lines, constructors = part((theirs / "tl/api.tl").read_text(), step)
    (WORK / "grammers/tl/api.tl").write_text("\n".join(lines) + "\n")
    names = {"root": crates.ROOT, "their_features": json.dumps(crates.FULL)}
    (WORK / "Cargo.toml").write_text(MANIFEST.format(**names))
    (WORK / "layer/Cargo.toml").write_text(LAYER_MANIFEST.format(**names))
    (WORK / "layer/build.rs").write_text(LAYER_BUILD.format(**names))
    (WORK / "layer/src/lib.rs").write_text(LAYER_SOURCE)
    shutil.copy(crates.ROOT / "Cargo.lock", WORK / "Cargo.lock")
    for side in ["ours", "grammers"]:
        (WORK / f"{side}_all.rs").write_text("fn main() {}\n")
    return constructors


def package_of_grammers():
    """The directory of the package, which has the schema."""
    command = ["cargo", "metadata", "--format-version", "1"]
    metadata = json.loads(subprocess.run(command, cwd=crates.ROOT, capture_output=True, text=True, check=True).stdout)
    manifest = next(it["manifest_path"] for it in metadata["packages"] if it["name"] == "grammers-tl-types")
    return Path(manifest).parent


def part(schema, step):
    """The lines of the part, and the number of its constructors and functions."""
    types, functions, is_function = {}, [], False
    for line in schema.splitlines():
        line = line.split("//")[0].strip()
        if line.startswith("---"):
            is_function = line == "---functions---"
        elif found := re.match(r"([\w.]+)#[0-9a-f]+ (.*?) ?= ([^;]+);", line):
            name, parameters, result = found.groups()
            if is_function:
                functions.append((name, parameters, result))
            elif result not in BUILT_IN and "{t:Type}" not in parameters:
                types.setdefault(result, []).append((name, parameters))
    chosen = sorted(types)[::step]
    known = BUILT_IN | set(chosen)
    constructors = [definition(name, it, ty, known) for ty in chosen for name, it in types[ty]]
    functions = [definition(name, it, type_in_part(ty, known), known) for name, it, ty in functions[::step]]
    lines = [*FIRST_LINES, *constructors, "---functions---", *functions, "// LAYER 0"]
    return lines, len(constructors) + len(functions)


def definition(name, parameters, result, known):
    """The line with the id of its new parameters."""
    words = []
    for parameter in parameters.split():
        label, _, ty = parameter.partition(":")
        words.append(parameter if parameter.startswith("{") else f"{label}:{type_in_part(ty, known)}")
    text = " ".join([name, *words, "=", result])
    id_text = re.sub(r" \w+:\w+\.\d+\?true", "", text).translate(str.maketrans("<", " ", ">{}"))
    id_text = re.sub(r"([:? ])bytes(?= |$)", r"\1string", id_text)
    return f"{name}#{binascii.crc32(id_text.encode()):08x}{text[len(name):]};"


def type_in_part(ty, known):
    condition, separator, value = ty.rpartition("?")
    if found := re.fullmatch(r"([Vv]ector)<(.*)>", value):
        value = f"{found[1]}<{type_in_part(found[2], known)}>"
    elif value not in known:
        value = "string"
    return condition + separator + value


def write_programs():
    """The programs that use each type; returns the number of types."""
    files = (WORK / "target").glob("release/build/telegram-layer-*/out/pairs.rs")
    pairs = max(files, key=os.path.getmtime).read_text()
    pairs = re.findall(r"Pair::of_\w+::<(.*), (grammers_tl_types::.*)>\(\)", pairs)
    # A generic function has a type of the whole layer as its query.
    pairs = [pair for pair in pairs if "InputPeer" not in pair[0]]
    for index, side in enumerate(["ours", "grammers"]):
        listed = ",\n".join(f"recode::<{pair[index]}>" for pair in pairs)
        source = crates.SOURCE.format(recode=crates.RECODE[side], count=len(pairs), types=listed)
        (WORK / f"{side}_all.rs").write_text(source)
    return len(pairs)


def count(crate, package, features, arguments):
    """The instructions of compiling the crate, in billions. Its dependencies are built before."""
    name = ["--bin", crate] if crate.endswith("_all") else ["-p", package]
    cargo([*arguments, *name], features)
    profile = [it for it in arguments if it == "--release"]
    cargo(["clean", "-p", package, *profile], [])
    cargo([*arguments, *name], features, RUSTC_WRAPPER=str(Path(__file__).resolve()), COUNTED_CRATE=crate)
    return int(re.search(r"refs: +([\d,]+)", LOG.read_text())[1].replace(",", "")) / 1e9


def cargo(arguments, features, **variables):
    feature = ["--features", ",".join(features)] if features else []
    environment = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": str(WORK / "target"), **variables}
    command = ["cargo", *arguments, *feature]
    result = subprocess.run(command, cwd=WORK, env=environment, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{result.stderr}")


def as_rustc_wrapper(command):
    """Runs rustc, under valgrind if the crate is the one to count."""
    if "--crate-name" in command and command[command.index("--crate-name") + 1] == os.environ["COUNTED_CRATE"]:
        options = ["--cache-sim=no", "--cachegrind-out-file=/dev/null", f"--log-file={LOG}"]
        command = ["valgrind", "--tool=cachegrind", *options, *command]
    sys.exit(subprocess.call(command, close_fds=False))  # the jobserver of cargo


if __name__ == "__main__":
    if "COUNTED_CRATE" in os.environ:
        as_rustc_wrapper(sys.argv[1:])
    main()
