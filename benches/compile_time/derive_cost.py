#!/usr/bin/env python3
"""The cost of the derive in the compiler: the check of 500 generated structs without it, with `id` alone,
and with `id` and `name`, which is proven. User CPU time, interleaved, medians.

    python3 benches/compile_time/derive_cost.py [rounds]
    python3 benches/compile_time/derive_cost.py instructions

With `instructions`, valgrind counts those of rustc instead, once for each: they repeat to a thousandth, also on a busy
machine.

Needs python3 and cargo. Everything is written to target/derive_cost/.
"""

import binascii
import os
import random
import re
import resource
import statistics
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
WORK = os.path.join(ROOT, "target/derive_cost")
STRUCTS = 500
COUNTED = os.path.join(WORK, "counted")
VALGRIND = [
    "valgrind",
    "--tool=cachegrind",
    "--cache-sim=no",
    "--cachegrind-out-file=/dev/null",
    f"--log-file={COUNTED}",
]
PLAIN = [
    ("i32", "int"),
    ("i64", "long"),
    ("String", "string"),
    ("Bytes", "bytes"),
    ("f64", "double"),
    ("bool", "Bool"),
    ("Vec<i64>", "Vector<long>"),
    ("Vec<String>", "Vector<string>"),
]


def field(index, position, choices):
    """A field: its name, Rust type, TL type and flag bit. The bits of a word are not shared."""
    name = f"field_number_{position}"
    kind = choices.random()
    if kind < 0.25:
        return name, "bool", None, position
    if kind < 0.5:
        rust, tl = choices.choice(PLAIN)
        return name, f"Option<{rust}>", tl, position
    if kind < 0.7 and index > 0:
        other = f"Item{choices.randrange(index)}"
        return choices.choice([(name, other, other, None), (name, f"Vec<{other}>", f"Vector<{other}>", None)])
    rust, tl = choices.choice(PLAIN)
    return name, rust, tl, None


def definition(index, fields):
    """The text whose CRC32 is the id."""
    words = [f"item{index}"]
    if any(bit is not None for *_, bit in fields):
        words.append("flags:#")
    for name, _, tl, bit in fields:
        if tl is None:
            continue
        condition = "" if bit is None else f"flags.{bit}?"
        text = "string" if tl == "bytes" else tl.replace("<", " ").replace(">", "")
        words.append(f"{name}:{condition}{text}")
    return " ".join(words) + f" = Item{index}"


def source(variant, structs):
    lines = ["#![allow(unused)]", "use tl_core::{Bytes, TlObject};"]
    for index, fields in enumerate(structs):
        crc = binascii.crc32(definition(index, fields).encode())
        derive = "" if variant == "none" else ", TlObject"
        name = f', name = "item{index}"' if variant == "proven" else ""
        lines.append(f"#[derive(Clone, Debug, PartialEq{derive})]")
        if variant != "none":
            lines.append(f"#[tl(id = {crc:#010x}{name})]")
        lines.append(f"pub struct Item{index} {{")
        for field_name, rust, _, bit in fields:
            if bit is not None and variant != "none":
                lines.append(f"    #[tl(flag = {bit})]")
            lines.append(f"    pub {field_name}: {rust},")
        lines.append("}")
    return "\n".join(lines) + "\n"


def write(variant, structs):
    folder = os.path.join(WORK, variant)
    os.makedirs(os.path.join(folder, "src"), exist_ok=True)
    with open(os.path.join(folder, "Cargo.toml"), "w") as manifest:
        manifest.write(
            f'[package]\nname = "cost-{variant}"\nedition = "2024"\n[workspace]\n'
            f'[dependencies]\ntl-core = {{ path = "{ROOT}/tl-core" }}\n'
        )
    with open(os.path.join(folder, "src/lib.rs"), "w") as library:
        library.write(source(variant, structs))
    return folder


def check(folder, **variables):
    """The user CPU time of one check, in seconds."""
    os.utime(os.path.join(folder, "src/lib.rs"))
    target = os.path.join(WORK, "target")
    environment = dict(os.environ, CARGO_INCREMENTAL="0", CARGO_TARGET_DIR=target, **variables)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(["cargo", "check", "--quiet"], cwd=folder, env=environment, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def instructions(folder):
    """The instructions of one check in rustc, in millions."""
    check(folder, RUSTC_WRAPPER=os.path.abspath(__file__))
    with open(COUNTED) as log:
        return int(re.search(r"refs: +([\d,]+)", log.read())[1].replace(",", "")) / 1e6


def as_rustc_wrapper(command):
    """Runs rustc, under valgrind if the crate is one of those that are measured."""
    if "--crate-name" in command and command[command.index("--crate-name") + 1].startswith("cost_"):
        command = [*VALGRIND, *command]
    sys.exit(subprocess.call(command, close_fds=False))  # the jobserver of cargo


def main():
    choices = random.Random(7)
    structs = [
        [field(index, position, choices) for position in range(choices.randint(3, 14))]
        for index in range(STRUCTS)
    ]
    folders = {variant: write(variant, structs) for variant in ["none", "id", "proven"]}
    for folder in folders.values():
        check(folder)  # builds the dependencies
    print(f"{STRUCTS} structs, {sum(len(fields) for fields in structs)} fields")
    if sys.argv[1:] == ["instructions"]:
        for variant, folder in folders.items():
            print(f"{variant:7} {instructions(folder):6.0f} M instructions", flush=True)
        return
    times(folders, int(sys.argv[1]) if len(sys.argv) > 1 else 7)


def times(folders, rounds):
    times = {variant: [] for variant in folders}
    for _ in range(rounds):
        for variant, folder in folders.items():
            times[variant].append(check(folder))
    medians = {variant: statistics.median(values) for variant, values in times.items()}
    print(f"median of {rounds} rounds, user CPU time")
    for variant, median in medians.items():
        print(f"{variant:7} {median:6.2f} s")
    print(f"derive  {(medians['id'] - medians['none']) / STRUCTS * 1000:6.2f} ms a struct")
    print(f"proof   {(medians['proven'] - medians['id']) / STRUCTS * 1000:6.2f} ms a struct")


if len(sys.argv) > 2 and os.path.basename(sys.argv[1]).startswith("rustc"):
    as_rustc_wrapper(sys.argv[1:])
else:
    main()
