"""Numbers whose shape says what they are: ages, magnitudes, results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from compare.facts.clock import times
from compare.facts.numbers import ORDINALS, in_words

AGE, MAGNITUDE, RESULT, RANK = "age", "magnitude", "result", "rank, "
_WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
_NUMBER = rf"(?P<value>\d{{1,3}}|{_WORDS})"
AGES = (
    re.compile(rf"\b{_NUMBER}-year-old\b", re.IGNORECASE),
    re.compile(rf"(?<=, ){_NUMBER}\s+years\s+old\b"),
    re.compile(rf"\baged\s+{_NUMBER}\b(?!\s*(?:to|and|or|-|–|%))"),
    re.compile(r"(?<=[^\W\d_]),\s(?P<value>[1-9]\d)(?=,\s(?!\d)|\s*\()"),
)
MAGNITUDES = (
    re.compile(r"\bmagnitude(?:-|\s+)(?:(?:of|as|at|was)\s+)?(?P<value>\d(?:\.\d)?)\b", re.IGNORECASE),
    re.compile(r"\b(?P<value>\d(?:\.\d)?)[-\s]magnitude\b", re.IGNORECASE),
    re.compile(
        r"\b(?:measur(?:ing|ed)|registered)\s+(?P<value>\d\.\d)\b(?=\s*[,.;]|\s+(?:on|struck|hit|shook|rattled)\b)"
    ),
    re.compile(r"\b(?P<value>\d\.\d)\s+on\s+the\s+(?:\w+\s+)?scale\b"),
)
NUMBERED = ("phase", "stage", "category", "grade", "level", "tier")
"""Nouns behind which a number says which of a few."""
LABEL = re.compile(
    rf"\b(?P<noun>{'|'.join(NUMBERED)})\s(?P<value>[1-9]|I|II|III|IV|V)\b(?![-–.,:/]\d|\s*(?:%|per cent))",
    re.IGNORECASE,
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
RANKED = re.compile(
    rf"\b(?P<value>{'|'.join(ORDINALS)})-(?P<most>(?:big|larg|high|tall|old|rich|long|deep|poor|small|strong)\w*est)\b",
    re.IGNORECASE,
)
RESULTS = re.compile(
    r"(?<![\w.,–-])(?P<value>\d{1,3})[-–](?P<upper>\d{1,3})(?![\w–-]|[.,]\d|\s*%|\s*(?:°|km|per cent))"
)
CONTEST = re.compile(
    r"\b(?:beat|beaten|won|win|wins|lost|lose|loses|defeat\w*|draw|drew|drawn|score\w*|vote[sd]?|victory|trail\w*|led)\b",
    re.IGNORECASE,
)
NEAR = 60
"""Characters before two numbers within which a contest must be named if the first is not the higher one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Offsets of a number as printed, its value, the second number of a result, and what it is."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str


def shapes(text: str, start: int, end: int) -> list[Shape]:
    """Every such number between two offsets, in the order of the text, none within another."""
    found = [Shape(t.start, t.end, t.minutes, None, t.unit) for t in times(text, start, end)]
    found += _single(text, start, end, AGES, AGE)
    found += _single(text, start, end, MAGNITUDES, MAGNITUDE)
    found += [_label(match) for match in LABEL.finditer(text, start, end)]
    found += [_rank(match) for match in RANKED.finditer(text, start, end)]
    found += _results(text, start, end)
    kept: list[Shape] = []
    for shape in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or shape.start >= kept[-1].end:
            kept.append(shape)
    return kept


def _single(text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...], unit: str) -> Iterator[Shape]:
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            begins, ends = min(match.start("value"), match.end()), match.end("value")
            hyphen = text[ends : ends + 1] == "-"
            yield Shape(begins, match.end() if hyphen else ends, in_words(match["value"]), None, unit)


def _label(match: re.Match[str]) -> Shape:
    """The number of a phase, a stage or a category, with its noun."""
    value = ROMAN.get(match["value"].upper()) or int(match["value"])
    return Shape(match.start(), match.end(), Decimal(value), None, match["noun"].lower())


def _rank(match: re.Match[str]) -> Shape:
    """Which in a row something is by its size: the third-largest."""
    most = match["most"].lower().replace("biggest", "largest")
    return Shape(match.start(), match.end(), Decimal(ORDINALS[match["value"].lower()]), None, RANK + most)


def _results(text: str, start: int, end: int) -> Iterator[Shape]:
    """Two numbers joined by a dash that are no range: 3-1, and 1-3 where a contest is named."""
    for match in RESULTS.finditer(text, start, end):
        first, second = Decimal(match["value"]), Decimal(match["upper"])
        named = CONTEST.search(text, max(start, match.start() - NEAR), match.start())
        if named or first >= second:
            yield Shape(match.start(), match.end(), first, second, RESULT)
