"""A form that the termbase rules out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Article, Excerpt, Finding, Term, TermEntry
from compare.packs.rule import Rule
from compare.termbase.matching import Match
from compare.termbase.settled import places as occurrences

SUBJECT = Analysis


@dataclass(frozen=True, slots=True)
class Options:
    """Which statuses of a term are faults, and where.

    What stands `within` quotations may be the speaker's own words: nobody but who was there can mend it. Where a
    reference prints the preferred form, it counts as plain text.
    """

    statuses: tuple[str, ...] = ("deprecated", "superseded")
    within: Literal["text", "quotations"] = "text"


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each concept of which the article prints ruled-out forms; a reading each form as printed."""
    found: dict[TermEntry, dict[str, list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for match, place in occurrences(subject, view.terms):
        spoken = view.is_quoted(place) and not _is_official(match.entry, subject.article, view)
        if _is_wrong(match, rule.options, subject.article) and spoken == (rule.options.within == "quotations"):
            found[match.entry][_shown(match.term, place)].append(place)
    for entry, forms in found.items():
        own = view.prefers.get((subject.article.outlet, entry.id))
        yield finding(
            rule,
            [reading(form, places, view) for form, places in forms.items()],
            view,
            subject=entry.label,
            key=[entry.id, *([own] if own else [])],
            suggestion=own or view.settled(entry, subject.article.language),
            action="ASK" if rule.options.within == "quotations" else None,
        )


def _is_wrong(match: Match, options: Options, article: Article) -> bool:
    """Whether the form is ruled out and the article came out after the ruling; one without a date is held to it."""
    preferred = match.entry.preferred_in(article.language)
    days = [t.since for t in (match.term, preferred) if t and t.since]
    late = article.published is None or all(day <= article.published for day in days)
    return match.term.status in options.statuses and late


def _is_official(entry: TermEntry, article: Article, view: CorpusView) -> bool:
    """Whether a reference prints the form that the termbase prefers."""
    preferred = entry.preferred_in(article.language)
    return preferred is not None and preferred.text in view.official.get(entry.id, ())


def _shown(term: Term, place: Excerpt) -> str:
    """The form as ruled, or as printed where they differ in more than case."""
    printed = " ".join(place.text.split())
    return term.text if printed.lower() == term.text.lower() else printed
