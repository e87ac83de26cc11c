"""Times of day: 3.45pm, 3:45 p.m., 15:45 GMT, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

CLOCK = "time of day"
DAY = 24 * 60
ZONES = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Hours ahead of UTC. Initials that stand for several zones, such as IST, are compared with themselves only."""
_ZONE = r"(?:\s*\(?(?P<zone>UTC|MSK|[A-Z]{1,3}T)\b)?"
_BEFORE = r"(?<![\w:.,-])(?P<lead>(?:at|around|about|by|until|till|from|since|before|after|between|to|and)\s+)?"
HALVES = re.compile(
    rf"(?<![\d:.])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?\s?(?P<half>[ap])\.?\s?m\b\.?{_ZONE}", re.IGNORECASE
)
WHOLE = re.compile(rf"{_BEFORE}(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s?(?P<told>hrs|hours|h)\b)?{_ZONE}")
NAMED = re.compile(
    r"\b(?:at|by|until|till|before|after|from|since|around|about|to|of)\s+(?P<name>noon|midday|midnight)\b"
)


@dataclass(frozen=True, slots=True)
class Time:
    """Offsets of a time of day, its minutes since midnight, and its unit, which names the zone where one is said."""

    start: int
    end: int
    minutes: Decimal
    unit: str


def times(text: str, start: int, end: int) -> Iterator[Time]:
    """Every time of day between two offsets; those in a known zone are given in UTC."""
    for match in HALVES.finditer(text, start, end):
        if 1 <= int(match["hour"]) <= 12 and int(match["minute"] or 0) < 60:
            hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            yield _time(match.start("hour"), match, hour * 60 + int(match["minute"] or 0), _zone(match["zone"]))
    for match in WHOLE.finditer(text, start, end):
        colon = text[match.end("hour")] == ":"
        if match["told"] or match["zone"] or (match["lead"] and colon and not _goes_on(text, match.end())):
            minutes = int(match["hour"]) * 60 + int(match["minute"])
            yield _time(match.start("hour"), match, minutes, _zone(match["zone"]))
    for match in NAMED.finditer(text, start, end):
        yield Time(*match.span("name"), Decimal(0 if match["name"] == "midnight" else DAY // 2), CLOCK)


def _zone(printed: str | None) -> str | None:
    """The zone, where the letters are capitals: 3 pm est may be a word."""
    return printed if printed and printed.isupper() else None


def _goes_on(text: str, end: int) -> bool:
    """Whether digits, or half of a day, follow: 2:03:15 is a duration, and 3:45 p.m. is read as a whole."""
    return re.match(r"[:.]?\d|\s?[ap]\.?\s?m\b", text[end : end + 6], re.IGNORECASE) is not None


def _time(start: int, match: re.Match[str], minutes: int, zone: str | None) -> Time:
    end = match.end("zone") if zone else _printed_end(match)
    if zone is None:
        return Time(start, end, Decimal(minutes), CLOCK)
    if zone not in ZONES:
        return Time(start, end, Decimal(minutes), f"{CLOCK}, {zone}")
    return Time(start, end, Decimal((minutes - ZONES[zone] * 60) % DAY), f"{CLOCK}, UTC")


def _printed_end(match: re.Match[str]) -> int:
    """Where the time ends, without the full stop of its sentence and without what is no zone."""
    found = match.groupdict()
    if found.get("half"):
        end = match.end("half")
        tail = re.match(r"\.\s?m\.?|\s?m", match.string[end : end + 4], re.IGNORECASE)
        return end + (tail.end() if tail else 0)
    return match.end("told") if found.get("told") else match.end("minute")
