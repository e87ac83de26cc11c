"""Ministries, courts, unions and the like by name, and the initials that an article gives for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compare.english.roots import bag
from compare.english.words import fold, key
from compare.facts.compared import DAYS
from compare.model import Analysis, Excerpt, Observation, Statement
from compare.places import excerpt, part

SORTS = (
    "agency authority board bureau commission committee council department directorate institute ministry office "
    "service",
    "court tribunal",
    "alliance association confederation federation league union",
    "foundation fund trust",
    "academy college school university",
    "movement party",
)
"""What bodies are called, a sort a row: a body of one sort may be rendered by another word of it."""
SORT_OF = {word: number for number, row in enumerate(SORTS) for word in row.split()}
_WORD = r"[^\W\d_a-z][\w’'-]{0,60}"
_JOINT = r"\s+(?:of\s+(?:the\s+)?|on\s+|for\s+(?:the\s+)?|and\s+)?"
NAME = re.compile(rf"(?<!\w){_WORD}(?:{_JOINT}{_WORD}){{1,8}}")
"""Capitalised words with what joins them. The bounds keep what runs on from being read anew at every letter."""
BEHIND = re.compile(r"\s(?:of|on|for)\s")
OWNED = re.compile(r"['’]s?$")
INITIALS = re.compile(
    r"\s+\((?P<short>[A-Z]{2,8})\)|,\s+(?:known|abbreviated|or|called)\b[^.;()]{0,40}?\b(?P<known>[A-Z]{2,8})\b"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named at a place, and its sort, a row of SORTS."""

    excerpt: Excerpt
    sort: int


def bodies(statement: Statement) -> Iterator[Body]:
    """The bodies that a statement names in two words or more."""
    place = statement.excerpt
    for start, end, sort in _named(place.text):
        yield Body(part(place, place.start + start, place.start + end), sort)


def _named(text: str) -> Iterator[tuple[int, int, int]]:
    for match in NAME.finditer(text):
        start = match.start() + (4 if match.group().startswith("The ") else 0)
        end = match.end() - (2 if match.group().endswith(("'s", "’s")) else 0)
        sort = _sort(text[start:end])
        if sort is not None and text[start].isupper():
            yield start, end, sort


def _sort(name: str) -> int | None:
    """The sort of body that the last word says, or the last before "of", "on" or "for"; None for what is none."""
    words = name.split()
    if len(words) < 2 or {fold(w) for w in words} & DAYS or len(bag(name)) < 2:
        return None
    return SORT_OF.get(fold(BEHIND.split(name)[0].split()[-1]))


def called(statement: Statement) -> Iterator[str]:
    """What the bodies that a statement names are known by: their words in any order."""
    return (known_by(body.excerpt.text) for body in bodies(statement))


def known_by(name: str) -> str:
    """The roots of a body's name, sorted."""
    return " ".join(sorted(bag(OWNED.sub("", name))))


def observe(analysis: Analysis) -> Iterator[Observation]:
    """Every body that an article gives the initials of, under these."""
    text = analysis.article.text
    for statement in (s for s in analysis.statements if s.id == s.sentence):
        for body in bodies(statement):
            match = INITIALS.match(text, body.excerpt.end, statement.excerpt.end)
            if match:
                short, place = match["short"] or match["known"], body.excerpt
                form = " ".join(place.text.split())
                yield Observation("body", short, short, form, excerpt(analysis.article, place.start, place.end))


BODIES = """
    academy agency army assembly association authority bank board bureau church club college commission committee
    company congress council court department federation foundation fund government group hospital institute ministry
    museum office organisation parliament party police school secretariat senate service society trust union university
    """
"""What bodies are called. A city has several, and their names share that of the city."""


@cache
def _bodies() -> frozenset[str]:
    """The keys of what bodies are called; made when first asked for, since the stemmer takes time to load."""
    return frozenset(map(key, BODIES.split()))
