"""Random values of the definitions of a schema, as dictionaries with the constructor's name in `@type`."""

import random
import re
from dataclasses import dataclass, field

VECTOR_ITEMS = 3
DEPTH = 4
TEXT = "aß€😀"
CONDITION = re.compile(r"^(\w+)\.(\d+)\?(.+)$")

# Lengths around those at which the length itself or the padding takes another form.
LENGTHS = [0, 1, 2, 3, 4, 5, 31, 252, 253, 254, 255, 256, 257, 300]


class CannotMake(Exception):
    """There is no value that the other side can encode."""


@dataclass
class Parameter:
    name: str
    type: str
    word: str = None
    bit: int = None

    @classmethod
    def parse(cls, name, text):
        match = CONDITION.match(text)
        return cls(name, match[3], match[1], int(match[2])) if match else cls(name, text)


@dataclass
class Definition:
    name: str
    type: str
    parameters: list
    is_function: bool

    def bits(self, word):
        """The bits of a flags word that parameters depend on."""
        return [it.bit for it in self.parameters if it.word == word]


@dataclass
class Schema:
    definitions: list
    by_name: dict = field(init=False)
    by_type: dict = field(init=False)

    def __post_init__(self):
        self.by_name = {it.name: it for it in self.definitions}
        self.by_type = {}
        for it in self.definitions:
            if not it.is_function:
                self.by_type.setdefault(it.type, []).append(it)


def vector_item(text):
    """`T` of `Vector<T>`, `vector<T>` and `(vector T)`."""
    match = re.match(r"^[Vv]ector<(.+)>$", text) or re.match(r"^\(vector (\S+)\)$", text)
    return match and match[1]


class Values:
    """Makes values of the schema.

    `avoid` names the constructors that no value may contain, `only` the types that parameters are restricted to,
    by `constructor.parameter`.
    """

    def __init__(self, schema, seed, avoid=(), only=None):
        self.schema = schema
        self.only = only or {}
        self.random = random.Random(seed)
        self.avoid = frozenset(avoid)
        self.primitives = {
            "#": lambda: self.integer(32),
            "int": lambda: self.integer(32),
            "non-negative": lambda: abs(self.integer(31)),
            "long": lambda: self.integer(64),
            "int128": lambda: self.random.randbytes(16),
            "int256": lambda: self.random.randbytes(32),
            "double": lambda: self.random.uniform(-1e9, 1e9),
            "string": self.text,
            "bytes": lambda: self.random.randbytes(self.random.choice(LENGTHS)),
            "Bool": lambda: self.random.random() < 0.5,
            "true": lambda: True,
        }

    def value(self, definition, flags="random", depth=DEPTH):
        """A value with all, none or some of what its flags allow."""
        words = {it.word for it in definition.parameters if it.word}
        set_bits = {word: self.choose_bits(definition.bits(word), flags) for word in words}
        value = {"@type": definition.name}
        for it in definition.parameters:
            if it.name in words:
                word = sum(1 << bit for bit in set_bits[it.name])
                value[it.name] = word - (1 << 32 if word >> 31 else 0)
            elif it.word is None or it.bit in set_bits[it.word]:
                type_ = self.only.get(f"{definition.name}.{it.name}", it.type)
                value[it.name] = self.of_type(type_, depth)
        return value

    def choose_bits(self, bits, flags):
        if flags == "random":
            return {bit for bit in sorted(set(bits)) if self.random.random() < 0.5}
        return set(bits if flags == "all" else ())

    def of_type(self, text, depth):
        item = vector_item(text)
        if item:
            return self.items(item, depth)
        if text in self.primitives:
            return self.primitives[text]()
        if text in ("object", "function", "!X"):
            wants_function = text != "object"
            return self.any_of([it for it in self.schema.definitions if it.is_function == wants_function], depth)
        if text.startswith("("):
            return self.of_type(text[1:-1], depth)
        if text in self.schema.by_type:
            return self.any_of(self.schema.by_type[text], depth)
        if text in self.schema.by_name:
            return self.any_of([self.schema.by_name[text]], depth)
        raise CannotMake(f"no value of the type {text}")

    def items(self, item, depth):
        count = self.random.randint(0, VECTOR_ITEMS) if depth > 0 else 0
        try:
            return [self.of_type(item, depth - 1) for _ in range(count)]
        except CannotMake:
            return []

    def any_of(self, definitions, depth):
        """Any of the constructors; without depth left, the one with the fewest parameters first."""
        choices = [it for it in definitions if it.name not in self.avoid]
        self.random.shuffle(choices)
        if depth <= 0:
            choices.sort(key=self.required)
        for it in choices:
            # Far below: the type contains itself, and another constructor ends it.
            if depth > -DEPTH:
                try:
                    return self.value(it, "random" if depth > 0 else "none", depth - 1)
                except CannotMake:
                    continue
        raise CannotMake(f"no value of the type {definitions[0].type}")

    def required(self, definition):
        """How many required parameters have types of the schema."""
        required = [it.type for it in definition.parameters if it.word is None]
        return sum(it not in self.primitives and not vector_item(it) for it in required)

    def integer(self, bits):
        edges = [0, 1, -1, 2 ** (bits - 1) - 1, -(2 ** (bits - 1))]
        if self.random.random() < 0.2:
            return self.random.choice(edges)
        return self.random.randrange(-(2 ** (bits - 1)), 2 ** (bits - 1))

    def text(self):
        return "".join(self.random.choices(TEXT, k=self.random.choice(LENGTHS)))
