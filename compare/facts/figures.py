"""Figures: digits and number words, with unit and hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.english.currencies import CURRENCIES
from compare.english.hedges import HEDGES
from compare.english.words import fold
from compare.facts.dates import dates
from compare.facts.fractions import fraction, signed, vague
from compare.facts.groups import grouped
from compare.facts.numbers import Read, begins_number, number
from compare.facts.shapes import shapes
from compare.facts.sums import Sign, leading, parted, trailing
from compare.facts.units import is_counted, is_in_millions, measure, noun
from compare.model import Article, Excerpt, Figure, Statement, Token
from compare.places import excerpt

DETERMINERS = frozenset({"the", "its", "their", "all"})
LARGE = frozenset({"million", "billion", "trillion"})

RISING = re.compile(r"\b(?:go|goes|going|gone|went|move[sd]?|put|pushed|taken|brought) up to$")
"""What comes before the number that something has risen to."""


def figures(article: Article, statement: Statement) -> Iterator[Figure]:
    """Every figure of a statement; years, days of a month and bare "one" are none.

    Millions behind a sum of money are in its currency: it will cost €780 million, of which a bank lends 300 million.
    """
    text = article.text
    words = list(grouped(text, list(signed(text, list(parted(text, statement.tokens))))))
    shaped = shapes(text, statement.excerpt.start, statement.excerpt.end)
    for shape in shaped:
        hedge = _hedge(text, statement, shape.start)
        yield Figure(excerpt(article, shape.start, shape.end), shape.value, shape.upper, shape.unit, hedge, False)
    if not any(begins_number(w) for w in words):
        return
    taken = [(s.start, s.end) for s in shaped]
    taken += [(d.excerpt.start, d.excerpt.end) for d in dates(article, statement)]
    at, paid = 0, ""
    while at < len(words):
        signs = _signs(text, words[at])
        if (behind := vague(words, at)) > at:
            at = behind
            continue
        read = _read(words, at, money=bool(signs) or is_in_millions(words, at))
        is_taken = any(start <= words[at].start < end for start, end in taken)
        if read is None or is_taken or (not signs and _is_year(words, at, read)):
            at += 1
            continue
        value, after, ordinal, unit = read
        upper, after = _upper(text, words, at, after, value) if not ordinal else (None, after)
        start, end = words[at].start, words[after - 1].end
        signs += [sign] if (sign := trailing(text, end)) else []
        if ordinal and at + 1 < len(words):
            unit = words[at + 1].key if words[at + 1].rarity > 0 else ""
        if unit is None:
            unit = signs[-1].unit if signs else measure(text, end)
            unit = unit or noun(text, words, after, alone=value == 1)
            unit = unit or _unit_of_whole(text, words, after)
            unit = unit or ("%" if _is_before(text, words, at, after, value) else "")
            unit = unit or (paid if words[after - 1].key in LARGE else "")
            paid = unit if unit in CURRENCIES else paid
        elif not ordinal:
            unit = measure(text, words[after - 1].start + words[after - 1].text.rfind("-") + 1) or unit
        money = _sum(article, start, end, signs) if unit in CURRENCIES and not ordinal else None
        hedge = _hedge(text, statement, money.start if money else start)
        yield Figure(excerpt(article, start, end), value, upper, unit, hedge, ordinal, money)
        at = after


def _read(words: Sequence[Token], at: int, *, money: bool = False) -> Read | None:
    return fraction(words, at, money=money) or number(words, at, money=money)


def _signs(text: str, word: Token) -> list[Sign]:
    """What stands before a number, and behind its digits, and says that it is money: €50, 50 € million."""
    if not begins_number(word):
        return []
    return [sign for sign in (leading(text, word.start), trailing(text, word.end)) if sign]


def _sum(article: Article, start: int, end: int, signs: Sequence[Sign]) -> Excerpt:
    """The sum as printed, with what says its currency."""
    return excerpt(article, min([start, *(s.start for s in signs)]), max([end, *(s.end for s in signs)]))


def _unit_of_whole(text: str, words: Sequence[Token], after: int) -> str:
    """What is counted where a whole is named: 54 of the 121 seats; nothing where none is."""
    if after >= len(words) or words[after].key != "of":
        return ""
    start = after + 1 + (after + 1 < len(words) and words[after + 1].key in DETERMINERS)
    whole = number(words, start) if start < len(words) else None
    return noun(text, words, whole[1], alone=False) if whole and whole[3] is None else ""


def _upper(text: str, words: Sequence[Token], at: int, after: int, value: Decimal) -> tuple[Decimal | None, int]:
    """The upper end of a range and the index behind it: 10 to 12, 10–12, between five and six."""
    if after >= len(words):
        return None, after
    gap = text[words[after - 1].end : words[after].start].strip(" +°C")
    joint = words[after].key
    between = joint == "and" and at > 0 and words[at - 1].key == "between"
    place = after if gap in ("-", "–", "—", "…", "...") else after + 1 if joint == "to" or between else None
    other = _read(words, place) if place is not None and place < len(words) else None
    if other is None or other[2] or other[0] <= value or (place == after + 1 and _has_moved(text, words, at, other[1])):
        return None, after
    return other[0], other[1]


def _has_moved(text: str, words: Sequence[Token], at: int, end: int) -> bool:
    """Whether two shares are told of before and now, and are no range: from 15 to 19 per cent."""
    return at > 0 and words[at - 1].key == "from" and measure(text, words[end - 1].end) == "%"


def _is_before(text: str, words: Sequence[Token], at: int, after: int, value: Decimal) -> bool:
    """Whether a number is what a share was before: from 15 to 19 per cent."""
    other = number(words, after + 1) if after + 1 < len(words) and words[after].key == "to" else None
    return other is not None and other[0] > value and _has_moved(text, words, at, other[1])


def _is_year(words: Sequence[Token], at: int, read: Read) -> bool:
    text, after = words[at].text, read[1]
    if after != at + 1 or len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2100:
        return False
    return after == len(words) or not is_counted(words[after])


def _hedge(text: str, statement: Statement, start: int) -> str | None:
    before = text[max(statement.excerpt.start, start - 24) : start]
    before = fold(before).rstrip().rstrip(" +-")
    if RISING.search(before):
        return None
    return next((h for h in HEDGES if re.search(rf"(?:^|\W){h}$", before)), None)
