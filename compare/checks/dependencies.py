"""Which sentences answer to each other, without their words, and what a rule's result on a record depends on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from compare.checks.corpus_view import CorpusView
from compare.model import Analysis, Concept, Finding, Group, Habit
from compare.occasions.linked_sentences import SentenceLink
from compare.quantities.records import CountTally, FigureConflict

EVERYTHING = ""
"""The name of what every record needs."""


def parts(view: CorpusView, links: Iterable[SentenceLink]) -> dict[str, str]:
    """What the view of the corpus knows and the settings do not say, by the article that it is about."""
    linked: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in links:
        linked[link.article].append((link.sentence, link.answer))
    known = {EVERYTHING: repr((any(o.ours for o in view.outlets.values()), sorted(view.official.items())))}
    for name, profile in view.articles.items():
        near = [(a, view.outlets[view.articles[a].outlet]) for a in sorted(view.occasions.get(name, ()))]
        said = profile, view.outlets[profile.outlet], near, sorted(view.companions.get(name, ())), linked[name]
        known[name] = repr(said)
    return known


@singledispatch
def needs(record: Any) -> frozenset[str]:
    """The articles that a record has places in: what is known of others has no say in what rules find in it."""
    raise TypeError(type(record))


@needs.register
def _(record: Analysis) -> frozenset[str]:
    return frozenset({record.article.id})


@needs.register
def _(record: Group) -> frozenset[str]:
    return frozenset(s.excerpt.article for s in record.statements)


@needs.register
def _(record: Concept) -> frozenset[str]:
    told_apart = (e for pair in record.contrasts for e in pair)
    places = (e for r in record.renderings for e in r.excerpts)
    return frozenset(e.article for e in (*record.proof, *told_apart, *places))


@needs.register
def _(record: Habit) -> frozenset[str]:
    return frozenset(e.article for r in record.forms for e in r.excerpts)


@needs.register
def _(record: CountTally) -> frozenset[str]:
    return frozenset(c.fact.excerpt.article for c in record.counts)


@needs.register
def _(record: FigureConflict) -> frozenset[str]:
    return frozenset(s.figure.excerpt.article for r in record.rivals for s in (r.left, r.right))


@needs.register
def _(record: Finding) -> frozenset[str]:
    return frozenset(e.article for r in record.readings for e in r.evidence)
