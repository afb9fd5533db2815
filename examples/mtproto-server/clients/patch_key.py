"""Adds a public key to a copy of grammers-mtproto, which knows those of Telegram alone.

    patch_key.py PACKAGE COPY PEM
"""

import pathlib
import shutil
import sys

import rsa
from telethon.crypto.rsa import _compute_fingerprint

ELSE = "        _ => return None\n"

package, copy, pem = map(pathlib.Path, sys.argv[1:])
key = rsa.PublicKey.load_pkcs1(pem.read_bytes())
shutil.rmtree(copy, ignore_errors=True)
shutil.copytree(package, copy)
path = copy / "src/authentication.rs"
source = path.read_text(encoding="utf-8")
assert source.count(ELSE) == 1, "grammers-mtproto has another table of keys"
arm = f'        {_compute_fingerprint(key)} => rsa::Key::new("{key.n}", "{key.e}").unwrap(),\n'
path.write_text(source.replace(ELSE, arm + ELSE), encoding="utf-8")
