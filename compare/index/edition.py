"""What a result depends on besides its input: the code that makes it, and the word lists that this reads."""

from __future__ import annotations

import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from compare.version import VERSION

PARTS = ("alignment", "facts", "index", "statements", "terms", "model.py", "text.py")
"""Folders and modules of this package that make, or hold, what is kept."""
WORDS = ("breame", "nltk", "numpy", "rapidfuzz", "textblob", "wordfreq")
"""Packages whose release may change it."""


@cache
def edition() -> bytes:
    """A digest that is another one when the version, a line of that code or the release of such a package is."""
    digest = blake2b(f"{VERSION}\0{platform.python_version()}\0{[_release(name) for name in WORDS]}".encode())
    package = Path(__file__).resolve().parent.parent
    for part in PARTS:
        for file in sorted([package / part, *(package / part).rglob("*.py")]):
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
