"""Runs a session of one library over one transport, and compares all of it with the server's record, if there is one.

    session.py LIBRARY TRANSPORT --port PORT --key PEM [--record FILE]
"""

import argparse
import asyncio
import importlib
import os
import sys
import traceback

import scenario
from compare import Record


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("library", choices=["telethon", "kurigram"])
    parser.add_argument("transport", choices=["abridged", "intermediate"])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--key", required=True, help="the public key")
    parser.add_argument("--record", help="what the server writes; without it, the steps are shown")
    parser.add_argument("--results", default=os.devnull, help="append how many have passed and failed")
    return parser.parse_args()


async def run(options, library, checks):
    with open(options.key, encoding="ascii") as file:
        key = file.read()
    try:
        async with library.clients(options.port, options.transport, key) as (a, b):
            return await scenario.run(a, b, checks)
    except ConnectionError as error:
        sys.exit(f"no server answers on port {options.port}: {error}")
    except Exception:
        checks.failed.append(traceback.format_exc())


def compare(options, record, objects, checks):
    """How many of the client's objects are the same on both sides, and the number of what is not."""
    fields, problems = objects.compare(record.rest())
    count = len(objects.sent) + len(objects.received)
    failed = checks.failed + problems
    for text in failed:
        print(text)
    print(f"{options.library}, {options.transport}: {fields} fields of {count} objects and {checks.passed} steps agree, "
          f"{len(failed)} do not")
    return count - len(problems) + checks.passed, len(failed)


async def main():
    options = arguments()
    library = importlib.import_module(f"with_{options.library}")
    checks = scenario.Checks(show=not options.record)
    if not options.record:
        call = await run(options, library, checks)
        print(call.stringify() if hasattr(call, "stringify") else call, *checks.failed, sep="\n")
        sys.exit(bool(checks.failed))
    # The lines that the server has written before belong to other sessions.
    record = Record(options.record)
    record.file.seek(0, os.SEEK_END)
    await run(options, library, checks)
    await asyncio.sleep(0.2)
    passed, failed = compare(options, record, library.OBJECTS, checks)
    with open(options.results, "a", encoding="ascii") as file:
        file.write(f"{passed} {failed}\n")


asyncio.run(main())
