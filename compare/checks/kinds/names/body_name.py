"""One ministry, court or union under two names: the Marine Safety Board, the Sea Safety Agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.roots import bag
from compare.facts.organisations import SORT_OF, Body, bodies, known_by
from compare.model import Excerpt, Finding, Group, Habit, Link, Statement
from compare.packs.rule import Rule

SUBJECT = Group | Habit


@dataclass(frozen=True, slots=True)
class Options:
    """The score, 0..1, that a link needs."""

    score: float = 0.55


Pair = tuple[Excerpt, Excerpt]


def find(rule: Rule, subject: Group | Habit, view: CorpusView) -> Iterator[Finding]:
    """One finding for each body, with all its names."""
    if isinstance(subject, Habit):
        pairs = list(_by_initials(subject, view))
    else:
        pairs = [pair for link in subject.links for pair in _in_link(link, rule.options, view)]
    for places in _joined(pairs):
        printed: dict[str, list[Excerpt]] = defaultdict(list)
        for place in sorted(places, key=lambda e: e.order):
            printed[known_by(place.text)].append(place)
        shown = [reading(" ".join(same[0].text.split()), same, view) for _, same in sorted(printed.items())]
        noun = max(shown, key=lambda item: (len(item.evidence), item.text)).text
        yield finding(rule, shown, view, subject=noun, key=sorted(printed), confidence=0.7)


def _joined(pairs: Sequence[Pair]) -> list[set[Excerpt]]:
    """The places of pairs that hang together by a name, in the order of the text."""
    found: list[set[Excerpt]] = []
    for pair in pairs:
        names = {known_by(e.text) for e in pair}
        near = [places for places in found if names & {known_by(e.text) for e in places}]
        found = [*(places for places in found if places not in near), set(pair).union(*near)]
    return found


def _by_initials(habit: Habit, view: CorpusView) -> Iterator[Pair]:
    """Bodies of the same initials in stories of one occasion, each unknown to the other's story."""
    places = [e for form in habit.forms for e in form.excerpts] if habit.feature == "body" else []
    return ((a, b) for a, b in combinations(places, 2) if view.one_occasion(a, b) and _are_two_names(a, b, view))


def _in_link(link: Link, options: Options, view: CorpusView) -> Iterator[Pair]:
    """The one body on each side that the other's story does not name, where both are of one sort and share a word."""
    if link.score < options.score or not view.one_occasion(link.left.excerpt, link.right.excerpt):
        return
    ours, theirs = _own(link.left, link.right, view), _own(link.right, link.left, view)
    if len(ours) == len(theirs) == 1 and ours[0].sort == theirs[0].sort:
        pair = ours[0].excerpt, theirs[0].excerpt
        common = _words(pair[0]) & _words(pair[1])
        if not common <= _heads() and _are_two_names(*pair, view):
            yield pair


@cache
def _heads() -> frozenset[str]:
    """Roots of what bodies are called: two commissions are not one for that."""
    return frozenset().union(*map(bag, SORT_OF))


def _own(statement: Statement, other: Statement, view: CorpusView) -> list[Body]:
    """The bodies of a statement that the other's article does not name."""
    known = view.articles[other.excerpt.article].bodies
    return [body for body in bodies(statement) if known_by(body.excerpt.text) not in known]


def _are_two_names(one: Excerpt, other: Excerpt, view: CorpusView) -> bool:
    """Whether each has a word of its own, and neither article has the other's name."""
    left, right = _words(one), _words(other)
    if one.article == other.article or view.corrects(one, other) or left <= right or right <= left:
        return False
    sides = ((one, other), (other, one))
    return not any(known_by(a.text) in view.articles[b.article].bodies for a, b in sides)


def _words(place: Excerpt) -> frozenset[str]:
    """Roots of the words of a name, without initials: the Central Committee, the Central Committee of the CPC."""
    return bag(" ".join(w for w in place.text.split() if not w.isupper()))
