"""The records that renderings are made of, and runs of words as forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from compare.model import Excerpt, Statement, Token

Form: TypeAlias = tuple[str, ...]
"""A run of words as it is matched: their keys."""

BREAK = re.compile(r"[.,;:!?“”\"()\[\]|—–‘]|(?<=\s)['’]|['’](?=\s|$)|\s-\s")
QUOTES = "“”\"‘’'"
LONGEST = 9
"""Words of the longest rendering: the Joint Committee on Ports and Ferries of the Council."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form stands; `quoted` where quotation marks enclose just that, `listed` where commas part its words."""

    article: str
    sentence: str
    start: int
    end: int
    quoted: bool
    listed: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """Two forms that stand for each other at these two places of linked statements; `score` is 0..1.

    `aptness`, 0..1, says how far they look like two names of one thing, whatever the statements are like; `firmness`,
    0..1, how firmly all swaps of the two forms tie them.
    """

    left: Form
    right: Form
    score: float
    left_place: Place
    right_place: Place
    aptness: float = 1.0
    firmness: float = 1.0

    @property
    def sentences(self) -> tuple[str, str]:
        """The two sentences that show it."""
        return self.left_place.sentence, self.right_place.sentence

    @property
    def order(self) -> tuple[Any, ...]:
        return (0, self.left, self.right, self.left_place.order, self.right_place.order, -self.score, -self.aptness)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a form is printed; `quoted` where quotation marks enclose just that.

    `modified`: an adjective stands before it and makes another term of it, as in strategic (self-reliance).
    `joined` is the key of the word that "and" joins to its last one: (national construction) and defence.
    """

    form: Form
    excerpt: Excerpt
    sentence: str
    quoted: bool
    modified: bool
    joined: str = ""

    @property
    def order(self) -> tuple[Any, ...]:
        return (1, self.form, self.excerpt.order)


def ends(record: PhrasePair | Occurrence) -> tuple[Form, Form]:
    """The forms that a record ties together."""
    return (record.left, record.right) if isinstance(record, PhrasePair) else (record.form, record.form)


def weight(record: PhrasePair | Occurrence) -> float:
    """How firmly a record ties its forms, 0..1; a place is never parted from its form."""
    return record.firmness if isinstance(record, PhrasePair) else 1.0


def form(words: Sequence[Token], span: tuple[int, int]) -> Form:
    """Keys of the words from `span[0]` to `span[1]`, last included."""
    return tuple(w.key for w in words[span[0] : span[1] + 1])


def is_content(word: Token) -> bool:
    return word.rarity > 0


def is_capital(word: Token) -> bool:
    """Whether the word is printed like part of a name: with a capital, or in digits."""
    return word.text[:1].isupper() or word.text[:1].isdigit()


def is_possessive(word: Token) -> bool:
    """Whether the word is printed as an owner: the country's."""
    return word.text.endswith(("'s", "’s", "s'", "s’"))


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as a run of words; `cuts` says of each but the last whether punctuation parts it from the next.

    `commas` says of which that is a comma alone.
    """

    statement: Statement
    cuts: tuple[bool, ...]
    commas: tuple[bool, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        return self.statement.tokens


def line(statement: Statement) -> Line:
    """The statement's words, and where punctuation parts them."""
    offset, text = statement.excerpt.start, statement.excerpt.text
    gaps = [text[a.end - offset : b.start - offset] for a, b in pairwise(statement.tokens)]
    cuts = tuple(gap != " " and BREAK.search(gap) is not None for gap in gaps)
    return Line(statement, cuts, tuple(gap.rstrip() == "," for gap in gaps))


def place(here: Line, span: tuple[int, int]) -> Place:
    """Where the words from `span[0]` to `span[1]` of a statement stand."""
    statement, (first, last) = here.statement, span
    start, end = here.words[first].start, here.words[last].end
    quoted = is_quoted(statement, start, end)
    return Place(statement.excerpt.article, statement.sentence, start, end, quoted, any(here.cuts[first:last]))


def is_quoted(statement: Statement, start: int, end: int) -> bool:
    """Whether quotation marks enclose just the words from `start` to `end`, but for a comma or stop."""
    offset, text = statement.excerpt.start, statement.excerpt.text
    before, after = text[max(0, start - offset - 1) : start - offset], text[end - offset : end - offset + 2]
    return before != "" and before in QUOTES and any(c in QUOTES for c in after)
