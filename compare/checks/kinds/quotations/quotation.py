"""The same words quoted differently: a statement, or the title of a speech."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.wording import changes, shared, words
from compare.facts.compared import begin_apart
from compare.model import Excerpt, Finding, Group, Quotation, Statement
from compare.packs.rule import Rule

SUBJECT = Group
NAMED = 6
"""Words of a quotation that name it in the report."""


@dataclass(frozen=True, slots=True)
class Options:
    """Words a quotation must have, the share that must agree (on one occasion, across), words to overlook."""

    words: int = 5
    similarity: float = 0.65
    similarity_across: float = 0.7
    overlook: tuple[str, ...] = ("a", "an", "the", "that")


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each quotation that the statements print with different words."""
    options: Options = rule.options
    versions: dict[Excerpt, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        for left in _quotations(link.left, options):
            for right in _quotations(link.right, options):
                if _differ(left, right, options, view):
                    first = next((k for k, v in versions.items() if left in v or right in v), left)
                    versions[first] += [left, right]
    for places in versions.values():
        yield _finding(rule, places, view)


def _finding(rule: Rule, places: list[Excerpt], view: CorpusView) -> Finding:
    printed: dict[tuple[str, ...], list[Excerpt]] = defaultdict(list)
    for place in sorted(places, key=lambda e: e.order):
        printed[words(place.text)].append(place)
    readings = [reading(same[0].text, same, view) for same in printed.values()]
    start = min(places, key=lambda e: e.order).text.split()
    subject = f"“{' '.join(start[:NAMED])}{' …' if len(start) > NAMED else ''}”"
    return finding(rule, readings, view, subject=subject, confidence=0.9)


def _quotations(statement: Statement, options: Options) -> list[Excerpt]:
    return [
        fact.excerpt
        for fact in statement.facts
        if isinstance(fact, Quotation) and len(words(fact.excerpt.text)) >= options.words
    ]


def _differ(left: Excerpt, right: Excerpt, options: Options, view: CorpusView) -> bool:
    """Whether the two quote the same words, but not alike; a quotation cut short is no difference, nor what
    somebody says again on another day."""
    one = view.one_occasion(left, right)
    wanted = options.similarity if one else options.similarity_across
    apart = not one and begin_apart(view.articles[left.article], view.articles[right.article])
    if apart or view.corrects(left, right) or shared(left.text, right.text) < wanted:
        return False
    parts = list(changes(left.text, right.text))
    sides = words(left.text), words(right.text)
    return any(
        change[0] == "replace" or not _at_edge(words(" ".join(change[1] or change[2])), *sides)
        for change in parts
        if _counts(change[1] + change[2], options)
    )


def _counts(printed: tuple[str, ...], options: Options) -> bool:
    return any(word.lower() not in options.overlook for word in printed)


def _at_edge(run: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether words that only one side has open or close it."""
    return any(run in (side[: len(run)], side[-len(run) :]) for side in (left, right))
