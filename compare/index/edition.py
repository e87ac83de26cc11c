"""What a result depends on besides its input: the code that makes it, and the word lists that this reads."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from compare.version import VERSION

PARTS = ("alignment", "currencies.py", "facts", "hedges.py", "index", "statements", "terms", "model.py", "text.py")
"""Folders and modules of this package that make, or hold, what is kept."""
WORDS = ("breame", "nltk", "numpy", "rapidfuzz", "textblob", "wordfreq")
"""Packages whose release may change it."""
OF_REPORTS = (
    *PARTS, "checks", "config.py", "corpus", "engines", "pipeline.py", "plugins.py", "products", "readers", "termbase"
)  # fmt: skip
"""Folders and modules that make what a report finds."""
PATTERNS = ("google-re2",)
"""Packages whose release may change that, too."""


@cache
def code_digest() -> bytes:
    """A digest that is another one when the version, a line of that code or the release of such a package is."""
    return _digest(PARTS, WORDS)


@cache
def code_digest_of_reports() -> bytes:
    """The same for all that a report's findings depend on besides articles, rules and settings."""
    return _digest(OF_REPORTS, (*WORDS, *PATTERNS))


def _digest(parts: Iterable[str], packages: Iterable[str]) -> bytes:
    releases = [_release(name) for name in packages]
    digest = blake2b(f"{VERSION}\0{platform.python_version()}\0{releases}".encode())
    package = Path(__file__).resolve().parent.parent
    for part in parts:
        for file in sorted([package / part, *(package / part).rglob("*.py")]):
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
