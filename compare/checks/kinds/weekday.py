"""A date that falls on another weekday than the one beside it."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule
from compare.model import Analysis, Article, Date, Excerpt, Finding
from compare.text import excerpt

SUBJECT = Analysis
BESIDE = re.compile(r"[\s,(]*(?:on|the)?\s*")


@dataclass(frozen=True, slots=True)
class Options:
    """This kind takes no options."""


def find(rule: Rule, subject: Analysis, desk: Desk) -> Iterator[Finding]:
    """One finding for each date whose weekday is wrong in the year that is meant."""
    dates = sorted(_dates(subject), key=lambda d: d.excerpt.order)
    for stated in _paired(dates, subject.article):
        day = _day(stated, dates, subject.article)
        if day and stated.weekday is not None and day.weekday() != stated.weekday:
            words = " ".join(stated.excerpt.text.split())
            yield finding(
                rule,
                [reading(words, [stated.excerpt], desk)],
                desk,
                subject=f"{day.day} {day:%B} {day.year}",
                key=[subject.article.id, words],
                suggestion=day_name[day.weekday()],
            )


def _dates(analysis: Analysis) -> set[Date]:
    return {fact for s in analysis.statements for fact in s.facts if isinstance(fact, Date)}


def _paired(dates: list[Date], article: Article) -> Iterator[Date]:
    """Dates with their weekday, from one expression or from two that stand side by side."""
    for number, one in enumerate(dates):
        if one.weekday is not None and one.day is not None:
            yield one
        for other in dates[number + 1 : number + 2]:
            between = article.text[one.excerpt.end : other.excerpt.start]
            if BESIDE.fullmatch(between) and (one.weekday is None) != (other.weekday is None):
                both = excerpt(article, one.excerpt.start, other.excerpt.end)
                yield _together(both, one, other)


def _together(place: Excerpt, one: Date, other: Date) -> Date:
    dated, named = (one, other) if other.weekday is not None else (other, one)
    return replace(dated, excerpt=place, weekday=named.weekday)


def _day(stated: Date, dates: list[Date], article: Article) -> date | None:
    """The day that is meant: in the year stated, else the one nearest to the article's own date."""
    if stated.month is None or stated.day is None:
        return None
    if stated.year is not None:
        return _calendar(stated.year, stated.month, stated.day)
    written = article.published or _only_day(dates)
    if written is None:
        return None
    days = [_calendar(year, stated.month, stated.day) for year in range(written.year - 1, written.year + 2)]
    return min((d for d in days if d), key=lambda d: abs((d - written).days), default=None)


def _only_day(dates: list[Date]) -> date | None:
    """The day that the article states in full, where all such dates are of one year."""
    full = [_calendar(d.year, d.month, d.day) for d in dates if d.year and d.month and d.day]
    days = [d for d in full if d]
    return days[0] if len({d.year for d in days}) == 1 else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
