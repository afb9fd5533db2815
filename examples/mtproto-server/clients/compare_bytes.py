"""Compares the bytes of a session with the server's record. Each line of OBJECTS is an object: who sends it, the client's
encoding of it, its name. STEPS has the number of steps that the client has checked.

    compare_bytes.py CLIENT OBJECTS STEPS RECORD RESULTS
"""

import sys

from compare import Record


def compare(lines, records):
    """What is wrong. The handshake and the protocol's own messages do not come out of these clients."""
    known = {(it["from"], it["bytes"]): it for it in records}
    for line in lines:
        sender, data, name = line.split(" ", 2)
        record = known.get((sender, data))
        if record is None:
            yield f"from {sender}: {name}: the server does not have these bytes: {data}"
        elif record.get("again", data) != data:
            yield f"from {sender}: {name}: the server encodes it differently: {data}, {record['again']}"


def main(client, objects, steps, record, results):
    with open(objects, encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(steps, encoding="utf-8") as file:
        steps = int(file.read().split()[0])
    problems = list(compare(lines, Record(record).rest()))
    # A session of no objects is none.
    problems += [] if lines else ["the client has no objects"]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{client}, intermediate: {len(lines)} objects and {steps} steps agree, {len(problems)} do not")
    with open(results, "a", encoding="ascii") as file:
        file.write(f"{len(lines) - len(problems) + steps} {len(problems)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
