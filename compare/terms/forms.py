"""The records that renderings are made of, and runs of words as forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from compare.model import Excerpt, Statement, Token

Form: TypeAlias = tuple[str, ...]
"""A run of words as it is matched: their keys."""

BREAK = re.compile(r"[.,;:!?“”\"()\[\]|—–‘]|(?<=\s)['’]|['’](?=\s|$)")
LONGEST = 7
"""Words of the longest rendering."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Two forms that stand for each other in linked statements, `left` before `right`; `score` is 0..1.

    `sentences` names the two sentences that show it.
    """

    left: Form
    right: Form
    score: float
    sentences: tuple[str, str]

    @property
    def order(self) -> tuple[Any, ...]:
        return (0, self.left, self.right, self.sentences, -self.score)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a form is printed; `quoted` where quotation marks enclose just that."""

    form: Form
    excerpt: Excerpt
    sentence: str
    quoted: bool

    @property
    def order(self) -> tuple[Any, ...]:
        return (1, self.form, self.excerpt.order)


def ends(record: Swap | Sighting) -> tuple[Form, Form]:
    """The forms that a record ties together."""
    return (record.left, record.right) if isinstance(record, Swap) else (record.form, record.form)


def form(words: Sequence[Token], span: tuple[int, int]) -> Form:
    """Keys of the words from `span[0]` to `span[1]`, last included."""
    return tuple(w.key for w in words[span[0] : span[1] + 1])


def is_content(word: Token) -> bool:
    return word.rarity > 0


def is_capital(word: Token) -> bool:
    """Whether the word is printed like part of a name: with a capital, or in digits."""
    return word.text[:1].isupper() or word.text[:1].isdigit()


@lru_cache(maxsize=4096)
def breaks(statement: Statement) -> tuple[bool, ...]:
    """For each word but the last, whether punctuation parts it from the next."""
    offset, text = statement.excerpt.start, statement.excerpt.text
    pairs = zip(statement.tokens, statement.tokens[1:], strict=False)
    return tuple(bool(BREAK.search(text[a.end - offset : b.start - offset])) for a, b in pairs)
