"""Compares what a client has sent and received with the server's record: the bytes, and every field."""

import json
from datetime import datetime


class Mismatch(Exception):
    pass


class Objects:
    """The objects of a client, by their bytes. `encode` is the client's own encoder."""

    def __init__(self, encode, fields, name, absent=None):
        self.encode, self.fields, self.name = encode, fields, name
        # The client's value for an absent vector.
        self.absent = absent
        self.sent, self.received = {}, {}

    def compare(self, records):
        """The number of equal fields, and what is wrong."""
        total, problems = 0, []
        for who, mine in (("client", self.sent), ("server", self.received)):
            theirs = {it["bytes"]: it for it in records if it["from"] == who}
            problems += [f"only the server has {text(it)}" for key, it in theirs.items() if key not in mine]
            for key, value in mine.items():
                try:
                    total += self.compare_object(value, theirs.get(key), key)
                except Mismatch as error:
                    problems.append(f"from {who}: {self.name(value)}: {error}")
        return total, problems

    def compare_object(self, value, record, key):
        if record is None:
            raise Mismatch(f"the server does not have these bytes: {key}")
        if record.get("again", key) != key:
            raise Mismatch(f"the server encodes it differently: {key}, {record['again']}")
        return self.compare_value(value, record["value"])

    def compare_value(self, value, meant, path=""):
        """Counts the fields of a value of the client, which are to be those of the server's JSON."""
        if meant is None and value == self.absent:
            return 1
        if isinstance(value, (list, tuple)):
            self.check(isinstance(meant, list) and len(meant) == len(value), value, meant, path)
            return sum(self.compare_value(*it, f"{path}[{i}]") for i, it in enumerate(zip(value, meant)))
        fields = self.fields(value)
        if fields is None:
            self.check(plain(value, meant) == meant, value, meant, path)
            return 1
        name, meant = variant(meant)
        if name == "unknown":
            whole = bytes.fromhex(meant["id"][2:])[::-1] + bytes.fromhex(meant["body"])
            self.check(self.encode(value) == whole, value, meant, path)
            return 1
        mine = plain_name(self.name(value))
        self.check(not name or name.endswith(mine) or mine.endswith(name), value, meant, path)
        # The server's layer is newer: it may have parameters that the client's does not have, but not send them.
        meant = {key: it for key, it in meant.items() if key in fields or it not in (None, False)}
        self.check(set(fields) == set(meant), sorted(fields), sorted(meant), path)
        return sum(self.compare_value(it, meant[key], f"{path}.{key}") for key, it in fields.items())

    @staticmethod
    def check(holds, value, meant, path):
        if not holds:
            raise Mismatch(f"{path}: the client has {value!r}, the server {meant!r}")


def variant(meant):
    """The constructor in an enum of the server, and its fields."""
    name = ""
    while isinstance(meant, dict) and len(meant) == 1 and next(iter(meant))[0].isupper():
        name, meant = next(iter(meant.items()))
    if isinstance(meant, str) and meant[:1].isupper():
        name, meant = meant, {}
    return plain_name(name), {} if meant is None else meant


def plain_name(name):
    return name.replace("_", "").removesuffix("Request").lower()


def plain(value, meant):
    """A field of the client in the form that the server's JSON has."""
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if isinstance(value, datetime):
        return int(value.timestamp())
    # Clients have 128 bits as a number.
    if isinstance(value, int) and isinstance(meant, str):
        return (value % (1 << 4 * len(meant))).to_bytes(len(meant) // 2, "little").hex()
    # A flag that is not set.
    if value is None and meant is False:
        return False
    return value


def text(record):
    line = json.dumps(record["value"], ensure_ascii=False)
    return line if len(line) < 200 else line[:200] + "…"


class Record:
    """The server's record, session by session."""

    def __init__(self, path):
        self.file = open(path, encoding="utf-8")

    def rest(self):
        return [json.loads(line) for line in self.file]
