"""Numbers: digits, number words and scales, as values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from compare.english.words import fold, key
from compare.model import Token

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
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "mln": 10**6,
    "bln": 10**9,
    "trn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
DIGIT_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_DIGITS = r"^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
MEASURE = re.compile(rf"{_DIGITS}-([a-z]+)$")
GLUED = re.compile(rf"{_DIGITS}(km|kg|cm|mm)$")
SCALED = re.compile(rf"{_DIGITS}-?(mn|bn|tn|mln|bln|trn|million|billion|trillion)$")
SUM = re.compile(rf"{_DIGITS}(k|m|b)$")

Read = tuple[Decimal, int, bool, str | None]


def number(words: Sequence[Token], at: int, *, money: bool = False) -> Read | None:
    """Value, the index behind it, whether it is an ordinal, and the unit where the number itself has it.

    Of `money`, 3m is three million; of anything else it may be metres.
    """
    word = fold(words[at].text)
    if scaled := SCALED.match(word) or (SUM.match(word) if money else None):
        times = {"k": 1000, "m": 10**6, "b": 10**9, **SCALES}[scaled[2]]
        return _value(scaled[1]) * times, at + 1, False, None
    if glued := GLUED.match(word):
        return _value(glued[1]), at + 1, False, glued[2]
    if measure := MEASURE.match(word):
        return _value(measure[1]), at + 1, False, key(measure[2])
    if ordinal := DIGIT_ORDINAL.match(word):
        return Decimal(ordinal[1]), at + 1, True, None
    if word in ORDINALS:
        return Decimal(ORDINALS[word]), at + 1, True, None
    if DIGITS.match(word):
        value = _value(word)
        after = at + 1
        while after < len(words) and (scale := SCALES.get(fold(words[after].text))):
            value *= scale
            after += 1
        return value, after, False, None
    return _number_words(words, at)


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def in_words(printed: str) -> Decimal:
    """The value of digits, or of a number below a hundred in words."""
    if printed[0].isdecimal():
        return Decimal(printed)
    return Decimal(sum(SMALL.get(p) or TENS.get(p) or 0 for p in printed.lower().split("-")))


def _number_words(words: Sequence[Token], at: int) -> Read | None:
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


def _is_number_word(words: Sequence[Token], at: int) -> bool:
    if at >= len(words):
        return False
    parts = fold(words[at].text).split("-")
    return _is_small(parts) or parts[0] in SCALES


def _is_scale(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and fold(words[at].text) in SCALES


def begins_number(word: Token) -> bool:
    first = fold(word.text).split("-")[0]
    return (
        first[:1].isdecimal()
        or first in SMALL
        or first in TENS
        or first in SCORES
        or first in SCALES
        or first in ORDINALS
        or first in ("half", "quarter")
    )
