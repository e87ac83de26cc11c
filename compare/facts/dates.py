"""Dates and weekdays, as far as the words state them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Article, Date, Statement
from compare.text import excerpt

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = rf"(?:(?P<month>{'|'.join(MONTHS)})\b|(?P<abbreviated>jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
PATTERNS = [
    re.compile(rf"\b(?P<year>\d{{4}})-(?P<monthno>\d{{2}})-{_DAY}\b"),
    re.compile(rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?!\s*[:.]\d)(?:,?\s+{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b(?P<weekday>{'|'.join(DAYS)})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:in|since|of|from|until|by|the)\s+{_YEAR}\b(?!-)|\b{_YEAR.replace('year', 'bare')}\b(?=\s+[A-Z])"
    ),
]


def dates(article: Article, statement: Statement) -> Iterator[Date]:
    """Every date of a statement, longest reading first; parts of a date are not given again."""
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(article.text, statement.excerpt.start, statement.excerpt.end):
            found = match.groupdict()
            year = found.get("year") or found.get("bare")
            name = found.get("month") or found.get("abbreviated")
            start, end = match.span("year" if found.get("year") and not found.get("day") and not name else 0)
            if any(a < end and start < b for a, b in taken):
                continue
            month = int(found["monthno"]) if found.get("monthno") else _month(name)
            if name in ("may", "march", "mar") or (month or 1) > 12:
                continue  # the verb or the auxiliary: months are capitalised
            taken.append((start, end))
            weekday = found.get("weekday")
            yield Date(
                excerpt(article, start, end),
                int(year) if year else None,
                month,
                int(found["day"]) if found.get("day") else None,
                DAYS.index(weekday.lower()) if weekday else None,
            )


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return next(n for n, m in enumerate(MONTHS, start=1) if m.startswith(name.lower()[:3]))
