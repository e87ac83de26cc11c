"""Compounds in one word, with a hyphen or in two, and the apostrophes within words."""

from __future__ import annotations

from collections.abc import Iterator

from compare.english.words import american, fold
from compare.facts.observed import seen
from compare.model import Analysis, Observation, Statement, Token

APOSTROPHES = frozenset("'’")
LEAST_CLOSED = 6
"""Letters from which a solid compound is worth comparing with a hyphenated one."""


def hyphens(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    """Compounds with a hyphen, and words that could be one written solid."""
    for token in statement.tokens:
        plain = fold(token.text)
        solid = plain.replace("-", "")
        if token.text[1:].islower() and len(solid) >= LEAST_CLOSED and solid.isalpha():
            yield seen("hyphen", american(solid), plain, analysis, token.start, token.end)


def open_compounds(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    """Pairs of nouns in one word with a hyphen or in two, where no noun follows: nation-building, nation building."""
    text = analysis.article.text
    for number, two in enumerate(statement.tokens):
        follows = statement.tokens[number + 1 : number + 2]
        before = statement.tokens[number - 1] if number else None
        if two.part != "noun" or not two.text.islower() or (follows and follows[0].part == "noun"):
            continue
        if two.text.count("-") == 1 and two.text.replace("-", "").isalpha():
            yield seen("hyphen", _open(two.text), fold(two.text), analysis, two.start, two.end)
        elif before and _is_part(before) and two.text.isalpha() and text[before.end : two.start] == " ":
            form = f"{before.text} {two.text}"
            yield seen("hyphen", _open(form), fold(form), analysis, before.start, two.end)


def _open(compound: str) -> str:
    return american(fold(compound).replace("-", " "))


def _is_part(token: Token) -> bool:
    return token.part == "noun" and token.text.islower() and token.text.isalpha()


def apostrophes(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    for token in statement.tokens:
        for place, mark in enumerate(token.text, token.start):
            if mark in APOSTROPHES:
                yield seen("apostrophe", "apostrophe", mark, analysis, place, place + 1)
