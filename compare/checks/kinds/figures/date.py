"""Different days for the same thing in statements that say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import REPORTING
from compare.facts.compared import dates, names, overlap
from compare.model import Date, Excerpt, Finding, Group, Link, Severity, Statement
from compare.packs.rule import Rule
from compare.places import part

SUBJECT = Group
BEFORE_DAY = frozenset({"on", "late", "earli", "earlier", "last", "the"})
BESIDE = re.compile(r"[\s,(]*(?:the)?\s*")


@dataclass(frozen=True, slots=True)
class Options:
    """The score a link needs, 0..1, and the share of content words that the statements must have alike."""

    score: float = 0.6
    shared: float = 0.5


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding where the statements, which name one date each, name two.

    A day that has to be counted from the day of publication is a query, however grave the rule is.
    """
    printed: dict[str, list[Excerpt]] = defaultdict(list)
    told = False
    for link in subject.links:
        for stated in _contradiction(link, rule.options, view):
            printed[_shown(stated, view)].append(stated.excerpt)
            told = told or _is_told(stated)
    if len(printed) > 1:
        shown = [reading(text, places, view) for text, places in sorted(printed.items())]
        severity: Severity | None = "warning" if told and rule.severity == "error" else None
        yield finding(rule, shown, view, subject="date", confidence=0.8, severity=severity)


def _shown(stated: Date, view: CorpusView) -> str:
    """The date as printed; the day that is meant behind it where that is counted from the day of publication."""
    words, day = " ".join(stated.excerpt.text.split()), _day(stated, view)
    return f"{words} ({day.day} {day:%B})" if stated.shift is not None and day else words


def _contradiction(link: Link, options: Options, view: CorpusView) -> tuple[Date, ...]:
    """The one date of either side, where both report one occasion and the two cannot be the same day."""
    left, right = link.left, link.right
    if link.score < options.score or not view.one_occasion(left.excerpt, right.excerpt):
        return ()
    if view.corrects(left.excerpt, right.excerpt) or not _alike(link, options):
        return ()
    sides = _days(left), _days(right)
    one, other = (_only(_others(mine, theirs)) for mine, theirs in (sides, sides[::-1]))
    if one is None or other is None or _is_said_then(left, one) != _is_said_then(right, other):
        return ()
    return (one, other) if _differ(one, other, view) else ()


def _is_said_then(statement: Statement, stated: Date) -> bool:
    """Whether the date is that of the saying, not of what is said: the minister said on Tuesday."""
    before = [t for t in statement.tokens if t.end <= stated.excerpt.start and t.key not in BEFORE_DAY]
    return bool(before) and before[-1].key in REPORTING


def _others(mine: list[Date], theirs: list[Date]) -> list[Date]:
    """Our dates, without those that the other statement has, too: the year in which a thing was founded."""
    stated = {_parts(d) for d in theirs}
    return [d for d in mine if _parts(d) not in stated]


def _parts(stated: Date) -> tuple[int | None, ...]:
    return stated.year, stated.month, stated.day, stated.weekday, stated.last, stated.shift, stated.months


def _only(stated: list[Date]) -> Date | None:
    """The one date of these; None where there are others, or none."""
    return stated[0] if len(stated) == 1 else None


def _days(statement: Statement) -> list[Date]:
    """The dates of a statement in order, a weekday and the day beside it taken together."""
    found: list[Date] = []
    for stated in sorted(dates(statement), key=lambda d: d.excerpt.order):
        if found and (whole := _together(statement, found[-1], stated)):
            found[-1] = whole
        else:
            found.append(stated)
    return found


def _together(statement: Statement, one: Date, other: Date) -> Date | None:
    """The day with the weekday that stands beside it; None where they are not a weekday and a day, or stand apart."""
    day, weekday = (one, other) if _is_day(one) else (other, one)
    fits = _is_day(day) and not _is_day(weekday) and weekday.weekday is not None and day.weekday is None
    beside = BESIDE.fullmatch(_between(statement, one, other))
    if not fits or not beside:
        return None
    both = part(statement.excerpt, one.excerpt.start, other.excerpt.end)
    return replace(day, weekday=weekday.weekday, excerpt=day.excerpt if "(" in beside[0] else both)


def _is_day(stated: Date) -> bool:
    return stated.day is not None or stated.shift is not None


def _between(statement: Statement, one: Date, other: Date) -> str:
    start = statement.excerpt.start
    return statement.excerpt.text[one.excerpt.end - start : other.excerpt.start - start]


def _alike(link: Link, options: Options) -> bool:
    """Whether the statements have enough words in common, and a name, unless they name nobody and nothing."""
    one, other = names(link.left), names(link.right)
    named = bool(one & other) or not (one | other)
    return named and overlap(link.left, link.right) >= options.shared


def _differ(one: Date, other: Date, view: CorpusView) -> bool:
    """Whether no day is both, as far as they are stated, or can be counted from the day of publication."""
    left, right = _day(one, view), _day(other, view)
    if left and right:
        return _apart(left, right, one, other)
    for day, stated in ((left, other), (right, one)):
        if day and stated.weekday is not None and stated.day is None:
            return day.weekday() != stated.weekday
    if _is_span(one) or _is_span(other):
        return _parts_differ(one, other, view, day=False) or _apart(_any_year(one), _any_year(other), one, other)
    return _parts_differ(one, other, view, day=True)


def _parts_differ(one: Date, other: Date, view: CorpusView, *, day: bool) -> bool:
    """Whether a part that both state is another one; of spans the days are none of the parts."""
    parts = [(*_month(d, view), d.day if day else None, d.weekday) for d in (one, other)]
    return any(a is not None and b is not None and a != b for a, b in zip(*parts, strict=True))


def _any_year(stated: Date) -> date | None:
    """The first day, in a leap year where no year is stated; None without a day, or one that no calendar has."""
    return _calendar_day(stated.year or 2000, stated.month, stated.day) if stated.month and stated.day else None


def _apart(left: date | None, right: date | None, one: Date, other: Date) -> bool:
    """Whether the days are two, and neither lies in the other's span; two spans differ by either end."""
    if left is None or right is None:
        return False
    if _is_span(one) and _is_span(other):
        return (left, one.last) != (right, other.last)
    return not _holds(left, one.last, right) and not _holds(right, other.last, left)


def _holds(first: date, last: int | None, day: date) -> bool:
    """Whether the day is the first of a span, or lies in it."""
    return day == first or (last is not None and first <= day <= first + timedelta(days=last - first.day))


def _is_span(stated: Date) -> bool:
    return stated.last is not None


def _is_told(stated: Date) -> bool:
    return stated.shift is not None or stated.months is not None


def _month(stated: Date, view: CorpusView) -> tuple[int | None, int | None]:
    """Year and month, as far as stated or told from the month of publication."""
    published = view.articles[stated.excerpt.article].published
    if stated.months is None or published is None:
        return stated.year, stated.month
    count = published.year * 12 + published.month - 1 + stated.months
    return count // 12, count % 12 + 1


def _day(stated: Date, view: CorpusView) -> date | None:
    """The day that is meant, as far as it can be told; of a span the first."""
    published = view.articles[stated.excerpt.article].published
    if stated.shift is not None:
        return _shifted(published, stated.shift) if published else None
    year = stated.year or (published.year if published else None)
    return _calendar_day(year, stated.month, stated.day) if year and stated.month and stated.day else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    """The day; None where no calendar has it, such as 31 February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(day: date, days: int) -> date | None:
    """So many days later; None before the first day and after the last that can be counted."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
