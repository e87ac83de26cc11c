"""Expressions that an option lists in rows, and where a statement has them; whether it denies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.model import Excerpt, Statement, Token
from compare.places import part

DENYING = frozenset(
    "not never no hardly scarcely barely neither nor nobody nothing none without cannot "
    "refused refuses refuse declined declines failed fails".split()
)
"""Words that turn round what stands behind them."""
CONTRACTED = re.compile(r"n['’]t$", re.IGNORECASE)
REACH = 4
"""Words before an expression among which a denial of it may stand."""
Form = tuple[str, ...]


@lru_cache(maxsize=256)
def expressions(rows: tuple[str, ...]) -> dict[Form, int]:
    """The number of the row of each expression, which are set apart by commas; small letters."""
    listed = ((tuple(text.lower().split()), n) for n, row in enumerate(rows) for text in row.split(","))
    return {form: n for form, n in listed if form}


def faults_of(name: str, rows: Sequence[str]) -> Iterator[str]:
    """What is wrong with the rows of the option of this name, one fault each."""
    if not rows:
        yield f"{name} is empty; expected rows of expressions set apart by commas"
    for row in rows:
        if not all(text.strip() for text in row.split(",")):
            yield f"{name}: {row!r} has an empty expression; expected words on both sides of each comma"


def found_in(statement: Statement, rows: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Each place of an expression, the longest that begins there: its first word, the word behind it, its row."""
    lower, forms = [t.text.lower() for t in statement.tokens], expressions(rows)
    longest = max(map(len, forms), default=0)
    at = 0
    while at < len(lower):
        ends = (end for end in range(min(len(lower), at + longest), at, -1) if tuple(lower[at:end]) in forms)
        end = next(ends, at)
        if end > at:
            yield at, end, forms[tuple(lower[at:end])]
        at = max(end, at + 1)


def is_denied(statement: Statement, first: int, end: int) -> bool:
    """Whether a denial stands among the words from `first` to `end`, or shortly before them with no mark between."""
    words = statement.tokens
    begin = first
    while begin > max(0, first - REACH) and not is_parted(statement, begin - 1):
        begin -= 1
    return any(w.text.lower() in DENYING or CONTRACTED.search(w.text) for w in words[begin:end])


def is_parted(statement: Statement, at: int) -> bool:
    """Whether a mark stands between a word and the next one."""
    words, base = statement.tokens, statement.excerpt.start
    return bool(statement.excerpt.text[words[at].end - base : words[at + 1].start - base].strip())


def head(statement: Statement, at: int) -> int:
    """The last of the nouns that stand together from this one: NATO facility."""
    words = statement.tokens
    while at + 1 < len(words) and words[at + 1].part == "noun" and not is_parted(statement, at):
        at += 1
    return at


def between(statement: Statement, words: Sequence[Token]) -> Excerpt:
    """The place from the first of these words to the last."""
    return part(statement.excerpt, words[0].start, words[-1].end)
