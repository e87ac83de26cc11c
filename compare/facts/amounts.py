"""Amounts: figures, single people and vague numbers, with the bounds that their hedges leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.english.hedges import bounds
from compare.english.words import fold
from compare.facts.clock import CLOCK
from compare.facts.figures import figures
from compare.facts.shapes import AGE, MAGNITUDE, RESULT
from compare.facts.units import PEOPLE, is_counted
from compare.model import Article, Figure, Statement, Token

VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}
"""What a vague number can mean, the lowest and the highest."""
OF_THOUSANDS = {"tens": (20_000, 99_999), "hundreds": (200_000, 999_999)}
"""The same of vague numbers of thousands."""
OF_FEW = {"dozen": VAGUE["dozens"], "hundred": VAGUE["hundreds"], "thousand": VAGUE["thousands"]}
"""The same of several hundred, and of a few."""
ZERO = Decimal(0)
MEASURED = re.compile(r"\d-[a-z]")


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
    counted = [f for f in counted if f.unit not in (AGE, MAGNITUDE, RESULT) and not f.unit.startswith(CLOCK)]
    found = [_of_figure(article.text, f) for f in counted if not MEASURED.search(f.excerpt.text)]
    taken = [(a.start, a.end) for a in found]
    for at, word in enumerate(statement.tokens):
        if not any(start <= word.start < end for start, end in taken):
            found += (
                _none(statement.tokens, at)
                or _single(article.text, statement.tokens, at)
                or _vague(statement.tokens, at)
            )
    yield from sorted(found, key=lambda a: a.start)


def _of_figure(text: str, figure: Figure) -> Amount:
    place = figure.excerpt
    low, high = bounds(figure.value, figure.upper, figure.hedge)
    start = _hedged_from(text, place.start, figure.hedge)
    return Amount(place.start, place.end, start, low, high, figure.hedge, figure.unit)


def _hedged_from(text: str, start: int, hedge: str | None) -> int:
    """Where the hedge before a number begins; the number itself where it has none."""
    if not hedge:
        return start
    begins = text.lower().rfind(hedge, max(0, start - len(hedge) - 8), start)
    return begins if begins >= 0 else start


def _none(words: Sequence[Token], at: int) -> list[Amount]:
    """No one, nobody, no passengers: a number of nought; nobody else says nothing of the others."""
    word = fold(words[at].text)
    following = words[at + 1] if at + 1 < len(words) else None
    if word == "no" and following is not None and (fold(following.text) == "one" or is_counted(following)):
        end = following.end if fold(following.text) == "one" else words[at].end
        return [Amount(words[at].start, end, words[at].start, ZERO, ZERO, None, "")]
    if word == "nobody":
        return [Amount(words[at].start, words[at].end, words[at].start, ZERO, ZERO, None, "")]
    return []


def _single(text: str, words: Sequence[Token], at: int) -> list[Amount]:
    """One, or "a child": a person alone."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    person = following is not None and following.key in PEOPLE
    if at and fold(words[at - 1].text) == "no":
        return []
    if fold(word.text) == "one" or (fold(word.text) in ("a", "an") and person):
        hedge = "at least" if text[: word.start].rstrip().lower().endswith("at least") else None
        start = _hedged_from(text, word.start, hedge)
        unit = following.key if following and person else ""
        return [Amount(word.start, word.end, start, Decimal(1), None if hedge else Decimal(1), hedge, unit)]
    return []


def _vague(words: Sequence[Token], at: int) -> list[Amount]:
    """Dozens, tens of thousands: numbers of which only the size is said."""
    word, before = words[at], [fold(w.text) for w in words[max(0, at - 2) : at]]
    following = [fold(w.text) for w in words[at + 1 : at + 3]]
    if fold(word.text) in OF_THOUSANDS and following == ["of", "thousands"]:
        return [_between(OF_THOUSANDS[fold(word.text)], word, words[at + 2])]
    if fold(word.text) in ("several", "few") and (few := OF_FEW.get(" ".join(following[:1]))):
        return [_between(few, word, words[at + 1])]
    span = VAGUE.get(fold(word.text))
    if span is None or (before and (before[-1] == "of" or before[-1][0].isdecimal() or before[-1] == "several")):
        return []
    return [_between(span, word, word)]


def _between(span: tuple[int, int], first: Token, last: Token) -> Amount:
    """The vague number that runs from the first word to the last."""
    hedge = " ".join({first.text.lower(): 1, last.text.lower(): 1})
    return Amount(first.start, last.end, first.start, Decimal(span[0]), Decimal(span[1]), hedge, "")
