"""Names of concepts that an editor can type, made of their forms."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from compare.english.words import WORD, fold

LONGEST = 40
"""Characters from which no further word is taken into a name."""


def slug(form: str) -> str:
    """The form as a name: small letters and hyphens, `key-and-regular`."""
    name = ""
    for match in WORD.finditer(form):
        word = "".join(c if c.isalnum() else "-" for c in fold(match.group()).replace("'", ""))
        longer = f"{name}-{word}" if name else word
        if name and len(longer) > LONGEST:
            break
        name = longer
    return name or "concept"


def free(name: str, taken: Collection[str]) -> str:
    """The name, or where it is taken the first of `name-2`, `name-3`, … that is not."""
    if name not in taken:
        return name
    return next(f"{name}-{n}" for n in count(2) if f"{name}-{n}" not in taken)
