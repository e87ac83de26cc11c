"""Different days for the same thing in statements that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from compare.checks.context import content, dates, names
from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule
from compare.model import Date, Excerpt, Finding, Group, Link

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """The score a link needs, 0..1, and the share of content words that the statements must have alike."""

    score: float = 0.6
    shared: float = 0.5


def find(rule: Rule, subject: Group, desk: Desk) -> Iterator[Finding]:
    """One finding where the statements, which name one date each, name two."""
    printed: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        for stated in _contradiction(link, rule.options, desk):
            printed[" ".join(stated.excerpt.text.split())].append(stated.excerpt)
    if len(printed) > 1:
        shown = [reading(text, places, desk) for text, places in sorted(printed.items())]
        yield finding(rule, shown, desk, subject="date", confidence=0.8)


def _contradiction(link: Link, options: Options, desk: Desk) -> tuple[Date, ...]:
    """The one date of either side, where both report one occasion and the two cannot be the same day."""
    left, right = link.left, link.right
    if link.score < options.score or not desk.one_occasion(left.excerpt, right.excerpt):
        return ()
    if desk.corrects(left.excerpt, right.excerpt) or not _alike(link, options):
        return ()
    sides = dates(left), dates(right)
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return ()
    one, other = sides[0][0], sides[1][0]
    return (one, other) if _differ(one, other, desk) else ()


def _alike(link: Link, options: Options) -> bool:
    """Whether the statements have enough words, and a name, in common."""
    one, other = content(link.left), content(link.right)
    return len(one & other) >= options.shared * min(len(one), len(other)) and bool(names(link.left) & names(link.right))


def _differ(one: Date, other: Date, desk: Desk) -> bool:
    """Whether no day is both: weekdays are days of the week before an article came out, where that is known."""
    days = [_day(d, desk) for d in (one, other)]
    if days[0] and days[1]:
        return days[0] != days[1]
    parts = [(d.year, d.month, d.day, d.weekday) for d in (one, other)]
    both = [(a, b) for a, b in zip(*parts, strict=True) if a is not None and b is not None]
    return any(a != b for a, b in both)


def _day(stated: Date, desk: Desk) -> date | None:
    """The day that is meant, as far as it can be told."""
    published = desk.bylines[stated.excerpt.article].published
    year = stated.year or (published.year if published else None)
    if year and stated.month and stated.day:
        try:
            return date(year, stated.month, stated.day)
        except ValueError:
            return None
    if stated.weekday is not None and published and not stated.month:
        return published - timedelta(days=(published.weekday() - stated.weekday) % 7)
    return None
