"""A form that the termbase rules out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule
from compare.model import Analysis, Article, Excerpt, Finding, Term, TermEntry
from compare.text import STRAIGHT, excerpt

SUBJECT = Analysis


@dataclass(frozen=True, slots=True)
class Options:
    """Which statuses of a term are faults."""

    statuses: tuple[str, ...] = ("deprecated", "superseded")


def find(rule: Rule, subject: Analysis, desk: Desk) -> Iterator[Finding]:
    """One finding for each ruled-out form that the article prints, with the preferred one as suggestion."""
    places: dict[tuple[str, str], list[Excerpt]] = defaultdict(list)
    rulings: dict[tuple[str, str], TermEntry] = {}
    for entry, term, place in _occurrences(subject.article, desk.terms):
        if term.status in rule.options.statuses and _applies(entry, term, subject.article):
            rulings[entry.id, term.text] = entry
            places[entry.id, term.text].append(place)
    for (name, text), entry in sorted(rulings.items()):
        yield finding(
            rule,
            [reading(text, places[name, text], desk)],
            desk,
            subject=entry.label,
            key=[name, text],
            suggestion=entry.preferred.text if entry.preferred else None,
        )


def _applies(entry: TermEntry, term: Term, article: Article) -> bool:
    """Whether the article came out after the ruling; one without a date is held to it."""
    days = [t.since for t in (term, entry.preferred) if t and t.since]
    return article.published is None or all(day <= article.published for day in days)


def _occurrences(article: Article, terms: tuple[TermEntry, ...]) -> Iterator[tuple[TermEntry, Term, Excerpt]]:
    """Every term in the text, the longest where one stands in another."""
    if not terms:
        return
    text = article.text.translate(STRAIGHT)
    taken: list[tuple[int, int]] = []
    for entry, term, pattern in _patterns(terms):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield entry, term, excerpt(article, *match.span())


@lru_cache(maxsize=8)
def _patterns(terms: tuple[TermEntry, ...]) -> Sequence[tuple[TermEntry, Term, re.Pattern[str]]]:
    """A pattern for each form, longest first; case counts only where two forms differ by nothing else."""
    every = [(entry, term) for entry in terms for term in entry.terms]
    every.sort(key=lambda pair: (-len(pair[1].text), pair[1].text, pair[0].id))
    lowered = [term.text.lower() for _, term in every]
    return [
        (entry, term, _pattern(term.text, 0 if lowered.count(term.text.lower()) > 1 else re.IGNORECASE))
        for entry, term in every
    ]


def _pattern(text: str, flags: int) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, text.translate(STRAIGHT).split()))
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", flags)
