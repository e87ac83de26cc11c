"""Dates, weekdays, spans of days, and days told from the article's own, as far as the words state them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.facts.sums import leading, trailing
from compare.model import Article, Date, Statement
from compare.places import excerpt

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SHIFTS = {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1}
"""Days from the one on which an article came out."""
NEARBY = {"last": -1, "this": 0, "next": 1}
_MONTH = rf"(?:(?P<month>{'|'.join(MONTHS)})\b|(?P<abbreviated>jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_TH = r"(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>\d{{1,2}}){_TH}"
_LAST = rf"\s?(?:-|–|to|until|till|through)\s?(?P<last>\d{{1,2}}){_TH}"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
PATTERNS = [
    re.compile(rf"\b(?P<year>\d{{4}})-(?P<monthno>\d{{2}})-{_DAY}\b"),
    re.compile(rf"\b{_DAY}{_LAST}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\bbetween\s+{_DAY}\s+and\s+(?P<last>\d{{1,2}}){_TH}\s+{_MONTH}(?:,?\s+{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:{_LAST})?\b(?!\s*[:.]\d)(?:,?\s+{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b(?P<weekday>{'|'.join(DAYS)})\b", re.IGNORECASE),
    re.compile(
        r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|early|late|mid)[\s-]+"
        rf"(?P<month>{'|'.join(m.title() for m in MONTHS)})\b"
    ),
    re.compile(
        rf"\b(?:[Ii]n|[Ss]ince|of|[Ff]rom|[Uu]ntil|[Bb]y|the)\s+{_YEAR}\b(?!-)"
        rf"|\b{_YEAR.replace('year', 'bare')}\b(?=\s+[A-Z])"
    ),
    re.compile(
        r"(?<!world )(?<!of )\b(?P<shift>yesterday|last night|today|tonight|tomorrow)\b(?!['’]s)", re.IGNORECASE
    ),
    re.compile(r"\b(?P<months>last|this|next)\s+month\b(?!['’]s)", re.IGNORECASE),
]


def dates(article: Article, statement: Statement) -> Iterator[Date]:
    """Every date of a statement, longest reading first; parts of a date are not given again."""
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(article.text, statement.excerpt.start, statement.excerpt.end):
            name = match.groupdict().get("month") or match.groupdict().get("abbreviated")
            start, end = match.span(_shown(match))
            if any(a < end and start < b for a, b in taken) or name in ("may", "march", "mar"):
                continue  # the verb or the auxiliary: months are capitalised
            if end - start == len("2026") and (leading(article.text, start) or trailing(article.text, end)):
                continue  # a price of 2000 yen
            found = _date(article, match, start, end)
            if (found.month or 1) <= 12 and (found.last is None or found.day is None or found.day < found.last <= 31):
                taken.append((start, end))
                yield found


def _shown(match: re.Match[str]) -> str | int:
    """The group that is the date as printed: a year or a month alone without the word before it."""
    found = match.groupdict()
    if found.get("day"):
        return 0
    if found.get("month") or found.get("abbreviated"):
        return 0 if found.get("year") else "month"
    return "year" if found.get("year") else 0


def _date(article: Article, match: re.Match[str], start: int, end: int) -> Date:
    found = match.groupdict()
    year, weekday = found.get("year") or found.get("bare"), found.get("weekday")
    month = int(found["monthno"]) if found.get("monthno") else _month(found.get("month") or found.get("abbreviated"))
    return Date(
        excerpt(article, start, end),
        int(year) if year else None,
        month,
        int(found["day"]) if found.get("day") else None,
        DAYS.index(weekday.lower()) if weekday else None,
        int(found["last"]) if found.get("last") else None,
        SHIFTS[found["shift"].lower()] if found.get("shift") else None,
        NEARBY[found["months"].lower()] if found.get("months") else None,
    )


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return next(n for n, m in enumerate(MONTHS, start=1) if m.startswith(name.lower()[:3]))
