#!/usr/bin/env python3
"""Collects the constructors and functions of all layers of Telegram's API that packages of npm and crates.io have.

    python3 tl-layers/data/collect.py

Writes layers.tl beside this file: each line with the layers that have it. A line whose id its
definition does not spell is left out, and printed. The packages and their licences are in the README.
"""

import binascii
import io
import json
import re
import subprocess
import tarfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
NPM = subprocess.run(["npm", "config", "get", "registry"], capture_output=True, text=True, check=True)
NPM = NPM.stdout.strip().rstrip("/")
CRATES = "https://static.crates.io/crates"

# The versions of each package that have a layer of their own.
GRAMMERS = "0.1.0 0.2.0 0.3.0 0.4.0 0.5.0 0.6.0 0.7.0 0.8.0 0.9.0 0.10.0 0.11.0".split()
FEROGRAM = "0.3.5 0.6.0 0.6.4 0.6.6".split()
GRAMJS = (
    "1.0.0-alpha.2 1.0.2 1.7.6 1.7.19 2.0.0 2.3.0 2.5.0 2.7.27 2.9.2 2.11.5 2.13.6 2.14.7 2.15.2 2.15.10 2.17.3 2.18.26 "
    "2.19.8 2.19.9 2.19.20 2.20.14 2.21.2 2.22.1 2.23.10 2.26.8 2.26.21"
).split()
MTCUTE = "167.0.0 179.0.0 181.0.0 185.1.0 189.0.0 204.0.0 216.0.0 218.0.1 220.0.0 221.0.0 223.0.0".split()


def files(url):
    """The files of a package: names and texts."""
    with urllib.request.urlopen(url, timeout=120) as response:
        package = tarfile.open(fileobj=io.BytesIO(response.read()))
    for member in package.getmembers():
        if member.isfile() and member.name.endswith((".tl", "apiTl.js", "AllTLObjects.js", "api-schema.json")):
            yield member.name, package.extractfile(member).read().decode()


def crate(name, version):
    texts = dict(files(f"{CRATES}/{name}/{name}-{version}.crate"))
    return next(text for path, text in texts.items() if path.endswith("tl/api.tl"))


def gramjs(version):
    texts = dict(files(f"{NPM}/telegram/-/telegram-{version}.tgz"))
    text = next(text for path, text in texts.items() if path.endswith(("/apiTl.js", "/api.tl")))
    if not re.search(r"LAYER \d+", text):
        layer = re.search(r"LAYER\s*=\s*(\d+)", "".join(texts.values()))
        text += f"\n// LAYER {layer[1]}\n" if layer else ""
    return text


def mtcute(version):
    """The JSON form of mtcute as lines. Its `int53` are `long`s that fit into a number of JavaScript."""
    texts = dict(files(f"{NPM}/@mtcute/tl/-/tl-{version}.tgz"))
    schema = json.loads(next(text for path, text in texts.items() if path.endswith("/api-schema.json")))
    lines = {"class": [], "method": []}
    for entry in schema["e"]:
        parameters = [f"{{{it['name']}:{it['type']}}}" for it in entry.get("generics", [])]
        parameters += [f"{it['name']}:{mtcute_type(it)}" for it in entry["arguments"]]
        words = [f"{entry['name']}#{entry['id']:08x}", *parameters, "=", mtcute_type(entry)]
        lines[entry["kind"]].append(" ".join(words) + ";")
    return "\n".join([*lines["class"], "---functions---", *lines["method"], f"// LAYER {schema['l']}"])


def mtcute_type(entry):
    modifiers = entry.get("typeModifiers", {})
    ty = entry["type"].replace("int53", "long")
    ty = f"Vector<{ty}>" if modifiers.get("isVector") else ty
    ty = f"vector<{ty}>" if modifiers.get("isBareVector") else ty
    return f"{modifiers['predicate']}?{ty}" if "predicate" in modifiers else ty


def spelled_id(line):
    """The CRC32 of the definition, by Telegram's rule."""
    text = re.sub(r"^([\w.]+)#[0-9a-f]+", r"\1", line).rstrip(";")
    text = re.sub(r" \w+:\w+\.\d+\?true\b", "", text)
    text = re.sub(r"([:?])bytes(?= )", r"\1string", text)
    return binascii.crc32(re.sub("[>{}]", "", text.replace("<", " ")).encode())


def definitions(text):
    """Whether it is a function, the id and the line of each definition."""
    is_function = False
    for line in text.splitlines():
        line = " ".join(line.partition("//")[0].split())
        if line.startswith("---"):
            is_function = line == "---functions---"
        found = re.match(r"([\w.]+)#([0-9a-f]{1,8}) .*= .*;$", line)
        if found:
            number = int(found[2], 16)
            yield is_function, number, re.sub("#[0-9a-f]+", f"#{number:08x}", line, count=1)


def proven(layers, texts):
    """The layers of each definition that spells its id. One source changes some lines: then the line of the id in the
    layer before, or after, is that of this layer, too."""
    found, lines = {}, {}
    for layer in layers:
        for is_function, number, line in definitions(texts[layer]):
            if spelled_id(line) == number:
                found.setdefault((is_function, line), []).append(layer)
                lines.setdefault(number, []).append((layer, line))
    for layer in layers:
        for is_function, number, line in definitions(texts[layer]):
            if spelled_id(line) == number:
                continue
            name = line.partition("#")[0]
            same = [it for it in lines.get(number, []) if it[1].partition("#")[0] == name]
            if not same:
                print("left out:", line)
                continue
            _, nearest = min(same, key=lambda it: abs(it[0] - layer))
            found[is_function, nearest] = sorted({*found[is_function, nearest], layer})
    return found


def main():
    sources = [lambda it=it: crate("grammers-tl-types", it) for it in GRAMMERS]
    sources += [lambda it=it: crate("ferogram-tl-types", it) for it in FEROGRAM]
    sources += [lambda it=it: gramjs(it) for it in GRAMJS]
    sources += [lambda it=it: mtcute(it) for it in MTCUTE]
    texts = {}
    for source in sources:
        text = source()
        # A schema of Telegram's says so in its last line.
        layer = re.search(r"LAYER (\d+)", text)
        texts.setdefault(int(layer[1]), text)
    layers = sorted(texts)
    found = proven(layers, texts)
    order = sorted(found.items(), key=lambda it: (it[0][0], it[0][1].partition("#")[0], it[1]))
    parts = {False: [], True: []}
    for (is_function, line), of_line in order:
        parts[is_function].append(f"{ranges(of_line, layers)} {line}")
    content = [f"// layers {' '.join(map(str, layers))}", *parts[False], "---functions---", *parts[True]]
    (HERE / "layers.tl").write_text("\n".join(content) + "\n")
    print(f"{len(layers)} layers, {len(found)} lines")


def ranges(of_line, layers):
    """`105-131,140-140`: each range is that of all collected layers between its ends."""
    parts = []
    for layer in of_line:
        before = layers.index(layer) - 1
        if parts and before >= 0 and parts[-1][1] == layers[before]:
            parts[-1][1] = layer
        else:
            parts.append([layer, layer])
    return ",".join(f"{first}-{last}" for first, last in parts)


if __name__ == "__main__":
    main()
