"""What several outlets state of an occasion, and one does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Excerpt, Finding, Group
from compare.packs.rule import Rule

SUBJECT = Group
NAMED = 8
"""Words of a statement that name it in the report."""


@dataclass(frozen=True, slots=True)
class Options:
    """Outlets that are held to it, by name or short name (ours, where none is named); how many others must state it."""

    outlets: tuple[str, ...] = ()
    least: int = 2


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each article of the occasion that has no such statement."""
    places = {s.excerpt.article: s.excerpt for s in sorted(subject.statements, key=lambda s: s.order, reverse=True)}
    stated = {view.outlet(place).name for place in places.values()}
    if len(stated) < rule.options.least:
        return
    everyone = [view.occasions.get(article, frozenset()) for article in places]
    for article in sorted(frozenset.intersection(*everyone) - set(places)):
        outlet = view.outlets[view.articles[article].outlet]
        if _is_held(outlet.name, rule.options, view) and outlet.name not in stated:
            yield _finding(rule, list(places.values()), f"{outlet.short} {article}", article, view)


def _finding(rule: Rule, places: list[Excerpt], noun: str, article: str, view: CorpusView) -> Finding:
    first = min(places, key=lambda e: e.order).text.split()
    text = " ".join(first[:NAMED]) + (" …" if len(first) > NAMED else "")
    return finding(rule, [reading(text, places, view)], view, subject=noun, key=[article, text], action="FIX")


def _is_held(name: str, options: Options, view: CorpusView) -> bool:
    outlet = view.outlets[name]
    return outlet.ours if not options.outlets else bool({outlet.name, outlet.short} & set(options.outlets))
