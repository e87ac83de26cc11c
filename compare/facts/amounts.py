"""Amounts: figures, single people and vague numbers, with the bounds that their hedges leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.facts.figures import figures
from compare.facts.units import PEOPLE
from compare.model import Article, Figure, Statement, Token
from compare.text import fold

VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}
"""What a vague number can mean, the lowest and the highest."""
FROM = frozenset({"more than", "at least", "no fewer than", "over", "more"})
UP_TO = frozenset({"up to", "at most", "as many as", "as much as", "fewer than", "less than", "under"})
MEASURED = re.compile(r"\d-[a-z]")
LEEWAY = Decimal("0.15")
"""Share by which a number that is called approximate may be missed: 35 to 46 are about 40."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Offsets of the number and of its hedge, its bounds (no upper one: None), and the key of what is counted."""

    start: int
    end: int
    hedge_start: int
    low: Decimal
    high: Decimal | None
    hedge: str | None
    unit: str


def amounts(article: Article, statement: Statement) -> Iterator[Amount]:
    """Every amount of a statement, in the order of the text."""
    counted = [f for f in figures(article, statement) if not f.ordinal and f.value == int(f.value)]
    found = [_of_figure(article.text, f) for f in counted if not MEASURED.search(f.excerpt.text)]
    taken = [(a.start, a.end) for a in found]
    for at, word in enumerate(statement.tokens):
        if not any(start <= word.start < end for start, end in taken):
            found += _single(article.text, statement.tokens, at) or _vague(statement.tokens, at)
    yield from sorted(found, key=lambda a: a.start)


def _of_figure(text: str, figure: Figure) -> Amount:
    place, top = figure.excerpt, figure.upper or figure.value
    low, high = _bounds(figure.value, top, figure.hedge)
    start = _hedged_from(text, place.start, figure.hedge)
    return Amount(place.start, place.end, start, low, high, figure.hedge, figure.unit)


def _bounds(value: Decimal, top: Decimal, hedge: str | None) -> tuple[Decimal, Decimal | None]:
    if hedge in FROM:
        return value, None
    if hedge in UP_TO:
        return Decimal(0), top
    if hedge:
        return value * (1 - LEEWAY), top * (1 + LEEWAY)
    return value, top


def _hedged_from(text: str, start: int, hedge: str | None) -> int:
    """Where the hedge before a number begins; the number itself where it has none."""
    if not hedge:
        return start
    begins = text.lower().rfind(hedge, max(0, start - len(hedge) - 8), start)
    return begins if begins >= 0 else start


def _single(text: str, words: Sequence[Token], at: int) -> list[Amount]:
    """One, or "a child": a person alone."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    person = following is not None and following.key in PEOPLE
    if fold(word.text) == "one" or (fold(word.text) in ("a", "an") and person):
        hedge = "at least" if text[: word.start].rstrip().lower().endswith("at least") else None
        start = _hedged_from(text, word.start, hedge)
        unit = following.key if following and person else ""
        return [Amount(word.start, word.end, start, Decimal(1), None if hedge else Decimal(1), hedge, unit)]
    return []


def _vague(words: Sequence[Token], at: int) -> list[Amount]:
    """Dozens, hundreds: numbers of which only the size is said; tens of thousands are left alone."""
    word, before = words[at], [fold(w.text) for w in words[max(0, at - 2) : at]]
    span = VAGUE.get(fold(word.text))
    if span is None or (before and (before[-1] == "of" or before[-1][0].isdecimal() or before[-1] == "several")):
        return []
    return [Amount(word.start, word.end, word.start, Decimal(span[0]), Decimal(span[1]), word.text.lower(), "")]
