"""A list that lacks a member which the same list has elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.facts.compared import keys_in
from compare.model import Excerpt, Figure, Finding, Group, Link, ListFact, Reading, Statement, WordLink
from compare.packs.rule import Rule

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """Members that the lists must share, and the share of the longer list that these must be."""

    members: int = 3
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Lack:
    """A member of the list `full` that the list `short` does not have."""

    member: Excerpt
    full: ListFact
    short: ListFact


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each member that some of the lists lack."""
    lacks: dict[tuple[str, ...], list[Lack]] = {}
    for link in subject.links:
        if not view.corrects(link.left.excerpt, link.right.excerpt):
            for words, lack in _lacks(link, rule.options):
                lacks.setdefault(words, []).append(lack)
    for _, found in sorted(lacks.items()):
        full = {x.full.excerpt.order: x.full.excerpt for x in found}
        short = {x.short.excerpt.order: x.short.excerpt for x in found if x.short.excerpt.order not in full}
        if short:
            readings = [_reading(list(places.values()), view) for places in (full, short)]
            member = min(x.member.text for x in found)
            yield finding(rule, readings, view, subject=member, confidence=0.8)


def _reading(places: list[Excerpt], view: CorpusView) -> Reading:
    """The lists, under the text that is printed most often."""
    texts = [" ".join(place.text.split()) for place in places]
    return reading(max(sorted(set(texts)), key=texts.count), places, view)


def _lacks(link: Link, options: Options) -> Iterator[tuple[tuple[str, ...], Lack]]:
    back = tuple(WordLink(w.right_start, w.right_end, w.left_start, w.left_end, w.score) for w in link.words)
    for one, other, words in ((link.left, link.right, link.words), (link.right, link.left, back)):
        for full in _lists(one):
            for short in _lists(other):
                for member in _missing(full, short, one, other, options):
                    if keys_in(one, member) and not _is_linked(member, words):
                        yield keys_in(one, member), Lack(member, full, short)


def _lists(statement: Statement) -> list[ListFact]:
    """The lists of a statement, without those that run over a semicolon or name figures."""
    lists = [fact for fact in statement.facts if isinstance(fact, ListFact)]
    figures = [fact.excerpt for fact in statement.facts if isinstance(fact, Figure)]
    return [x for x in lists if ";" not in x.excerpt.text and not any(_within(f, x.excerpt) for f in figures)]


def _within(inner: Excerpt, outer: Excerpt) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _missing(full: ListFact, short: ListFact, one: Statement, other: Statement, options: Options) -> Iterator[Excerpt]:
    """Members of `full` that the other statement says nothing of, where the lists share enough others.

    Where the other list has members of its own, which may stand for them, a missing one must lie between
    two that are neighbours there.
    """
    theirs = [set(keys_in(other, m)) for m in short.members]
    partner = _partners([set(keys_in(one, m)) for m in full.members], theirs)
    common = len(partner) - partner.count(None)
    if common < max(options.members, options.share * len(partner)):
        return
    everywhere = {t.key for t in other.tokens}
    for number, member in enumerate(full.members):
        gap = 0 < number < len(partner) - 1 and _neighbours(partner[number - 1], partner[number + 1])
        closed = common == len(theirs)
        if partner[number] is None and (gap or closed) and not set(keys_in(one, member)) & everywhere:
            yield member


def _partners(ours: list[set[str]], theirs: list[set[str]]) -> list[int | None]:
    """For each of our members the number of theirs that shares most of its words, each given once."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(theirs):
        for key in keys:
            holding[key].append(number)
    taken: set[int] = set()
    found: list[int | None] = []
    for keys in ours:
        free = {n for key in keys for n in holding[key]} - taken
        found.append(max(free, key=lambda n: (len(keys & theirs[n]), -n), default=None))
        taken |= {n for n in found[-1:] if n is not None}
    return found


def _neighbours(left: int | None, right: int | None) -> bool:
    return left is not None and right is not None and abs(left - right) == 1


def _is_linked(member: Excerpt, words: tuple[WordLink, ...]) -> bool:
    """Whether a word of the member has a counterpart: then it is reworded, not missing."""
    return any(w.left_start < member.end and member.start < w.left_end for w in words)
