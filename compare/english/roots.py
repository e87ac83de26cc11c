"""The roots of words: what is left where spelling, order and grammar are overlooked."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.english.wording import words
from compare.english.words import FUNCTION_WORDS, key

NOMINAL = re.compile(r"(?<=\w{4})(?:anc|ant|enc|ent|ou|i)$")


Bag = frozenset[str]


@lru_cache(maxsize=1 << 12)
def bag(form: str) -> Bag:
    """Roots of the content words of a form: what is left where spelling, order and grammar are overlooked."""
    return frozenset(_root(part) for w in words(form) if w not in FUNCTION_WORDS for part in w.split("-"))


def _root(word: str) -> str:
    """The stem without what makes a noun of an adjective: reliance and reliant, autonomy and autonomous."""
    return NOMINAL.sub("", key(word))
