"""Every place where a form is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Analysis, Statement
from compare.terms.forms import Form, Sighting, Swap, is_quoted, line
from compare.terms.grid import COORDINATORS
from compare.text import excerpt


@dataclass(frozen=True, slots=True)
class Wanted:
    """Forms to look for that begin with the same word."""

    forms: tuple[Form, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return self.forms


def wanted(swap: Swap) -> Iterator[Wanted]:
    """The two forms of a swap."""
    yield Wanted((swap.left,))
    yield Wanted((swap.right,))


def first_word(item: Wanted) -> str:
    """What forms are gathered by."""
    return item.forms[0][0]


def gathered(same: Sequence[Wanted]) -> Iterator[Wanted]:
    """All forms that begin with a word."""
    yield Wanted(tuple(form for item in same for form in item.forms))


def sightings(analysis: Analysis, forms: Sequence[Wanted]) -> Iterator[Sighting]:
    """All places of all forms in one article, also where one stands within another."""
    by_first = {first_word(item): item.forms for item in forms}
    for statement in analysis.statements:
        if statement.id == statement.sentence:
            yield from _in(analysis, statement, by_first)


def _in(analysis: Analysis, statement: Statement, by_first: Mapping[str, Sequence[Form]]) -> Iterator[Sighting]:
    keys = tuple(t.key for t in statement.tokens)
    cuts = line(statement).cuts
    for start, key in enumerate(keys):
        for form in by_first.get(key, ()):
            end = start + len(form) - 1
            if keys[start : end + 1] == form and not any(cuts[start:end]):
                left, right = (
                    statement.tokens[start].start,
                    _bare_end(statement.tokens[end].text, statement.tokens[end].end),
                )
                quoted = is_quoted(statement, left, right)
                modified = start > 0 and not cuts[start - 1] and statement.tokens[start - 1].part == "adjective"
                yield Sighting(
                    form,
                    excerpt(analysis.article, left, right),
                    statement.id,
                    quoted,
                    modified,
                    _joined(keys, cuts, end),
                )


def _joined(keys: Sequence[str], cuts: Sequence[bool], end: int) -> str:
    """The word behind "and" behind the form, if any."""
    follows = end + 2 < len(keys) and keys[end + 1] in COORDINATORS and not any(cuts[end : end + 2])
    return keys[end + 2] if follows else ""


def _bare_end(word: str, end: int) -> int:
    """The end of a word without its possessive."""
    return end - 2 if word.endswith(("'s", "’s")) else end
