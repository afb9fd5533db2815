"""Compares packets of another implementation with what tl-core makes of them, byte for byte."""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass

PACKETS = 10
SEED = 20
SHOWN = 20


@dataclass
class Packet:
    schema: str
    # The constructor, or a case of it that is a known fault.
    name: str
    # None if the other side cannot encode it; then `error` says why.
    data: bytes = None
    error: str = None


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the random values ({SEED})")
    parser.add_argument("--packets", type=int, default=PACKETS, help=f"for each constructor ({PACKETS})")
    parser.add_argument("--schemas", required=True, help="the directory with the schemas")
    parser.add_argument("--recode", required=True, help="the binary that decodes and encodes")
    parser.add_argument("--work", required=True, help="the directory for packets and answers")
    return parser.parse_args()


def known_faults(directory):
    """The faults of the other side: a line is a name and, behind a colon, the reason."""
    faults = {}
    with open(os.path.join(directory, "known_faults"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, reason = line.split(": ", 1)
                faults[name] = reason.strip()
    return faults


def packets_of(schema, values, definition, encode, count):
    """`count` packets: with all that flags allow, with nothing, then with anything."""
    for index in range(count):
        flags = {0: "all", 1: "none"}.get(index, "random")
        yield packet(schema, definition.name, lambda: encode(values.value(definition, flags)))


def packet(schema, name, encode):
    # Whatever the other side raises: it could not encode the value.
    try:
        return Packet(schema, name, data=encode())
    except Exception as error:
        return Packet(schema, name, error=f"not encoded: {type(error).__name__}: {error}")


def recoded(packets, options):
    """What tl-core encodes for each packet: bytes, or the text of an error."""
    paths = [os.path.join(options.work, name) for name in ("packets", "answers")]
    # The answers of an earlier run must not pass for those of this one.
    if os.path.exists(paths[1]):
        os.remove(paths[1])
    with open(paths[0], "w", encoding="ascii") as file:
        file.writelines(f"{it.schema} {it.data.hex()}\n" for it in packets)
    subprocess.run([options.recode, *paths], check=True)
    with open(paths[1], encoding="utf-8") as file:
        answers = file.read().splitlines()
    assert len(answers) == len(packets), "an answer for each packet"
    return [it[2:] if it.startswith("!") else bytes.fromhex(it) for it in answers]


def problem(packet, answer):
    if isinstance(answer, str):
        return f"refused: {answer}\n    {packet.data.hex()}"
    if answer != packet.data:
        return f"encoded differently\n    {packet.data.hex()}\n    {answer.hex()}"
    return None


def compare(schemas, packets, faults, options):
    """Reports, and returns the exit status."""
    encoded = [it for it in packets if it.data is not None]
    empty = sorted(set(schemas) - {it.schema for it in encoded})
    problems = [(it, it.error) for it in packets if it.data is None]
    problems += [(it, problem(it, answer)) for it, answer in zip(encoded, recoded(encoded, options))]

    failed = [(it.name, text) for it, text in problems if text and it.name not in faults]
    known = {it.name for it, text in problems if text and it.name in faults}
    failed += [(name, "listed as a known fault, but there is none") for name in sorted(set(faults) - known)]
    failed += [(name, "no packet of this schema could be made") for name in empty]
    passed = sum(text is None for it, text in problems if it.name not in faults)

    # One packet for each constructor: the last is as good as any.
    by_name = list(dict(failed).items())
    for name, text in by_name[:SHOWN]:
        print(f"{name}: {text}")
    if len(by_name) > SHOWN:
        print(f"and {len(by_name) - SHOWN} more constructors")
    constructors = {(it.schema, it.name) for it in packets if it.name.split("(")[0] == it.name}
    print(f"{passed} passed, {len(failed)} failed, of {len(constructors)} constructors (seed {options.seed})")
    print(f"{len(known)} known faults of the other side")
    return 1 if failed else 0


def finish(schemas, packets, directory, options):
    sys.exit(compare(schemas, packets, known_faults(directory), options))
