"""Packets of pytoniq-core: every constructor and function of the schemas that it ships.

`tonlib_api.tl` is left out: it describes a JSON interface, and pytoniq-core cannot write its `int53` and `vector<…>`.
"""

import os
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

import peer
from pytoniq_core.tl.generator import TlGenerator, TlSchemas
from values import Definition, Parameter, Schema, Values

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = ["lite_api", "ton_api"]

# What the schemas declare for a codec to know.
BUILT_IN = {
    "int", "long", "double", "string", "object", "function", "bytes", "true",
    "boolTrue", "boolFalse", "vector", "int128", "int256",
}  # fmt: skip


class Encoder(TlSchemas):
    """pytoniq-core's encoder, with the two types that it does not write."""

    def serialize_field(self, type_, value):
        if type_ == "string":
            return super().serialize_field("bytes", value.encode())
        if type_ == "double":
            return struct.pack("<d", value)
        if isinstance(value, bytes) and type_ in ("int128", "int256"):
            value = value.hex()
        return super().serialize_field(type_, value)

    def encode(self, value):
        return self.serialize(self.get_by_name(value["@type"]), value)


def functions(path):
    """The names of the functions: pytoniq-core does not tell them from constructors."""
    names, in_functions = set(), False
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("---"):
                in_functions = "functions" in line
            elif in_functions and line.strip():
                names.add(line.split("#")[0].split()[0])
    return names


def definition(schema, functions):
    parameters = [Parameter.parse(name, text) for name, text in schema.args.items()]
    return Definition(schema.name, schema.class_name, parameters, schema.name in functions)


def packets(name, faults, options):
    path = os.path.join(options.schemas, f"{name}.tl")
    encoder = Encoder(TlGenerator(path).generate().list)
    names = functions(path)
    definitions = [definition(it, names) for it in encoder.list if it.name not in BUILT_IN]
    values = Values(Schema(definitions), options.seed, avoid=faults)
    for it in definitions:
        yield from peer.packets_of(name, values, it, encoder.encode, options.packets)


def main():
    options = peer.arguments(__doc__)
    faults = peer.known_faults(HERE)
    peer.finish(SCHEMAS, [it for name in SCHEMAS for it in packets(name, faults, options)], HERE, options)


main()
