"""Agreements, meetings and wars that are named with their year: the Geneva Accords of 1954."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.english.words import fold
from compare.model import Analysis, Observation
from compare.places import excerpt

SORTS = (
    "accord accords agreement agreements armistice convention declaration deal pact peace protocol settlement treaty "
    "truce",
    "conference congress convention forum meeting summit talks session",
    "conflict crisis insurrection mutiny rebellion revolt revolution rising uprising war",
    "act bill decree law ordinance statute",
)
HEADS = {word: number for number, words in enumerate(SORTS) for word in words.split()}
_WORD = r"[A-Z][\w’'-]{0,60}"
"""The bound keeps what runs on without spaces from being read anew at every capital."""
_NAME = rf"{_WORD}(?:\s+(?:of\s+|on\s+|for\s+|and\s+|the\s+)*{_WORD}){{1,5}}"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
AFTER = re.compile(rf"(?P<name>{_NAME})(?:,?\s+(?:in|of)\s+|\s+\(|,\s+){_YEAR}\b")
BEFORE = re.compile(rf"\b{_YEAR}(?:’s|'s)?\s+(?P<name>{_NAME})")


def observe(analysis: Analysis) -> Iterator[Observation]:
    """Every event with its year, by the sort of event, its first name and the year."""
    text = analysis.article.text
    for statement in (s for s in analysis.statements if s.id == s.sentence):
        for pattern in (AFTER, BEFORE):
            for match in pattern.finditer(text, statement.excerpt.start, statement.excerpt.end):
                name = match["name"].removeprefix("The ")
                sort = _sort(name)
                if sort is not None:
                    subject = f"{fold(name.split()[0])} {match['year']} {sort}"
                    start = match.end("name") - len(name)
                    place = excerpt(analysis.article, start, match.end("name"))
                    yield Observation("event", subject, f"{name} ({match['year']})", " ".join(name.split()), place)


def _sort(name: str) -> int | None:
    """Which sort of event the name's last word says it is, if any."""
    return HEADS.get(fold(name.split()[-1]))
