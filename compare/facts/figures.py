"""Figures: digits and number words, with unit and hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.facts.dates import dates
from compare.model import Article, Figure, Statement, Token
from compare.text import excerpt, fold, key

SMALL = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCORES = {"threescore": 60, "fourscore": 80}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
DIGIT_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
MEASURE = re.compile(r"^(\d+(?:\.\d+)?)-([a-z]+)$")
CLOCK = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))?(am|pm)$")
HEDGES = (
    "more than", "less than", "fewer than", "at least", "at most", "up to", "as many as", "as much as", "no fewer than",
    "close to", "an estimated", "about", "around", "some", "nearly", "almost", "approximately", "roughly", "over",
    "under", "estimated", "circa", "more",
)  # fmt: skip
CURRENCY = re.compile(r"(US\$|A\$|C\$|[$£€¥])\s?$")
AFTER = re.compile(r"\s?(%|per cent|percent|°C|°F|°|km/h|m/s|km|kg|mm|cm)(?![a-z])")
PEOPLE = frozenset("peopl person men women man woman children child civilian resid".split())
MOST_UNIT_WORDS = 3


def figures(article: Article, statement: Statement) -> Iterator[Figure]:
    """Every figure of a statement; years, days of a month and bare "one" are none."""
    if not any(_begins_figure(w) for w in statement.tokens):
        return
    days = [d.excerpt for d in dates(article, statement)]
    words = statement.tokens
    at = 0
    while at < len(words):
        read = _number(words, at)
        in_date = any(d.start <= words[at].start < d.end for d in days)
        if read is None or in_date or _is_year(words, at, read):
            at += 1
            continue
        value, after, ordinal, unit = read
        upper, after = _upper(article.text, words, at, after, value) if not ordinal else (None, after)
        if ordinal and at + 1 < len(words):
            unit = words[at + 1].key if words[at + 1].rarity > 0 else ""
        if unit is None:
            unit, value = _unit(article.text, words, at, after, value)
        start = words[at].start
        end = words[after - 1].end
        yield Figure(excerpt(article, start, end), value, upper, unit, _hedge(article.text, statement, start), ordinal)
        at = after


def _begins_figure(word: Token) -> bool:
    first = fold(word.text).split("-")[0]
    return (
        first[:1].isdecimal()
        or first in SMALL
        or first in TENS
        or first in SCORES
        or first in SCALES
        or first in ORDINALS
    )


_Read = tuple[Decimal, int, bool, str | None]


def _number(words: Sequence[Token], at: int) -> _Read | None:
    """Value, the index behind it, whether it is an ordinal, and the unit where the number itself has it."""
    word = fold(words[at].text)
    if (clock := CLOCK.match(word)) and int(clock[1]) <= 12:
        hour = int(clock[1]) % 12 + (12 if clock[3] == "pm" else 0)
        return Decimal(hour * 60 + int(clock[2] or 0)), at + 1, False, "time of day"
    if measure := MEASURE.match(word):
        return Decimal(measure[1]), at + 1, False, key(measure[2])
    if ordinal := DIGIT_ORDINAL.match(word):
        return Decimal(ordinal[1]), at + 1, True, None
    if word in ORDINALS:
        return Decimal(ORDINALS[word]), at + 1, True, None
    if DIGITS.match(word):
        value = Decimal(word.replace(",", ""))
        after = at + 1
        while after < len(words) and (scale := SCALES.get(fold(words[after].text))):
            value *= scale
            after += 1
        return value, after, False, None
    return _number_words(words, at)


def _number_words(words: Sequence[Token], at: int) -> _Read | None:
    """A number in words, also as in old translations: forty and two thousand three hundred and threescore."""
    total, current, after, seen = 0, 0, at, False
    while after < len(words):
        parts = fold(words[after].text).split("-")
        if after > at and words[after].start - words[after - 1].end > 2:
            break
        if _is_small(parts):
            more = sum(SMALL.get(p) or TENS.get(p) or SCORES.get(p) or 0 for p in parts)
            if seen and not _has_room(current, more):
                break
            current += more
        elif parts[0] in SCALES and len(parts) == 1:
            scale = SCALES[parts[0]]
            if scale == 100:
                current = max(1, current) * 100
            else:
                total, current = total + max(1, current) * scale, 0
        elif parts == ["and"] and seen and current % 10 == 0 and _is_number_word(words, after + 1):
            after += 1
            continue
        elif parts == ["a"] and not seen and _is_scale(words, after + 1):
            after += 1
            seen = True
            continue
        else:
            break
        after, seen = after + 1, True
    if not seen or (after == at + 1 and fold(words[at].text) == "one"):
        return None
    return Decimal(total + current), after, False, None


def _has_room(number: int, more: int) -> bool:
    """Whether a number goes on with `more`: two hundred (and) six, but not five (and) six."""
    return number % 100 == 0 if more >= 10 else number % 10 == 0


def _is_small(parts: Sequence[str]) -> bool:
    """One number word, or tens and units joined by a hyphen."""
    if len(parts) == 1:
        return parts[0] in SMALL or parts[0] in TENS or parts[0] in SCORES
    return len(parts) == 2 and parts[0] in TENS and SMALL.get(parts[1], 0) in range(1, 10)


def _upper(text: str, words: Sequence[Token], at: int, after: int, value: Decimal) -> tuple[Decimal | None, int]:
    """The upper end of a range and the index behind it: 10 to 12, 10–12, between five and six."""
    if after >= len(words):
        return None, after
    gap = text[words[after - 1].end : words[after].start].strip(" +°C")
    joint = words[after].key
    between = joint == "and" and at > 0 and words[at - 1].key == "between"
    place = after if gap in ("-", "–", "—", "…", "...") else after + 1 if joint == "to" or between else None
    other = _number(words, place) if place is not None and place < len(words) else None
    if other is None or other[2] or other[0] <= value:
        return None, after
    return other[0], other[1]


def _is_number_word(words: Sequence[Token], at: int) -> bool:
    if at >= len(words):
        return False
    parts = fold(words[at].text).split("-")
    return _is_small(parts) or parts[0] in SCALES


def _is_scale(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and fold(words[at].text) in SCALES


def _is_year(words: Sequence[Token], at: int, read: _Read) -> bool:
    text, after = words[at].text, read[1]
    if after != at + 1 or len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2100:
        return False
    return after == len(words) or not _is_counted(words[after])


def _is_counted(word: Token) -> bool:
    """Whether the word may be what a number counts: people, or a plural."""
    return word.key in PEOPLE or (word.text.islower() and word.text.endswith("s") and not word.text.endswith("ss"))


def _unit(text: str, words: Sequence[Token], at: int, after: int, value: Decimal) -> tuple[str, Decimal]:
    """What is counted or measured: a currency, a sign behind the number, or the noun that follows."""
    if money := CURRENCY.search(text[max(0, words[at].start - 4) : words[at].start]):
        return money[1], value
    if sign := AFTER.match(text, words[after - 1].end):
        return {"percent": "%", "per cent": "%"}.get(sign[1], sign[1]), value
    run: list[Token] = []
    for word in words[after : after + MOST_UNIT_WORDS]:
        gap = text[(run[-1] if run else words[after - 1]).end : word.start]
        if word.rarity == 0 or gap.strip(" -\u00a0"):
            break
        run.append(word)
        if word.key in PEOPLE:
            break
    plural = next((w for w in run if w.key in PEOPLE or (w.text.endswith("s") and not w.text.endswith("ss"))), None)
    noun = plural if plural and value != 1 else (run[0] if run else None)
    return (noun.key if noun else ""), value


def _hedge(text: str, statement: Statement, start: int) -> str | None:
    before = CURRENCY.sub("", text[max(statement.excerpt.start, start - 24) : start])
    before = fold(before).rstrip(" +-")
    return next((h for h in HEDGES if re.search(rf"(?:^|\W){h}$", before)), None)
