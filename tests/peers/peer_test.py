"""What a comparison refuses, run before each."""

import contextlib
import io
import os
import sys
import tempfile
import unittest
from argparse import Namespace

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import peer
from peer import Packet

PACKET = Packet("api", "a", data=bytes(4))


class Comparison(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.work = directory.name

    def status(self, script, schemas=("api",), packets=(PACKET,), faults=()):
        """The exit status if a shell script answers."""
        recode = os.path.join(self.work, "recode")
        with open(recode, "w", encoding="ascii") as file:
            file.write(f"#!/bin/sh\n{script}\n")
        os.chmod(recode, 0o700)
        options = Namespace(recode=recode, work=self.work, seed=0)
        with contextlib.redirect_stdout(io.StringIO()):
            return peer.compare(schemas, list(packets), dict(faults), options)

    def test_equal_packets_pass(self):
        self.assertEqual(self.status('echo 00000000 > "$2"'), 0)

    def test_another_packet_or_an_error_fails(self):
        self.assertEqual(self.status('echo 00000001 > "$2"'), 1)
        self.assertEqual(self.status('echo "! no" > "$2"'), 1)

    def test_a_schema_without_packets_fails(self):
        self.assertEqual(self.status('echo 00000000 > "$2"', schemas=("api", "other")), 1)
        self.assertEqual(self.status('true > "$2"', packets=()), 1)

    def test_answers_of_an_earlier_run_are_not_taken(self):
        self.assertEqual(self.status('echo 00000000 > "$2"'), 0)
        with self.assertRaises(FileNotFoundError):
            self.status("true")

    def test_a_fault_that_is_gone_fails(self):
        self.assertEqual(self.status('echo 00000000 > "$2"', faults={"b": "it fails"}), 1)


if __name__ == "__main__":
    unittest.main()
