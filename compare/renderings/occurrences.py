"""Every place where a form is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from compare.model import Analysis, Statement
from compare.places import part
from compare.renderings.alignment_matrix import COORDINATORS
from compare.renderings.records import Form, Occurrence, PhrasePair, is_quoted, line

Forms: TypeAlias = dict[str, dict[int, dict[Form, bool]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A form to look for; `listed` where commas may part its words."""

    form: Form
    listed: bool

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.form, self.listed)


def wanted(swap: PhrasePair) -> Iterator[Wanted]:
    """The two forms of a swap."""
    yield Wanted(swap.left, swap.left_place.listed)
    yield Wanted(swap.right, swap.right_place.listed)


def forms(wanted: Sequence[Wanted]) -> Forms:
    """The forms by their first word and their length, each with whether commas may part its words."""
    found: Forms = defaultdict(lambda: defaultdict(dict))
    for item in wanted:
        there = found[item.form[0]][len(item.form)]
        there[item.form] = there.get(item.form, False) or item.listed
    return found


def sentences(analysis: Analysis) -> Iterator[Statement]:
    """The sentences of an article, whole."""
    return (s for s in analysis.statements if s.id == s.sentence)


def words(statement: Statement) -> frozenset[str]:
    """The keys of all words of a sentence, and of all that stand side by side in it."""
    keys = [t.key for t in statement.tokens]
    return frozenset((*keys, *_beside(keys)))


def asked(wanted: Wanted) -> frozenset[str]:
    """What a sentence must have of these for the form to stand in it."""
    return frozenset(_beside(wanted.form) or wanted.form)


def _beside(keys: Sequence[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(keys)]


def occurrences(statement: Statement, forms: Forms) -> Iterator[Occurrence]:
    """All places of all forms in one sentence, also where one stands within another."""
    keys = tuple(t.key for t in statement.tokens)
    cuts = line(statement).cuts
    for start, key in enumerate(keys):
        for length, there in forms.get(key, {}).items():
            end = start + length - 1
            form = keys[start : end + 1]
            if form in there and (there[form] or not any(cuts[start:end])):
                left, right = (
                    statement.tokens[start].start,
                    _bare_end(statement.tokens[end].text, statement.tokens[end].end),
                )
                quoted = is_quoted(statement, left, right)
                modified = start > 0 and not cuts[start - 1] and statement.tokens[start - 1].part == "adjective"
                yield Occurrence(
                    form,
                    part(statement.excerpt, left, right),
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
