"""A date that falls on another weekday than the one beside it."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Article, Date, Finding
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
BESIDE = re.compile(r"[\s,(]*(?:the)?\s*")
BEHIND = re.compile(r"\s*\(\s*|,?\s+an?\s+")
STAMP = re.compile(r"\s*(?:date|published|updated)?\s*:?\s*(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Options:
    """This kind takes no options."""


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each date whose weekday is wrong in the year that is meant."""
    dates = sorted(_dates(subject), key=lambda d: d.excerpt.order)
    for stated in _paired(dates, subject.article):
        day = _day(stated, dates, subject.article)
        if day and stated.weekday is not None and day.weekday() != stated.weekday:
            words = " ".join(stated.excerpt.text.split())
            yield finding(
                rule,
                [reading(words, [stated.excerpt], view)],
                view,
                subject=f"{day.day} {day:%B} {day.year}",
                key=[subject.article.id, words],
                suggestion=day_name[day.weekday()],
            )


def _dates(analysis: Analysis) -> set[Date]:
    return {fact for s in analysis.statements for fact in s.facts if isinstance(fact, Date)}


def _paired(dates: list[Date], article: Article) -> Iterator[Date]:
    """Dates with their weekday, from one expression or from two that stand side by side."""
    yield from (d for d in dates if d.weekday is not None and d.day is not None)
    for one, other in pairwise(dates):
        between = article.text[one.excerpt.end : other.excerpt.start]
        place = excerpt(article, one.excerpt.start, other.excerpt.end)
        if one.day is None and one.weekday is not None and other.weekday is None and BESIDE.fullmatch(between):
            yield replace(other, excerpt=place, weekday=one.weekday)
        elif one.day is not None and one.weekday is None and other.day is None and BEHIND.fullmatch(between):
            yield replace(one, excerpt=place, weekday=other.weekday)


def _day(stated: Date, dates: list[Date], article: Article) -> date | None:
    """The day that is meant: in the year stated, else the one nearest to the article's own date."""
    if stated.month is None or stated.day is None:
        return None
    if stated.year is not None:
        return _calendar(stated.year, stated.month, stated.day)
    written = article.published or _stamp(article) or _only_day(dates)
    if written is None:
        return None
    days = [_calendar(year, stated.month, stated.day) for year in range(written.year - 1, written.year + 2)]
    return min((d for d in days if d), key=lambda d: abs((d - written).days), default=None)


def _stamp(article: Article) -> date | None:
    """The date that a crawler or a content system put in front of the text."""
    stamp = STAMP.match(article.text)
    return _calendar(*map(int, stamp.groups())) if stamp else None


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
