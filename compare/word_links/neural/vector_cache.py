"""Vectors on disk, by what they were made from. What is missing or damaged is simply made anew."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.files import UnreadableError, read_bytes

CHECK = 16
"""Bytes of the digest that each file begins with."""


def key(model: str, text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The name of an entry: digest of the model's, the text and the words asked for."""
    return blake2b(f"{model}\0{text}\0{list(spans)}".encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def folder() -> Path | None:
    """$XDG_CACHE_HOME/concordant/vectors, ~/.cache where that is not set; None where CONCORDANT_NO_CACHE is."""
    if os.environ.get("CONCORDANT_NO_CACHE"):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home, "concordant", "vectors")


def read(name: str, words: int) -> NDArray[np.float16] | None:
    """The entry, a row for each of `words`; None where there is none that is whole."""
    place = folder()
    if place is None:
        return None
    try:
        content = read_bytes(place / name[:2] / name)
    except UnreadableError:
        return None
    check, values = content[:CHECK], content[CHECK:]
    if check != _check(values) or len(values) % (2 * words):
        return None
    return np.frombuffer(values, dtype="<f2").reshape(words, -1).astype(np.float16)


def write(name: str, values: NDArray[np.float16]) -> None:
    """Keep the entry, whole or not at all. A disk that cannot be written costs time, not the result."""
    place = folder()
    if place is None:
        return
    content = values.astype("<f2").tobytes()
    with contextlib.suppress(OSError):
        target = place / name[:2] / name
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_check(content) + content)
            os.replace(unfinished, target)
        except OSError:
            os.unlink(unfinished)


def _check(values: bytes) -> bytes:
    return blake2b(values, digest_size=CHECK).digest()
