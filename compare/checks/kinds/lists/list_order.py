"""One list whose members stand in another order elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.facts.compared import keys_in
from compare.model import Excerpt, Finding, Group, Link, ListFact, Statement
from compare.packs.rule import Rule

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """Members that a list must have."""

    members: int = 3


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each list of the same members in two orders."""
    orders: dict[tuple[str, ...], dict[tuple[str, ...], list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for link in subject.links:
        if not view.corrects(link.left.excerpt, link.right.excerpt):
            for order, place in _lists(link, rule.options):
                orders[tuple(sorted(order))][order].append(place)
    for members, printed in sorted(orders.items()):
        if len(printed) > 1:
            shown = [reading(" ".join(p[0].text.split()), p, view) for _, p in sorted(printed.items())]
            yield finding(rule, shown, view, subject=shown[0].text, key=members, confidence=0.8)


def _lists(link: Link, options: Options) -> Iterator[tuple[tuple[str, ...], Excerpt]]:
    for side in (link.left, link.right):
        for fact in side.facts:
            if isinstance(fact, ListFact) and len(fact.members) >= options.members:
                yield tuple(_key(side, m) for m in fact.members), fact.excerpt


def _key(statement: Statement, member: Excerpt) -> str:
    """The keys of a member's content words, in one word."""
    return " ".join(keys_in(statement, member))
