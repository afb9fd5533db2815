#!/usr/bin/env python3
"""Makes the crates to compile, in a separate workspace under target/compile_time, and measures rustc.

Each figure is of one rustc process. As cargo's RUSTC_WRAPPER, this file records the time and memory of each process.
"""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "compile_time"
LOG = WORK / "rustc.jsonl"

# The default features of grammers with the decoders of functions; and the same without the conversions between its
# enums and structs, which inline variants do not need. The features of ferogram have the same names.
LEAN = ["deserializable-functions", "impl-debug", "tl-api"]
FULL = [*LEAN, "impl-from-enum", "impl-from-type"]
# Optimised macros: a user can set this with two lines in the manifest. Without them, cargo does not optimise macros.
OPTIMISED_MACROS = "[profile.dev.build-override]\nopt-level = 3\n"

MANIFEST = """\
[package]
name = "compile-time"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
tl-core = {{ path = "{root}/tl-core" }}
telegram-layer = {{ path = "{root}/examples/telegram-layer", default-features = false, features = {features} }}
grammers-tl-types = {{ version = "0.11", default-features = false, features = {their_features} }}
ferogram-tl-types = {{ version = "0.6", default-features = false, features = {their_features} }}

{programs}{profile}"""
PROGRAM = """\
[[bin]]
name = "{name}"
path = "{name}.rs"

"""

# A program that decodes and encodes each type of a list.
SOURCE = """\
type Recode = fn(&[u8]) -> Option<Vec<u8>>;

{recode}

static TYPES: [Recode; {count}] = [{types}];

fn main() {{
    let packet: Vec<u8> = std::env::args().flat_map(String::into_bytes).collect();
    println!("{{}}", TYPES.iter().filter_map(|recode| recode(&packet)).count());
}}
"""
OUR_RECODE = """\
fn recode<T: tl_core::Encode + tl_core::DecodeOwned>(packet: &[u8]) -> Option<Vec<u8>> {
    tl_core::to_vec(&tl_core::from_slice::<T>(packet).ok()?).ok()
}"""
THEIR_RECODE = """\
use CRATE::{Deserializable, Serializable};

fn recode<T: Deserializable + Serializable>(packet: &[u8]) -> Option<Vec<u8>> {
    Some(T::from_bytes(packet).ok()?.to_bytes())
}"""
RECODE = {
    "ours": OUR_RECODE,
    "grammers": THEIR_RECODE.replace("CRATE", "grammers_tl_types"),
    "ferogram": THEIR_RECODE.replace("CRATE", "ferogram_tl_types"),
}
FIFTY = 50
PROGRAMS = [f"{side}_{types}" for side in RECODE for types in ["all", "fifty"]]


def write_workspace(features=(), their_features=FULL, profile=""):
    WORK.mkdir(parents=True, exist_ok=True)
    manifest = MANIFEST.format(
        root=ROOT,
        features=json.dumps(list(features)),
        their_features=json.dumps(their_features),
        programs="".join(PROGRAM.format(name=name) for name in PROGRAMS),
        profile=profile,
    )
    (WORK / "Cargo.toml").write_text(manifest)
    if not (WORK / "Cargo.lock").exists():
        shutil.copy(ROOT / "Cargo.lock", WORK / "Cargo.lock")
    for name in PROGRAMS:
        source = WORK / f"{name}.rs"
        if not source.exists():
            source.write_text("fn main() {}\n")


def write_programs():
    """All programs; returns how many types those of ours and of grammers use, and that of ferogram.

    The layer of ferogram is older than that of the others, and lacks some types.
    """
    write_workspace()
    cargo(["check", "-p", "telegram-layer", "-p", "ferogram-tl-types"])
    known = {path for root in ["enums", "functions"] for path in ferogram_types(root)}
    everything = types()
    common = [it for it in everything if it["ferogram"].partition("<")[0] in known]
    for side, recode in RECODE.items():
        all_of_side = common if side == "ferogram" else everything
        for name, chosen in [("all", all_of_side), ("fifty", common[:: len(common) // FIFTY][:FIFTY])]:
            listed = ",\n".join(f"recode::<{it[side]}>" for it in chosen)
            source = SOURCE.format(recode=recode, count=len(chosen), types=listed)
            (WORK / f"{side}_{name}.rs").write_text(source)
    return len(everything), len(common)


def types():
    """The path of each type on each side, from the list of pairs that the layer's build script writes for its tests."""
    pairs = re.findall(r"Pair::of_\w+::<(.*), (grammers_tl_types::.*)>\(\)", output("telegram-layer", "pairs.rs"))
    return [
        {"ours": ours, "grammers": theirs, "ferogram": theirs.replace("grammers_tl_types", "ferogram_tl_types")}
        for ours, theirs in pairs
        if ours.startswith("telegram_layer::api::")
    ]


def ferogram_types(root):
    """The paths of the types in the module `root`, from the indentation of the generated source."""
    namespace = ""
    for line in output("ferogram-tl-types", f"generated_{root}.rs").splitlines():
        if found := re.match(r"    pub mod (\w+)", line):
            namespace = found[1] + "::"
        elif found := re.match(r"( +)pub (?:enum|struct) (\w+)", line):
            yield f"ferogram_tl_types::{root}::{namespace if len(found[1]) > 4 else ''}{found[2]}"


def output(package, file):
    """The newest file that the build script of `package` has written."""
    files = (WORK / "target").glob(f"*/build/{package}-*/out/{file}")
    return max(files, key=os.path.getmtime).read_text()


def cargo(arguments, **environment):
    environment = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": str(WORK / "target"), **environment}
    command = ["cargo", *arguments]
    result = subprocess.run(command, cwd=WORK, env=environment, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{result.stderr}")


def cost(package, crate, arguments):
    """Compiles the crate once, and returns the time and the memory."""
    cargo(["clean", "-p", package, *(["--release"] if "--release" in arguments else [])])
    LOG.unlink(missing_ok=True)
    cargo(arguments, RUSTC_WRAPPER=str(Path(__file__).resolve()))
    found = [json.loads(line) for line in LOG.read_text().splitlines()]
    return next(it for it in found if it["crate"] == crate)


def size(profile, pattern):
    """The size of the newest such file, in MB."""
    files = list((WORK / "target" / profile).glob(pattern))
    newest = max(files, key=os.path.getmtime, default=None)
    return newest.stat().st_size / 1e6 if newest else 0.0


def as_rustc_wrapper(command):
    """Runs rustc, and records its time and memory."""
    code = subprocess.call(command)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    if "--crate-name" in command:
        name = command[command.index("--crate-name") + 1]
        entry = {"crate": name, "user": usage.ru_utime, "memory": usage.ru_maxrss / 1024}
        with LOG.open("a") as log:
            log.write(json.dumps(entry) + "\n")
    sys.exit(code)


if __name__ == "__main__":
    as_rustc_wrapper(sys.argv[1:])
