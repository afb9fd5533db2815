#!/usr/bin/env python3
"""The cost of one large item in the compiler: `cargo check` of an enum of many constructors, and of a struct of many
fields. User CPU time in seconds.

    python3 benches/compile_time/large_items.py [kind [count …]]

Kinds: `named` (id and name), `computed` (name alone), `newtype` (structs, and an enum of them), `structs` (the same
structs without the enum), `fields` (one struct). Needs python3 and cargo. Everything is written to target/large_items/.
"""

import binascii
import os
import resource
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
WORK = os.path.join(ROOT, "target/large_items")
COUNTS = [500, 1000, 2000, 3000, 5000]
MANIFEST = """[package]
name = "large-item"
edition = "2024"

[lib]
path = "lib.rs"

[dependencies]
tl-core = {{ path = "{}/tl-core" }}

[workspace]
"""


def crc(text):
    return f"0x{binascii.crc32(text.encode()):08x}"


def variants(count, attribute):
    lines = [f"#[tl({attribute(index)})] V{index} {{ a: i32 }}," for index in range(count)]
    return ["#[derive(TlObject)] pub enum Big {", *lines, "}"]


def named(count):
    return variants(count, lambda index: f'id = {crc(f"v{index} a:int = Big")}, name = "v{index}"')


def computed(count):
    return variants(count, lambda index: f'name = "v{index}"')


def structs(count):
    attribute = lambda index: f'id = {crc(f"v{index} a:int = Bool")}, name = "v{index}", returns = bool'
    return [f"#[derive(TlObject)] #[tl({attribute(index)})] pub struct V{index} {{ a: i32 }}" for index in range(count)]


def newtype(count):
    lines = [f"V{index}(V{index})," for index in range(count)]
    return [*structs(count), '#[derive(TlObject)] #[tl(type = "Object")] pub enum Big {', *lines, "}"]


def fields(count):
    types = [("i32", "int"), ("String", "string")]
    chosen = [types[index % 2] for index in range(count)]
    text = " ".join(["big", *(f"f{index}:{tl}" for index, (_, tl) in enumerate(chosen))]) + " = Big"
    lines = [f"pub f{index}: {rust}," for index, (rust, _) in enumerate(chosen)]
    return [f'#[derive(TlObject)] #[tl(id = {crc(text)}, name = "big")] pub struct Big {{', *lines, "}"]


KINDS = {kind.__name__: kind for kind in (named, computed, newtype, structs, fields)}


def check():
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    environment = dict(os.environ, CARGO_TARGET_DIR=os.path.join(WORK, "target"), RUSTFLAGS="-A dead_code")
    subprocess.run(["cargo", "check", "--quiet", "--offline"], cwd=WORK, env=environment, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def measure(kind, count):
    with open(os.path.join(WORK, "lib.rs"), "w") as source:
        source.write("\n".join(["use tl_core::TlObject;", *KINDS[kind](count)]) + "\n")
    return check()


def main():
    os.makedirs(WORK, exist_ok=True)
    with open(os.path.join(WORK, "Cargo.toml"), "w") as manifest:
        manifest.write(MANIFEST.format(ROOT))
    measure("named", 1)
    for kind in [sys.argv[1]] if len(sys.argv) > 1 else KINDS:
        counts = [int(count) for count in sys.argv[2:]] or (COUNTS if kind != "fields" else [250, 500, 1000])
        for count in counts:
            print(f"{kind} {count}: {measure(kind, count):.2f} s", flush=True)


main()
