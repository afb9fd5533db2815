"""Packets of Telethon: every type and function of a layer and of MTProto.

The schema is that of kurigram's source package, which is of the same layer: Telethon's own packages contain what
was generated from its schema, not the schema. Of what Telethon encodes, that schema lacks the eight definitions that
describe a TLS greeting; Telethon encodes containers and `gzip_packed` by hand.
"""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

import peer
from telethon.tl.alltlobjects import LAYER, tlobjects
from values import CannotMake, Definition, Parameter, Schema, Values

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = ["main_api", "auth_key", "sys_msgs"]
LINE = re.compile(r"^([\w.]+)#([0-9a-f]+) (.*)= ?([\w.<>]+);")

# Names that Telethon does not take over.
RENAMED = {"from": "from_", "self": "is_self"}
LITTLE_ENDIAN = {"int128", "int256"}

# Values that are known faults, and that random values do not contain: no flag bit has one parameter without the others.
CASES = {
    "codeSettings(app_sandbox=False)": {"@type": "codeSettings", "app_sandbox": False},
    "channels.getMessageAuthor(id=-1)": {
        "@type": "channels.getMessageAuthor",
        "channel": {"@type": "inputChannelEmpty"},
        "id": -1,
    },
}
RESTRICTED = {"channels.getMessageAuthor.id": "non-negative"}


def read(path):
    """The schema, and the id of each name."""
    definitions, ids, is_function, layer = [], {}, False, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("---"):
                is_function = "functions" in line
            if line.startswith("// LAYER "):
                layer = int(line.split()[2])
            if "=" in line and not line.startswith("//"):
                name, id_, parameters, type_ = LINE.match(line).groups()
                ids[name] = int(id_, 16)
                definitions.append(Definition(name, type_, list(parsed(parameters)), is_function))
    assert layer in (None, LAYER), f"the schema is of layer {layer}, Telethon of layer {LAYER}"
    return Schema(definitions), ids


def parsed(text):
    for it in text.split():
        if ":" in it and not it.startswith("{"):
            yield Parameter.parse(*it.split(":", 1))


class Encoder:
    """Makes Telethon's objects of values, and lets them encode themselves."""

    def __init__(self, schema, ids):
        self.schema = schema
        self.ids = ids

    def encode(self, value):
        return bytes(self.made(value))

    def made(self, value):
        definition = self.schema.by_name[value["@type"]]
        class_ = tlobjects.get(self.ids[definition.name])
        if class_ is None:
            raise CannotMake(f"Telethon has no {definition.name}")
        arguments = {}
        for it in definition.parameters:
            # Telethon computes flags words from what is there.
            if it.type != "#":
                arguments[RENAMED.get(it.name, it.name)] = self.argument(it.type, value.get(it.name))
        return class_(**arguments)

    def argument(self, type_, value):
        if type_ in LITTLE_ENDIAN and value is not None:
            return int.from_bytes(value, "little", signed=True)
        if isinstance(value, list):
            return [self.argument("", it) for it in value]
        return self.made(value) if isinstance(value, dict) else value


def packets(name, faults, options):
    schema, ids = read(os.path.join(options.schemas, f"{name}.tl"))
    values = Values(schema, options.seed, avoid=faults, only=RESTRICTED)
    encoder = Encoder(schema, ids)
    for it in schema.definitions:
        yield from peer.packets_of(name, values, it, encoder.encode, options.packets)
    if name == "main_api":
        for case, value in CASES.items():
            yield peer.packet(name, case, lambda: encoder.encode(value))


def main():
    options = peer.arguments(__doc__)
    faults = peer.known_faults(HERE)
    peer.finish(SCHEMAS, [it for name in SCHEMAS for it in packets(name, faults, options)], HERE, options)


main()
