"""Runs a session of one library over one transport, and compares all of it with the server's record.

    session.py LIBRARY TRANSPORT --port PORT --record FILE --key PEM
"""

import argparse
import asyncio
import importlib
import os
import traceback

import scenario
from compare import Record


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("library", choices=["telethon", "kurigram"])
    parser.add_argument("transport", choices=["abridged", "intermediate"])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--record", required=True, help="what the server writes")
    parser.add_argument("--key", required=True, help="the public key")
    parser.add_argument("--results", default="/dev/null", help="append how many have passed and failed")
    return parser.parse_args()


async def main():
    options = arguments()
    library = importlib.import_module(f"with_{options.library}")
    # What the server has written before is of other sessions.
    record = Record(options.record)
    record.file.seek(0, os.SEEK_END)
    checks = scenario.Checks()
    with open(options.key, encoding="ascii") as file:
        key = file.read()
    try:
        async with library.clients(options.port, options.transport, key) as (a, b):
            await scenario.run(a, b, checks)
    except Exception:
        checks.failed.append(traceback.format_exc())
    await asyncio.sleep(0.2)
    objects = library.OBJECTS
    fields, problems = objects.compare(record.rest())
    count = len(objects.sent) + len(objects.received)
    for text in checks.failed + problems:
        print(text)
    failed = len(checks.failed) + len(problems)
    print(f"{options.library}, {options.transport}: {fields} fields of {count} objects and {checks.passed} steps agree, "
          f"{failed} do not")
    with open(options.results, "a", encoding="ascii") as file:
        file.write(f"{count - len(problems) + checks.passed} {failed}\n")


asyncio.run(main())
